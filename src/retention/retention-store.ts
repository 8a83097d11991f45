import { and, eq, isNotNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { audit, clusters } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import { PAST_KINDS, type PastCounts, type PastKind } from "./past.ts";
import { PAST } from "./past-rows-store.ts";

/** How much of each kind is past. */
export const countPast = (db: Db, clusterId: number, before: Day): PastCounts =>
  Object.fromEntries(PAST_KINDS.map((kind) => [kind, PAST[kind].find(db, clusterId, before).length]));

/** The rows of a kind that are past. */
export const findPast = (db: Db, kind: PastKind, clusterId: number, before: Day): number[] =>
  PAST[kind].find(db, clusterId, before);

export interface ErasingIn {
  clusterId: number;
  keptMonths: number;
  before: Day;
  /** The cluster's day, of which there is one entry in the audit. */
  today: Day;
  /** UTC instant. */
  at: string;
}

/** Erases some rows, and adds them in the same transaction to what the day's entry in the audit counts. */
export function erasePast(db: Db, kind: PastKind, ids: readonly number[], run: ErasingIn): void {
  db.transaction((tx) => {
    PAST[kind].erase(tx, ids, run.at);
    const subject = `past:${run.today}`;
    const known = tx
      .select({ id: audit.id, after: audit.after })
      .from(audit)
      .where(and(eq(audit.clusterId, run.clusterId), eq(audit.subject, subject)))
      .get();
    const counts = (known?.after as { counts?: PastCounts } | undefined)?.counts ?? {};
    const after = {
      keptMonths: run.keptMonths,
      before: run.before,
      counts: { ...counts, [kind]: (counts[kind] ?? 0) + ids.length },
    };
    if (known !== undefined) tx.update(audit).set({ after }).where(eq(audit.id, known.id)).run();
    else {
      const { clusterId, at } = run;
      const entry = { clusterId, at, subject, before: null, after };
      recordAudit(tx, { ...entry, personId: null, action: "retention.erased" });
    }
  });
}

/** The clusters that keep what is past for a time only. */
export const clustersThatErase = (db: Db): { id: number; timezone: string; keptMonths: number }[] =>
  db
    .select({ id: clusters.id, timezone: clusters.timezone, keptMonths: clusters.keptMonths })
    .from(clusters)
    .where(isNotNull(clusters.keptMonths))
    .orderBy(clusters.id)
    .all()
    .flatMap(({ id, timezone, keptMonths }) => (keptMonths === null ? [] : [{ id, timezone, keptMonths }]));
