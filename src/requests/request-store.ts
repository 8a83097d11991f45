import { aliasedTable, and, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { type Db, prepared } from "../db/open.ts";
import { clusters, events, helpRequests, organisations, people } from "../db/schema.ts";
import { councilOf } from "./council-store.ts";
import { type HelpRequest, isInHand, isUnanswered, type OwedRequest, type RequestCounts } from "./request.ts";
import { isNear, toldTo, wantedBy } from "./request-mornings.ts";

/** Between the questions of one request, and its answers: blanks inside them are folded, so that it is in none. */
export const BETWEEN = "\n\n";

const askers = aliasedTable(people, "askers");
const owners = aliasedTable(people, "owners");

const selected = (db: Db, which: SQL | undefined) =>
  db
    .select({
      row: helpRequests,
      timezone: clusters.timezone,
      event: { id: events.id, number: events.number, title: events.title },
      school: organisations.shortName,
      asker: askers.name,
      owner: owners.name,
    })
    .from(helpRequests)
    .innerJoin(clusters, eq(clusters.id, helpRequests.clusterId))
    .leftJoin(events, eq(events.id, helpRequests.eventId))
    .leftJoin(organisations, eq(organisations.id, helpRequests.organisationId))
    .leftJoin(askers, eq(askers.id, helpRequests.askedBy))
    .leftJoin(owners, eq(owners.id, helpRequests.ownerId))
    .where(which)
    .orderBy(desc(helpRequests.id));

type SelectedRow = ReturnType<ReturnType<typeof selected>["all"]>[number];

function requestOf({ row, timezone, event, school, asker, owner }: SelectedRow): HelpRequest {
  const day = (at: string): Day => dayOf(momentOf(at, timezone), timezone);
  return {
    id: row.id,
    clusterId: row.clusterId,
    event,
    school,
    askerId: row.askedBy,
    asker: asker ?? "",
    askedOn: day(row.askedAt),
    questions: row.what.split(BETWEEN),
    forWhom: row.forWhom,
    neededBy: row.neededBy,
    state: row.state,
    ownerId: row.ownerId,
    owner: owner ?? "",
    answers: row.answer?.split(BETWEEN) ?? [],
    answeredOn: row.answeredAt === null ? null : day(row.answeredAt),
    settled: row.settledAt !== null,
  };
}

export function findRequest(db: Db, id: number): HelpRequest | null {
  const row = selected(db, eq(helpRequests.id, id)).get();
  return row === undefined ? null : requestOf(row);
}

/** A person's own, the newest first. */
export const requestsBy = (db: Db, personId: number): HelpRequest[] =>
  selected(db, eq(helpRequests.askedBy, personId)).all().map(requestOf);

/** All of a cluster's that were not withdrawn: those without an answer first, by the day it is wanted; then the newest. */
export function requestsOf(db: Db, clusterId: number): HelpRequest[] {
  const which = and(eq(helpRequests.clusterId, clusterId), sql`${helpRequests.state} <> 'withdrawn'`);
  const all = selected(db, which).all().map(requestOf);
  const waiting = all.filter(isUnanswered).toSorted((a, b) => (wantedBy(a) < wantedBy(b) ? -1 : 1));
  return [...waiting, ...all.filter((request) => !isUnanswered(request))];
}

const counted = (db: Db, which: SQL | undefined): RequestCounts =>
  db
    .select({
      asked: count(),
      unanswered: sql<number>`coalesce(sum(${helpRequests.state} IN ('open', 'taken')), 0)`,
    })
    .from(helpRequests)
    .where(and(which, sql`${helpRequests.state} <> 'withdrawn'`))
    .get() ?? { asked: 0, unanswered: 0 };

/** Of a cluster since the day (UTC) on which its plan begins; what waits for an answer counts from ever. */
export const requestCounts = (db: Db, clusterId: number, since: Day): RequestCounts =>
  counted(
    db,
    and(
      eq(helpRequests.clusterId, clusterId),
      sql`(${helpRequests.askedAt} >= ${since} OR ${helpRequests.state} IN ('open', 'taken'))`,
    ),
  );

/** Of one event that is held on request. */
export const eventRequestCounts = (db: Db, eventId: number): RequestCounts =>
  counted(db, eq(helpRequests.eventId, eventId));

/** The events of a plan that are held on request, in its order, without those called off. */
export const onRequestEvents = (
  db: Db,
  planId: number,
): { id: number; number: string | null; title: string }[] =>
  db
    .select({ id: events.id, number: events.number, title: events.title })
    .from(events)
    .where(
      and(
        eq(events.planId, planId),
        isNull(events.cancelledAt),
        sql`${events.deadline} ->> 'kind' = 'onRequest'`,
      ),
    )
    .orderBy(events.position)
    .all();

const waitingRows = prepared((db) => ({
  any: db
    .select({ id: helpRequests.id })
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.clusterId, sql.placeholder("clusterId")),
        sql`${helpRequests.state} IN ('open', 'taken')`,
      ),
    )
    .prepare(),
}));

/** What the digests of a cluster's people tell on this day of requests that wait for an answer, person by person. */
export function owedRequests(db: Db, clusterId: number, today: Day): Map<number, OwedRequest[]> {
  const owed = new Map<number, OwedRequest[]>();
  // Asked by every cluster's sweep, and nearly always in vain.
  const ids = waitingRows(db)
    .any.all({ clusterId })
    .map(({ id }) => id);
  if (ids.length === 0) return owed;
  const council = councilOf(db, clusterId, today);
  const near = selected(db, inArray(helpRequests.id, ids))
    .all()
    .map(requestOf)
    .filter((request) => isNear(request, today))
    .toSorted((a, b) => (wantedBy(a) < wantedBy(b) ? -1 : 1));
  for (const request of near) {
    const personId = toldTo(request, council);
    if (personId === null) continue;
    const mine = isInHand(request, council) && request.ownerId === personId;
    owed.set(personId, [...(owed.get(personId) ?? []), { ...request, mine }]);
  }
  return owed;
}
