import { eq } from "drizzle-orm";
import { addDays } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices } from "../db/schema.ts";
import { endSettledSubstitutions, endSubstitutionsFor } from "./acting-store.ts";
import { auditStaff } from "./audit-store.ts";
import { leaveTo, letGoIfIdle } from "./leaving-store.ts";
import { mayShare } from "./office.ts";
import { tellNamed } from "./office-notice-store.ts";
import { findOffice, openOffices } from "./office-store.ts";
import { createPerson, endOffice, giveOffice, holderOf, officeOf, type Seat } from "./people-store.ts";
import type { StaffChange } from "./staff-change.ts";

/**
 * Seats a person from today on: the one named here or, by `personId`, one already known. `replaces` is the office
 * of the one who leaves it with yesterday. Null where somebody else has taken the seat meanwhile.
 */
export function nameForOffice(
  tx: Db,
  change: StaffChange,
  seat: Seat,
  who: { name: string } | { personId: number },
  replaces: number | null,
): number | null {
  const before = replaces === null ? null : findOffice(tx, change.clusterId, replaces, change.today);
  if (replaces !== null) {
    if (before === null) return null;
    endSubstitutionsFor(tx, change, replaces);
    endOffice(tx, replaces, addDays(change.today, -1));
  } else if (holderOf(tx, seat) !== null && !mayShare(seat.kind)) {
    return null;
  }
  const personId = "personId" in who ? who.personId : createPerson(tx, change.clusterId, who.name, "");
  const { given } = giveOffice(tx, seat, personId, change.today);
  if (!given) throw new Error("the seat was to be free");
  if (before !== null) leaveTo(tx, change, before.seat, before.personId, personId);
  endSettledSubstitutions(tx, change);
  tellNamed(tx, change, seat, personId);
  auditStaff(tx, change, "people.name", personId, { personId: before?.personId ?? null }, { personId, seat });
  return personId;
}

/**
 * Says at which organisation an office is held. False where it has one already, has ended, or where the seat
 * there is another's.
 */
export function placeOffice(tx: Db, change: StaffChange, officeId: number, organisationId: number): boolean {
  const found = findOffice(tx, change.clusterId, officeId, change.today);
  if (found === null || found.seat.organisationId !== null) return false;
  const seat = { ...found.seat, organisationId };
  const { given } = giveOffice(tx, seat, found.personId, change.today);
  if (!given) return false;
  // It was always held there, the plan only did not say so; who acts for the holder acts there too.
  const placedId = officeOf(tx, seat, found.personId);
  tx.update(offices)
    .set({ actingFor: placedId, organisationId })
    .where(eq(offices.actingFor, officeId))
    .run();
  tx.delete(offices).where(eq(offices.id, officeId)).run();
  auditStaff(tx, change, "people.place", found.personId, { organisationId: null }, { organisationId });
  return true;
}

/** Makes another person the chair from today on. False where `from` is not the chair (any more). */
export function handOverChair(tx: Db, change: StaffChange, from: number, to: number): boolean {
  const seat: Seat = { clusterId: change.clusterId, kind: "chair", of: null, organisationId: null };
  const office = openOffices(tx, change, from).find(
    (office) => office.kind === "chair" && office.actingFor === null,
  );
  if (office === undefined || from === to) return false;
  endSubstitutionsFor(tx, change, office.id);
  endOffice(tx, office.id, addDays(change.today, -1));
  const { given } = giveOffice(tx, { ...seat, organisationId: office.organisationId }, to, change.today);
  if (!given) throw new Error("the chair's seat is not free");
  letGoIfIdle(tx, change, from);
  auditStaff(tx, change, "people.handOver", to, { personId: from }, { personId: to });
  return true;
}
