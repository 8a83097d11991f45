import { Composer } from "grammy";
import { type Day, isDay } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { within } from "../calendar/period.ts";
import { placeNames } from "../people/cluster-store.ts";
import { type Member, workplaces } from "../people/member.ts";
import { readNamelessText } from "../people/nameless-text.ts";
import { may } from "../people/rights.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { Html, html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { neededBounds, readNeededBy } from "./needed-by.ts";
import { byOf, wordsOf } from "./request-card-bot.ts";
import { isUnanswered, LONGEST, MOST_WAITING } from "./request.ts";
import { askForHelp } from "./request-change-store.ts";
import { type Choices, type Draft, draftOf, moved, newDraft, written } from "./request-draft.ts";
import {
  chooseByButton,
  draftButtons,
  draftCancelled,
  draftGone,
  draftQuestion,
  FOR_WHOM,
  neededProblem,
  requestSent,
  textProblem,
  tooManyWaiting,
} from "./request-draft-texts.ts";
import { tellCouncil } from "./request-notice-store.ts";
import { findRequest, onRequestEvents, requestsBy } from "./request-store.ts";
import { openButton, ownButton } from "./request-texts.ts";

const KIND = "request.draft";

/** A request is written step by step; the draft is kept with the chat's open question. */
export function draftHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery("r:new", async (ctx) => {
    await toast(ctx, mayAsk(ctx.member) ? undefined : notAllowed);
    if (mayAsk(ctx.member)) await startDraft(ctx, ctx.member);
  });
  handlers.callbackQuery(/^r:draft:/, tapped);
  return handlers;
}

export const draftAnswers: Feature["answers"] = { [KIND]: typed };

export const mayAsk = (member: Member | null): member is Member =>
  member !== null && may(member, { do: "askMethodicalHelp", clusterId: member.clusterId });

/** The draft that the chat is in the middle of, or null. */
export function openDraft(ctx: Ctx): Draft | null {
  const question = openQuestionOf(ctx);
  return question?.kind === KIND ? draftOf(question.subject) : null;
}

function choicesOf(ctx: Ctx, member: Member): Choices {
  const names = placeNames(ctx.db, member.clusterId);
  const plan = runningPlan(ctx.db, member.clusterId, ctx.today);
  return {
    schools: workplaces(member).map((id) => ({ id, name: names.get(id) ?? "" })),
    events: plan === null ? [] : onRequestEvents(ctx.db, plan.id),
  };
}

/** Asks the first question, or goes on with what is being written. */
export async function startDraft(ctx: Ctx, member: Member): Promise<void> {
  const waiting = requestsBy(ctx.db, member.personId).filter(isUnanswered);
  if (waiting.length >= MOST_WAITING) return say(ctx, tooManyWaiting(), [[ownButton]]);
  const choices = choicesOf(ctx, member);
  const draft = openDraft(ctx) ?? newDraft(ctx.now.toMillis(), choices);
  keep(ctx, draft);
  await say(ctx, ...screen(ctx, draft, choices));
}

const screen = (ctx: Ctx, draft: Draft, choices: Choices): [Html, Button[][]] => [
  draftQuestion(draft, choices, ctx.today),
  draftButtons(draft, choices, ctx.today),
];

function keep(ctx: Ctx, draft: Draft): void {
  const { chatId } = ctx;
  if (chatId !== undefined) ctx.commit((tx) => openQuestion(tx, chatId, KIND, draft, instant(ctx.now)));
}

/** A tap on a button of the draft that is being written, and of no other. */
async function tapped(ctx: Ctx): Promise<void> {
  const { member, chatId } = ctx;
  if (!mayAsk(member) || chatId === undefined) return toast(ctx, notAllowed);
  const [, stamp, action, word] = wordsOf(ctx);
  const draft = openDraft(ctx);
  if (draft === null || String(draft.stamp) !== stamp) return toast(ctx, draftGone);
  if (action === "cancel") {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    await toast(ctx);
    return show(ctx, draftCancelled());
  }
  const choices = choicesOf(ctx, member);
  if (action === "send" && draft.step === "check") return send(ctx, member, chatId, draft, choices);
  const next = stepTapped(draft, choices, { action, word, today: ctx.today });
  if (next === null) return toast(ctx, deadButton);
  keep(ctx, next);
  await toast(ctx);
  await show(ctx, ...screen(ctx, next, choices));
}

interface StepTap {
  action: string | undefined;
  word: string | undefined;
  today: Day;
}

/** The draft after a tap; null for a button that is none of this step's. */
function stepTapped(draft: Draft, choices: Choices, { action, word, today }: StepTap): Draft | null {
  const answered = (said: Partial<Draft>): Draft => moved({ ...draft, ...said }, choices, 1);
  if (action === "back") return moved(draft, choices, -1);
  if (action === "keep" && draft.step !== "check") return answered({});
  if (action === "school" && draft.step === "school") {
    const school = choices.schools.find(({ id }) => id === callbackId(word));
    return school === undefined ? null : answered({ organisationId: school.id });
  }
  if (action === "event" && draft.step === "event") {
    return answered({ eventId: choices.events.find(({ id }) => id === callbackId(word))?.id ?? null });
  }
  if (action === "for" && draft.step === "forWhom") {
    const forWhom = FOR_WHOM[Number(word)];
    return forWhom === undefined ? null : answered({ forWhom });
  }
  if (action === "by" && draft.step === "neededBy" && word !== undefined) {
    if (word === "none") return answered({ neededBy: { day: null } });
    return isDay(word) && within(word, neededBounds(today)) ? answered({ neededBy: { day: word } }) : null;
  }
  return null;
}

async function typed(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const { member, chatId } = ctx;
  const draft = draftOf(subject);
  if (!mayAsk(member) || draft === null || chatId === undefined) {
    if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${mayAsk(member) ? draftGone : notAllowed}`);
  }
  const choices = choicesOf(ctx, member);
  const said = stepTyped(draft, text, ctx);
  if (said instanceof Html) return say(ctx, said, draftButtons(draft, choices, ctx.today));
  const next = moved({ ...draft, ...said }, choices, 1);
  keep(ctx, next);
  await say(ctx, ...screen(ctx, next, choices));
}

/** What a text says at the draft's step, or why it is not taken. */
function stepTyped(draft: Draft, text: string, { today }: Ctx): Partial<Draft> | Html {
  if (draft.step === "neededBy") {
    const day = readNeededBy(text, today);
    return typeof day === "string" ? neededProblem(day, today) : { neededBy: day };
  }
  if (draft.step !== "what" && draft.step !== "forWhom") return html`${chooseByButton}`;
  const kind = draft.step === "what" ? "question" : "forWhom";
  const words = readNamelessText(text, LONGEST[kind]);
  return typeof words === "string" ? textProblem(words, kind) : { [draft.step]: words.text };
}

async function send(ctx: Ctx, member: Member, chatId: number, draft: Draft, choices: Choices): Promise<void> {
  const asked = written(draft, choices);
  // Left and taken up again later: a school that is another's by now, a day that has passed.
  if (asked === null || (asked.neededBy !== null && asked.neededBy < ctx.today)) {
    const { what, forWhom } = draft;
    const again: Draft =
      asked === null
        ? { ...newDraft(draft.stamp, choices), what, forWhom }
        : { ...draft, step: "neededBy", neededBy: null };
    keep(ctx, again);
    await toast(ctx);
    return show(ctx, ...screen(ctx, again, choices));
  }
  const by = byOf(ctx, member);
  const { id, told } = ctx.commit((tx) => {
    closeQuestion(tx, chatId);
    const id = askForHelp(tx, by, asked);
    const request = findRequest(tx, id);
    return { id, told: request === null ? 0 : tellCouncil(tx, request, ctx.today, by.at) };
  });
  await toast(ctx);
  await show(ctx, requestSent(told), [[openButton(id)]]);
}
