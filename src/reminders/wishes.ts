import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";

/** «08:30» on the clock of the cluster's zone. */
export type Hour = string;

/** How a person wants to be reminded. */
export interface Wishes {
  /** The hour of the digest; null: with everybody else in the cluster. */
  at: Hour | null;
  onWeekends: boolean;
  onHolidays: boolean;
  /** Nothing is told on these days, both included; both are null, or none. */
  pausedFrom: Day | null;
  pausedTo: Day | null;
}

/** Of whoever has never said. */
export const NO_WISHES: Wishes = {
  at: null,
  onWeekends: false,
  onHolidays: false,
  pausedFrom: null,
  pausedTo: null,
};

/** What the people of a cluster have said, by their ids. */
export type WishesOf = ReadonlyMap<number, Wishes>;

export const wishesOf = (all: WishesOf, personId: number): Wishes => all.get(personId) ?? NO_WISHES;

type Pause = Pick<Wishes, "pausedFrom" | "pausedTo">;

export const isPaused = (wishes: Pause, day: Day): boolean => isPausedIn(wishes, { from: day, to: day });

/** On one of these days at least. */
export const isPausedIn = ({ pausedFrom, pausedTo }: Pause, { from, to }: Period): boolean =>
  pausedFrom !== null && pausedTo !== null && pausedFrom <= to && from <= pausedTo;

/** The pause that runs or is to come, or null. */
export const pauseOf = ({ pausedFrom, pausedTo }: Wishes, today: Day): Period | null =>
  pausedFrom === null || pausedTo === null || pausedTo < today ? null : { from: pausedFrom, to: pausedTo };

/** The days on which this person is reminded: the working days, and those off that were asked for. */
export function remindingDays(
  calendar: ProductionCalendar,
  { onWeekends, onHolidays }: Pick<Wishes, "onWeekends" | "onHolidays">,
): ProductionCalendar {
  if (!onWeekends && !onHolidays) return calendar;
  const dayOff: ProductionCalendar["dayOff"] = (day) => {
    const why = calendar.dayOff(day);
    return (why === "weekend" && onWeekends) || (why === "holiday" && onHolidays) ? null : why;
  };
  return { ...calendar, dayOff, isWorkingDay: (day) => dayOff(day) === null };
}

/** The hour of a person's digest: their own, else the cluster's, else that of the whole installation. */
export const hourOf = (own: Hour | null, clusters: Hour | null, installations: Hour | null): Hour | null =>
  own ?? clusters ?? installations;

/** Whether anybody of a cluster is reminded on this day. */
export const isAnyonesDay = (today: Day, calendar: ProductionCalendar, all: WishesOf): boolean =>
  calendar.isWorkingDay(today) ||
  [...all.values()].some((own) => remindingDays(calendar, own).isWorkingDay(today));
