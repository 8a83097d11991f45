import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { events, offices, organisations, parties, people, plans } from "../db/schema.ts";
import { heldOn, notEnded } from "./member-store.ts";
import { isSchoolOffice, SCHOOL_OFFICES } from "./office.ts";
import type { SchoolSeat, Staff, StaffOffice, StaffPerson } from "./staff.ts";

/**
 * The cluster's people on this day. Whoever once held an office and holds none now nor later is gone from the list,
 * unless the running plan names the person.
 */
export function loadStaff(db: Db, clusterId: number, today: Day): Staff {
  const places = db
    .select({ id: organisations.id, shortName: organisations.shortName, kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.clusterId, clusterId))
    .orderBy(
      sql`${organisations.kind} <> 'school'`,
      sql`${organisations.number} IS NULL`,
      asc(organisations.number),
      organisations.id,
    )
    .all();
  const schools = places.filter((place) => place.kind === "school").map((place) => place.id);
  return {
    places: places.map((place) => ({
      id: place.id,
      shortName: place.shortName,
      school: place.kind === "school",
    })),
    people: loadPeople(db, clusterId, today),
    asked: askedSeats(db, clusterId, schools),
  };
}

/** One person of the cluster as the list shows it, or null for a stranger's id. */
export function findStaffPerson(db: Db, clusterId: number, personId: number, today: Day): StaffPerson | null {
  const row = db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), eq(people.clusterId, clusterId), isNull(people.forgottenAt)))
    .get();
  return row === undefined ? null : personOf(row, officesById(db, clusterId, today).get(row.id) ?? []);
}

function loadPeople(db: Db, clusterId: number, today: Day): StaffPerson[] {
  const held = officesById(db, clusterId, today);
  const holders = (condition?: ReturnType<typeof notEnded>) =>
    new Set(
      db
        .select({ id: offices.personId })
        .from(offices)
        .where(and(eq(offices.clusterId, clusterId), condition))
        .all()
        .map((row) => row.id),
    );
  const [everHeld, toHold] = [holders(), holders(notEnded(today))];
  const named = new Set(
    db
      .select({ id: parties.personId })
      .from(parties)
      .innerJoin(events, eq(events.id, parties.eventId))
      .innerJoin(plans, eq(plans.id, events.planId))
      .where(
        and(
          eq(plans.clusterId, clusterId),
          eq(plans.state, "running"),
          isNull(events.cancelledAt),
          eq(parties.kind, "person"),
        ),
      )
      .all()
      .map((row) => row.id),
  );
  return db
    .select()
    .from(people)
    .where(and(eq(people.clusterId, clusterId), isNull(people.forgottenAt)))
    .orderBy(people.id)
    .all()
    .filter((row) => toHold.has(row.id) || named.has(row.id) || !everHeld.has(row.id))
    .map((row) => personOf(row, held.get(row.id) ?? []));
}

function personOf(row: typeof people.$inferSelect, held: StaffOffice[]): StaffPerson {
  const joined = row.reach === "blocked" ? "blocked" : "in";
  return {
    personId: row.id,
    name: row.name,
    position: row.position,
    state: row.chatId === null ? "out" : joined,
    offices: held,
  };
}

function officesById(db: Db, clusterId: number, today: Day): Map<number, StaffOffice[]> {
  const rows = db
    .select({
      personId: offices.personId,
      officeId: offices.id,
      kind: offices.kind,
      of: offices.of,
      organisationId: offices.organisationId,
      actingUntil: sql<Day | null>`CASE WHEN ${offices.actingFor} IS NOT NULL THEN ${offices.until} END`,
    })
    .from(offices)
    .where(and(eq(offices.clusterId, clusterId), heldOn(today)))
    .orderBy(offices.id)
    .all();
  return Map.groupBy(rows, (row) => row.personId);
}

function askedSeats(db: Db, clusterId: number, schools: readonly number[]): SchoolSeat[] {
  const asked = db
    .selectDistinct({ kind: parties.office, of: parties.of, scope: parties.schools })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(
      and(
        eq(plans.clusterId, clusterId),
        eq(plans.state, "running"),
        isNull(events.cancelledAt),
        eq(parties.kind, "office"),
        inArray(parties.office, [...SCHOOL_OFFICES]),
      ),
    )
    .all();
  const lead = idsWhere(db, clusterId, eq(organisations.lead, true));
  const municipal = idsWhere(db, clusterId, eq(organisations.municipal, true));
  return asked.flatMap(({ kind, of: area, scope }) => {
    // Every school has a director anyway.
    if (kind === null || scope === null || !isSchoolOffice(kind) || kind === "director") return [];
    const of = kind === "deputy" ? area : null;
    // «Заместители» of no area are asked of nobody in particular: no seat of theirs can be said to be empty.
    if (kind === "deputy" && of === null) return [];
    const named = Array.isArray(scope) ? scope : { all: schools, lead, municipal }[scope];
    return schools
      .filter((school) => named.includes(school))
      .map((organisationId): SchoolSeat => ({ kind, of, organisationId }));
  });
}

const idsWhere = (db: Db, clusterId: number, condition: ReturnType<typeof eq>): number[] =>
  db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.clusterId, clusterId), condition))
    .all()
    .map((row) => row.id);
