import type { Db } from "../db/open.ts";
import { onBehalf } from "../people/rights.ts";
import { type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { closeQuestion } from "../telegram/question-store.ts";
import { problemWords } from "./answer-texts.ts";
import { dueOn } from "./asked-month.ts";
import { copyReport } from "./report-copy-bot.ts";
import type { Draft, DraftProblem, Sheet } from "./draft.ts";
import { apply } from "./draft-apply.ts";
import { dropDraft, saveDraft } from "./draft-store.ts";
import { movedOn, refusal, toasts } from "./monitoring-texts.ts";
import { replyBarred } from "./month-bar-bot.ts";
import type { MonthBar } from "./month-bar.ts";
import { monthBar } from "./month-bar-store.ts";
import { replyOutside } from "./month-bot.ts";
import type { Move } from "./move.ts";
import { findReport, type Reply, replyReceipt } from "./receipt-bot.ts";
import type { Report } from "./report.ts";
import { dueDayOf, type School } from "./school-store.ts";
import { awaitAnswer, enterDraft, findPlace, isoNow, type Place, replyStep } from "./step-dialog.ts";
import { handIn } from "./submission-store.ts";

/** What came of a tap, a text or a sheet; everything that had to be written is written. */
type Taken =
  | { kind: "moved"; place: Place }
  | { kind: "refused"; place: Place; problem: DraftProblem }
  /** The button or the text belongs to an older screen: nothing is changed. */
  | { kind: "stale"; place: Place }
  /** Nothing can be handed in for this month (any more); the draft stays. */
  | { kind: "barred"; place: Place; bar: MonthBar }
  | { kind: "handedIn"; submissionId: number }
  | { kind: "left" }
  | { kind: "gone" }
  | { kind: "denied" };

/**
 * Applies a move to a draft. All of it is synchronous, so two people's moves never mix: whoever comes second
 * comes with an older revision, and is shown the screen that is open now.
 */
const take = (ctx: Ctx, draftId: number, revision: number, move: Move): Taken =>
  ctx.commit((tx) => {
    const place = findPlace(tx, ctx, draftId);
    if (typeof place === "string") return { kind: place };
    if (place.row.revision === revision) return takeAt(tx, ctx, place, move);
    awaitAnswer(tx, ctx, place.row);
    return { kind: "stale", place };
  });

/** Opens a school's month and applies a move to it at once: figures that came without a question. */
export const bring = (ctx: Ctx, school: School, sheet: Sheet, move: Move): Taken =>
  ctx.commit((tx) => {
    const place = ctx.member === null ? null : enterDraft(tx, ctx, school, sheet, ctx.member.personId);
    return place === null ? { kind: "gone" } : takeAt(tx, ctx, place, move);
  });

function takeAt(tx: Db, ctx: Ctx, place: Place, move: Move): Taken {
  const { school, sheet } = place;
  const bar = monthBar(tx, { school, form: sheet.form.code, month: sheet.month }, ctx.today);
  if (bar !== null) return { kind: "barred", place, bar };
  const outcome = apply(sheet, place.draft, move);
  switch (outcome.kind) {
    case "refused":
      return { kind: "refused", place, problem: outcome.problem };
    case "left":
      forgetQuestion(tx, ctx);
      return { kind: "left" };
    case "ready":
      return keepReport(tx, ctx, place, outcome);
    case "moved":
      break;
  }
  return keepDraft(tx, ctx, place, outcome.draft);
}

function keepDraft(tx: Db, ctx: Ctx, place: Place, draft: Draft): Taken {
  const { member } = ctx;
  if (member === null) return { kind: "denied" };
  const row = {
    ...place.row,
    revision: place.row.revision + 1,
    personId: member.personId,
    personName: member.name,
    updatedAt: isoNow(ctx),
  };
  if (!saveDraft(tx, place.row, { draft, personId: member.personId, at: row.updatedAt })) {
    return { kind: "stale", place };
  }
  awaitAnswer(tx, ctx, row);
  return { kind: "moved", place: { ...place, row, draft } };
}

/** Hands in and ends the draft in one transaction: there is no moment with both or with neither. */
function keepReport(tx: Db, ctx: Ctx, place: Place, ready: { report: Report; why: string | null }): Taken {
  const { member } = ctx;
  if (member === null) return { kind: "denied" };
  const { school, sheet } = place;
  const due = dueOn(sheet.month, dueDayOf(tx, school.clusterId, sheet.form), ctx.calendar);
  const handedIn = handIn(tx, {
    clusterId: school.clusterId,
    organisationId: school.id,
    sheet,
    report: ready.report,
    personId: member.personId,
    onBehalf: onBehalf(member, school.id),
    late: ctx.today > due,
    why: ready.why,
    at: isoNow(ctx),
  });
  if (handedIn.kind === "refused") return { kind: "refused", place, problem: { kind: "errors" } };
  dropDraft(tx, place.row.id);
  forgetQuestion(tx, ctx);
  copyReport(tx, ctx, handedIn.id);
  return { kind: "handedIn", submissionId: handedIn.id };
}

/** Closes the monitoring's own question in this chat; another feature's stays. */
export function forgetQuestion(tx: Db, ctx: Ctx): void {
  const { chatId } = ctx;
  if (chatId !== undefined && openQuestionOf(ctx)?.kind === "monitoring") closeQuestion(tx, chatId);
}

/** A button of a step. */
export async function tapStep(ctx: Ctx, draftId: number, revision: number, move: Move): Promise<void> {
  const taken = take(ctx, draftId, revision, move);
  switch (taken.kind) {
    case "refused":
      return toast(ctx, taken.problem.kind === "notHere" ? deadButton : problemWords(taken.problem));
    case "denied":
      return toast(ctx, notAllowed);
    case "barred":
      await toast(ctx);
      return replyBarred(ctx, say, taken.place, taken.bar);
    case "stale":
      await toast(ctx, toasts.movedOn);
      return replyStep(ctx, show, taken.place);
    case "gone":
      await toast(ctx, toasts.gone);
      return replyOutside(ctx, show);
    case "moved":
    case "left":
    case "handedIn":
      break;
  }
  await toast(ctx);
  await replyTaken(ctx, show, taken);
}

async function replyTaken(
  ctx: Ctx,
  reply: Reply,
  taken: Extract<Taken, { kind: "moved" | "left" | "handedIn" }>,
): Promise<void> {
  if (taken.kind === "moved") return replyStep(ctx, reply, taken.place);
  if (taken.kind === "left") return replyOutside(ctx, reply);
  const found = findReport(ctx, taken.submissionId);
  if (found !== null) await replyReceipt(ctx, reply, found);
}

/** A text that answers a step's question. */
export async function answerStep(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const asked = readSubject(subject);
  await replyHeard(
    ctx,
    asked === null ? { kind: "gone" } : take(ctx, asked.draftId, asked.revision, { do: "text", text }),
  );
}

/** The answer to a text or a sheet. */
export async function replyHeard(ctx: Ctx, taken: Taken): Promise<void> {
  const again = (place: Place, note: Html) => replyStep(ctx, say, place, note);
  switch (taken.kind) {
    case "refused":
      return again(taken.place, refusal(problemWords(taken.problem)));
    case "stale":
      return again(taken.place, movedOn());
    case "barred":
      return replyBarred(ctx, say, taken.place, taken.bar);
    case "gone":
    case "denied":
      ctx.commit((tx) => forgetQuestion(tx, ctx));
      await say(ctx, refusal(taken.kind === "gone" ? toasts.gone : notAllowed));
      return taken.kind === "gone" ? replyOutside(ctx, say) : undefined;
    case "moved":
    case "left":
    case "handedIn":
      break;
  }
  await replyTaken(ctx, say, taken);
}

function readSubject(subject: unknown): { draftId: number; revision: number } | null {
  if (typeof subject !== "object" || subject === null) return null;
  if (!("draftId" in subject) || !("revision" in subject)) return null;
  const { draftId, revision } = subject;
  return typeof draftId === "number" && typeof revision === "number" ? { draftId, revision } : null;
}

/** Forgets what was filled in, unless someone has gone on with it meanwhile. */
export function discard(ctx: Ctx, draftId: number, revision: number): Taken {
  const place = findPlace(ctx.db, ctx, draftId);
  if (typeof place === "string") return { kind: place };
  if (place.row.revision !== revision) return { kind: "stale", place };
  ctx.commit((tx) => {
    dropDraft(tx, draftId);
    forgetQuestion(tx, ctx);
  });
  return { kind: "left" };
}
