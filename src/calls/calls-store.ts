import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { daysLater, instant, momentOf } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { calls, people } from "../db/schema.ts";
import { undeliveredTo } from "../delivery/undelivered-store.ts";
import type { UndeliveredMessage } from "../delivery/undelivered.ts";
import type { AuditAction } from "../people/audit-action.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { ClusterDuties } from "../reminders/duty.ts";
import { type Call, type Called, callList } from "./call-list.ts";
import type { PastCall } from "./past-call.ts";

/** What did not come is of use for a few days; what has not gone in half an hour waits for Telegram. */
const MISSED_DAYS = 7;
const LATE_DAYS = 0.5 / 24;

/** What may not have come to the people of a cluster in the last days. */
export const loadUndelivered = (db: Db, clusterId: number, now: DateTime): UndeliveredMessage[] =>
  undeliveredTo(db, clusterId, {
    since: daysLater(instant(now), -MISSED_DAYS),
    late: daysLater(instant(now), -LATE_DAYS),
  });

/** Whom to call now. */
export function loadCalls(
  db: Db,
  cluster: Pick<ClusterDuties, "cluster" | "duties" | "people" | "chairId">,
  undelivered: readonly UndeliveredMessage[],
  today: string,
): Call[] {
  const { id, timezone } = cluster.cluster;
  const day = (at: string): string => dayOf(momentOf(at, timezone), timezone);
  const called = new Map(
    db
      .select({ subject: calls.subject, at: sql<string>`max(${calls.calledAt})` })
      .from(calls)
      .where(eq(calls.clusterId, id))
      .groupBy(calls.subject)
      .all()
      .map(({ subject, at }): [string, Called] => [subject, { at, on: day(at) }]),
  );
  return callList({ cluster, undelivered, called, today, dayOf: day });
}

export interface Caller {
  clusterId: number;
  personId: number;
  /** UTC instant, ISO text. */
  at: string;
}

/** Ticks a call off with everything that it was about. Its id. */
export function recordCall(tx: Db, by: Caller, { topics, word }: Call): number {
  const { clusterId, personId, at } = by;
  const subjects = topics.map(({ subject }) => subject);
  const rows = tx
    .insert(calls)
    .values(subjects.map((subject) => ({ clusterId, subject, calledAt: at, calledBy: personId })))
    .returning({ id: calls.id })
    .all();
  const id = Math.min(...rows.map((row) => row.id));
  audit(tx, by, { action: "call.made", id, before: null, after: { word, subjects } });
  return id;
}

/** The rows of one tap: the same caller and the same instant. */
const together = (db: Db, clusterId: number, id: number) => {
  const row = db
    .select()
    .from(calls)
    .where(and(eq(calls.id, id), eq(calls.clusterId, clusterId)))
    .get();
  if (row === undefined) return [];
  const by = row.calledBy === null ? isNull(calls.calledBy) : eq(calls.calledBy, row.calledBy);
  return db
    .select()
    .from(calls)
    .where(and(eq(calls.clusterId, clusterId), eq(calls.calledAt, row.calledAt), by))
    .orderBy(calls.id)
    .all();
};

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

/** Takes a tick back; false where there is none. */
export function undoCall(tx: Db, by: Caller, id: number): boolean {
  const rows = together(tx, by.clusterId, id);
  if (rows.length === 0) return false;
  tx.delete(calls)
    .where(inArray(calls.id, idsOf(rows)))
    .run();
  const before = { subjects: rows.map(({ subject }) => subject), note: rows[0]?.note ?? null };
  audit(tx, by, { action: "call.undone", id, before, after: null });
  return true;
}

/** Keeps what was said; false where the call was taken back meanwhile. */
export function noteCall(tx: Db, by: Caller, id: number, note: string): boolean {
  const rows = together(tx, by.clusterId, id);
  if (rows.length === 0) return false;
  tx.update(calls)
    .set({ note })
    .where(inArray(calls.id, idsOf(rows)))
    .run();
  audit(tx, by, { action: "call.noted", id, before: { note: rows[0]?.note ?? null }, after: { note } });
  return true;
}

/** The calls of a cluster that were made, the newest first. */
export function pastCalls(db: Db, clusterId: number): PastCall[] {
  const rows = db
    .select({ row: calls, by: people.name })
    .from(calls)
    .leftJoin(people, eq(people.id, calls.calledBy))
    .where(eq(calls.clusterId, clusterId))
    .orderBy(desc(calls.calledAt), calls.id)
    .all();
  const byTap = Map.groupBy(rows, ({ row }) => `${row.calledAt} ${row.calledBy}`);
  return [...byTap.values()].flatMap((taken): PastCall[] => {
    const [first] = taken;
    if (first === undefined) return [];
    const { row, by } = first;
    return [
      { id: row.id, subjects: taken.map((one) => one.row.subject), note: row.note, at: row.calledAt, by },
    ];
  });
}

function audit(
  tx: Db,
  by: Caller,
  { id, ...entry }: { action: AuditAction; id: number; before: unknown; after: unknown },
): void {
  recordAudit(tx, { ...by, ...entry, subject: `call:${id}` });
}
