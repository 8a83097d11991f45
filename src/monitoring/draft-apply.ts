import { type Answer, type Draft, noDataOffered, type Outcome, type Sheet, type State } from "./draft.ts";
import { checkAnswer, ofWhichAnswer, reasonAnswer } from "./draft-check.ts";
import { commentAnswer, figureAnswer, listAnswer } from "./draft-figures.ts";
import { messageAnswer, placeAnswer, sheetAnswer } from "./draft-told.ts";
import type { Move } from "./move.ts";

/** How many screens «Назад» remembers; a row must not grow without end. */
const REMEMBERED = 40;

/** Applies a tap, a text or a sheet to the draft. Pure: the draft given stays as it was. */
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

function answer(sheet: Sheet, state: State, move: Move): Answer {
  const { step } = state;
  if (move.do === "give") return sheetAnswer(state, move.report);
  if (move.do === "noData" && noDataOffered(step)) return { ...state, step: { at: "noData" } };
  const told = move.do === "text" ? messageAnswer(sheet, state, move) : null;
  if (told !== null) return told;
  switch (step.at) {
    case "total":
    case "amount":
      return figureAnswer(sheet, state, step, move);
    case "comment":
      return commentAnswer(sheet, state, step, move);
    case "list":
      return listAnswer(sheet, state, step, move);
    case "ofWhich":
      return ofWhichAnswer(sheet, state, move);
    case "told":
      return placeAnswer(sheet, state, step, move);
    case "noData":
    case "why":
      return reasonAnswer(sheet, state, move);
    case "check":
    case "confirm":
      break;
  }
  return checkAnswer(sheet, state, move);
}
