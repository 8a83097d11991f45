import { addDays, type Day, weekday } from "../calendar/day.ts";
import { addMonths, firstDay, type Month, monthOf } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import { within } from "../calendar/period.ts";
import { nextWorkingDay, type ProductionCalendar } from "../calendar/working-days.ts";
import { dueOf, type Duty } from "../reminders/duty.ts";
import type { StandingDuty } from "../summary/own-duties.ts";

/** What is written to the chair unasked: on Mondays the week, at a month's beginning the month before. */
export const LETTERS = ["week", "month"] as const;
export type Letter = (typeof LETTERS)[number];

export const isLetter = (word: string | undefined): word is Letter => LETTERS.includes(word as Letter);

/** A letter that could not be written on its day, or sent, is still worth it for so long. */
export const WORTH_DAYS = 4;

/** The week of this day, Monday to Sunday. */
export const weekOf = (today: Day): Period => {
  const from = addDays(today, 1 - weekday(today));
  return { from, to: addDays(from, 6) };
};

/** What says when a letter is due. */
export interface LetterDays {
  today: Day;
  calendar: ProductionCalendar;
  /** Whether the bot has told anything on a day from this one on and before today. */
  hasRunSince: (day: Day) => boolean;
}

/** The Monday of the week that is to be told today, or null; never of a week that had begun before the plan did. */
export function weekToTell(days: LetterDays, startedOn: Day): Day | null {
  const { from } = weekOf(days.today);
  const isFirst = nextWorkingDay(days.calendar, from) === days.today;
  return isTime(days, from) && (startedOn <= from || isFirst) ? from : null;
}

/** The month that is to be told today, or null: the one before. */
export function monthToTell(days: LetterDays): Month | null {
  const month = monthOf(days.today);
  return isTime(days, firstDay(month)) ? addMonths(month, -1) : null;
}

/** The first working day from a beginning on, or one soon after where the bot did not run. */
function isTime({ today, calendar, hasRunSince }: LetterDays, beginning: Day): boolean {
  const first = nextWorkingDay(calendar, beginning);
  if (!calendar.isWorkingDay(today) || !within(today, { from: first, to: addDays(first, WORTH_DAYS) }))
    return false;
  return today === first || !hasRunSince(first);
}

/** An instance of an event that nobody has marked as done, or some have not. */
export interface Unmarked {
  eventId: number;
  event: Pick<Duty["event"], "number" | "title">;
  dueOn: Day;
  /** The schools that have not, or null: all answer for it together. */
  schools: string[] | null;
}

/** Duties without a mark, each instance of an event once, the oldest first; figures are told as figures. */
export function unmarked(duties: readonly StandingDuty[]): Unmarked[] {
  const found = new Map<string, Unmarked>();
  for (const { duty } of duties) {
    if (duty.form !== null) continue;
    const dueOn = dueOf(duty);
    const key = `${duty.occurrenceId}|${dueOn}`;
    const known = found.get(key);
    const school = duty.organisation?.shortName;
    if (known !== undefined) known.schools?.push(...(school === undefined ? [] : [school]));
    else {
      const { id: eventId, number, title } = duty.event;
      found.set(key, {
        eventId,
        event: { number, title },
        dueOn,
        schools: school === undefined ? null : [school],
      });
    }
  }
  return [...found.values()].sort((one, other) =>
    one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0,
  );
}

/** After so many days an overdue event is told in the letter no more: it stands in the summary. */
export const CHASED_DAYS = 84;

/** What is late today: what the letter tells, and how much is older than that. */
export function lateOn(today: Day, overdue: readonly StandingDuty[]): { late: Unmarked[]; older: number } {
  const all = unmarked(overdue);
  const late = all.filter(({ dueOn }) => dueOn >= addDays(today, -CHASED_DAYS));
  return { late, older: all.length - late.length };
}

/** What the duties of a month came to. */
export interface MonthDuties {
  total: number;
  done: number;
  /** Put off beyond the month, and not done. */
  postponed: number;
  unmarked: Unmarked[];
}

export function monthDuties(duties: readonly StandingDuty[], days: Period): MonthDuties {
  const due = duties.filter(
    ({ duty, standing }) =>
      duty.form === null && standing !== "notOurs" && standing !== "past" && within(dueOf(duty), days),
  );
  const open = due.filter(({ standing }) => standing !== "done");
  const isPostponed = ({ duty }: StandingDuty): boolean =>
    duty.postponedTo !== null && duty.postponedTo > days.to;
  return {
    total: due.length,
    done: due.length - open.length,
    postponed: open.filter(isPostponed).length,
    unmarked: unmarked(open.filter((one) => !isPostponed(one))),
  };
}
