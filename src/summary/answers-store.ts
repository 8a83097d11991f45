import { and, desc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import {
  digests,
  duties,
  dutyMarks,
  events,
  occurrences,
  organisations,
  outbox,
  people,
  plans,
  reminders,
  submissions,
} from "../db/schema.ts";
import type { Month } from "../calendar/month.ts";
import type { PastAnswer, SentDigest } from "./past-answer.ts";

const answered = (db: Db, which: SQL | undefined) =>
  db
    .select({
      at: dutyMarks.at,
      by: people.name,
      kind: dutyMarks.kind,
      value: dutyMarks.value,
      event: { number: events.number, title: events.title },
      school: organisations.shortName,
    })
    .from(dutyMarks)
    .innerJoin(duties, eq(duties.id, dutyMarks.dutyId))
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .innerJoin(plans, eq(plans.id, events.planId))
    .leftJoin(organisations, eq(organisations.id, duties.organisationId))
    .leftJoin(people, eq(people.id, dutyMarks.personId))
    .where(which)
    .orderBy(desc(dutyMarks.id));

/** What was answered about these duties, the newest first. */
export const answersAbout = (db: Db, dutyIds: readonly number[]): PastAnswer[] =>
  answered(db, sql`${dutyMarks.dutyId} IN (SELECT value FROM json_each(${JSON.stringify(dutyIds)}))`).all();

/** What a person has answered, the newest first, so many at the most. */
export const answersBy = (db: Db, clusterId: number, personId: number, most: number): PastAnswer[] =>
  answered(db, and(eq(plans.clusterId, clusterId), eq(dutyMarks.personId, personId)))
    .limit(most)
    .all();

/**
 * The last digests of a person with how they went, and of the duties that each told of how many were answered by
 * anybody since.
 */
export function sentDigests(db: Db, personId: number, most: number): SentDigest[] {
  const told = sql`(SELECT count(DISTINCT ${reminders.dutyId}) FROM ${reminders} WHERE ${reminders.digestId} = ${digests.id})`;
  const answeredSince = sql`(SELECT count(DISTINCT ${reminders.dutyId}) FROM ${reminders}
    JOIN ${dutyMarks} ON ${dutyMarks.dutyId} = ${reminders.dutyId} AND ${dutyMarks.at} >= ${digests.createdAt}
    WHERE ${reminders.digestId} = ${digests.id})`;
  return db
    .select({
      day: digests.day,
      state: outbox.state,
      told: sql<number>`${told}`,
      answered: sql<number>`${answeredSince}`,
    })
    .from(digests)
    .leftJoin(outbox, sql`${outbox.key} = 'digest:' || ${digests.personId} || ':' || ${digests.day}`)
    .where(eq(digests.personId, personId))
    .orderBy(desc(digests.id))
    .limit(most)
    .all();
}

/** A school's reports of a form, by their months. */
export function reportsOf(
  db: Db,
  organisationId: number,
  form: string,
): Map<Month, { at: string; late: boolean; by: string; review: "submitted" | "returned" | "accepted" }> {
  const rows = db
    .select({
      month: submissions.month,
      at: submissions.submittedAt,
      late: submissions.late,
      by: people.name,
      review: submissions.review,
    })
    .from(submissions)
    .leftJoin(people, eq(people.id, submissions.submittedBy))
    .where(and(eq(submissions.organisationId, organisationId), eq(submissions.form, form)))
    .all();
  return new Map(rows.map(({ month, by, ...row }) => [month, { ...row, by: by ?? "" }]));
}
