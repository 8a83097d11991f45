import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, people } from "../db/schema.ts";
import { servedOn } from "../people/member-store.ts";
import type { Council, Helper } from "./request.ts";

/** The Council and the chair of a cluster as they are there on this day (or who acts for them), in the order in which they came to their offices. */
export function councilOf(db: Db, clusterId: number, today: Day): Council {
  const rows = db
    .select({ kind: offices.kind, personId: people.id, name: people.name, reach: people.reach })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        eq(offices.clusterId, clusterId),
        inArray(offices.kind, ["council", "chair"]),
        servedOn(today),
        isNull(people.forgottenAt),
      ),
    )
    .orderBy(offices.id)
    .all();
  const holders = (kind: string): Helper[] => [
    ...new Map(
      rows
        .filter((row) => row.kind === kind)
        .map(({ personId, name, reach }) => [personId, { personId, name, reachable: reach === "reachable" }]),
    ).values(),
  ];
  return { members: holders("council"), chair: holders("chair")[0] ?? null };
}
