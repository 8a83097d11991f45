import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { audit } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";

/*
 * Who has taken which calendar file: whoever has an event in their calendar is offered the file again when the event
 * changes. Kept in the audit, once for each file and person.
 */

export type TakenFile = { eventId: number } | "own" | "plan";

const ACTION = "calendar.taken";

const subjectOf = (file: TakenFile): string =>
  typeof file === "string" ? `calendar:${file}` : `calendar:event:${file.eventId}`;

export function recordTaken(
  tx: Db,
  { clusterId, personId, at }: { clusterId: number; personId: number; at: string },
  file: TakenFile,
): void {
  const subject = subjectOf(file);
  const known = tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.subject, subject), eq(audit.personId, personId), eq(audit.action, ACTION)))
    .get();
  if (known !== undefined) return;
  recordAudit(tx, { clusterId, personId, at, action: ACTION, subject, before: null, after: null });
}

/** Of these events, those that the person has in a calendar file. */
export function takenOf(db: Db, personId: number, eventIds: readonly number[]): Set<number> {
  const whole = [subjectOf("own"), subjectOf("plan")];
  const subjects = [...whole, ...eventIds.map((eventId) => subjectOf({ eventId }))];
  const rows = db
    .select({ subject: audit.subject })
    .from(audit)
    .where(and(inArray(audit.subject, subjects), eq(audit.personId, personId), eq(audit.action, ACTION)))
    .all();
  const taken = new Set(rows.map(({ subject }) => subject));
  const hasAll = whole.some((subject) => taken.has(subject));
  return new Set(eventIds.filter((eventId) => hasAll || taken.has(subjectOf({ eventId }))));
}
