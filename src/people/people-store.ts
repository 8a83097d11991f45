import { and, eq, isNull, ne } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { clusters, offices, organisations, people } from "../db/schema.ts";
import { ONE_HOLDER_OFFICES, type OfficeKind } from "./office.ts";

/** An office at a place, whoever holds it. */
export interface Seat {
  clusterId: number;
  kind: OfficeKind;
  /** A deputy's area, «ВР» or «УВР»; else null. */
  of: string | null;
  organisationId: number | null;
}

export interface NewOrganisation {
  number: number | null;
  name: string;
  shortName: string;
  kind: "school" | "authority" | "partner";
  topGrade: number | null;
  lead: boolean;
  municipal: boolean;
}

/** A body outside the cluster, of which nothing but its name is known. */
export const outsideBody = (name: string): NewOrganisation => ({
  number: null,
  name,
  shortName: name,
  kind: "partner",
  topGrade: null,
  lead: false,
  municipal: false,
});

/** A new, empty cluster; `now` is a UTC instant as ISO text. Its id. */
export function createCluster(tx: Db, cluster: { name: string; timezone: string }, now: string): number {
  return tx
    .insert(clusters)
    .values({ ...cluster, createdAt: now })
    .returning({ id: clusters.id })
    .get().id;
}

/** The organisation by its short name, made where there is none. Its id. */
export function findOrCreateOrganisation(tx: Db, clusterId: number, organisation: NewOrganisation): number {
  const found = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.clusterId, clusterId), eq(organisations.shortName, organisation.shortName)))
    .get();
  if (found !== undefined) return found.id;
  return tx
    .insert(organisations)
    .values({ clusterId, ...organisation })
    .returning({ id: organisations.id })
    .get().id;
}

export interface Namesake {
  personId: number;
  name: string;
  joined: boolean;
}

/** The cluster's people of exactly this name, oldest first; more than one where namesakes work in it. */
export function namesakes(db: Db, clusterId: number, name: string): Namesake[] {
  return db
    .select({ personId: people.id, name: people.name, chatId: people.chatId })
    .from(people)
    .where(and(eq(people.clusterId, clusterId), eq(people.name, name), isNull(people.forgottenAt)))
    .orderBy(people.id)
    .all()
    .map(({ chatId, ...person }) => ({ ...person, joined: chatId !== null }));
}

export function createPerson(tx: Db, clusterId: number, name: string, position: string): number {
  return tx.insert(people).values({ clusterId, name, position }).returning({ id: people.id }).get().id;
}

/**
 * The person by name («Иванова А.П.»), made where there is none; a position («директор МКОУ СОШ п. Заря») is
 * filled in where none was known. Its id.
 */
export function findOrCreatePerson(tx: Db, clusterId: number, name: string, position: string): number {
  const [found] = namesakes(tx, clusterId, name);
  if (found === undefined) return createPerson(tx, clusterId, name, position);
  tx.update(people)
    .set({ position })
    .where(and(eq(people.id, found.personId), eq(people.position, "")))
    .run();
  return found.personId;
}

/** Rows with no end of this very seat; a cluster has one chair, wherever the chair works. */
const sameSeat = (seat: Seat) =>
  and(
    eq(offices.clusterId, seat.clusterId),
    eq(offices.kind, seat.kind),
    isNull(offices.until),
    ...(seat.kind === "chair"
      ? []
      : [
          seat.of === null ? isNull(offices.of) : eq(offices.of, seat.of),
          seat.organisationId === null
            ? isNull(offices.organisationId)
            : eq(offices.organisationId, seat.organisationId),
        ]),
  );

/** Directors whose school is not known yet do not stand in each other's way. */
const hasOneHolder = (seat: Seat): boolean =>
  ONE_HOLDER_OFFICES.includes(seat.kind) && (seat.kind === "chair" || seat.organisationId !== null);

export interface Holder {
  officeId: number;
  personId: number;
}

/** Who holds a seat with no end in sight: one at the most for a chair or a director. */
export function holderOf(db: Db, seat: Seat): Holder | null {
  const found = db
    .select({ officeId: offices.id, personId: offices.personId })
    .from(offices)
    .where(sameSeat(seat))
    .orderBy(offices.id)
    .get();
  return found ?? null;
}

/** The office by which a person holds a seat with no end in sight, or null. */
export function officeOf(db: Db, seat: Seat, personId: number): number | null {
  const found = db
    .select({ id: offices.id })
    .from(offices)
    .where(and(sameSeat(seat), eq(offices.personId, personId)))
    .get();
  return found?.id ?? null;
}

/**
 * Gives a seat to a person from a day on (null: since always, as with a plan's list of people). Giving it again
 * changes nothing. A chair's or a director's seat that another holds is not taken: `heldBy` says who has it,
 * and {@link endOffice} frees it.
 */
export function giveOffice(
  tx: Db,
  seat: Seat,
  personId: number,
  since: Day | null,
): { given: boolean; heldBy: number | null } {
  if (officeOf(tx, seat, personId) !== null) return { given: true, heldBy: null };
  if (hasOneHolder(seat)) {
    const other = tx
      .select({ personId: offices.personId })
      .from(offices)
      .where(and(sameSeat(seat), ne(offices.personId, personId)))
      .get();
    if (other !== undefined) return { given: false, heldBy: other.personId };
  }
  tx.insert(offices)
    .values({ ...seat, personId, since })
    .run();
  return { given: true, heldBy: null };
}

/** Ends an office with this day, its last. An office that would end before it began was never held: it goes. */
export function endOffice(tx: Db, officeId: number, lastDay: Day): void {
  const row = tx.select().from(offices).where(eq(offices.id, officeId)).get();
  if (row === undefined) return;
  if (row.since !== null && row.since > lastDay) tx.delete(offices).where(eq(offices.id, officeId)).run();
  else tx.update(offices).set({ until: lastDay }).where(eq(offices.id, officeId)).run();
}
