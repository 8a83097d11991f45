import { and, eq, isNull, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Db, prepared } from "../db/open.ts";
import {
  clusters,
  duties,
  events,
  occurrences,
  offices,
  organisations,
  parties,
  people,
  personSettings,
  plans,
  sections,
  submissions,
} from "../db/schema.ts";
import type { Day } from "../calendar/day.ts";
import { eventParty } from "../plan/event-content-store.ts";
import type { Duty, DutyAnswer, Party } from "./duty.ts";

/** A duty with its occurrence, as stored. */
export interface DutyRow {
  id: number;
  occurrenceId: number;
  eventId: number;
  opensOn: Day;
  dueOn: Day;
  organisationId: number | null;
  state: DutyAnswer;
  heldOn: Day | null;
  heldAt: string | null;
  heldWhere: string | null;
  postponedTo: Day | null;
  comment: string | null;
  help: Duty["help"];
  updatedAt: string;
}

type BareRow = [
  number,
  number,
  number,
  Day,
  Day,
  number | null,
  DutyAnswer,
  Day | null,
  string | null,
  string | null,
  Day | null,
  string | null,
  string | null,
  number | null,
  string | null,
  string | null,
  string,
];

/** Duties of the cluster's running plans whose occurrence opens by `opensTo` and is not over before `dueFrom`. */
export const readDuties = (db: Db, asked: { clusterId: number; opensTo: Day; dueFrom: Day }): DutyRow[] =>
  dutyRows(db)
    .duties.values(asked)
    .map((row) => dutyRow(row as BareRow));

/** All duties of these events, as far as they are of the cluster's running plans; ids as a JSON list. */
export const readDutiesOf = (db: Db, asked: { clusterId: number; eventIds: string }): DutyRow[] =>
  dutyRows(db)
    .dutiesOfEvents.values(asked)
    .map((row) => dutyRow(row as BareRow));

/** In the order of the columns of the query below. */
function dutyRow(row: BareRow): DutyRow {
  const [id, occurrenceId, eventId, opensOn, dueOn, organisationId, state, ...answers] = row;
  const [heldOn, heldAt, heldWhere, postponedTo, comment, askedAt, askedBy, text, settledAt, updatedAt] =
    answers;
  return {
    id,
    occurrenceId,
    eventId,
    opensOn,
    dueOn,
    organisationId,
    state,
    heldOn,
    heldAt,
    heldWhere,
    postponedTo,
    comment,
    help: askedAt === null ? null : { askedAt, askedBy, text, settledAt },
    updatedAt,
  };
}

/** Who answers for each event, by its id. */
export function partiesByEvent(rows: readonly (typeof parties.$inferSelect)[]): Map<number, Party[]> {
  const lists = new Map<number, Party[]>();
  for (const row of rows) {
    const list = lists.get(row.eventId);
    if (list === undefined) lists.set(row.eventId, [eventParty(row)]);
    else list.push(eventParty(row));
  }
  return lists;
}

/** Whether the person of a row wants nothing on this day; where nothing was said, false. */
const pausedOn = (day: Placeholder) =>
  sql`coalesce(${day} BETWEEN ${personSettings.pausedFrom} AND ${personSettings.pausedTo}, 0)`;

/** The queries behind the duties. */
export const dutyRows = prepared((db) => {
  const ofCluster = sql.placeholder("clusterId");
  // Said in words and not by a parameter, so that the partial index on running plans serves.
  const running = and(eq(plans.clusterId, ofCluster), sql`${plans.state} = 'running'`);
  // Neither called off nor on a day that is no longer meant.
  const held = and(isNull(events.cancelledAt), isNull(occurrences.droppedAt));
  const oneOf = (id: SQLiteColumn) =>
    sql`${id} IN (SELECT value FROM json_each(${sql.placeholder("eventIds")}))`;
  const eventRows = (which: SQL | undefined) =>
    db
      .select({
        id: events.id,
        number: events.number,
        title: events.title,
        section: sections.title,
        time: sql<string | null>`json_extract(${events.deadline}, '$.time')`,
        place: events.place,
        // Read only where an instance has a time or a place of its own.
        spans: sql<string | null>`CASE WHEN instr(${events.deadline}, '"alone"') > 0
          THEN json_extract(${events.deadline}, '$.occurrences') END`,
        responsibleText: events.responsibleText,
        form: events.form,
        position: events.position,
        plan: { from: plans.periodFrom, to: plans.periodTo, startedOn: plans.startedOn },
      })
      .from(plans)
      .innerJoin(events, eq(events.planId, plans.id))
      .leftJoin(sections, eq(sections.id, events.sectionId))
      .where(and(running, which))
      .prepare();
  const partyRows = (which: SQL) =>
    db.select().from(parties).where(which).orderBy(parties.eventId, parties.position).prepare();
  // Read as bare rows by `dutyRow`: mapped column by column they cost as much again as the query.
  const dutyQuery = (which: SQL | undefined) =>
    db
      .select({
        id: duties.id,
        occurrenceId: duties.occurrenceId,
        eventId: occurrences.eventId,
        opensOn: occurrences.opensOn,
        dueOn: occurrences.dueOn,
        organisationId: duties.organisationId,
        state: duties.state,
        heldOn: duties.heldOn,
        heldAt: duties.heldAt,
        heldWhere: duties.heldWhere,
        postponedTo: duties.postponedTo,
        comment: duties.comment,
        helpAskedAt: duties.helpAskedAt,
        helpAskedBy: duties.helpAskedBy,
        helpText: duties.helpText,
        helpSettledAt: duties.helpSettledAt,
        updatedAt: duties.updatedAt,
      })
      .from(plans)
      .innerJoin(events, eq(events.planId, plans.id))
      .innerJoin(occurrences, eq(occurrences.eventId, events.id))
      .innerJoin(duties, eq(duties.occurrenceId, occurrences.id))
      .where(and(running, held, isNull(duties.droppedAt), which))
      .prepare();
  return {
    cluster: db
      .select({
        id: clusters.id,
        name: clusters.name,
        timezone: clusters.timezone,
        policy: clusters.policy,
        monitoringDueDay: clusters.monitoringDueDay,
      })
      .from(clusters)
      .where(eq(clusters.id, ofCluster))
      .prepare(),
    people: db
      .select({
        id: people.id,
        name: people.name,
        position: people.position,
        reachable: sql<number>`${people.reach} = 'reachable' AND ${people.forgottenAt} IS NULL
          AND NOT ${pausedOn(sql.placeholder("today"))}`.mapWith(Boolean),
      })
      .from(people)
      .leftJoin(personSettings, eq(personSettings.personId, people.id))
      .where(eq(people.clusterId, ofCluster))
      .prepare(),
    organisations: db
      .select({
        id: organisations.id,
        shortName: organisations.shortName,
        kind: organisations.kind,
        topGrade: organisations.topGrade,
        lead: organisations.lead,
        municipal: organisations.municipal,
      })
      .from(organisations)
      .where(eq(organisations.clusterId, ofCluster))
      .orderBy(sql`${organisations.number} IS NULL`, organisations.number, organisations.id)
      .prepare(),
    offices: db
      .select({
        id: offices.id,
        personId: offices.personId,
        kind: offices.kind,
        of: offices.of,
        organisationId: offices.organisationId,
        since: offices.since,
        until: offices.until,
        actingFor: offices.actingFor,
      })
      .from(people)
      .innerJoin(offices, eq(offices.personId, people.id))
      .where(eq(people.clusterId, ofCluster))
      .prepare(),
    events: eventRows(undefined),
    eventsById: eventRows(oneOf(events.id)),
    parties: partyRows(
      sql`${parties.eventId} IN (SELECT ${events.id} FROM ${plans} JOIN ${events} ON ${events.planId} = ${plans.id} WHERE ${running})`,
    ),
    partiesOfEvents: partyRows(oneOf(parties.eventId)),
    duties: dutyQuery(
      and(
        sql`${occurrences.opensOn} <= ${sql.placeholder("opensTo")}`,
        sql`max(${occurrences.dueOn}, coalesce(${duties.heldOn}, ''), coalesce(${duties.postponedTo}, '')) >= ${sql.placeholder("dueFrom")}`,
      ),
    ),
    eventsOfDuties: db
      .selectDistinct({ eventId: occurrences.eventId })
      .from(duties)
      .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
      .where(sql`${duties.id} IN (SELECT value FROM json_each(${sql.placeholder("dutyIds")}))`)
      .prepare(),
    dutiesOfEvents: dutyQuery(oneOf(occurrences.eventId)),
    submissions: db
      .select({
        organisationId: submissions.organisationId,
        form: submissions.form,
        month: submissions.month,
      })
      .from(organisations)
      .innerJoin(submissions, eq(submissions.organisationId, organisations.id))
      .where(eq(organisations.clusterId, ofCluster))
      .prepare(),
    bareOccurrences: db
      .select({ id: occurrences.id, eventId: occurrences.eventId })
      .from(plans)
      .innerJoin(events, eq(events.planId, plans.id))
      .innerJoin(occurrences, eq(occurrences.eventId, events.id))
      .where(
        and(
          running,
          held,
          sql`NOT EXISTS (SELECT 1 FROM ${duties} WHERE ${duties.occurrenceId} = ${occurrences.id})`,
        ),
      )
      .prepare(),
    insertDuty: db
      .insert(duties)
      .values({
        occurrenceId: sql.placeholder("occurrenceId"),
        organisationId: sql.placeholder("organisationId"),
        updatedAt: sql.placeholder("now"),
      })
      .onConflictDoNothing()
      .prepare(),
  };
});
