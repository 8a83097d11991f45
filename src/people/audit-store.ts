import { sql } from "drizzle-orm";
import { asJson, type Db, prepared } from "../db/open.ts";
import { audit } from "../db/schema.ts";
import type { AuditAction } from "./audit-action.ts";
import type { StaffChange } from "./staff-change.ts";

export interface AuditEntry {
  clusterId: number;
  /** Null where the machine itself changed something (an import from the command line). */
  personId: number | null;
  /** UTC instant, ISO text. */
  at: string;
  action: AuditAction;
  /** What was changed: «duty:12». */
  subject: string;
  before: unknown;
  after: unknown;
}

/** Keeps one change by a person; call it in the transaction that makes the change. The entry's id: they only grow. */
export function recordAudit(tx: Db, entry: AuditEntry): number {
  const { before, after } = entry;
  return statements(tx).add.get({ ...entry, before: asJson(before), after: asJson(after) }).id;
}

/** Hundreds of entries are kept at once where a plan's newer file is taken. */
const statements = prepared((db) => ({
  add: db
    .insert(audit)
    .values({
      clusterId: sql.placeholder("clusterId"),
      personId: sql.placeholder("personId"),
      at: sql.placeholder("at"),
      action: sql.placeholder("action"),
      subject: sql.placeholder("subject"),
      before: sql`${sql.placeholder("before")}`,
      after: sql`${sql.placeholder("after")}`,
    })
    .returning({ id: audit.id })
    .prepare(),
}));

/** Keeps a change of a person's offices. */
export function auditStaff(
  tx: Db,
  change: StaffChange,
  action: AuditAction,
  personId: number,
  before: unknown,
  after: unknown,
): void {
  const { clusterId, by, at } = change;
  recordAudit(tx, { clusterId, personId: by, at, action, subject: `person:${personId}`, before, after });
}
