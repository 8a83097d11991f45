import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import type { DateTime } from "luxon";
import { loadUndelivered } from "../calls/calls-store.ts";
import type { Db } from "../db/open.ts";
import type { UndeliveredMessage } from "../delivery/undelivered.ts";
import { closingOf } from "../monitoring/closing-store.ts";
import { formFor } from "../monitoring/form-versions.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { eventsOf } from "../plan/event-store.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import { runningPlan } from "../plan/plan-store.ts";
import type { ClusterDuties } from "../reminders/duty.ts";
import { type DutyContext, loadClusterDuties } from "../reminders/duty-store.ts";
import { requestCounts } from "../requests/request-store.ts";
import { type FiguresSummary, figuresToTell, summariseFigures } from "./figures.ts";
import { withStanding } from "./own-duties.ts";
import type { SummaryFacts } from "./summary.ts";
import { missedBy } from "./undelivered.ts";

/** Everything about a cluster that its screens are made from, with the names of its people and organisations. */
export interface LoadedSummary extends SummaryFacts, Omit<ClusterDuties, "duties" | "cluster"> {
  cluster: ClusterDuties["cluster"];
  /** Months that all schools have handed in, not closed by the chair. */
  closable: FiguresSummary[];
  undelivered: UndeliveredMessage[];
}

export function loadSummary(
  db: Db,
  clusterId: number,
  context: DutyContext & { now: DateTime },
): LoadedSummary {
  const loaded = loadClusterDuties(db, clusterId, context);
  const plan = runningPlan(db, clusterId, context.today);
  const events = plan === null ? [] : eventsOf(db, plan.id);
  const months = plan === null ? [] : loadFigures(db, plan, events, context);
  const undelivered = loadUndelivered(db, clusterId, context.now);
  const { timezone } = loaded.cluster;
  return {
    ...loaded,
    plan,
    events,
    duties: withStanding(loaded.duties, context.today),
    figures: months.flatMap(({ told }) => told),
    closable: months.flatMap(({ whole }) => whole).filter((month) => !isClosed(db, clusterId, month)),
    requests: requestCounts(db, clusterId, plan?.from ?? context.today),
    missed: missedBy(undelivered, (at) => dayOf(momentOf(at, timezone), timezone)),
    undelivered,
  };
}

const isClosed = (db: Db, clusterId: number, { form, month }: FiguresSummary): boolean =>
  closingOf(db, clusterId, form, month) !== null;

/** Of every form through which the plan is carried out. */
function loadFigures(
  db: Db,
  { clusterId, startedOn }: StoredPlan,
  events: readonly StoredEvent[],
  { today, calendar, forms }: DutyContext,
): { told: FiguresSummary[]; whole: FiguresSummary[] }[] {
  const current = monthOf(today);
  const all = forms(db, clusterId);
  const held = events.filter(({ cancelled }) => cancelled === null);
  return [...new Set(held.map(({ form }) => form))].flatMap((code) => {
    if (code === null) return [];
    const of = (month: Month) => {
      const form = formFor(all, code, month);
      return form === null
        ? null
        : summariseFigures(monthFigures(db, { clusterId, form, month, today, calendar }));
    };
    const [before, now] = [of(addMonths(current, -1)), of(current)];
    const whole = [before, now].filter((month) => month !== null && month.missing.length === 0);
    return [{ told: figuresToTell(before, now, startedOn), whole: whole.flatMap((month) => month ?? []) }];
  });
}
