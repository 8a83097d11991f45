import { addDays, type Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { readDeadline } from "../plan/deadline.ts";

/** Longer than any line that names holidays. */
const LONGEST = 120;
const LONGEST_NAME = 40;

/** Holidays are entered for the coming year; those that run may have begun a month ago. The year comes from here. */
const boundsOn = (today: Day): Period => ({ from: addDays(today, -30), to: addDays(today, 330) });

/** «осенние 28.10–04.11», «зимние каникулы с 29 декабря по 11 января»; null where it names no stretch of days. */
export function readHoliday(text: string, today: Day): Omit<SchoolHoliday, "id"> | null {
  if (text.length > LONGEST) return null;
  const [, words = "", dates = ""] = /^(\D*?)((?:с\s+|от\s+)?\d.*)$/isu.exec(text.trim()) ?? [];
  const { kind, occurrences } = readDeadline(dates, boundsOn(today));
  const [span] = occurrences;
  if ((kind !== "date" && kind !== "window") || span === undefined || occurrences.length > 1) return null;
  const { from, to } = span;
  if (from === null || to === null || to < today) return null;
  const name = words
    .replace(/каникулы/iu, "")
    .replace(/[^\p{L}\p{N} -]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  return name.length > LONGEST_NAME ? null : { name: name === "" ? "каникулы" : name, from, to };
}
