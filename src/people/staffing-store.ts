import { and, eq, gte, isNull, or } from "drizzle-orm";
import { addDays, type Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, openQuestions, people } from "../db/schema.ts";
import { recordAudit } from "./audit-store.ts";
import { revokeInvites } from "./invite-store.ts";
import { createPerson, endOffice, giveOffice, holderOf, namesakes, type Seat } from "./people-store.ts";

/** Who changes the people of a cluster, and when: `at` is a UTC instant, `today` the cluster's day. */
export interface Change {
  clusterId: number;
  by: number;
  at: string;
  today: Day;
}

/** The seat of an office that is held today or later, or null: it has ended or is another cluster's. */
export function findOffice(
  db: Db,
  clusterId: number,
  officeId: number,
  today: Day,
): { seat: Seat; personId: number } | null {
  const row = db
    .select()
    .from(offices)
    .where(and(eq(offices.id, officeId), eq(offices.clusterId, clusterId), notEnded(today)))
    .get();
  if (row === undefined) return null;
  const { kind, of, organisationId, personId } = row;
  return { seat: { clusterId, kind, of, organisationId }, personId };
}

/**
 * Seats a person from today on: the one named here or, by `personId`, one already known. `replaces` is the office
 * of the one who leaves it with yesterday. Null where somebody else has taken the seat meanwhile.
 */
export function nameForOffice(
  tx: Db,
  change: Change,
  seat: Seat,
  who: { name: string } | { personId: number },
  replaces: number | null,
): number | null {
  const holder = holderOf(tx, seat);
  const before = replaces === null ? null : findOffice(tx, change.clusterId, replaces, change.today);
  if (replaces !== null) {
    if (before === null) return null;
    endOffice(tx, replaces, addDays(change.today, -1));
  } else if (holder !== null) {
    return null;
  }
  const personId = "personId" in who ? who.personId : createPerson(tx, change.clusterId, who.name, "");
  const { given } = giveOffice(tx, seat, personId, change.today);
  if (!given) throw new Error("the seat was to be free");
  if (before !== null) leaveTo(tx, change, before.seat, before.personId, personId);
  audit(tx, change, "people.name", personId, { personId: before?.personId ?? null }, { personId, seat });
  return personId;
}

/**
 * Gives a person the name by which the plan calls them. False where another of the cluster has it: two people of one
 * name are told apart by somebody who knows them.
 */
export function takeName(tx: Db, change: Change, personId: number, name: string): boolean {
  const others = namesakes(tx, change.clusterId, name).filter((other) => other.personId !== personId);
  if (others.length > 0) return false;
  const before = tx.select({ name: people.name }).from(people).where(eq(people.id, personId)).get();
  if (before === undefined || before.name === name) return before !== undefined;
  tx.update(people).set({ name }).where(eq(people.id, personId)).run();
  audit(tx, change, "people.rename", personId, { name: before.name }, { name });
  return true;
}

/** Ends every office of a person with yesterday; the person is no member any more. */
export function removePerson(tx: Db, change: Change, personId: number): void {
  const held = openOffices(tx, change, personId);
  for (const office of held) endOffice(tx, office.id, addDays(change.today, -1));
  letGoIfIdle(tx, change, personId);
  audit(tx, change, "people.remove", personId, { offices: held.map((office) => office.id) }, null);
}

/**
 * Says at which organisation an office is held. False where it has one already, has ended, or where the seat
 * there is another's.
 */
export function placeOffice(tx: Db, change: Change, officeId: number, organisationId: number): boolean {
  const found = findOffice(tx, change.clusterId, officeId, change.today);
  if (found === null || found.seat.organisationId !== null) return false;
  const seat = { ...found.seat, organisationId };
  const { given } = giveOffice(tx, seat, found.personId, change.today);
  if (!given) return false;
  // It was always held there, the plan only did not say so.
  tx.delete(offices).where(eq(offices.id, officeId)).run();
  audit(tx, change, "people.place", found.personId, { organisationId: null }, { organisationId });
  return true;
}

/** Makes another person the chair from today on. False where `from` is not the chair (any more). */
export function handOverChair(tx: Db, change: Change, from: number, to: number): boolean {
  const seat: Seat = { clusterId: change.clusterId, kind: "chair", of: null, organisationId: null };
  const office = openOffices(tx, change, from).find((office) => office.kind === "chair");
  if (office === undefined || from === to) return false;
  endOffice(tx, office.id, addDays(change.today, -1));
  const { given } = giveOffice(tx, { ...seat, organisationId: office.organisationId }, to, change.today);
  if (!given) throw new Error("the chair's seat is not free");
  letGoIfIdle(tx, change, from);
  audit(tx, change, "people.handOver", to, { personId: from }, { personId: to });
  return true;
}

/**
 * What else goes when one leaves a seat to another: the Council is made of directors, so a director's seat in it
 * passes on; the chair's does not. The one who left and holds nothing more is let go.
 */
export function leaveTo(tx: Db, change: Change, seat: Seat, from: number, to: number): void {
  if (from === to) return;
  const held = openOffices(tx, change, from);
  if (seat.kind === "director" && !held.some((office) => ["chair", "director"].includes(office.kind))) {
    for (const office of held.filter((office) => office.kind === "council")) {
      endOffice(tx, office.id, addDays(change.today, -1));
      const { clusterId, kind, of, organisationId } = office;
      giveOffice(tx, { clusterId, kind, of, organisationId }, to, change.today);
    }
  }
  letGoIfIdle(tx, change, from);
}

/** Whoever holds no office any more has left: the chat and the invites lose their access. */
export function letGoIfIdle(tx: Db, change: Change, personId: number): void {
  if (openOffices(tx, change, personId).length > 0) return;
  const person = tx.select({ chatId: people.chatId }).from(people).where(eq(people.id, personId)).get();
  if (person !== undefined && person.chatId !== null) {
    tx.delete(openQuestions).where(eq(openQuestions.chatId, person.chatId)).run();
  }
  tx.update(people)
    .set({ chatId: null, reach: "never", joinedAt: null })
    .where(eq(people.id, personId))
    .run();
  revokeInvites(tx, personId, change.at);
}

const notEnded = (today: Day) => or(isNull(offices.until), gte(offices.until, today));

const openOffices = (db: Db, change: Change, personId: number) =>
  db
    .select()
    .from(offices)
    .where(
      and(eq(offices.personId, personId), eq(offices.clusterId, change.clusterId), notEnded(change.today)),
    )
    .all();

function audit(
  tx: Db,
  change: Change,
  action: string,
  personId: number,
  before: unknown,
  after: unknown,
): void {
  recordAudit(tx, {
    clusterId: change.clusterId,
    personId: change.by,
    at: change.at,
    action,
    subject: `person:${personId}`,
    before,
    after,
  });
}
