import type { Day } from "../calendar/day.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import type { StandingDuty } from "./own-duties.ts";

/** An event with how far it has come. */
export interface EventLine {
  event: StoredEvent;
  /** How many duties it has; none before they are shared out, or where it has no dates. */
  duties: number;
  done: number;
  overdue: number;
}

export function eventLines(events: readonly StoredEvent[], duties: readonly StandingDuty[]): EventLine[] {
  const byEvent = Map.groupBy(duties, ({ duty }) => duty.event.id);
  return events.map((event) => {
    const own = (byEvent.get(event.id) ?? []).filter(({ standing }) => standing !== "notOurs");
    const count = (standing: string) => own.filter((duty) => duty.standing === standing).length;
    return { event, duties: own.length, done: count("done"), overdue: count("overdue") };
  });
}

/** Sections in the plan's order, each with the index of its first event. */
export function sectionStarts(
  events: readonly { section: string | null }[],
): { title: string | null; first: number }[] {
  return events.flatMap(({ section }, first) =>
    first === 0 || events[first - 1]?.section !== section ? [{ title: section, first }] : [],
  );
}

/** The dated instance to begin with: the one that runs, else the next, else the last; null for none. */
export function instanceOf(event: StoredEvent, today: Day): number | null {
  if (event.occurrences.length === 0) return null;
  const open = event.occurrences.findIndex(({ dueOn }) => dueOn >= today);
  return open === -1 ? event.occurrences.length - 1 : open;
}
