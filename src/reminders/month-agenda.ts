import { type Day, daysFrom, weekday } from "../calendar/day.ts";
import { firstDay, lastDay, type Month } from "../calendar/month.ts";
import { overlap, within } from "../calendar/period.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Duty } from "./duty.ts";

/** What a day is looked at in: everything that the cluster has, and its calendar. */
export interface ClusterMonth {
  duties: readonly Duty[];
  calendar: ProductionCalendar;
  holidays: readonly SchoolHoliday[];
}

/** An event on a day that is known, once for all the schools that hold it then. */
export interface DatedEvent {
  day: Day;
  time: string | null;
  event: Duty["event"];
  /** The schools whose own it is; none where all answer together. */
  schools: string[];
}

/** What a month already holds, by day. */
export interface MonthAgenda {
  month: Month;
  events: DatedEvent[];
  /** Beside Saturdays and Sundays, which everybody knows. */
  daysOff: Day[];
  holidays: SchoolHoliday[];
}

/** The day on which a duty is carried out, where it is known: set by those who answer, or the plan's own. */
export function dayHeld({
  form,
  state,
  heldOn,
  opensOn,
  dueOn,
}: Pick<Duty, "form" | "state" | "heldOn" | "opensOn" | "dueOn">): Day | null {
  if (form !== null || state === "notOurs") return null;
  return heldOn ?? (opensOn === dueOn ? dueOn : null);
}

const timeHeld = (duty: Duty): string | null => (duty.heldOn === null ? duty.event.time : duty.heldAt);

/** The month as one sees it who chooses a day for this duty. */
export function monthAgenda(month: Month, duty: Pick<Duty, "id">, cluster: ClusterMonth): MonthAgenda {
  const period = { from: firstDay(month), to: lastDay(month) };
  const dated = datedDuties(cluster.duties, duty).filter(([, day]) => within(day, period));
  const events = [...Map.groupBy(dated, ([one, day]) => `${day} ${timeHeld(one) ?? ""} ${one.occurrenceId}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => datedEvent(same));
  return {
    month,
    events,
    daysOff: daysFrom(period.from, period.to).filter(
      (day) => weekday(day) < 6 && !cluster.calendar.isWorkingDay(day),
    ),
    holidays: cluster.holidays.filter((holidays) => overlap(holidays, period) !== null),
  };
}

type Dated = readonly [Duty, Day];

const datedDuties = (duties: readonly Duty[], except: Pick<Duty, "id">): Dated[] =>
  duties.flatMap((duty): Dated[] => {
    const day = duty.id === except.id ? null : dayHeld(duty);
    return day === null ? [] : [[duty, day]];
  });

function datedEvent(same: readonly Dated[]): DatedEvent[] {
  const [first] = same;
  if (first === undefined) return [];
  const [duty, day] = first;
  const schools = same.flatMap(([{ organisation }]) => organisation?.shortName ?? []);
  return [{ day, time: timeHeld(duty), event: duty.event, schools }];
}

/** Why a day may not be meant: it is off, there are no lessons, or the same people or school have something then. */
export type Clash =
  | { kind: "dayOff" }
  | { kind: "holidays"; name: string }
  | { kind: "event"; dated: DatedEvent; people: string[]; sameSchool: boolean };

export function clashesOn(day: Day, duty: Duty, cluster: ClusterMonth): Clash[] {
  const clashes: Clash[] = [];
  if (!cluster.calendar.isWorkingDay(day)) clashes.push({ kind: "dayOff" });
  for (const holidays of cluster.holidays)
    if (within(day, holidays)) clashes.push({ kind: "holidays", name: holidays.name });
  const dated = datedDuties(cluster.duties, duty).filter(([, on]) => on === day);
  const own = new Set(duty.people.map(({ personId }) => personId));
  for (const [, same] of Map.groupBy(dated, ([one]) => one.occurrenceId)) {
    const shared = same.flatMap(([one]) => one.people.filter(({ personId }) => own.has(personId)));
    const sameSchool =
      duty.organisation !== null && same.some(([one]) => one.organisation?.id === duty.organisation?.id);
    const people = [...new Set(shared.map(({ name }) => name))];
    if (people.length > 0 || sameSchool)
      clashes.push(
        ...datedEvent(same).map((event) => ({ kind: "event" as const, dated: event, people, sameSchool })),
      );
  }
  return clashes;
}
