import { type Day, latest } from "../../calendar/day.ts";
import { overlap, type Period } from "../../calendar/period.ts";
import type { StoredEvent, StoredPlan } from "../../plan/stored-plan.ts";
import type { StandingDuty } from "../../summary/own-duties.ts";

/** How an event or one dated instance of it stands; of an event's instances the first of these tells for it. */
export const TIMELINE_STATES = ["overdue", "underWay", "coming", "done", "past", "notOurs"] as const;
export type TimelineState = (typeof TIMELINE_STATES)[number];

/** A dated instance as it is drawn. */
export interface TimelineInstance {
  opensOn: Day;
  dueOn: Day;
  state: TimelineState;
  /** Of those who each answer for themselves, how many have done it. */
  done: number;
  of: number;
}

export interface TimelineEvent {
  event: StoredEvent;
  /** Those that touch the plan's period, in order; none for an event without dates. */
  instances: TimelineInstance[];
  state: TimelineState | "undated" | "cancelled";
}

/** The plan as a picture shows it. */
export interface Timeline {
  cluster: string;
  period: Period;
  today: Day;
  events: TimelineEvent[];
}

export function timelineOf(
  facts: {
    cluster: string;
    plan: StoredPlan;
    events: readonly StoredEvent[];
    duties: readonly StandingDuty[];
  },
  today: Day,
): Timeline {
  const { cluster, plan } = facts;
  const byOccurrence = Map.groupBy(facts.duties, ({ duty }) => duty.occurrenceId);
  const period = { from: plan.from, to: plan.to };
  const events = facts.events.map((event): TimelineEvent => {
    const instances = event.occurrences
      .filter(({ opensOn, dueOn }) => overlap({ from: opensOn, to: dueOn }, period) !== null)
      .map((dated) => instanceOf(dated, byOccurrence.get(dated.id) ?? [], today));
    return { event, instances, state: stateOf(event, instances) };
  });
  return { cluster, period, today, events };
}

function stateOf(event: StoredEvent, instances: readonly TimelineInstance[]): TimelineEvent["state"] {
  if (event.cancelled !== null) return "cancelled";
  return TIMELINE_STATES.find((state) => instances.some((one) => one.state === state)) ?? "undated";
}

function instanceOf(
  { opensOn, dueOn }: { opensOn: Day; dueOn: Day },
  duties: readonly StandingDuty[],
  today: Day,
): TimelineInstance {
  const asked = duties.filter(({ standing }) => standing !== "notOurs");
  const done = asked.filter(({ standing }) => standing === "done").length;
  const held = new Set(asked.map(({ duty }) => duty.heldOn));
  const [day] = held;
  const numbers = { done, of: asked.length };
  const state = instanceState(duties, dueOn, today);
  // Where all are to hold it on one day, that is the day; else each has its own, and the plan's is shown.
  if (held.size === 1 && day != null) return { opensOn: day, dueOn: day, state, ...numbers };
  // A form's day is the cluster's own.
  const due = duties.map(({ duty }) => duty.dueOn).reduce(latest, "");
  return { opensOn, dueOn: due > opensOn ? due : dueOn, state, ...numbers };
}

/** Silence is not failure: what is overdue has no mark, and nobody says that it was not done. */
function instanceState(duties: readonly StandingDuty[], dueOn: Day, today: Day): TimelineState {
  const has = (...standings: StandingDuty["standing"][]): boolean =>
    duties.some(({ standing }) => standings.includes(standing));
  if (duties.length === 0) return dueOn < today ? "past" : "coming";
  if (has("overdue")) return "overdue";
  if (has("underWay")) return "underWay";
  if (has("coming", "later")) return "coming";
  if (has("done")) return "done";
  return has("past") ? "past" : "notOurs";
}

/** How many events stand so; what is the same for nobody is left out. */
export const countsOf = ({ events }: Timeline): { state: TimelineEvent["state"]; number: number }[] =>
  SHOWN_STATES.flatMap((state) => {
    const number = events.filter((one) => one.state === state).length;
    return number > 0 ? [{ state, number }] : [];
  });

/** In the order in which a reader asks. */
export const SHOWN_STATES = [
  "done",
  "underWay",
  "overdue",
  "coming",
  "undated",
  "past",
  "notOurs",
  "cancelled",
] as const satisfies TimelineEvent["state"][];
