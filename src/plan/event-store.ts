import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Period } from "../calendar/period.ts";
import { type Db, prepared } from "../db/open.ts";
import { events, occurrences, organisations, parties, people, plans, sections } from "../db/schema.ts";
import type { StoredEvent, StoredParty } from "./stored-plan.ts";

/** The events of a plan in its order: all of them, or those of these ids. */
export function eventsOf(db: Db, planId: number, ids?: readonly number[]): StoredEvent[] {
  const read = ids === undefined ? statements(db).all : statements(db).some;
  const asked = { planId, ids: JSON.stringify(ids ?? []) };
  const rows = read.events.all(asked);
  const dated = Map.groupBy(read.dates.all(asked), (row) => row.eventId);
  const organisations = statements(db).organisations.all({ planId });
  const answering = Map.groupBy(named(read.parties.all(asked), organisations), (row) => row.eventId);
  return rows.map(({ event, section }) => ({
    id: event.id,
    number: event.number,
    section,
    title: event.title,
    deadline: event.deadline,
    occurrences: (dated.get(event.id) ?? []).map(({ id, opensOn, dueOn }) => ({ id, opensOn, dueOn })),
    responsibleText: event.responsibleText,
    parties: (answering.get(event.id) ?? []).map(({ party }) => party),
    place: event.place,
    form: event.form,
    cancelled: event.cancelledAt === null ? null : { reason: event.cancelReason },
  }));
}

/** An event's name and place in the plan, for lists of thousands. */
export interface EventOutline {
  id: number;
  number: string | null;
  title: string;
  section: string | null;
  responsibleText: string;
  place: string | null;
}

/** The names of all events of a plan in its order. */
export const outlineOf = (db: Db, planId: number): EventOutline[] =>
  statements(db)
    .outline.values({ planId })
    .map((row) => {
      const [id, number, title, section, responsibleText, place] = row as OutlineRow;
      return { id, number, title, section, responsibleText, place };
    });

type OutlineRow = [number, string | null, string, string | null, string, string | null];

/** The ids of the events that are held in some part of a period, in the order of their days. */
export const eventsWithin = (db: Db, planId: number, { from, to }: Period): number[] =>
  statements(db)
    .within.values({ planId, from, to })
    .map(([id]) => id as number);

const statements = prepared((db) => {
  const ofPlan = eq(events.planId, sql.placeholder("planId"));
  const ofThese = and(ofPlan, sql`${events.id} IN (SELECT value FROM json_each(${sql.placeholder("ids")}))`);
  const queries = (which: SQL | undefined) => ({
    events: db
      .select({ event: events, section: sections.title })
      .from(events)
      .leftJoin(sections, eq(sections.id, events.sectionId))
      .where(which)
      .orderBy(events.position)
      .prepare(),
    dates: db
      .select({
        id: occurrences.id,
        eventId: occurrences.eventId,
        opensOn: occurrences.opensOn,
        dueOn: occurrences.dueOn,
      })
      .from(occurrences)
      .innerJoin(events, eq(events.id, occurrences.eventId))
      .where(and(which, isNull(occurrences.droppedAt)))
      .orderBy(occurrences.opensOn, occurrences.dueOn)
      .prepare(),
    parties: db
      .select({ party: parties, personName: people.name })
      .from(parties)
      .innerJoin(events, eq(events.id, parties.eventId))
      .leftJoin(people, eq(people.id, parties.personId))
      .where(which)
      .orderBy(parties.eventId, parties.position)
      .prepare(),
  });
  return {
    all: queries(ofPlan),
    some: queries(ofThese),
    outline: db
      .select({
        id: events.id,
        number: events.number,
        title: events.title,
        section: sections.title,
        responsibleText: events.responsibleText,
        place: events.place,
      })
      .from(events)
      .leftJoin(sections, eq(sections.id, events.sectionId))
      .where(ofPlan)
      .orderBy(events.position)
      .prepare(),
    within: db
      .select({ id: events.id })
      .from(events)
      .innerJoin(occurrences, eq(occurrences.eventId, events.id))
      .where(
        and(
          ofPlan,
          isNull(occurrences.droppedAt),
          sql`${occurrences.opensOn} <= ${sql.placeholder("to")}`,
          sql`${occurrences.dueOn} >= ${sql.placeholder("from")}`,
        ),
      )
      .groupBy(events.id)
      .orderBy(sql`min(${occurrences.dueOn})`, events.position)
      .prepare(),
    organisations: db
      .select({ id: organisations.id, name: organisations.shortName })
      .from(organisations)
      .innerJoin(plans, eq(plans.clusterId, organisations.clusterId))
      .where(eq(plans.id, sql.placeholder("planId")))
      .prepare(),
  };
});

function named(
  rows: readonly { party: typeof parties.$inferSelect; personName: string | null }[],
  bodies: readonly { id: number; name: string }[],
): { eventId: number; party: StoredParty }[] {
  const names = new Map(bodies.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ party, personName }) => {
    const shown = storedParty(party, personName, (id) => names.get(id) ?? "");
    return shown === null ? [] : [{ eventId: party.eventId, party: shown }];
  });
}

/** Null never comes: the schema's checks hold the shape of every kind. */
function storedParty(
  row: typeof parties.$inferSelect,
  personName: string | null,
  organisationName: (id: number) => string,
): StoredParty | null {
  if (row.personId !== null) return { kind: "person", personId: row.personId, name: personName ?? "" };
  if (row.organisationId !== null) {
    const { organisationId } = row;
    return { kind: "organisation", organisationId, name: organisationName(organisationId) };
  }
  if (row.office !== null && row.schools !== null) {
    const schools = Array.isArray(row.schools) ? row.schools.map(organisationName) : row.schools;
    return { kind: "office", office: row.office, of: row.of, schools };
  }
  return row.words === null ? null : { kind: "unresolved", words: row.words };
}
