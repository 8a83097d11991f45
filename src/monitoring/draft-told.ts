import { type Answer, NOT_HERE, type Sheet, type State, type Step, untoldGrade } from "./draft.ts";
import { readFigures } from "./figures-message.ts";
import type { Move } from "./move.ts";
import { remainder, type Report } from "./report.ts";
import { reportBefore } from "./rules.ts";
import { heard, openSaid, taken, type Told, withPlace } from "./told.ts";

/** Here a text is a comment or a reason, whatever numbers stand in it. */
const ASKS_FOR_WORDS: ReadonlySet<Step["at"]> = new Set(["comment", "noData", "why"]);

/** A message with figures, at whatever question it comes; null where the text is none. */
export function messageAnswer(
  sheet: Sheet,
  state: State,
  { text, figures }: { text: string; figures?: true },
): Answer | null {
  const { step } = state;
  if (figures === undefined && ASKS_FOR_WORDS.has(step.at)) return null;
  const open = figures === undefined && "grade" in step ? step.grade : null;
  const message = readFigures({ form: sheet.form, grades: sheet.grades, open }, text);
  if (message === null) return null;
  const told = heard(message, beforeOf(sheet, state));
  return "problem" in told ? { kind: "told", problem: told.problem } : hear(sheet, state, told);
}

/** Which of the form's figures was meant. */
export function placeAnswer(
  sheet: Sheet,
  state: State,
  step: Extract<Step, { at: "told" }>,
  move: Move,
): Answer {
  if (move.do !== "figure") return NOT_HERE;
  const told = withPlace(step.told, { grade: move.grade, code: move.code });
  return told === null ? NOT_HERE : hear(sheet, state, told);
}

/** All figures of a sheet. */
export const sheetAnswer = (state: State, report: Report): Answer => ({
  ...state,
  report,
  step: { at: "check", heard: true },
});

/** Asks what is unclear first. */
function hear(sheet: Sheet, state: State, told: Told): Answer {
  if (openSaid(told) !== null) return { ...state, step: { at: "told", told } };
  const report = taken(told, beforeOf(sheet, state));
  if ("problem" in report) return { kind: "told", problem: report.problem };
  return { ...state, report, step: afterHearing(sheet, report, state.step) };
}

/** On with a grade whose rest was being placed; then the grade that was not told of; then all is read back. */
function afterHearing(sheet: Sheet, report: Report, step: Step): Step {
  if (step.at === "list" && step.way === "flow" && remainder(sheet.form, report, step.grade) > 0) {
    return { at: "list", grade: step.grade, way: "flow" };
  }
  const untold = untoldGrade(sheet, report);
  return untold === null
    ? { at: "check", heard: true }
    : { at: "total", grade: untold, way: "flow", heard: true };
}

const beforeOf = ({ form, grades, past }: Sheet, { report }: State) => ({
  form,
  grades,
  report,
  past: reportBefore(past)?.report ?? null,
});
