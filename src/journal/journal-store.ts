import { and, count, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import {
  audit,
  duties,
  events,
  helpRequests,
  joinRequests,
  occurrences,
  organisations,
  people,
  plans,
  submissions,
} from "../db/schema.ts";
import { placeNames } from "../people/cluster-store.ts";
import { type About, asJson, type JournalEntry, type JournalFilter } from "./journal-entry.ts";

/** The duties of an event, as subjects of the audit. */
const dutySubjects = (db: Db, eventId: number) =>
  db
    .select({ subject: sql<string>`'duty:' || ${duties.id}` })
    .from(duties)
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .where(eq(occurrences.eventId, eventId));

function entriesOf(db: Db, clusterId: number, filter: JournalFilter): SQL | undefined {
  const ofCluster = eq(audit.clusterId, clusterId);
  if (filter.of === "person")
    return and(ofCluster, or(eq(audit.personId, filter.id), eq(audit.subject, `person:${filter.id}`)));
  if (filter.of === "event")
    return and(
      ofCluster,
      or(eq(audit.subject, `event:${filter.id}`), inArray(audit.subject, dutySubjects(db, filter.id))),
    );
  return ofCluster;
}

export const countEntries = (db: Db, clusterId: number, filter: JournalFilter): number =>
  db
    .select({ n: count() })
    .from(audit)
    .where(entriesOf(db, clusterId, filter))
    .get()?.n ?? 0;

/** A stretch of the entries, the newest first. */
export function loadEntries(
  db: Db,
  clusterId: number,
  filter: JournalFilter,
  page: { from: number; size: number },
): JournalEntry[] {
  return db
    .select({ row: audit, by: people.name })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.personId))
    .where(entriesOf(db, clusterId, filter))
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(page.size)
    .offset(page.from)
    .all()
    .map(({ row, by }) => ({
      id: row.id,
      at: row.at,
      by,
      action: row.action,
      about: aboutOf(db, clusterId, row.subject),
      before: asJson(row.before),
      after: asJson(row.after),
    }));
}

/** The names of everyone whom entries of the cluster may name; who was forgotten has none. */
export const peopleNames = (db: Db, clusterId: number): Map<number, string> =>
  new Map(
    db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(eq(people.clusterId, clusterId))
      .all()
      .map(({ id, name }) => [id, name]),
  );

/** The cluster's events, for finding one: those of its running plans, the latest plan first. */
export const journalEvents = (db: Db, clusterId: number) =>
  db
    .select({
      id: events.id,
      number: events.number,
      title: events.title,
      responsibleText: events.responsibleText,
      place: events.place,
    })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(and(eq(plans.clusterId, clusterId), eq(plans.state, "running")))
    .orderBy(desc(plans.periodFrom), events.position)
    .all()
    .map((row) => ({ ...row, section: null }));

const NOTHING: About = { kind: "nothing" };

/** What a subject is: «duty:12». What is gone, or another cluster's, is nothing. */
function aboutOf(db: Db, clusterId: number, subject: string): About {
  const [kind, word = "", month = ""] = subject.split(":");
  const id = Number(word);
  switch (kind) {
    case "person":
      return personOf(db, clusterId, id);
    case "event":
      return eventOf(db, clusterId, id);
    case "duty":
      return dutyOf(db, clusterId, id);
    case "submission":
      return reportOf(db, clusterId, id);
    case "month":
      return { kind: "month", month };
    case "request":
      return requestOf(db, clusterId, id);
    case "organisation":
      return { kind: "school", name: placeNames(db, clusterId).get(id) ?? "" };
    case "joinRequest":
      return askerOf(db, clusterId, id);
    default:
      return NOTHING;
  }
}

function personOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.id, id), eq(people.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "person", name: row.name };
}

function eventOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({
      number: events.number,
      title: events.title,
      period: { from: plans.periodFrom, to: plans.periodTo },
    })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(and(eq(events.id, id), eq(plans.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "event", ...row };
}

function dutyOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({
      number: events.number,
      title: events.title,
      school: organisations.shortName,
      dueOn: occurrences.dueOn,
    })
    .from(duties)
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .innerJoin(plans, eq(plans.id, events.planId))
    .leftJoin(organisations, eq(organisations.id, duties.organisationId))
    .where(and(eq(duties.id, id), eq(plans.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "duty", ...row };
}

function reportOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({ school: organisations.shortName, month: submissions.month })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(and(eq(submissions.id, id), eq(organisations.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "report", ...row };
}

function requestOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({ what: helpRequests.what })
    .from(helpRequests)
    .where(and(eq(helpRequests.id, id), eq(helpRequests.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "request", what: row.what };
}

function askerOf(db: Db, clusterId: number, id: number): About {
  const row = db
    .select({ name: joinRequests.name })
    .from(joinRequests)
    .where(and(eq(joinRequests.id, id), eq(joinRequests.clusterId, clusterId)))
    .get();
  return row === undefined ? NOTHING : { kind: "person", name: row.name };
}
