import { addDays, type Day, type Weekday, weekday } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { type Period, within } from "../calendar/period.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { OfficeKind } from "../people/office.ts";
import { findNames } from "../plan/reading/person-name.ts";
import { type Duty, dueOf } from "../reminders/duty.ts";

/** The latest day that the group's week begins on: today or before. */
export function weekStart(today: Day, day: Weekday): Day {
  return addDays(today, -((weekday(today) - day + 7) % 7));
}

/** The next day that it begins on: today or after. */
export const nextStart = (today: Day, day: Weekday): Day => addDays(today, (day - weekday(today) + 7) % 7);

/** What is left of that week, today included. */
export const weekAhead = (today: Day, day: Weekday): Period => ({
  from: today,
  to: addDays(weekStart(today, day), 6),
});

/**
 * Whether the week is to be told today: on its first day, or, where that is a day off or the bot did not run, on the
 * first working day after it; never of a week that had begun when the chair chose the day.
 */
export function isDue(
  today: Day,
  group: { weekday: Weekday; confirmedOn: Day },
  calendar: ProductionCalendar,
): boolean {
  const start = weekStart(today, group.weekday);
  return calendar.isWorkingDay(today) && (today === start || group.confirmedOn < start);
}

/** Who answers for an event, by office alone: whom a group is told of. */
export type Answering =
  | {
      kind: "office";
      office: OfficeKind;
      of: string | null;
      schools: "all" | "municipal" | "lead" | string[];
    }
  | { kind: "words"; words: string };

/** `held` on its day; `ends`: the last day of a stretch; `opens`: the first day of one that outlasts the week. */
export type WeekKind = "held" | "ends" | "opens";

export interface WeekLine {
  kind: WeekKind;
  day: Day;
  /** The last day, for what only opens. */
  until: Day;
  event: { id: number; number: string | null; title: string };
  month: Month | null;
  time: string | null;
  place: string | null;
  /** The schools that have set this day, time and place for themselves. */
  schools: string[];
}

/**
 * What falls into the days, in their order: no marks and no figures, and of those who answer nobody's delay. What
 * everyone has done is told no more.
 */
export function weekLines(duties: readonly Duty[], days: Period): WeekLine[] {
  const lines = new Map<string, WeekLine>();
  for (const duty of duties) {
    if (duty.state === "done" || duty.state === "notOurs") continue;
    const line = lineOf(duty, days);
    if (line === null) continue;
    const key = [duty.occurrenceId, line.kind, line.day, line.time, line.place, duty.heldOn].join("|");
    const known = lines.get(key);
    if (known === undefined) lines.set(key, line);
    else known.schools.push(...line.schools);
  }
  // First what is held on a day, then what ends on it; the sort is stable, so that the plan's own order stays.
  return [...lines.values()].sort(
    (a, b) => compare(a.day, b.day) || compare(b.kind, a.kind) || compare(a.time ?? "", b.time ?? ""),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** «Кабинет Ивановой М.И.» is where a person is to be found: not for a group. */
const namelessPlace = (place: string | null): string | null =>
  place === null || findNames(place).length > 0 ? null : place;

/** «Открытый урок Ивановой М.И.»: whose it is stands on the event's card, which a group does not open. */
export const namelessTitle = (title: string): string =>
  findNames(title).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}(имя – на карточке)${text.slice(end)}`,
    title,
  );

function lineOf(duty: Duty, days: Period): WeekLine | null {
  const due = dueOf(duty);
  const line = (kind: WeekKind, day: Day): WeekLine => ({
    kind,
    day,
    until: due,
    event: { id: duty.event.id, number: duty.event.number, title: namelessTitle(duty.event.title) },
    month: duty.form?.month ?? null,
    time: kind === "held" ? (duty.heldAt ?? duty.event.time) : null,
    place: kind === "held" ? namelessPlace(duty.heldWhere ?? duty.event.place) : null,
    schools: duty.heldOn !== null && duty.organisation !== null ? [duty.organisation.shortName] : [],
  });
  if (duty.heldOn !== null || duty.opensOn === duty.dueOn)
    return within(due, days) ? line("held", due) : null;
  if (within(due, days)) return line("ends", due);
  // The figures of every month begin with it: that is no news.
  const opens = duty.form === null && within(duty.opensOn, days) && due > days.to;
  return opens ? line("opens", duty.opensOn) : null;
}
