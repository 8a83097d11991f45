import type { Day } from "../calendar/day.ts";
import { addMonths, firstDay, monthOf } from "../calendar/month.ts";

/** How long what is past may be kept, in months; null: for good. Two years at the least: a year is compared with the last. */
export const KEPT_CHOICES: readonly (number | null)[] = [null, 24, 36, 60];

/** What is before this day, the first of a month, is past: whole months go, so that none is half there. */
export const pastBefore = (today: Day, keptMonths: number): Day =>
  firstDay(addMonths(monthOf(today), -keptMonths));

/** What of the past goes. The plans with their states, the offices and the schools' figures stay. */
export const PAST_KINDS = [
  "changes",
  "marks",
  "comments",
  "corrections",
  "figureComments",
  "requests",
  "messages",
  "digests",
  "notices",
  "calls",
  "entries",
  "planDrafts",
  "people",
] as const;

export type PastKind = (typeof PAST_KINDS)[number];
export type PastCounts = Partial<Record<PastKind, number>>;
