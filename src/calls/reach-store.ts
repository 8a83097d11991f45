import { and, eq } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, people, personSettings } from "../db/schema.ts";
import { servedOn } from "../people/member-store.ts";
import type { Reach } from "./reach.ts";

/** How each person of a cluster is reached on this day. */
export function reachOf(db: Db, clusterId: number, today: Day): Map<number, Reach> {
  const rows = db
    .select({
      id: people.id,
      reach: people.reach,
      forgottenAt: people.forgottenAt,
      from: personSettings.pausedFrom,
      to: personSettings.pausedTo,
    })
    .from(people)
    .leftJoin(personSettings, eq(personSettings.personId, people.id))
    .where(eq(people.clusterId, clusterId))
    .all();
  return new Map(
    rows.map(({ id, reach, forgottenAt, from, to }): [number, Reach] => {
      if (forgottenAt !== null) return [id, { state: "forgotten" }];
      if (reach !== "reachable") return [id, { state: reach }];
      const paused = from !== null && to !== null && from <= today && today <= to;
      return [id, paused ? { state: "paused", to } : { state: "reachable" }];
    }),
  );
}

/** Who heads the district's schools, to be asked who works at one; null where nobody is known. */
export const authorityHead = (
  db: Db,
  clusterId: number,
  today: Day,
): { name: string; position: string } | null =>
  db
    .select({ name: people.name, position: people.position })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(and(eq(offices.clusterId, clusterId), eq(offices.kind, "authorityHead"), servedOn(today)))
    .orderBy(offices.id)
    .get() ?? null;
