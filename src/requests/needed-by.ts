import { addDays, type Day, isDay } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { within } from "../calendar/period.ts";
import { readDeadline } from "../plan/deadline.ts";

/** Help may be asked for by a day of the next half-year. */
const FURTHEST_DAYS = 183;

/** Longer than any day that a person would write. */
const LONGEST = 200;

export const neededBounds = (today: Day): Period => ({ from: today, to: addDays(today, FURTHEST_DAYS) });

const NEAR = new Map([
  ["сегодня", 0],
  ["завтра", 1],
  ["послезавтра", 2],
]);

/**
 * By when help is needed, as a person typed it: a day («25 ноября», «до пятницы», «завтра»), the last day of a time
 * («в декабре»), or null for «не срочно». Of what recurs the nearest is meant, unless it is said to recur.
 */
export function readNeededBy(text: string, today: Day): { day: Day | null } | "unread" | "outside" {
  if (text.length > LONGEST) return "unread";
  const words = text.trim().toLowerCase().replace(/[.!]$/, "");
  if (/^не ?(срочно|к спеху)$/.test(words)) return { day: null };
  const near = NEAR.get(words.replace(/^(до|на|к) /, ""));
  if (near !== undefined) return { day: addDays(today, near) };
  const bounds = neededBounds(today);
  const read = readDeadline(text, bounds);
  const [first, second] = read.occurrences;
  if (first === undefined || !isDay(first.to)) {
    return read.problems.some(({ code }) => code === "outside-period") ? "outside" : "unread";
  }
  if (read.kind === "recurring" ? /кажд|еже/.test(words) : second !== undefined) return "unread";
  return within(first.to, bounds) ? { day: first.to } : "outside";
}
