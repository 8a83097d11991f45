import { dayOf } from "../calendar/day.ts";
import { daysLater, instant, momentOf } from "../calendar/instant.ts";
import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import type { DateTime } from "luxon";
import type { Db } from "../db/open.ts";
import { undeliveredTo } from "../delivery/undelivered-store.ts";
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
import { type Missed, missedBy } from "./undelivered.ts";

/** All that a summary of the cluster is made from, with the names of its people and organisations. */
export function loadSummary(
  db: Db,
  clusterId: number,
  context: DutyContext & { now: DateTime },
): SummaryFacts & Pick<ClusterDuties, "people" | "organisations"> {
  const loaded = loadClusterDuties(db, clusterId, context);
  const plan = runningPlan(db, clusterId, context.today);
  const events = plan === null ? [] : eventsOf(db, plan.id);
  return {
    cluster: { id: clusterId, name: loaded.cluster.name },
    plan,
    events,
    duties: withStanding(loaded.duties, context.today),
    figures: plan === null ? [] : loadFigures(db, plan, events, context),
    requests: requestCounts(db, clusterId, plan?.from ?? context.today),
    missed: loadMissed(db, loaded.cluster, instant(context.now)),
    people: loaded.people,
    organisations: loaded.organisations,
  };
}

/** What did not come is of use for a few days; what has not gone in half an hour waits for Telegram. */
const MISSED_DAYS = 7;
const LATE_DAYS = 0.5 / 24;

function loadMissed(db: Db, { id, timezone }: ClusterDuties["cluster"], now: string): Missed[] {
  const since = daysLater(now, -MISSED_DAYS);
  const messages = undeliveredTo(db, id, { since, late: daysLater(now, -LATE_DAYS) });
  return missedBy(messages, (at) => dayOf(momentOf(at, timezone), timezone));
}

/** Of every form through which the plan is carried out. */
function loadFigures(
  db: Db,
  { clusterId, startedOn }: StoredPlan,
  events: readonly StoredEvent[],
  { today, calendar, forms }: DutyContext,
): FiguresSummary[] {
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
    return figuresToTell(of(addMonths(current, -1)), of(current), startedOn);
  });
}
