import { Composer } from "grammy";
import { dayOf } from "../calendar/day.ts";
import { instant, momentOf } from "../calendar/instant.ts";
import type { Member } from "../people/member.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { typed } from "../telegram/typed-word.ts";
import { inOrder } from "./notice.ts";
import { draftAnswers, draftHandlers, maySend, startDraft, writerOf } from "./notice-draft-bot.ts";
import { countNotices, findNotice, markRead, noticesOf, readersOf, remindUnread } from "./notice-store.ts";
import {
  listedButton,
  notForYou,
  NOTICE_WORDS,
  noticeCard,
  noticeGone,
  noticeList,
  noticeMessage,
  remindButton,
  reminded,
  remindedToday,
  thanks,
} from "./notice-texts.ts";

const LIST_SIZE = 5;
const READERS_SIZE = 15;

/** Messages of the chair's to some of the cluster's people, and who has read them. */
export function noticesFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("notice", openNotices);
  handlers.hears(typed("notice"), openNotices);
  handlers.callbackQuery(/^n:read:/, readTapped);
  handlers.callbackQuery(/^n:list:/, forWriter(showList));
  handlers.callbackQuery(/^n:card:/, forWriter(showCard));
  handlers.callbackQuery(/^n:again:/, forWriter(remind));
  handlers.use(draftHandlers());
  handlers.callbackQuery(/^n:/, (ctx) => toast(ctx, deadButton));
  return { handlers, answers: draftAnswers };
}

/** Whoever has sent nothing yet is asked at once whom to write to. */
async function openNotices(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  if (!maySend(member)) return say(ctx, html`${notAllowed}`);
  if (countNotices(ctx.db, member.clusterId) === 0) return startDraft(ctx, member);
  await showList(ctx, member, []);
}

type Tap = (ctx: Ctx, member: Member, words: readonly string[]) => Promise<void>;

const forWriter = (tap: Tap) => async (ctx: Ctx) => {
  if (!maySend(ctx.member)) return toast(ctx, notAllowed);
  await tap(ctx, ctx.member, (unpackCallback(ctx.callbackQuery?.data ?? "") ?? []).slice(2));
};

async function showList(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const asked = pageNumber(word);
  if (asked === null) return toast(ctx, deadButton);
  const total = countNotices(ctx.db, member.clusterId);
  const pages = Math.max(1, Math.ceil(total / LIST_SIZE));
  const page = Math.min(asked, pages - 1);
  const items = noticesOf(ctx.db, member.clusterId, { offset: page * LIST_SIZE, limit: LIST_SIZE });
  const turning = { items, page, pages, total };
  const cards = items.map((notice) => ({
    text: listedButton(notice, ctx.zone),
    data: packCallback("n", "card", notice.id),
  }));
  if (ctx.callbackQuery !== undefined) await toast(ctx);
  await show(
    ctx,
    noticeList(turning, ctx.zone),
    filled([
      ...inRows(cards, 1),
      pager(turning, (to) => packCallback("n", "list", to)),
      [{ text: NOTICE_WORDS.write, data: packCallback("n", "new") }],
    ]),
  );
}

const BACK: Button[] = [{ text: NOTICE_WORDS.back, data: packCallback("n", "list", 0) }];

async function showCard(ctx: Ctx, member: Member, words: readonly string[], word?: string): Promise<void> {
  const notice = noticeOfTap(ctx, member, words[0]);
  const asked = pageNumber(words[1]);
  if (notice === null || asked === null) return toast(ctx, notice === null ? noticeGone : deadButton);
  const readers = readersOf(ctx.db, notice.id);
  const page = pageOf(inOrder(readers), asked, READERS_SIZE);
  const unread = readers.filter(({ state }) => state === "unread").length;
  await toast(ctx, word);
  await show(
    ctx,
    noticeCard(notice, page, ctx.zone),
    filled([
      pager(page, (to) => packCallback("n", "card", notice.id, to)),
      unread > 0 ? [{ text: remindButton(unread), data: packCallback("n", "again", notice.id) }] : [],
      BACK,
    ]),
  );
}

/** Another cluster's message is none. */
function noticeOfTap(ctx: Ctx, { clusterId }: Member, word: string | undefined) {
  const id = callbackId(word);
  const notice = id === null ? null : findNotice(ctx.db, id);
  return notice?.clusterId === clusterId ? notice : null;
}

async function remind(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const notice = noticeOfTap(ctx, member, words[0]);
  if (notice === null) return toast(ctx, noticeGone);
  const told = ctx.commit((tx) => remindUnread(tx, writerOf(ctx, member), notice.id));
  if (told === 0) return toast(ctx, remindedToday);
  await showCard(ctx, member, words, reminded(told));
}

/** Whoever the message was sent to may say so, in office or not. */
async function readTapped(ctx: Ctx): Promise<void> {
  const id = callbackId(unpackCallback(ctx.callbackQuery?.data ?? "")?.[2]);
  const { chatId } = ctx;
  if (id === null || chatId === undefined) return toast(ctx, deadButton);
  const notice = findNotice(ctx.db, id);
  if (notice === null) return toast(ctx, noticeGone);
  const readAt = ctx.commit((tx) => markRead(tx, id, chatId, instant(ctx.now)));
  if (readAt === null) return toast(ctx, notForYou);
  await toast(ctx, thanks);
  await show(ctx, noticeMessage(notice, { readOn: dayOf(momentOf(readAt, ctx.zone), ctx.zone) }));
}
