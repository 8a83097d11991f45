import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { schoolsOf } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { loadStaff } from "../people/staff-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import {
  areasOf,
  type Audience,
  type NoticeDraft,
  noticeDraftOf,
  readNoticeText,
  tickedSchools,
  withAudience,
  withSchoolTicked,
  withText,
} from "./notice.ts";
import { findAddressees, sendNotice, type Writer } from "./notice-store.ts";
import {
  askSchools,
  askText,
  askWhom,
  audienceButton,
  discarded,
  draftGone,
  nobodyChosen,
  nobodyReached,
  NOTICE_WORDS,
  preview,
  schoolButton,
  sendButton,
  sent,
  textRefused,
} from "./notice-texts.ts";

const KIND = "notice.draft";
const SCHOOLS_SIZE = 10;

/** A message is written step by step; the draft is kept with the chat's open question. */
export function draftHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery("n:new", async (ctx) => {
    await toast(ctx, maySend(ctx.member) ? undefined : notAllowed);
    if (maySend(ctx.member)) await startDraft(ctx, ctx.member);
  });
  handlers.callbackQuery(/^n:draft:/, tapped);
  return handlers;
}

export const draftAnswers: Feature["answers"] = { [KIND]: textTyped };

export const maySend = (member: Member | null): member is Member =>
  member !== null && may(member, { do: "sendNotices", clusterId: member.clusterId });

export const writerOf = (ctx: Ctx, member: Member): Writer => ({
  clusterId: member.clusterId,
  personId: member.personId,
  today: ctx.today,
  at: instant(ctx.now),
});

/** The draft that the chat is in the middle of, or null. */
function openDraft(ctx: Ctx): NoticeDraft | null {
  const question = openQuestionOf(ctx);
  return question?.kind === KIND ? noticeDraftOf(question.subject) : null;
}

/** Asks whom to write to, or goes on with what is being written. */
export async function startDraft(ctx: Ctx, member: Member): Promise<void> {
  const stamp = ctx.now.toMillis();
  const draft = openDraft(ctx) ?? { stamp, step: "whom", audience: null, text: null };
  keep(ctx, draft);
  await say(ctx, ...screen(ctx, member, draft));
}

function keep(ctx: Ctx, draft: NoticeDraft): void {
  const { chatId } = ctx;
  if (chatId !== undefined) ctx.commit((tx) => openQuestion(tx, chatId, KIND, draft, instant(ctx.now)));
}

// ── The screens ────────────────────────────────────────────────────────────────────────────────────────────

const to = ({ stamp }: NoticeDraft, ...words: (string | number)[]): string =>
  packCallback("n", "draft", stamp, ...words);

const CHOICES: readonly Audience[] = [
  { to: "directors" },
  { to: "deputies", of: null },
  { to: "council" },
  { to: "everyone" },
];

/** Those whom a message can be for, in the order of their buttons. */
const audiencesOf = (ctx: Ctx, member: Member): Audience[] => [
  ...CHOICES,
  ...areasOf(loadStaff(ctx.db, member.clusterId, ctx.today)).map((of): Audience => ({ to: "deputies", of })),
];

function screen(ctx: Ctx, member: Member, draft: NoticeDraft, asked = 0): [Html, Button[][]] {
  const cancel = { text: NOTICE_WORDS.cancel, data: to(draft, "cancel") };
  const { audience, text } = draft;
  if (draft.step === "schools") return schoolsScreen(ctx, member, draft, asked);
  if (draft.step === "whom" || audience === null) return whomScreen(ctx, member, draft);
  if (draft.step === "text" || text === null) {
    return [askText(audience), [[{ text: NOTICE_WORDS.changeWhom, data: to(draft, "whom") }, cancel]]];
  }
  const reached = findAddressees(ctx.db, writerOf(ctx, member), audience);
  const n = reached.reached.length;
  return [
    preview(audience, reached, text),
    filled([
      n > 0 ? [{ text: sendButton(n), data: to(draft, "send") }] : [],
      [
        { text: NOTICE_WORDS.changeText, data: to(draft, "text") },
        { text: NOTICE_WORDS.changeWhom, data: to(draft, "whom") },
      ],
      [cancel],
    ]),
  ];
}

function whomScreen(ctx: Ctx, member: Member, draft: NoticeDraft): [Html, Button[][]] {
  const writer = writerOf(ctx, member);
  const audiences = audiencesOf(ctx, member).flatMap((audience, at) => {
    const { reached, missed } = findAddressees(ctx.db, writer, audience);
    const n = reached.length + missed.length;
    return n === 0 ? [] : [{ text: audienceButton(audience, n), data: to(draft, "to", at) }];
  });
  return [
    askWhom(draft.text),
    [
      ...inRows(audiences, 2),
      [{ text: NOTICE_WORDS.schools, data: to(draft, "schools", 0) }],
      [{ text: NOTICE_WORDS.cancel, data: to(draft, "cancel") }],
    ],
  ];
}

function schoolsScreen(ctx: Ctx, member: Member, draft: NoticeDraft, asked: number): [Html, Button[][]] {
  const ticked = tickedSchools(draft);
  const page = pageOf(schoolsOf(ctx.db, member.clusterId), asked, SCHOOLS_SIZE);
  const schools = page.items.map(({ id, name }) => ({
    text: schoolButton(name, ticked.includes(id)),
    data: to(draft, "school", id, page.page),
  }));
  return [
    askSchools(ticked.length),
    filled([
      ...inRows(schools, 1),
      pager(page, (at) => to(draft, "schools", at)),
      [
        { text: `${NOTICE_WORDS.done}: ${ticked.length}`, data: to(draft, "ticked") },
        { text: NOTICE_WORDS.changeWhom, data: to(draft, "whom") },
      ],
      [{ text: NOTICE_WORDS.cancel, data: to(draft, "cancel") }],
    ]),
  ];
}

// ── What is tapped and typed ───────────────────────────────────────────────────────────────────────────────

/** A tap on a button of the message that is being written, and of no other. */
async function tapped(ctx: Ctx): Promise<void> {
  const { member, chatId } = ctx;
  if (!maySend(member) || chatId === undefined) return toast(ctx, notAllowed);
  const [, , stamp, action, word, page] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const draft = openDraft(ctx);
  if (draft === null || String(draft.stamp) !== stamp) return toast(ctx, draftGone);
  if (action === "cancel") {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    await toast(ctx);
    return show(ctx, discarded());
  }
  if (action === "send") return send(ctx, member, chatId, draft);
  const next = stepTapped(ctx, member, draft, action, word);
  if (typeof next === "string") return toast(ctx, next);
  keep(ctx, next);
  await toast(ctx);
  const asked = pageNumber(action === "school" ? page : word) ?? 0;
  await show(ctx, ...screen(ctx, member, next, asked));
}

/** The draft after a tap, or the words that say why there is none. */
function stepTapped(
  ctx: Ctx,
  member: Member,
  draft: NoticeDraft,
  action: string | undefined,
  word: string | undefined,
): NoticeDraft | string {
  if (action === "whom") return { ...draft, step: "whom" };
  if (action === "text" && draft.audience !== null) return { ...draft, step: "text" };
  if (action === "schools") return { ...draft, step: "schools" };
  if (action === "to" && word !== undefined) {
    const audience = audiencesOf(ctx, member)[Number(word)];
    return audience === undefined ? deadButton : withAudience(draft, audience);
  }
  if (action === "school") {
    const school = schoolsOf(ctx.db, member.clusterId).find(({ id }) => id === callbackId(word));
    return school === undefined ? deadButton : withSchoolTicked(draft, school.id);
  }
  if (action === "ticked") {
    const ids = tickedSchools(draft);
    return ids.length === 0 ? nobodyChosen : withAudience(draft, { to: "schools", ids });
  }
  return deadButton;
}

async function textTyped(ctx: Ctx, subject: unknown, written: string): Promise<void> {
  const { member, chatId } = ctx;
  const draft = noticeDraftOf(subject);
  if (!maySend(member) || draft === null || chatId === undefined) {
    if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${maySend(member) ? draftGone : notAllowed}`);
  }
  const read = readNoticeText(written);
  if (typeof read === "string") return say(ctx, textRefused(read, written.trim().length));
  const next = withText(draft, read.text);
  keep(ctx, next);
  await say(ctx, ...screen(ctx, member, next));
}

async function send(ctx: Ctx, member: Member, chatId: number, draft: NoticeDraft): Promise<void> {
  const { audience, text } = draft;
  if (draft.step !== "check" || audience === null || text === null) return toast(ctx, deadButton);
  const writer = writerOf(ctx, member);
  if (findAddressees(ctx.db, writer, audience).reached.length === 0) return toast(ctx, nobodyReached);
  const { id, reached } = ctx.commit((tx) => {
    closeQuestion(tx, chatId);
    return sendNotice(tx, writer, { audience, text });
  });
  await toast(ctx);
  await show(ctx, sent(reached), [[{ text: NOTICE_WORDS.whoRead, data: packCallback("n", "card", id) }]]);
}
