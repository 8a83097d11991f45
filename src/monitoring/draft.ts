import type { Month } from "../calendar/month.ts";
import type { AmountProblem } from "./amount.ts";
import type { CommentProblem } from "./comment.ts";
import { findIndicator, type Form, indicatorsOf, totalOf } from "./form.ts";
import { EMPTY, figure, type Report } from "./report.ts";
import { type Finding, findings, ofStrength, type Past, reportBefore } from "./rules.ts";
import type { Told, ToldProblem } from "./told.ts";

/** Where an answered figure leads back to: on with the questions, or to the screen it was opened from. */
export type Way = "flow" | "ofWhich" | "check";

/** The question that is asked now. */
export type Step =
  /** `heard`: after a message that told of other grades, which are read back. */
  | { at: "total"; grade: number; way: Way; heard?: true }
  | { at: "amount"; grade: number; code: string; way: Way }
  | { at: "comment"; grade: number; code: string; way: Way }
  /** Where do the rest go? From the check: which figure is to be changed? `placed`: whose count was begun last. */
  | { at: "list"; grade: number; way: Way; placed?: string }
  | { at: "ofWhich" }
  | { at: "noData" }
  | { at: "why" }
  /** Which of the form's figures was meant by one of a message? */
  | { at: "told"; told: Told }
  /** `heard`: what was told in a message or a sheet is read back. */
  | { at: "check"; heard?: true }
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
  /** A message with figures, none of which is taken. */
  | { kind: "told"; problem: ToldProblem }
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

/** What a step makes of a move. */
export type Answer = State | DraftProblem | (State & { ready: true });

export const NOT_HERE: DraftProblem = { kind: "notHere" };

export function newDraft(sheet: Sheet): Draft {
  if (sheet.corrected !== null) {
    return { now: { step: { at: "check" }, report: sheet.corrected, why: null }, past: [] };
  }
  return {
    now: { step: { at: "total", grade: firstGrade(sheet), way: "flow" }, report: EMPTY, why: null },
    past: [],
  };
}

export const noDataOffered = (step: Step): boolean =>
  step.at === "check" || (step.at === "total" && step.way === "flow" && step.heard === undefined);

/** «Как в прошлом месяце» is offered on the very first question. */
export const asBeforeOffered = (sheet: Sheet, step: Step): boolean =>
  step.at === "total" &&
  step.way === "flow" &&
  step.grade === firstGrade(sheet) &&
  reportBefore(sheet.past) !== null;

export const firstGrade = (sheet: Sheet): number => sheet.grades[0] ?? 0;

/** The role of a figure that this school is asked about, else null. */
export const roleOf = (sheet: Sheet, grade: number, code: string) =>
  sheet.grades.includes(grade) ? (findIndicator(sheet.form, grade, code)?.role ?? null) : null;

/** The first grade of which not even the total is known; 0 leavers are known. */
export const untoldGrade = (sheet: Sheet, report: Report): number | null =>
  sheet.grades.find((grade) => report.figures[grade]?.[totalOf(sheet.form, grade).code] === undefined) ??
  null;

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
