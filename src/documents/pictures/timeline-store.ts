import type { Db } from "../../db/open.ts";
import { findCluster } from "../../people/cluster-store.ts";
import { eventsOf } from "../../plan/event-store.ts";
import { runningPlan } from "../../plan/plan-store.ts";
import { type DutyContext, loadDuties } from "../../reminders/duty-store.ts";
import { withStanding } from "../../summary/own-duties.ts";
import { type Timeline, timelineOf } from "./timeline.ts";

/** The running plan as its picture shows it; null where there is none. */
export function loadTimeline(db: Db, clusterId: number, context: DutyContext): Timeline | null {
  const plan = runningPlan(db, clusterId, context.today);
  if (plan === null) return null;
  const facts = {
    cluster: findCluster(db, clusterId)?.name ?? "",
    plan,
    events: eventsOf(db, plan.id),
    duties: withStanding(loadDuties(db, clusterId, context), context.today),
  };
  return timelineOf(facts, context.today);
}
