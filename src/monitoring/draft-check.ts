import { MOST } from "./amount.ts";
import { readComment } from "./comment.ts";
import {
  type Answer,
  errors,
  firstGrade,
  NOT_HERE,
  questions,
  roleOf,
  type Sheet,
  type State,
} from "./draft.ts";
import { findIndicator } from "./form.ts";
import type { Move } from "./move.ts";
import { EMPTY, figure, withFigure } from "./report.ts";

export function reasonAnswer(sheet: Sheet, state: State, move: Move): Answer {
  const ready = move.do === "readyReason" ? sheet.form.noDataReasons[move.index] : undefined;
  const text = move.do === "text" ? move.text : ready;
  if (text === undefined || (ready !== undefined && state.step.at === "why")) return NOT_HERE;
  const reason = readComment(text);
  if (typeof reason === "string") return { kind: "comment", why: reason };
  return state.step.at === "why"
    ? { ...state, why: reason.text, step: { at: "check" } }
    : { ...state, report: { ...EMPTY, noData: reason.text }, step: { at: "check" } };
}

export function checkAnswer(sheet: Sheet, state: State, move: Move): Answer {
  const { report } = state;
  switch (move.do) {
    case "fill":
      if (report.noData === null) return NOT_HERE;
      return {
        ...state,
        report: { ...report, noData: null },
        step: { at: "total", grade: firstGrade(sheet), way: "flow" },
      };
    case "figure":
    case "comment":
      return changeAnswer(sheet, state, move);
    case "more":
      if (report.noData !== null || !sheet.grades.includes(move.grade)) return NOT_HERE;
      return { ...state, step: { at: "list", grade: move.grade, way: "check" } };
    case "settle":
      if (roleOf(sheet, move.grade, move.code) === null || move.value > MOST) return NOT_HERE;
      return {
        ...state,
        report: withFigure(report, move.grade, move.code, move.value),
        step: { at: "check" },
      };
    case "why":
      return sheet.corrected === null ? NOT_HERE : { ...state, step: { at: "why" } };
    case "submit":
      return submitAnswer(sheet, state);
    case "confirm":
      if (!confirms(state)) return NOT_HERE;
      return errors(sheet, report).length > 0 ? { kind: "errors" } : { ...state, ready: true };
    default:
      return NOT_HERE;
  }
}

/** What was heard is read back with its questions: one answer is for all. */
const confirms = ({ step }: State): boolean =>
  step.at === "confirm" || (step.at === "check" && step.heard === true);

function changeAnswer(sheet: Sheet, state: State, move: Extract<Move, { do: "figure" | "comment" }>): Answer {
  const { grade, code } = move;
  const kind = state.report.noData === null ? roleOf(sheet, grade, code) : null;
  if (kind === null) return NOT_HERE;
  if (move.do === "figure") {
    return {
      ...state,
      step:
        kind === "total" ? { at: "total", grade, way: "check" } : { at: "amount", grade, code, way: "check" },
    };
  }
  const asked =
    findIndicator(sheet.form, grade, code)?.comment === true && figure(state.report, grade, code) > 0;
  return asked ? { ...state, step: { at: "comment", grade, code, way: "check" } } : NOT_HERE;
}

export function ofWhichAnswer(sheet: Sheet, state: State, move: Move): Answer {
  if (move.do === "done") return { ...state, step: { at: "check" } };
  if (move.do === "submit") return submitAnswer(sheet, state);
  if (move.do !== "figure" || roleOf(sheet, move.grade, move.code) !== "ofWhich") return NOT_HERE;
  return { ...state, step: { at: "amount", grade: move.grade, code: move.code, way: "ofWhich" } };
}

/** Hands in, asks what is to be confirmed, or shows what does not add up. */
function submitAnswer(sheet: Sheet, state: State): Answer {
  if (errors(sheet, state.report).length > 0) {
    return state.step.at === "ofWhich" ? { ...state, step: { at: "check" } } : { kind: "errors" };
  }
  return questions(sheet, state.report).length > 0
    ? { ...state, step: { at: "confirm" } }
    : { ...state, ready: true };
}
