import type { Db } from "./db/open.ts";
import type { ChangedBy, PlanChange } from "./plan/change.ts";
import { applyChanges } from "./plan/change-store.ts";
import { syncDuties } from "./reminders/duty-sync-store.ts";
import { tellConcerned } from "./reminders/plan-change-store.ts";

/**
 * Changes a running plan, all of it or nothing: the events, the duties that follow from them, and one message for
 * each of those whom it concerns (a few minutes later, with whatever else is changed until then). `eventIds` has
 * each change's event, in their order. Throws where an event is not one of the cluster's running plans.
 */
export function changePlan(tx: Db, changes: readonly PlanChange[], by: ChangedBy): { eventIds: number[] } {
  return tx.transaction((tx) => {
    const applied = applyChanges(tx, changes, by);
    const changed = applied.filter(({ auditId }) => auditId !== null);
    syncDuties(
      tx,
      {
        eventIds: changed.map(({ eventId }) => eventId),
        movedOccurrences: changed.flatMap(({ movedOccurrences }) => movedOccurrences),
      },
      by,
    );
    const [first] = changed;
    if (first !== undefined && first.auditId !== null) tellConcerned(tx, first.auditId, by);
    return { eventIds: applied.map(({ eventId }) => eventId) };
  });
}
