import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { events, occurrences, organisations, parties, people, plans, sections } from "../db/schema.ts";
import type { StoredEvent, StoredParty } from "./stored-plan.ts";

/** All events of a plan, in the plan's order. */
export function eventsOf(db: Db, planId: number): StoredEvent[] {
  const rows = statements(db).events.all({ planId });
  const dated = Map.groupBy(statements(db).dates.all({ planId }), (row) => row.eventId);
  const answering = Map.groupBy(partiesOf(db, planId), (row) => row.eventId);
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

const statements = prepared((db) => {
  const ofPlan = eq(events.planId, sql.placeholder("planId"));
  return {
    events: db
      .select({ event: events, section: sections.title })
      .from(events)
      .leftJoin(sections, eq(sections.id, events.sectionId))
      .where(ofPlan)
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
      .where(and(ofPlan, isNull(occurrences.droppedAt)))
      .orderBy(occurrences.opensOn, occurrences.dueOn)
      .prepare(),
    organisations: db
      .select({ id: organisations.id, name: organisations.shortName })
      .from(organisations)
      .innerJoin(plans, eq(plans.clusterId, organisations.clusterId))
      .where(eq(plans.id, sql.placeholder("planId")))
      .prepare(),
    parties: db
      .select({ party: parties, personName: people.name })
      .from(parties)
      .innerJoin(events, eq(events.id, parties.eventId))
      .leftJoin(people, eq(people.id, parties.personId))
      .where(ofPlan)
      .orderBy(parties.eventId, parties.position)
      .prepare(),
  };
});

function partiesOf(db: Db, planId: number): { eventId: number; party: StoredParty }[] {
  const read = statements(db);
  const schoolNames = new Map(read.organisations.all({ planId }).map(({ id, name }) => [id, name]));
  return read.parties.all({ planId }).flatMap(({ party, personName }) => {
    const shown = storedParty(party, personName, (id) => schoolNames.get(id) ?? "");
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
