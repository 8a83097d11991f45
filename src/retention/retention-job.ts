import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { PAST_KINDS, pastBefore, type PastKind } from "./past.ts";
import { clustersThatErase, erasePast, findPast } from "./retention-store.ts";

/** So many rows go at a time: some milliseconds, between which whoever writes is answered. */
const AT_ONCE = 200;

/**
 * Erases what is past the time that each cluster keeps it. Each piece is a transaction of its own with its record:
 * a run that is cut off is gone on with by the next, and one that is repeated finds nothing.
 */
export function* retentionSweep(
  db: Db,
  now: DateTime,
): Generator<undefined, Record<PastKind | "clusters", number>> {
  const counts = Object.fromEntries(PAST_KINDS.map((kind) => [kind, 0])) as Record<PastKind, number>;
  const clusters = clustersThatErase(db);
  for (const { id: clusterId, timezone, keptMonths } of clusters) {
    const today = dayOf(now, timezone);
    const before = pastBefore(today, keptMonths);
    const run = { clusterId, keptMonths, before, today, at: instant(now) };
    for (const kind of PAST_KINDS) {
      const ids = findPast(db, kind, clusterId, before);
      yield;
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE);
        erasePast(db, kind, some, run);
        counts[kind] += some.length;
        yield;
      }
    }
  }
  return { clusters: clusters.length, ...counts };
}
