import { Composer } from "grammy";
import { may } from "../people/rights.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { markDuty } from "./duty-answer-store.ts";
import {
  answerAndShow,
  answererOf,
  dutyOfTap,
  instantOf,
  type Notice,
  notify,
  type OpenDuty,
  showCard,
} from "./duty-card-bot.ts";
import { dutyOfQuestion, sayCard } from "./duty-date-bot.ts";
import { LONGEST_TEXT } from "./held-day.ts";
import type { DigestButton } from "./digest-texts.ts";
import {
  answerNotice,
  answerSent,
  askAnswer,
  askComment,
  askHelp,
  backButtons,
  chairUnreachable,
  emptyText,
  helpAlready,
  helpAskButtons,
  helpIsSettled,
  helpIsYours,
  helpNotice,
  helpNoticeButtons,
  nobodyToAnswer,
  openButtons,
  settledNotice,
  tooLong,
} from "./duty-texts.ts";
import { typedWords } from "../telegram/typed-words.ts";

/** «Добавить комментарий», «Нужна помощь», and the chair's answer to it. */
export function wordHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:comment:/, (ctx) => ask(ctx, "duty.comment", askComment(), backButtons));
  handlers.callbackQuery(/^d:help:/, helpTapped);
  handlers.callbackQuery(/^d:helpnow:/, helpWithoutWords);
  handlers.callbackQuery(/^d:answer:/, answerTapped);
  handlers.callbackQuery(/^d:settle:/, settleTapped);
  return handlers;
}

export const wordAnswers: Feature["answers"] = {
  "duty.comment": commentTyped,
  "duty.help": helpTyped,
  "duty.answer": answerTyped,
};

async function ask(
  ctx: Ctx,
  kind: string,
  text: Html,
  buttons: (place: OpenDuty["place"]) => DigestButton[][],
): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  const { chatId } = ctx;
  if (open === null || chatId === undefined) return;
  ctx.commit((tx) => openQuestion(tx, chatId, kind, open.place, instantOf(ctx.now)));
  await toast(ctx);
  await show(ctx, text, buttons(open.place));
}

/** The words typed, or null after asking for fewer or for any. */
async function wordsTyped(ctx: Ctx, open: OpenDuty, text: string): Promise<string | null> {
  const words = typedWords(text);
  if (words !== "" && words.length <= LONGEST_TEXT) return words;
  await say(ctx, words === "" ? emptyText() : tooLong(words.length), backButtons(open.place));
  return null;
}

async function commentTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  const words = open === null ? null : await wordsTyped(ctx, open, text);
  const { chatId } = ctx;
  if (open === null || words === null || chatId === undefined) return;
  ctx.commit((tx) => {
    markDuty(tx, open.duty, { kind: "commented", text: words }, answererOf(ctx, open.member));
    closeQuestion(tx, chatId);
  });
  await sayCard(ctx, open.place);
}

// ── Help ───────────────────────────────────────────────────────────────────────────────────────────────────

const isAsked = ({ duty }: OpenDuty): boolean => duty.help !== null && duty.help.settledAt === null;

/** Why help is not asked for: whoever asks gets the requests herself, or one is open already. */
function helpRefusal(open: OpenDuty): string | null {
  const { member } = open;
  if (may(member, { do: "settleHelp", clusterId: member.clusterId })) return helpIsYours;
  return isAsked(open) ? helpAlready : null;
}

async function helpTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const refusal = helpRefusal(open);
  if (refusal !== null) return toast(ctx, refusal);
  const { chatId } = ctx;
  if (chatId !== undefined) {
    ctx.commit((tx) => openQuestion(tx, chatId, "duty.help", open.place, instantOf(ctx.now)));
  }
  await toast(ctx);
  await show(ctx, askHelp(), helpAskButtons(open.place));
}

async function helpWithoutWords(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const refusal = helpRefusal(open);
  if (refusal !== null) {
    await toast(ctx, refusal);
    return showCard(ctx, open.place);
  }
  await answerAndShow(ctx, open, { kind: "helpAsked", text: null }, helpNotices(open, null));
  if (chairIsAway(open)) await say(ctx, chairUnreachable());
}

async function helpTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  const words = open === null ? null : await wordsTyped(ctx, open, text);
  const { chatId } = ctx;
  if (open === null || words === null || chatId === undefined) return;
  ctx.commit((tx) => {
    markDuty(tx, open.duty, { kind: "helpAsked", text: words }, answererOf(ctx, open.member));
    for (const notice of helpNotices(open, words)) notify(tx, ctx, notice);
    closeQuestion(tx, chatId);
  });
  if (chairIsAway(open)) await say(ctx, chairUnreachable());
  await sayCard(ctx, open.place);
}

const isReachable = ({ cluster }: OpenDuty, personId: number | null): personId is number =>
  personId !== null && (cluster.people.get(personId)?.reachable ?? false);

const chairIsAway = (open: OpenDuty): boolean =>
  open.cluster.chairId !== open.member.personId && !isReachable(open, open.cluster.chairId);

function helpNotices(open: OpenDuty, text: string | null): Notice[] {
  const { duty, member, cluster } = open;
  const personId = cluster.chairId;
  if (!isReachable(open, personId) || personId === member.personId) return [];
  const buttons = helpNoticeButtons(duty.id);
  return [{ about: `help:${duty.id}`, personId, text: helpNotice(duty, member.name, text), buttons }];
}

/** The duty whose help the chair may settle, or null after saying why not. */
async function helpOfTap(ctx: Ctx): Promise<OpenDuty | null> {
  const { member } = ctx;
  if (member === null || !may(member, { do: "settleHelp", clusterId: member.clusterId })) {
    await toast(ctx, notAllowed);
    return null;
  }
  const open = await dutyOfTap(ctx, "answer");
  if (open === null || isAsked(open)) return open;
  await toast(ctx, helpIsSettled);
  return null;
}

async function answerTapped(ctx: Ctx): Promise<void> {
  const open = await helpOfTap(ctx);
  const { chatId } = ctx;
  if (open === null || chatId === undefined) return;
  const asker = open.duty.help?.askedBy ?? null;
  await toast(ctx);
  if (!isReachable(open, asker)) return say(ctx, nobodyToAnswer(), backButtons(open.place));
  ctx.commit((tx) => openQuestion(tx, chatId, "duty.answer", open.place, instantOf(ctx.now)));
  // Below the request and not in its place: the chair reads it while she writes.
  await say(ctx, askAnswer(open.cluster.people.get(asker)?.name ?? ""), backButtons(open.place));
}

async function answerTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  const words = open === null ? null : await wordsTyped(ctx, open, text);
  const { chatId, member } = ctx;
  if (open === null || words === null || chatId === undefined || member === null) return;
  const asker = open.duty.help?.askedBy ?? null;
  const allowed = may(member, { do: "settleHelp", clusterId: member.clusterId });
  if (!allowed || !isReachable(open, asker)) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, nobodyToAnswer(), backButtons(open.place));
  }
  ctx.commit((tx) => {
    const notice = { text: answerNotice(open.duty, words), buttons: openButtons(open.duty.id) };
    notify(tx, ctx, { about: `answer:${open.duty.id}`, personId: asker, ...notice });
    closeQuestion(tx, chatId);
  });
  await say(ctx, answerSent());
  await sayCard(ctx, open.place);
}

async function settleTapped(ctx: Ctx): Promise<void> {
  const open = await helpOfTap(ctx);
  if (open === null) return;
  const asker = open.duty.help?.askedBy ?? null;
  const told = isReachable(open, asker) && asker !== open.member.personId;
  const notice = { text: settledNotice(open.duty), buttons: openButtons(open.duty.id) };
  const notices = told ? [{ about: `settled:${open.duty.id}`, personId: asker, ...notice }] : [];
  await answerAndShow(ctx, open, { kind: "helpSettled" }, notices);
}
