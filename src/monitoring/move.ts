import type { Report } from "./report.ts";

/** What a person does on a screen of the draft: by a button, or (figures, comments, reasons) by a text or a file. */
export type Move =
  | { do: "number"; value: number }
  /** A figure to fill in or to change. */
  | { do: "figure"; grade: number; code: string }
  /** All that remains goes to the form's place for a remainder. */
  | { do: "rest" }
  | { do: "asBefore" }
  | { do: "noData" }
  | { do: "fill" }
  | { do: "readyReason"; index: number }
  /** Other figures of a grade, from the check. */
  | { do: "more"; grade: number }
  | { do: "done" }
  | { do: "settle"; grade: number; code: string; value: number }
  /** Write the comment that a figure needs. */
  | { do: "comment"; grade: number; code: string }
  | { do: "why" }
  | { do: "submit" }
  | { do: "confirm" }
  | { do: "back" }
  /** `figures`: it came without a question, as figures and nothing else. */
  | { do: "text"; text: string; figures?: true }
  /** All figures at once, from a sheet. */
  | { do: "give"; report: Report };

/** What a button may do; a text and a file come as messages. */
export type ButtonMove = Exclude<Move, { do: "text" | "give" }>;

/** A move as words of callback data. */
export function moveWords(move: ButtonMove): (string | number)[] {
  switch (move.do) {
    case "number":
      return ["n", move.value];
    case "figure":
      return ["f", move.grade, move.code];
    case "comment":
      return ["c", move.grade, move.code];
    case "settle":
      return ["s", move.grade, move.code, move.value];
    case "more":
      return ["more", move.grade];
    case "readyReason":
      return ["reason", move.index];
    default:
      return [move.do];
  }
}

const PLAIN = ["rest", "asBefore", "noData", "fill", "done", "why", "submit", "confirm", "back"] as const;

/** The move that a button's words say, or null where no button of ours says so. */
export function readMove(words: readonly string[]): Move | null {
  const [what, a, b, c] = words;
  const plain = PLAIN.find((name) => name === what);
  if (plain !== undefined) return words.length === 1 ? { do: plain } : null;
  const [first, last] = [whole(a), whole(c)];
  if (first === null) return null;
  if (what === "n" && words.length === 2) return { do: "number", value: first };
  if (what === "more" && words.length === 2) return { do: "more", grade: first };
  if (what === "reason" && words.length === 2) return { do: "readyReason", index: first };
  if (b === undefined) return null;
  if (what === "f" && words.length === 3) return { do: "figure", grade: first, code: b };
  if (what === "c" && words.length === 3) return { do: "comment", grade: first, code: b };
  if (what === "s" && words.length === 4 && last !== null) {
    return { do: "settle", grade: first, code: b, value: last };
  }
  return null;
}

const whole = (word: string | undefined): number | null =>
  word !== undefined && /^\d{1,3}$/.test(word) ? Number(word) : null;
