import type { StoredEvent } from "../plan/stored-plan.ts";
import type { StandingDuty } from "./own-duties.ts";

/** How far a section of the plan has come. */
export interface SectionStanding {
  title: string | null;
  events: number;
  /** Events that no duty stands for: no day brings them up. */
  undated: number;
  /** All that count: without those that are not the school's and those of before the bot. */
  total: number;
  done: number;
  underWay: number;
  overdue: number;
  /** Coming and later. */
  ahead: number;
  duties: StandingDuty[];
}

/** The sections in the plan's order; events that were called off are left out. */
export function sectionStandings(
  events: readonly StoredEvent[],
  duties: readonly StandingDuty[],
): SectionStanding[] {
  const byEvent = Map.groupBy(duties, ({ duty }) => duty.event.id);
  const bySection = Map.groupBy(
    events.filter(({ cancelled }) => cancelled === null),
    ({ section }) => section,
  );
  return [...bySection].map(([title, own]): SectionStanding => {
    const all = own.flatMap(({ id }) => byEvent.get(id) ?? []);
    const count = (...standings: string[]) =>
      all.filter(({ standing }) => standings.includes(standing)).length;
    return {
      title,
      events: own.length,
      undated: own.filter(({ id }) => !byEvent.has(id)).length,
      total: all.length - count("notOurs", "past"),
      done: count("done"),
      underWay: count("underWay"),
      overdue: count("overdue"),
      ahead: count("coming", "later"),
      duties: all,
    };
  });
}
