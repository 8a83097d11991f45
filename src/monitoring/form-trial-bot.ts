import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { problemWords } from "./answer-texts.ts";
import { button as dialogButton, head, reportLines } from "./dialog-texts.ts";
import { apply } from "./draft-apply.ts";
import { type Draft, newDraft, type Outcome, type Sheet } from "./draft.ts";
import { type Form, phaseOf } from "./form.ts";
import { formButtons, formToasts, trialDone, trialHead } from "./form-upload-texts.ts";
import { type Move, moveWords, readMove } from "./move.ts";
import { refusal } from "./monitoring-texts.ts";
import { findOwnPlace, type OwnPlace, replyLook } from "./own-form-bot.ts";
import type { Reply } from "./receipt-bot.ts";
import { screen } from "./screen.ts";
import { isoNow } from "./step-dialog.ts";
import { restored } from "./stored-draft.ts";

/** The question of a trial carries the whole of it: there is no draft of a school, and nothing is left of it. */
export const TRIAL = "form.try";

interface Trial {
  formId: number;
  /** Grows with every step: a button of an older screen is told apart by it. */
  revision: number;
  sheet: Sheet;
  draft: Draft;
}

/** The next month that the form asks about. */
const trialMonth = (form: Form, current: Month): Month =>
  Array.from({ length: 12 }, (_, i) => addMonths(current, i)).find(
    (month) => phaseOf(form, month) !== null,
  ) ?? current;

const sheetOfTrial = (ctx: Ctx, form: Form): Sheet => ({
  form,
  month: trialMonth(form, monthOf(ctx.today)),
  grades: form.grades,
  past: [],
  corrected: null,
});

/** The form as a deputy meets it: the real screens over figures that nobody keeps. */
export async function tryForm(ctx: Ctx, { row, form }: OwnPlace): Promise<void> {
  const sheet = sheetOfTrial(ctx, form);
  const trial = { formId: row.id, revision: 0, sheet, draft: newDraft(sheet) };
  keepTrial(ctx, trial);
  await toast(ctx);
  await replyTrial(ctx, show, trial);
}

function keepTrial(ctx: Ctx, { formId, revision, draft }: Trial): void {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  ctx.commit((tx) => openQuestion(tx, chatId, TRIAL, { formId, revision, draft }, isoNow(ctx)));
}

/** Closes the trial's own question; another's stays. */
export function endTrial(ctx: Ctx): void {
  const { chatId } = ctx;
  if (chatId === undefined || openQuestionOf(ctx)?.kind !== TRIAL) return;
  ctx.commit((tx) => closeQuestion(tx, chatId));
}

/** The trial that runs in this chat. */
function trialOf(ctx: Ctx): { trial: Trial; place: OwnPlace } | null {
  const question = openQuestionOf(ctx);
  const subject = question?.kind === TRIAL ? question.subject : null;
  if (typeof subject !== "object" || subject === null) return null;
  const { formId, revision, draft } = subject as Partial<Trial>;
  const place = findOwnPlace(ctx, formId ?? null);
  if (place === null || formId === undefined || revision === undefined) return null;
  const sheet = sheetOfTrial(ctx, place.form);
  return { place, trial: { formId, revision, sheet, draft: restored(sheet, draft) } };
}

/** A button of a step: the form's id, the revision, the move. */
export async function tapTrial(ctx: Ctx, [id, revision, ...words]: readonly string[]): Promise<void> {
  const found = trialOf(ctx);
  const move = readMove(words);
  if (found === null || found.trial.formId !== callbackId(id)) return toast(ctx, formToasts.trialOver);
  if (move === null) return toast(ctx, deadButton);
  if (String(found.trial.revision) !== revision) {
    await toast(ctx, formToasts.trialOver);
    return replyTrial(ctx, show, found.trial);
  }
  const outcome = apply(found.trial.sheet, found.trial.draft, move);
  if (outcome.kind === "refused") {
    return toast(ctx, outcome.problem.kind === "notHere" ? deadButton : problemWords(outcome.problem));
  }
  await replyOutcome(ctx, show, found, outcome);
}

/** A text that answers a step's question. */
export async function answerTrial(ctx: Ctx, _subject: unknown, text: string): Promise<void> {
  const found = trialOf(ctx);
  if (found === null) {
    endTrial(ctx);
    return say(ctx, html`${formToasts.trialOver}`);
  }
  const move: Move = { do: "text", text };
  const outcome = apply(found.trial.sheet, found.trial.draft, move);
  if (outcome.kind === "refused") {
    return replyTrial(ctx, say, found.trial, refusal(problemWords(outcome.problem)));
  }
  await replyOutcome(ctx, say, found, outcome);
}

async function replyOutcome(
  ctx: Ctx,
  reply: Reply,
  { trial, place }: { trial: Trial; place: OwnPlace },
  outcome: Exclude<Outcome, { kind: "refused" }>,
): Promise<void> {
  if (outcome.kind === "moved") {
    const next = { ...trial, revision: trial.revision + 1, draft: outcome.draft };
    keepTrial(ctx, next);
    if (ctx.callbackQuery !== undefined) await toast(ctx);
    return replyTrial(ctx, reply, next);
  }
  endTrial(ctx);
  if (ctx.callbackQuery !== undefined) await toast(ctx);
  if (outcome.kind === "left") return replyLook(ctx, reply, place);
  const report = reportLines(trial.sheet.form, trial.sheet.grades, outcome.report);
  await reply(ctx, trialDone(report), [
    [{ text: formButtons.again, data: packCallback("f", "try", trial.formId) }, lookOf(trial)],
  ]);
}

const lookOf = ({ formId }: Trial): Button => ({
  text: formButtons.look,
  data: packCallback("f", "look", formId),
});

async function replyTrial(ctx: Ctx, reply: Reply, trial: Trial, note: Html | null = null): Promise<void> {
  const { sheet, draft, formId, revision } = trial;
  const shown = screen(sheet, draft);
  const data = (...words: (string | number)[]) => packCallback("f", "t", formId, revision, ...words);
  await reply(ctx, lines(note, trialHead(), head(sheet.form, sheet.month, ""), shown.text), [
    ...shown.rows.map((row) =>
      row.map(({ text, move }): Button => ({ text, data: data(...moveWords(move)) })),
    ),
    [{ text: dialogButton.back, data: data("back") }, lookOf(trial)],
  ]);
}
