import { Composer } from "grammy";
import type { Db } from "../db/open.ts";
import { readNamelessText } from "../people/nameless-text.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { type Html, html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { helpers, LONGEST, refusalOf, toldOf } from "./request.ts";
import {
  byOf,
  openRequest,
  type OpenRequest,
  refused,
  requestOfTap,
  showRequest,
} from "./request-card-bot.ts";
import { answerRequest, askMore, giveRequest } from "./request-change-store.ts";
import { textProblem } from "./request-draft-texts.ts";
import { tell, tellCouncil } from "./request-notice-store.ts";
import {
  answeredNotice,
  answerSent,
  askAnswer,
  askMoreText,
  backToRequest,
  changedMeanwhile,
  moreNotice,
  moreSent,
  taken,
  takenNotice,
} from "./request-notice-texts.ts";
import { findRequest } from "./request-store.ts";

/** A request is taken and answered, and what is asked after that is answered again. */
export function answerHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^r:take:/, takeTapped);
  handlers.callbackQuery(/^r:answer:/, (ctx) => writingTapped(ctx, "answer"));
  handlers.callbackQuery(/^r:more:/, (ctx) => writingTapped(ctx, "more"));
  return handlers;
}

export const answerAnswers: Feature["answers"] = {
  "request.answer": (ctx, subject, text) => written(ctx, subject, text, "answer"),
  "request.more": (ctx, subject, text) => written(ctx, subject, text, "more"),
};

async function takeTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "take");
  if (open === null) return;
  const { request, member, council } = open;
  const by = byOf(ctx, member);
  const done = ctx.commit((tx) => {
    if (!giveRequest(tx, by, request, member.personId)) return false;
    const others = toldOf(council, request.askerId).map(({ personId }) => personId);
    const text = takenNotice(request, member.name);
    for (const personId of new Set([request.askerId, ...others])) {
      if (personId !== member.personId)
        tell(tx, { request, what: `taken:${member.personId}`, personId, text, taps: [], now: by.at });
    }
    return true;
  });
  await toast(ctx, done ? taken : changedMeanwhile);
  await showRequest(ctx, request.id);
}

type Writing = "answer" | "more";

/** An answer or another question is awaited; below the message, which is read while one writes. */
async function writingTapped(ctx: Ctx, what: Writing): Promise<void> {
  const open = await requestOfTap(ctx, what);
  const { chatId } = ctx;
  if (open === null || chatId === undefined) return;
  const { request, member } = open;
  const subject = { requestId: request.id };
  ctx.commit((tx) => openQuestion(tx, chatId, `request.${what}`, subject, byOf(ctx, member).at));
  await toast(ctx);
  await say(ctx, what === "answer" ? askAnswer(request) : askMoreText(), backRow(request.id));
}

const backRow = (id: number) => [[{ text: backToRequest, data: packCallback("r", "card", id) }]];

/** The request that the question was about, or the sentence that says why nothing is written to it any more. */
function requestWrittenTo(ctx: Ctx, subject: unknown, what: Writing): OpenRequest | string {
  const { requestId } = (subject ?? {}) as Record<string, unknown>;
  const open = openRequest(ctx, typeof requestId === "number" ? requestId : null);
  if (typeof open === "string") return open;
  const refusal = refusalOf(what, open.request, open.member, open.council);
  return refusal === null ? open : refused(open, refusal);
}

async function written(ctx: Ctx, subject: unknown, text: string, what: Writing): Promise<void> {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  const open = requestWrittenTo(ctx, subject, what);
  if (typeof open === "string") {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${open}`);
  }
  const { request } = open;
  const kind = what === "answer" ? "answer" : "question";
  const words = readNamelessText(text, LONGEST[kind]);
  if (typeof words === "string") return say(ctx, textProblem(words, kind), backRow(request.id));
  const keep = what === "answer" ? keepAnswer : keepQuestion;
  const said = ctx.commit((tx) => {
    closeQuestion(tx, chatId);
    return keep(tx, ctx, open, words.text);
  });
  await say(ctx, said);
  await showRequest(ctx, request.id);
}

function keepAnswer(tx: Db, ctx: Ctx, { request, member }: OpenRequest, answer: string): Html {
  const by = byOf(ctx, member);
  if (!answerRequest(tx, by, request, answer)) return html`${changedMeanwhile}`;
  const text = answeredNotice(request, member.name, answer);
  const to = { personId: request.askerId, taps: ["settle" as const, "more" as const] };
  return answerSent(
    tell(tx, { request, what: `answered:${request.questions.length}`, text, ...to, now: by.at }),
  );
}

function keepQuestion(tx: Db, ctx: Ctx, open: OpenRequest, question: string): Html {
  const { request, member, council } = open;
  const by = byOf(ctx, member);
  const owner = helpers(council).find(({ personId }) => personId === request.ownerId);
  if (!askMore(tx, by, request, question, owner !== undefined)) return html`${changedMeanwhile}`;
  if (owner === undefined) {
    const anew = findRequest(tx, request.id);
    return moreSent(anew !== null && tellCouncil(tx, anew, ctx.today, by.at) > 0);
  }
  const text = moreNotice(request, question);
  const to = { personId: owner.personId, taps: ["answer" as const, "give" as const] };
  return moreSent(tell(tx, { request, what: `more:${request.questions.length}`, text, ...to, now: by.at }));
}
