import type { Month } from "../calendar/month.ts";
import { type AmountProblem, MOST, readAmount } from "./amount.ts";
import { type CommentProblem, readComment } from "./comment.ts";
import { findIndicator, type Form, indicatorsOf, totalOf } from "./form.ts";
import type { Move } from "./move.ts";
import {
  commentOn,
  completed,
  EMPTY,
  figure,
  remainder,
  type Report,
  withComment,
  withFigure,
} from "./report.ts";
import { type Finding, findings, ofStrength, type Past, reportBefore } from "./rules.ts";

/** Where an answered figure leads back to: on with the questions, or to the screen it was opened from. */
export type Way = "flow" | "ofWhich" | "check";

/** The question that is asked now. */
export type Step =
  | { at: "total"; grade: number; way: Way }
  | { at: "amount"; grade: number; code: string; way: Way }
  | { at: "comment"; grade: number; code: string; way: Way }
  /** Where do the rest go? From the check: which figure is to be changed? */
  | { at: "list"; grade: number; way: Way }
  | { at: "ofWhich" }
  | { at: "noData" }
  | { at: "why" }
  | { at: "check" }
  | { at: "confirm" };

export interface State {
  step: Step;
  report: Report;
  /** Why a handed-in report is corrected. */
  why: string | null;
}

/** Figures being filled in: the state now, and the states that «Назад» leads back through. Plain JSON. */
export interface Draft {
  now: State;
  past: State[];
}

/** What a draft is about, and what was handed in before it. */
export interface Sheet {
  form: Form;
  month: Month;
  /** The grades that this school has; never empty. */
  grades: readonly number[];
  /** Reports of earlier months about the same leavers, the newest first. */
  past: readonly Past[];
  /** This month's report where the draft corrects it. */
  corrected: Report | null;
}

export type DraftProblem =
  | { kind: "amount"; why: AmountProblem }
  | { kind: "comment"; why: CommentProblem }
  /** More than what remains. */
  | { kind: "tooMany"; most: number }
  /** The button belongs to another screen, or nothing is to be typed on this one. */
  | { kind: "notHere" }
  /** Some error stands in the way. */
  | { kind: "errors" };

export type Outcome =
  | { kind: "moved"; draft: Draft }
  | { kind: "refused"; problem: DraftProblem }
  /** Back from the first screen. */
  | { kind: "left" }
  /** Checked and confirmed: to be handed in. */
  | { kind: "ready"; report: Report; why: string | null };

/** How many screens «Назад» remembers; a row must not grow without end. */
const REMEMBERED = 40;

export function newDraft(sheet: Sheet): Draft {
  if (sheet.corrected !== null) {
    return { now: { step: { at: "check" }, report: sheet.corrected, why: null }, past: [] };
  }
  return {
    now: { step: { at: "total", grade: firstGrade(sheet), way: "flow" }, report: EMPTY, why: null },
    past: [],
  };
}

/** Applies a tap or a text to the draft. Pure: the draft given stays as it was. */
export function apply(sheet: Sheet, draft: Draft, move: Move): Outcome {
  if (move.do === "back") {
    const before = draft.past.at(-1);
    return before === undefined
      ? { kind: "left" }
      : { kind: "moved", draft: { now: before, past: draft.past.slice(0, -1) } };
  }
  const result = answer(sheet, draft.now, move);
  if (!("report" in result)) return { kind: "refused", problem: result };
  if ("ready" in result) return { kind: "ready", report: result.report, why: result.why };
  return { kind: "moved", draft: { now: result, past: [...draft.past, draft.now].slice(-REMEMBERED) } };
}

type Answer = State | DraftProblem | (State & { ready: true });

const NOT_HERE: DraftProblem = { kind: "notHere" };

function answer(sheet: Sheet, state: State, move: Move): Answer {
  const { step } = state;
  if (move.do === "noData" && noDataOffered(step)) return { ...state, step: { at: "noData" } };
  switch (step.at) {
    case "total":
    case "amount":
      return figureAnswer(sheet, state, step, move);
    case "comment": {
      if (move.do === "done" && commentOn(state.report, step.grade, step.code) !== null) {
        return { ...state, step: afterFigure(sheet, state.report, step) };
      }
      if (move.do !== "text") return NOT_HERE;
      const comment = readComment(move.text);
      if (typeof comment === "string") return { kind: "comment", why: comment };
      const report = withComment(state.report, step.grade, step.code, comment.text);
      return { ...state, report, step: afterFigure(sheet, report, step) };
    }
    case "list":
      return listAnswer(sheet, state, step, move);
    case "ofWhich":
      if (move.do === "done") return { ...state, step: { at: "check" } };
      if (move.do === "figure" && role(sheet, move.grade, move.code) === "ofWhich") {
        return { ...state, step: { at: "amount", grade: move.grade, code: move.code, way: "ofWhich" } };
      }
      return NOT_HERE;
    case "noData":
    case "why":
      return reasonAnswer(sheet, state, move);
    case "check":
    case "confirm":
      break;
  }
  return checkAnswer(sheet, state, move);
}

export const noDataOffered = (step: Step): boolean =>
  step.at === "check" || (step.at === "total" && step.way === "flow");

function figureAnswer(
  sheet: Sheet,
  state: State,
  step: Extract<Step, { at: "total" | "amount" }>,
  move: Move,
): Answer {
  const before = reportBefore(sheet.past);
  if (move.do === "asBefore" && before !== null && asBeforeOffered(sheet, step)) {
    return { ...state, report: completed(sheet.form, sheet.grades, before.report), step: { at: "check" } };
  }
  if (move.do !== "number" && move.do !== "text") return NOT_HERE;
  const value = move.do === "number" ? move.value : readAmount(move.text);
  if (typeof value === "string") return { kind: "amount", why: value };
  if (value > MOST) return { kind: "amount", why: "large" };
  const most = mostOf(sheet, state.report, step);
  if (value > most) return { kind: "tooMany", most };
  const code = step.at === "total" ? totalOf(sheet.form, step.grade).code : step.code;
  const report = withFigure(state.report, step.grade, code, value);
  const comment = findIndicator(sheet.form, step.grade, code)?.comment === true;
  // From the check it is asked anew, so that a comment too can be changed.
  if (comment && value > 0 && (step.way === "check" || commentOn(report, step.grade, code) === null)) {
    return { ...state, report, step: { at: "comment", grade: step.grade, code, way: step.way } };
  }
  return { ...state, report, step: afterFigure(sheet, report, step) };
}

/** «Как в прошлом месяце» is offered on the very first question. */
export const asBeforeOffered = (sheet: Sheet, step: Step): boolean =>
  step.at === "total" &&
  step.way === "flow" &&
  step.grade === firstGrade(sheet) &&
  reportBefore(sheet.past) !== null;

/**
 * The most that the question takes: on the way, no more than what remains, so that the sum is right from the
 * start; when a figure is changed later, any, and the check says what no longer adds up.
 */
export function mostOf(
  sheet: Sheet,
  report: Report,
  step: Extract<Step, { at: "total" | "amount" }>,
): number {
  if (step.at === "total" || step.way === "check") return MOST;
  if (step.way === "ofWhich") return figure(report, step.grade, totalOf(sheet.form, step.grade).code);
  return Math.max(0, remainder(sheet.form, report, step.grade) + figure(report, step.grade, step.code));
}

function listAnswer(sheet: Sheet, state: State, step: Extract<Step, { at: "list" }>, move: Move): Answer {
  const { form } = sheet;
  if (move.do === "done" && step.way === "check") return { ...state, step: { at: "check" } };
  const rest = remainder(form, state.report, step.grade);
  if (move.do === "rest" && step.way === "flow") {
    const value = figure(state.report, step.grade, form.restTo) + rest;
    return figureAnswer(
      sheet,
      state,
      { at: "amount", grade: step.grade, code: form.restTo, way: "flow" },
      { do: "number", value },
    );
  }
  if (move.do !== "figure" || move.grade !== step.grade) return NOT_HERE;
  const kind = role(sheet, move.grade, move.code);
  if (kind === null || kind === "total" || (kind === "ofWhich" && step.way === "flow")) return NOT_HERE;
  const amount = { at: "amount", grade: step.grade, code: move.code, way: step.way } as const;
  // The last one has only one place to go to: no need to ask how many.
  if (step.way === "flow" && rest === 1 && figure(state.report, step.grade, move.code) === 0) {
    return figureAnswer(sheet, state, amount, { do: "number", value: 1 });
  }
  return { ...state, step: amount };
}

function reasonAnswer(sheet: Sheet, state: State, move: Move): Answer {
  const ready = move.do === "readyReason" ? sheet.form.noDataReasons[move.index] : undefined;
  const text = move.do === "text" ? move.text : ready;
  if (text === undefined || (ready !== undefined && state.step.at === "why")) return NOT_HERE;
  const reason = readComment(text);
  if (typeof reason === "string") return { kind: "comment", why: reason };
  return state.step.at === "why"
    ? { ...state, why: reason.text, step: { at: "check" } }
    : { ...state, report: { ...EMPTY, noData: reason.text }, step: { at: "check" } };
}

function checkAnswer(sheet: Sheet, state: State, move: Move): Answer {
  const { report } = state;
  switch (move.do) {
    case "fill":
      if (report.noData === null) return NOT_HERE;
      return {
        ...state,
        report: { ...report, noData: null },
        step: { at: "total", grade: firstGrade(sheet), way: "flow" },
      };
    case "figure": {
      const kind = report.noData === null ? role(sheet, move.grade, move.code) : null;
      if (kind === null) return NOT_HERE;
      const { grade, code } = move;
      return {
        ...state,
        step:
          kind === "total"
            ? { at: "total", grade, way: "check" }
            : { at: "amount", grade, code, way: "check" },
      };
    }
    case "more":
      if (report.noData !== null || !sheet.grades.includes(move.grade)) return NOT_HERE;
      return { ...state, step: { at: "list", grade: move.grade, way: "check" } };
    case "settle":
      if (role(sheet, move.grade, move.code) === null || move.value > MOST) return NOT_HERE;
      return {
        ...state,
        report: withFigure(report, move.grade, move.code, move.value),
        step: { at: "check" },
      };
    case "why":
      return sheet.corrected === null ? NOT_HERE : { ...state, step: { at: "why" } };
    case "submit":
    case "confirm": {
      if (errors(sheet, report).length > 0) return { kind: "errors" };
      const asked = questions(sheet, report);
      if (move.do === "submit" && asked.length > 0) return { ...state, step: { at: "confirm" } };
      if (move.do === "confirm" && state.step.at !== "confirm") return NOT_HERE;
      return { ...state, ready: true };
    }
    default:
      return NOT_HERE;
  }
}

const firstGrade = (sheet: Sheet): number => sheet.grades[0] ?? 0;

/** The role of a figure that this school is asked about, else null. */
const role = (sheet: Sheet, grade: number, code: string) =>
  sheet.grades.includes(grade) ? (findIndicator(sheet.form, grade, code)?.role ?? null) : null;

/** What is asked once this figure stands. */
function afterFigure(sheet: Sheet, report: Report, given: { grade: number; way: Way }): Step {
  if (given.way !== "flow") return { at: given.way };
  const { grade } = given;
  const rest = remainder(sheet.form, report, grade);
  // A total may be less than what was shared out before it was changed: the check says so.
  if (rest <= 0) return nextGrade(sheet, report, grade);
  const next = indicatorsOf(sheet.form, grade, "destination").find(
    ({ code, usual }) => usual && report.figures[grade]?.[code] === undefined,
  );
  return next === undefined
    ? { at: "list", grade, way: "flow" }
    : { at: "amount", grade, code: next.code, way: "flow" };
}

function nextGrade(sheet: Sheet, report: Report, grade: number): Step {
  const next = sheet.grades[sheet.grades.indexOf(grade) + 1];
  if (next !== undefined) return { at: "total", grade: next, way: "flow" };
  return ofWhichGrades(sheet, report).length > 0 ? { at: "ofWhich" } : { at: "check" };
}

/** The grades of which there is something to ask: those that have leavers at all. */
export const ofWhichGrades = (sheet: Sheet, report: Report): number[] =>
  sheet.grades.filter(
    (grade) =>
      figure(report, grade, totalOf(sheet.form, grade).code) > 0 &&
      indicatorsOf(sheet.form, grade, "ofWhich").length > 0,
  );

const found = (sheet: Sheet, report: Report): Finding[] => findings(sheet.form, { ...sheet, report });

/** What keeps the report from being handed in. */
export const errors = (sheet: Sheet, report: Report): Finding[] => ofStrength(found(sheet, report), "error");

/** What is asked before the report is taken; a correction is not asked again what its report was. */
export function questions(sheet: Sheet, report: Report): Finding[] {
  const asked = ofStrength(found(sheet, report), "confirm");
  if (sheet.corrected === null) return asked;
  const before = new Set(
    ofStrength(found(sheet, sheet.corrected), "confirm").map((one) => JSON.stringify(one)),
  );
  return asked.filter((one) => !before.has(JSON.stringify(one)));
}
