import { and, eq, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices } from "../db/schema.ts";
import { notEnded } from "./member-store.ts";
import type { Seat } from "./people-store.ts";

export type OfficeRow = typeof offices.$inferSelect;

/** The seat of an office that is held today or later, or null: it has ended, is another cluster's or only acted in. */
export function findOffice(
  db: Db,
  clusterId: number,
  officeId: number,
  today: Day,
): { seat: Seat; personId: number } | null {
  const row = db
    .select()
    .from(offices)
    .where(
      and(
        eq(offices.id, officeId),
        eq(offices.clusterId, clusterId),
        isNull(offices.actingFor),
        notEnded(today),
      ),
    )
    .get();
  return row === undefined ? null : { seat: seatOf(row), personId: row.personId };
}

export const seatOf = ({ clusterId, kind, of, organisationId }: Seat): Seat => ({
  clusterId,
  kind,
  of,
  organisationId,
});

/** A person's offices of today and later; `acting` for those that are held in place of others. */
export const openOffices = (
  db: Db,
  { clusterId, today }: { clusterId: number; today: Day },
  personId: number,
): OfficeRow[] =>
  db
    .select()
    .from(offices)
    .where(and(eq(offices.personId, personId), eq(offices.clusterId, clusterId), notEnded(today)))
    .orderBy(offices.id)
    .all();
