import { and, eq, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, people } from "../db/schema.ts";
import { servedOn } from "../people/member-store.ts";

/** Those who can be written to and hold the office on this day, or act in it. */
export function serving(
  db: Db,
  office:
    { clusterId: number; kind: "chair" } | { clusterId: number; kind: "director"; organisationId: number },
  today: Day,
): number[] {
  const rows = db
    .select({ personId: people.id })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        eq(offices.clusterId, office.clusterId),
        eq(offices.kind, office.kind),
        "organisationId" in office ? eq(offices.organisationId, office.organisationId) : undefined,
        servedOn(today),
        eq(people.reach, "reachable"),
        isNull(people.forgottenAt),
      ),
    )
    .orderBy(offices.id)
    .all();
  return [...new Set(rows.map(({ personId }) => personId))];
}
