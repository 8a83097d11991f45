import type { Db } from "../db/open.ts";
import { audit } from "../db/schema.ts";
import type { StaffChange } from "./staff-change.ts";

export interface AuditEntry {
  clusterId: number;
  /** Null where the machine itself changed something (an import from the command line). */
  personId: number | null;
  /** UTC instant, ISO text. */
  at: string;
  /** «duty.done»: the feature and the verb. */
  action: string;
  /** What was changed: «duty:12». */
  subject: string;
  before: unknown;
  after: unknown;
}

/** Keeps one change by a person; call it in the transaction that makes the change. The entry's id: they only grow. */
export function recordAudit(tx: Db, entry: AuditEntry): number {
  return tx
    .insert(audit)
    .values({ ...entry, before: entry.before ?? null, after: entry.after ?? null })
    .returning({ id: audit.id })
    .get().id;
}

/** Keeps a change of a person's offices. */
export function auditStaff(
  tx: Db,
  change: StaffChange,
  action: string,
  personId: number,
  before: unknown,
  after: unknown,
): void {
  const { clusterId, by, at } = change;
  recordAudit(tx, { clusterId, personId: by, at, action, subject: `person:${personId}`, before, after });
}
