import { type Day, isDay } from "../../calendar/day.ts";
import { type Period, within } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";

/** One day as a person typed it. */
export interface TypedDay {
  day: Day;
  time: string | null;
  note: string | null;
}

/** «с 14 по 18 октября», or one day, within bounds; null where it is neither. */
export function readTypedDays(text: string, bounds: Period): Period | null {
  const { occurrences } = readDeadline(text, bounds);
  const [span, another] = occurrences;
  if (span === undefined || another !== undefined || span.from === null) return null;
  const { from, to } = span;
  return isDay(from) && isDay(to) && within(from, bounds) && within(to, bounds) ? { from, to } : null;
}

/** «15 ноября в 10:00, актовый зал» within bounds, or null where it is no day, several, or another. */
export function readTypedDay(text: string, bounds: Period): TypedDay | null {
  const read = readDeadline(text, bounds);
  const [span] = read.occurrences;
  if (read.kind !== "date" || span === undefined || read.occurrences.length > 1) return null;
  if (span.from !== span.to || !isDay(span.to) || !within(span.to, bounds)) return null;
  return { day: span.to, time: read.time, note: read.note === null ? null : withItsDot(read.note, text) };
}

/** The last dot of «каб. М.И.» and «ул. Мира, 5 к.» shortens a word; that of a sentence is left out. */
const withItsDot = (note: string, text: string): string =>
  /(?<!\p{L})\p{L}{1,2}$/u.test(note) && text.trimEnd().endsWith(`${note}.`) ? `${note}.` : note;
