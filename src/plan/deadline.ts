import type { Period } from "../calendar/period.ts";
import { deadlineProblems as texts } from "./deadline-texts.ts";
import { interpret } from "./deadline/interpret.ts";
import { noteOf } from "./deadline/note.ts";
import { scan } from "./deadline/scan.ts";
import { foldText } from "./deadline/written-text.ts";
import type { Deadline } from "./plan.ts";

/** Longer than any deadline; what follows is kept in the text alone, and told. */
const LONGEST = 1000;

/**
 * Reads the text of a plan's «Срок» cell. The year comes from the plan's period, never from today; without a
 * period days are written «--09-01». Never throws: what cannot be read is `unclear` with a problem, and a date that
 * cannot be is a problem and no occurrence.
 *
 * readDeadline("до 15 октября", { from: "2019-07-01", to: "2019-12-31" })
 *   // kind "window", one occurrence from 2019-07-01 to 2019-10-15
 */
export function readDeadline(text: string, period: Period | null): Deadline {
  const folded = foldText(text);
  const read = folded.slice(0, LONGEST);
  const found = scan(read, period);
  const meant = interpret(read, found, period);
  const { note, unread } = noteOf(read, found, meant.noted);
  const problems = [...meant.problems];
  if (folded.length > LONGEST) problems.push({ code: "unread-part", message: texts.tooLong(LONGEST) });
  // An unclear deadline is asked about as a whole.
  if (meant.kind !== "unclear")
    for (const part of unread) problems.push({ code: "unread-part", message: texts.unread(part) });
  return {
    text: folded,
    kind: meant.kind,
    occurrences: meant.occurrences,
    every: meant.every,
    time: meant.time,
    note,
    problems,
  };
}
