import { addDays, type Day, weekday } from "../calendar/day.ts";
import { lastDay, monthOf } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import type { OfficeKind } from "./office.ts";

/** One who acts for the holder of an office from a day to a day, both included. */
export interface Substitution {
  /** Of the office as it is acted in. */
  id: number;
  /** The office whose holder is away. */
  officeId: number;
  kind: OfficeKind;
  of: string | null;
  organisationId: number | null;
  holderId: number;
  holder: string;
  personId: number;
  person: string;
  since: Day;
  until: Day;
}

/** Longer than this ahead nobody plans an absence: a day further off is a slip of the year. */
const AHEAD_DAYS = 183;
/**
 * From September to June. Who is away for longer is replaced; and so «7 октября», written where the first day is
 * the 8th, is a slip and not the next year's.
 */
const LONGEST_DAYS = 310;

/** The days on which acting may begin. */
export const sinceBounds = (today: Day): Period => ({ from: today, to: addDays(today, AHEAD_DAYS) });

/** A year of days, in which every day and month is known without its year. */
export const yearFrom = (today: Day): Period => ({ from: today, to: addDays(today, 364) });

/** The days with which acting that begins on a day may end. */
export const untilBounds = (since: Day): Period => ({ from: since, to: addDays(since, LONGEST_DAYS - 1) });

/** The first days that are offered: today, tomorrow, next Monday. */
export const sinceChoices = (today: Day): Day[] =>
  distinct([today, addDays(today, 1), addDays(today, 8 - weekday(today))]);

/** The last days that are offered: the same day, the next Friday, the end of the month. */
export const untilChoices = (since: Day): Day[] =>
  distinct([since, addDays(since, (12 - weekday(since)) % 7), lastDay(monthOf(since))]);

const distinct = (days: readonly Day[]): Day[] => [...new Set(days)].sort();

/** Why one may not act so. `overlap`: somebody already acts for that office on one of the days. */
export type ActingRefusal = "gone" | "self" | "past" | "order" | "tooLong" | "overlap";

/** What stands in the way of acting for the holder, or null; `known` are those who act for the same office. */
export function actingRefusal(
  asked: { holderId: number; personId: number | null; since: Day; until: Day },
  known: readonly Pick<Substitution, "since" | "until">[],
  today: Day,
): ActingRefusal | null {
  const { since, until } = asked;
  if (asked.personId === asked.holderId) return "self";
  if (since < today) return "past";
  if (until < since) return "order";
  if (since > sinceBounds(today).to || until > untilBounds(since).to) return "tooLong";
  return known.some((other) => other.since <= until && since <= other.until) ? "overlap" : null;
}

/** Whether it is in force on the day. */
export const runsOn = ({ since, until }: Pick<Substitution, "since" | "until">, day: Day): boolean =>
  since <= day && day <= until;
