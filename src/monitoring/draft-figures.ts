import { MOST, readAmount } from "./amount.ts";
import { readComment } from "./comment.ts";
import {
  type Answer,
  asBeforeOffered,
  NOT_HERE,
  ofWhichGrades,
  roleOf,
  type Sheet,
  type State,
  type Step,
  untoldGrade,
  type Way,
} from "./draft.ts";
import { findIndicator, indicatorsOf, totalOf } from "./form.ts";
import type { Move } from "./move.ts";
import { commentOn, completed, figure, remainder, type Report, withComment, withFigure } from "./report.ts";
import { reportBefore } from "./rules.ts";

type FigureStep = Extract<Step, { at: "total" | "amount" }>;

export function figureAnswer(sheet: Sheet, state: State, step: FigureStep, move: Move): Answer {
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

export function commentAnswer(
  sheet: Sheet,
  state: State,
  step: Extract<Step, { at: "comment" }>,
  move: Move,
): Answer {
  if (move.do === "done" && commentOn(state.report, step.grade, step.code) !== null) {
    return { ...state, step: afterFigure(sheet, state.report, step) };
  }
  if (move.do !== "text") return NOT_HERE;
  const comment = readComment(move.text);
  if (typeof comment === "string") return { kind: "comment", why: comment };
  const report = withComment(state.report, step.grade, step.code, comment.text);
  return { ...state, report, step: afterFigure(sheet, report, step) };
}

/**
 * The most that the question takes: on the way, no more than what remains, so that the sum is right from the
 * start; when a figure is changed later, any, and the check says what no longer adds up.
 */
export function mostOf(sheet: Sheet, report: Report, step: FigureStep): number {
  if (step.at === "total" || step.way === "check") return MOST;
  if (step.way === "ofWhich") return figure(report, step.grade, totalOf(sheet.form, step.grade).code);
  return Math.max(0, remainder(sheet.form, report, step.grade) + figure(report, step.grade, step.code));
}

/** A tap on a destination places one leaver there; a number after it says how many they are in all. */
export function listAnswer(
  sheet: Sheet,
  state: State,
  step: Extract<Step, { at: "list" }>,
  move: Move,
): Answer {
  const { form } = sheet;
  const { grade, way } = step;
  if (move.do === "done" && way === "check") return { ...state, step: { at: "check" } };
  const rest = remainder(form, state.report, grade);
  const place = (code: string, answer: Move): Answer =>
    placed(figureAnswer(sheet, state, { at: "amount", grade, code, way: "flow" }, answer), code);
  const more = (code: string, by: number): Answer =>
    place(code, { do: "number", value: figure(state.report, grade, code) + by });
  if (move.do === "rest" && way === "flow") return more(form.restTo, rest);
  if (move.do === "number" || move.do === "text") {
    return step.placed === undefined ? NOT_HERE : place(step.placed, move);
  }
  if (move.do !== "figure" || move.grade !== grade) return NOT_HERE;
  const kind = roleOf(sheet, grade, move.code);
  if (kind === null || kind === "total" || (kind === "ofWhich" && way === "flow")) return NOT_HERE;
  // How many need a comment is asked before the comment.
  const counted = rest > 1 && findIndicator(form, grade, move.code)?.comment === true;
  if (way === "flow" && rest > 0 && !counted) return more(move.code, 1);
  return { ...state, step: { at: "amount", grade, code: move.code, way } };
}

/** The list that comes next knows whose count may still grow. */
const placed = (answer: Answer, code: string): Answer =>
  "report" in answer && answer.step.at === "list"
    ? { ...answer, step: { ...answer.step, placed: code } }
    : answer;

/** What is asked once this figure stands. */
function afterFigure(sheet: Sheet, report: Report, given: { grade: number; way: Way }): Step {
  if (given.way !== "flow") return { at: given.way };
  const { grade } = given;
  const rest = remainder(sheet.form, report, grade);
  // A total may be less than what was shared out before it was changed: the check says so.
  if (rest <= 0) return nextGrade(sheet, report);
  const next = indicatorsOf(sheet.form, grade, "destination").find(
    ({ code, usual }) => usual && report.figures[grade]?.[code] === undefined,
  );
  return next === undefined
    ? { at: "list", grade, way: "flow" }
    : { at: "amount", grade, code: next.code, way: "flow" };
}

function nextGrade(sheet: Sheet, report: Report): Step {
  const next = untoldGrade(sheet, report);
  if (next !== null) return { at: "total", grade: next, way: "flow" };
  return ofWhichGrades(sheet, report).length > 0 ? { at: "ofWhich" } : { at: "check" };
}
