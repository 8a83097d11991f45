import type { DateTime } from "luxon";

/**
 * A calendar day as ISO text, «2019-09-01»: what SQLite stores, JSON prints and `<` compares.
 * A business day is always the cluster's own; convert an instant with {@link dayOf}.
 */
export type Day = string;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;

const epochDays = (day: Day): number => Date.parse(day) / DAY_MS;
const fromEpochDays = (days: number): Day => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** The day, or null where there is none such: day(2019, 2, 29) and day(2019, 13, 1) are null. */
export function day(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** True for the text of a day that exists. */
export function isDay(text: string): text is Day {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match !== null && day(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** The day of this instant in this zone. */
export function dayOf(moment: DateTime, zone: string): Day {
  return moment.setZone(zone).toFormat("yyyy-MM-dd");
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** 1 to 12. */
export const monthNumber = (day: Day): number => Number(day.slice(5, 7));
/** 1 to 31. */
export const dateOf = (day: Day): number => Number(day.slice(8, 10));

export const addDays = (day: Day, days: number): Day => fromEpochDays(epochDays(day) + days);

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDays(to) - epochDays(from);

export function weekday(day: Day): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((epochDays(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const first = epochDays(from);
  return Array.from({ length: Math.max(0, epochDays(to) - first + 1) }, (_, i) => fromEpochDays(first + i));
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
