import { and, count, desc, eq } from "drizzle-orm";
import type { Db } from "../../db/open.ts";
import { audit, people } from "../../db/schema.ts";
import type { EventState, PastChange } from "../change.ts";

const ofEvent = (clusterId: number, eventId: number) =>
  and(eq(audit.clusterId, clusterId), eq(audit.subject, `event:${eventId}`));

export const countHistory = (db: Db, clusterId: number, eventId: number): number =>
  db.select({ n: count() }).from(audit).where(ofEvent(clusterId, eventId)).get()?.n ?? 0;

/** A stretch of an event's changes, the newest first. */
export function historyOf(
  db: Db,
  clusterId: number,
  eventId: number,
  page: { from: number; size: number },
): PastChange[] {
  return db
    .select({ entry: audit, by: people.name })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.personId))
    .where(ofEvent(clusterId, eventId))
    .orderBy(desc(audit.id))
    .limit(page.size)
    .offset(page.from)
    .all()
    .map(({ entry, by }) => ({
      at: entry.at,
      by,
      what: entry.action,
      before: entry.before as EventState | null,
      after: entry.after as EventState | null,
    }));
}
