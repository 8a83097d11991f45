import { and, eq } from "drizzle-orm";
import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { monthClosings, monthReopenings, organisations, people } from "../db/schema.ts";
import type { AuditAction } from "../people/audit-action.ts";
import { recordAudit } from "../people/audit-store.ts";

/** Who changes it, and when (UTC instant). */
export interface ClosedBy {
  clusterId: number;
  personId: number;
  at: string;
}

/** A month that the chair has closed; nothing is handed in or corrected but by the schools that it is open for. */
export interface Closing {
  id: number;
  /** UTC instant. */
  closedAt: string;
  by: string;
  /** Schools that it was opened for again. */
  openFor: number[];
}

export function closingOf(db: Db, clusterId: number, form: string, month: Month): Closing | null {
  const row = db
    .select({ id: monthClosings.id, closedAt: monthClosings.closedAt, by: people.name })
    .from(monthClosings)
    .leftJoin(people, eq(people.id, monthClosings.closedBy))
    .where(ofMonth(clusterId, form, month))
    .get();
  if (row === undefined) return null;
  const openFor = db
    .select({ id: monthReopenings.organisationId })
    .from(monthReopenings)
    .where(eq(monthReopenings.closingId, row.id))
    .all();
  return { ...row, by: row.by ?? "", openFor: openFor.map(({ id }) => id) };
}

const ofMonth = (clusterId: number, form: string, month: Month) =>
  and(eq(monthClosings.clusterId, clusterId), eq(monthClosings.form, form), eq(monthClosings.month, month));

/** True where the school can hand in nothing for this month (any more). */
export function isClosedFor(
  db: Db,
  school: { id: number; clusterId: number },
  form: string,
  month: Month,
): boolean {
  const closing = closingOf(db, school.clusterId, form, month);
  return closing !== null && !closing.openFor.includes(school.id);
}

/** False where it is closed already. */
export function closeMonth(tx: Db, by: ClosedBy, form: string, month: Month): boolean {
  const { clusterId, personId, at } = by;
  const { changes } = tx
    .insert(monthClosings)
    .values({ clusterId, form, month, closedAt: at, closedBy: personId })
    .onConflictDoNothing()
    .run();
  if (changes === 0) return false;
  record(tx, by, { action: "month.closed", form, month });
  return true;
}

/** For every school; false where it is not closed. */
export function openMonth(tx: Db, by: ClosedBy, form: string, month: Month): boolean {
  const { changes } = tx
    .delete(monthClosings)
    .where(ofMonth(by.clusterId, form, month))
    .run();
  if (changes === 0) return false;
  record(tx, by, { action: "month.opened", form, month });
  return true;
}

/** For one school of a closed month; false where the month is not closed, or open for it already. */
export function openForSchool(
  tx: Db,
  by: ClosedBy,
  form: string,
  month: Month,
  organisationId: number,
): boolean {
  const closing = closingOf(tx, by.clusterId, form, month);
  const school = tx.select().from(organisations).where(eq(organisations.id, organisationId)).get();
  if (closing === null || school?.clusterId !== by.clusterId) return false;
  const { changes } = tx
    .insert(monthReopenings)
    .values({ closingId: closing.id, organisationId, reopenedAt: by.at, reopenedBy: by.personId })
    .onConflictDoNothing()
    .run();
  if (changes === 0) return false;
  record(tx, by, { action: "month.openedForSchool", form, month, organisationId });
  return true;
}

function record(
  tx: Db,
  by: ClosedBy,
  {
    action,
    form,
    month,
    organisationId,
  }: { action: Extract<AuditAction, `month.${string}`>; form: string; month: Month; organisationId?: number },
): void {
  const open = action !== "month.closed";
  const school = organisationId === undefined ? {} : { organisationId };
  recordAudit(tx, {
    ...by,
    action,
    subject: `month:${form}:${month}`,
    before: { open: !open, ...school },
    after: { open, ...school },
  });
}
