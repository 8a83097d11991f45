import { eq } from "drizzle-orm";
import { addDays } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { people } from "../db/schema.ts";
import { endSubstitution, endSubstitutionsFor, substitutionsOf } from "./acting-store.ts";
import type { Substitution } from "./acting.ts";
import { closeQuestionOf } from "../telegram/question-store.ts";
import { auditStaff } from "./audit-store.ts";
import { endGrants } from "./grant-store.ts";
import { revokeInvites } from "./invite-store.ts";
import { isSchoolOffice } from "./office.ts";
import { tellDirector, tellLeft } from "./office-notice-store.ts";
import { findOffice, type OfficeRow, openOffices, seatOf } from "./office-store.ts";
import { forgetChoice } from "./member-store.ts";
import { endOffice, giveOffice, type Seat } from "./people-store.ts";
import type { StaffChange } from "./staff-change.ts";

/** Ends every office of a person with yesterday; the person is no member any more. */
export function removePerson(tx: Db, change: StaffChange, personId: number): void {
  const held = openOffices(tx, change, personId);
  const own = held.filter((office) => office.actingFor === null);
  for (const one of substitutionsOf(tx, change.clusterId, change.today))
    if (one.personId === personId) endSubstitution(tx, change, one);
  for (const office of own) leave(tx, change, office);
  tellLeft(tx, change, own.map(seatOf), personId);
  letGoIfIdle(tx, change, personId);
  auditStaff(tx, change, "people.remove", personId, { offices: held.map((office) => office.id) }, null);
}

/** What came of an office that nobody holds any more. */
export interface Vacated {
  /** The seat in the Council ended with a director's office. */
  council: boolean;
  /** Who answers for a school's office meanwhile, or null. */
  directorId: number | null;
}

/**
 * Ends an office with yesterday, with nobody to follow. Whoever acts in it goes on until the day that was set. Null
 * for the chair's, which is handed over, and for one that has ended.
 */
export function vacateOffice(tx: Db, change: StaffChange, officeId: number): Vacated | null {
  const found = findOffice(tx, change.clusterId, officeId, change.today);
  if (found === null || found.seat.kind === "chair") return null;
  const { seat, personId } = found;
  const own = openOffices(tx, change, personId).filter((office) => office.actingFor === null);
  const rest = own.filter((office) => office.id !== officeId);
  const council = seat.kind === "director" ? councilOf(rest) : [];
  const left = [...own.filter((office) => office.id === officeId), ...council];
  for (const office of left) leave(tx, change, office);
  tellLeft(tx, change, left.map(seatOf), personId);
  const ofSchool = isSchoolOffice(seat.kind) && seat.kind !== "director" && seat.organisationId !== null;
  const directorId = ofSchool ? tellDirector(tx, change, seat) : null;
  letGoIfIdle(tx, change, personId);
  auditStaff(tx, change, "people.vacate", personId, { officeId, seat }, null);
  return { council: council.length > 0, directorId };
}

/**
 * What else goes when one leaves a seat to another: the Council is made of directors, so a director's seat in it
 * passes on; the chair's does not. The one who left is told and, where nothing more is held, let go.
 */
export function leaveTo(tx: Db, change: StaffChange, seat: Seat, from: number, to: number): void {
  if (from === to) return;
  const rest = openOffices(tx, change, from).filter((office) => office.actingFor === null);
  const council = seat.kind === "director" ? councilOf(rest) : [];
  for (const office of council) {
    endSubstitutionsFor(tx, change, office.id);
    leave(tx, change, office);
    giveOffice(tx, seatOf(office), to, change.today);
  }
  tellLeft(tx, change, [seat, ...council.map(seatOf)], from);
  letGoIfIdle(tx, change, from);
}

/** Who acts does so no more; one who was in the cluster only for that is let go. */
export function cancelActing(tx: Db, change: StaffChange, substitution: Substitution): void {
  endSubstitution(tx, change, substitution);
  letGoIfIdle(tx, change, substitution.personId);
}

/** The seats in the Council of one who keeps no office for which one sits in it. */
const councilOf = (rest: readonly OfficeRow[]): OfficeRow[] =>
  rest.some((office) => office.kind === "chair" || office.kind === "director")
    ? []
    : rest.filter((office) => office.kind === "council");

/** Ends an office with yesterday. One given only today was never held: then nobody acts in it either. */
function leave(tx: Db, change: StaffChange, office: OfficeRow): void {
  if (office.since === change.today) endSubstitutionsFor(tx, change, office.id);
  endOffice(tx, office.id, addDays(change.today, -1));
}

/** Whoever holds no office any more has left: the chat and the invites lose their access. */
export function letGoIfIdle(tx: Db, change: StaffChange, personId: number): void {
  if (openOffices(tx, change, personId).length > 0) return;
  const person = tx.select({ chatId: people.chatId }).from(people).where(eq(people.id, personId)).get();
  if (person !== undefined && person.chatId !== null) {
    closeQuestionOf(tx, person.chatId, personId);
    forgetChoice(tx, person.chatId, personId);
  }
  tx.update(people)
    .set({ chatId: null, reach: "never", joinedAt: null })
    .where(eq(people.id, personId))
    .run();
  revokeInvites(tx, personId, change.at);
  endGrants(tx, personId);
}
