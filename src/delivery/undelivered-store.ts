import { and, desc, eq, inArray, lte, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Db } from "../db/open.ts";
import { outbox, people } from "../db/schema.ts";
import type { UndeliveredMessage } from "./undelivered.ts";

/**
 * The messages to a cluster's people, made since `since`, that did not come or may not have, newest first; of those
 * still waiting the ones made before `late`. What did not come is told anew by the next of its kind, and forgotten
 * here once that one came; what may have come is not told again and stays.
 */
export function undeliveredTo(
  db: Db,
  clusterId: number,
  { since, late }: { since: string; late: string },
): UndeliveredMessage[] {
  const later = alias(outbox, "later");
  const madeUpFor = db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.personId, outbox.personId),
        eq(later.kind, outbox.kind),
        eq(later.state, "sent"),
        sql`${later.id} > ${outbox.id}`,
      ),
    );
  return db
    .select({
      id: outbox.id,
      personId: people.id,
      name: people.name,
      kind: outbox.kind,
      state: sql<UndeliveredMessage["state"]>`${outbox.state}`,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .innerJoin(people, eq(people.id, outbox.personId))
    .where(
      and(
        eq(people.clusterId, clusterId),
        // Ids go with time, and only they are indexed: the table holds every message of years.
        sql`${outbox.id} > coalesce((SELECT id FROM ${outbox} old WHERE old.created_at < ${since} ORDER BY id DESC LIMIT 1), 0)`,
        or(
          eq(outbox.state, "uncertain"),
          and(inArray(outbox.state, ["failed", "blocked", "expired"]), notExists(madeUpFor)),
          and(inArray(outbox.state, ["pending", "sending"]), lte(outbox.createdAt, late)),
        ),
      ),
    )
    .orderBy(desc(outbox.id))
    .all();
}
