import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import {
  duties,
  events,
  occurrences,
  offices,
  organisations,
  parties,
  people,
  plans,
  submissions,
} from "../db/schema.ts";

/** The people of a cluster, for what hangs on one of them. */
export const peopleOf = (db: Db, clusterId: number) =>
  db.select({ id: people.id }).from(people).where(eq(people.clusterId, clusterId));

export const dutiesOf = (db: Db, clusterId: number) =>
  db
    .select({ id: duties.id })
    .from(duties)
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(eq(plans.clusterId, clusterId));

export const submissionsOf = (db: Db, clusterId: number, more?: SQL) =>
  db
    .select({ id: submissions.id })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(and(eq(organisations.clusterId, clusterId), more));

/** Offices that somebody has not left before the day. */
export const heldSince = (before: Day): SQL =>
  sql`EXISTS (SELECT 1 FROM ${offices} WHERE ${offices.personId} = ${people.id}
    AND (${offices.until} IS NULL OR ${offices.until} >= ${before}))`;

export const namedSince = (before: Day): SQL =>
  sql`EXISTS (SELECT 1 FROM ${parties} JOIN ${events} ON ${events.id} = ${parties.eventId}
    JOIN ${plans} ON ${plans.id} = ${events.planId}
    WHERE ${parties.personId} = ${people.id} AND ${plans.periodTo} >= ${before})`;
