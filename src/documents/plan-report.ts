import type { Day } from "../calendar/day.ts";
import { overlap } from "../calendar/period.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import { dueOf } from "../reminders/duty.ts";
import type { RequestCounts } from "../requests/request.ts";
import type { StandingDuty } from "../summary/own-duties.ts";

/** A duty with the mark that it is done, where it is: when, and by whom (empty: not known any more). */
export interface MarkedDuty extends StandingDuty {
  done: { on: Day; by: string } | null;
}

/** One dated instance of an event, with all who answer for it: each school for itself, or (one) all together. */
export interface ReportedTime {
  opensOn: Day;
  dueOn: Day;
  duties: MarkedDuty[];
}

/**
 * What is recorded of an event, each in exactly one: all of it marked as done; some of what is due (`partly`) or none
 * of it (`unmarked`); not due yet, begun or marked in part (`underWay`) or not begun (`ahead`); no date in the plan's
 * time; called off; told by all who answer that it is not theirs.
 */
export const OUTCOMES = [
  "done",
  "partly",
  "unmarked",
  "underWay",
  "ahead",
  "undated",
  "cancelled",
  "notOurs",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ReportedEvent {
  event: StoredEvent;
  outcome: Outcome;
  times: ReportedTime[];
  /** The deadline's words in the plan's file, where another has been set since. */
  plannedDeadline: string | null;
  /** Was not in the plan's file. */
  added: boolean;
  /** Of one that is held on request. */
  requests: RequestCounts | null;
}

/** An event with what the store knows beside it. */
export interface EventFacts {
  event: StoredEvent;
  duties: readonly MarkedDuty[];
  /** The deadline's words in the plan's file; null: the event is not in it. */
  written: string | null;
  requests: RequestCounts | null;
}

/** What is recorded of an event, whatever part of it a paper then tells. */
export function reportedEvent(
  { event, duties, written, requests }: EventFacts,
  plan: Pick<StoredPlan, "from" | "to">,
): ReportedEvent {
  const times = timesOf(event, duties);
  return {
    event,
    outcome: outcomeOf(event, times, plan),
    times,
    plannedDeadline: written === null || written === event.deadline.text ? null : written,
    added: written === null,
    requests,
  };
}

function timesOf({ occurrences }: StoredEvent, duties: readonly MarkedDuty[]): ReportedTime[] {
  const byTime = Map.groupBy(duties, ({ duty }) => duty.occurrenceId);
  return occurrences.flatMap(({ id, opensOn, dueOn }) => {
    const here = byTime.get(id) ?? [];
    // A month that the form does not ask about has no duties.
    return here.length === 0 ? [] : [{ opensOn, dueOn, duties: here }];
  });
}

function outcomeOf(
  event: StoredEvent,
  times: readonly ReportedTime[],
  plan: Pick<StoredPlan, "from" | "to">,
): Outcome {
  if (event.cancelled !== null) return "cancelled";
  const all = times.flatMap(({ duties }) => duties);
  const isMarked = all.some(({ standing }) => standing === "done");
  const inPlan = times.some(({ opensOn, dueOn }) => overlap({ from: opensOn, to: dueOn }, plan) !== null);
  return all.length === 0 || (!inPlan && !isMarked) ? "undated" : outcomeOfDuties(all);
}

/** What is recorded of these duties, of which there is one at least. */
export function outcomeOfDuties(duties: readonly MarkedDuty[]): Outcome {
  const asked = duties.filter(({ standing }) => standing !== "notOurs");
  const done = asked.filter(({ standing }) => standing === "done").length;
  if (asked.length === 0) return "notOurs";
  if (done === asked.length) return "done";
  if (asked.some(({ standing }) => isDue(standing))) return done > 0 ? "partly" : "unmarked";
  return done > 0 || asked.some(({ standing }) => standing === "underWay") ? "underWay" : "ahead";
}

const isDue = (standing: StandingDuty["standing"]): boolean => standing === "overdue" || standing === "past";

/** «Up to a day»: the times that have begun by then or are marked, and no event of which nothing is left so. */
export function upTo(events: readonly ReportedEvent[], day: Day): ReportedEvent[] {
  return events.flatMap((reported) => {
    if (["cancelled", "undated"].includes(reported.outcome)) return [reported];
    const times = reported.times.filter(
      ({ opensOn, duties }) =>
        opensOn <= day ||
        duties.some(({ duty, standing }) => ["done", "notOurs"].includes(standing) || dueOf(duty) <= day),
    );
    return times.length === 0 ? [] : [{ ...reported, times }];
  });
}

export type OutcomeCounts = Record<Outcome, number>;

export function countOutcomes(events: readonly ReportedEvent[]): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map((one) => [one, 0])) as OutcomeCounts;
  for (const { outcome } of events) counts[outcome]++;
  return counts;
}

/** In the plan's order; the events of a section together, under its title or none. */
export function inSections(
  events: readonly ReportedEvent[],
): { title: string | null; events: ReportedEvent[] }[] {
  const sections: { title: string | null; events: ReportedEvent[] }[] = [];
  for (const one of events) {
    const last = sections.at(-1);
    if (last !== undefined && last.title === one.event.section) last.events.push(one);
    else sections.push({ title: one.event.section, events: [one] });
  }
  return sections;
}

/** Whether a title names the cluster in some case: «план … Заречненского образовательного кластера». */
export function namesCluster(title: string, cluster: string): boolean {
  const stem = /\p{L}{4,}(?=\p{L}{2})/u.exec(cluster)?.[0] ?? cluster;
  return title.toLowerCase().includes(stem.toLowerCase());
}
