import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { DateTime } from "luxon";
import { instant } from "../calendar/instant.ts";
import { loadCalls } from "../calls/calls-store.ts";
import { reachOf } from "../calls/reach-store.ts";
import type { Db } from "../db/open.ts";
import { audit, invites, joinRequests, outbox, people } from "../db/schema.ts";
import { councilOf } from "../requests/council-store.ts";
import { isInHand, isUnanswered } from "../requests/request.ts";
import { wantedBy } from "../requests/request-mornings.ts";
import { requestsOf } from "../requests/request-store.ts";
import { nudgeKey } from "./nudge-store.ts";
import { AGREED } from "./not-ours-store.ts";
import { type Need, type NeedFacts, needsOf } from "./needs.ts";
import type { LoadedSummary } from "./summary-store.ts";
import type { ClusterSummary } from "./summary.ts";

/** What needs the chair, beside the summary that it is made from. */
export function loadNeeds(
  db: Db,
  loaded: LoadedSummary,
  summary: ClusterSummary,
  now: DateTime,
): { needs: Need[] } & Pick<NeedFacts, "calls" | "reach" | "invited"> {
  const { today } = summary;
  const clusterId = loaded.cluster.id;
  const cluster = { ...loaded, duties: loaded.duties.map(({ duty }) => duty) };
  const calls = loadCalls(db, cluster, loaded.undelivered, today);
  const reach = reachOf(db, clusterId, today);
  const invited = invitedOf(db, clusterId, instant(now));
  const notOurs = loaded.duties.flatMap(({ duty, standing }) => (standing === "notOurs" ? [duty.id] : []));
  const needs = needsOf({
    today,
    chairId: loaded.chairId,
    duties: loaded.duties,
    attention: summary.attention,
    undated: summary.undated,
    closable: loaded.closable,
    calls,
    joinRequests: pendingRequests(db, clusterId),
    requests: summary.requests.unanswered === 0 ? [] : waitingRequests(db, clusterId, today),
    reach,
    invited,
    nudged: nudgedOf(db, [...loaded.people.keys()], today),
    agreed: agreedOf(db, notOurs),
  });
  return { needs, calls, reach, invited };
}

/** Requests in nobody's hands, and those whose day has passed. */
function waitingRequests(db: Db, clusterId: number, today: string): NeedFacts["requests"] {
  const council = councilOf(db, clusterId, today);
  return requestsOf(db, clusterId).filter(
    (request) => isUnanswered(request) && (!isInHand(request, council) || wantedBy(request) < today),
  );
}

function invitedOf(db: Db, clusterId: number, now: string): Set<number> {
  const rows = db
    .select({ id: invites.personId })
    .from(invites)
    .innerJoin(people, eq(people.id, invites.personId))
    .where(
      and(
        eq(people.clusterId, clusterId),
        isNull(invites.usedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, now),
      ),
    )
    .all();
  return new Set(rows.map(({ id }) => id));
}

const pendingRequests = (db: Db, clusterId: number): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(joinRequests)
    .where(and(eq(joinRequests.clusterId, clusterId), eq(joinRequests.state, "pending")))
    .get()?.n ?? 0;

/** By the outbox's keys, which are indexed: the table holds every message of months. */
function nudgedOf(db: Db, personIds: readonly number[], today: string): Set<number> {
  const keys = JSON.stringify(personIds.map((id) => nudgeKey(id, today)));
  const rows = db
    .select({ id: outbox.personId })
    .from(outbox)
    .where(sql`${outbox.key} IN (SELECT value FROM json_each(${keys}))`)
    .all();
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Of these duties, those with whose «Не наше» the chair has agreed. */
function agreedOf(db: Db, dutyIds: readonly number[]): Set<number> {
  if (dutyIds.length === 0) return new Set();
  const subjects = dutyIds.map((id) => `duty:${id}`);
  const rows = db
    .select({ subject: audit.subject, action: audit.action, last: sql`max(${audit.id})` })
    .from(audit)
    .where(and(inArray(audit.subject, subjects), inArray(audit.action, [AGREED, "duty.notOurs"])))
    .groupBy(audit.subject)
    .all();
  return new Set(rows.flatMap(({ subject, action }) => (action === AGREED ? Number(subject.slice(5)) : [])));
}
