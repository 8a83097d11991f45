import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, people, personSettings } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { servedOn } from "../people/member-store.ts";
import { type ClusterDuties, dueOf, type Duty } from "./duty.ts";
import { chairUnreached } from "./unreached-chair-texts.ts";
import { isPaused } from "./wishes.ts";

/** Of one who chairs a cluster and cannot be written to. */
export interface UnreachedChair {
  personId: number;
  name: string;
  why: "blocked" | "paused";
  /** The last day of the pause; null: nobody knows until when. */
  until: Day | null;
}

/** Whoever chairs the cluster on this day, has been in the bot and is not reached by it now; nobody acts for them. */
export function unreachedChair(db: Db, clusterId: number, today: Day): UnreachedChair | null {
  const row = db
    .select({
      personId: people.id,
      name: people.name,
      reach: people.reach,
      pausedFrom: personSettings.pausedFrom,
      pausedTo: personSettings.pausedTo,
    })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .leftJoin(personSettings, eq(personSettings.personId, people.id))
    .where(
      and(
        eq(offices.clusterId, clusterId),
        eq(offices.kind, "chair"),
        servedOn(today),
        ne(people.reach, "never"),
        isNull(people.forgottenAt),
      ),
    )
    .get();
  if (row === undefined) return null;
  const { personId, name, reach, ...pause } = row;
  if (reach === "blocked") return { personId, name, why: "blocked", until: null };
  return isPaused(pause, today) ? { personId, name, why: "paused", until: pause.pausedTo } : null;
}

/**
 * Tells those who may pass it on that the chair cannot be told what is late: the curator, else the Council. Each of
 * them once a plan; a pause each time. The number of those told.
 */
export function tellOfUnreachedChair(
  tx: Db,
  cluster: ClusterDuties,
  at: { today: Day; now: string; expiresAt: string },
): number {
  const { id: clusterId } = cluster.cluster;
  const late = cluster.duties.filter((duty) => isLate(duty, at.today));
  const [first] = late;
  const chair = first === undefined ? null : unreachedChair(tx, clusterId, at.today);
  if (first === undefined || chair === null) return 0;
  const { personId, until } = chair;
  const text = chairUnreached(chair, late.length).text;
  const told = tellers(tx, cluster, personId, at.today).map((to) =>
    enqueue(tx, {
      key: `chairUnreached:${personId}:${until ?? first.plan.from}:${to}`,
      kind: "chairUnreached",
      to: { personId: to },
      priority: 10,
      body: { text, buttons: [] },
      now: at.now,
      expiresAt: at.expiresAt,
    }),
  );
  return told.filter((id) => id !== null).length;
}

const isLate = (duty: Duty, today: Day): boolean =>
  dueOf(duty) < today && duty.state !== "done" && duty.state !== "notOurs";

/** Whom the bot can write to: the curators, and where there is none of them the Council. */
function tellers(db: Db, cluster: ClusterDuties, chairId: number, today: Day): number[] {
  const held = db
    .selectDistinct({ personId: offices.personId, kind: offices.kind })
    .from(offices)
    .where(
      and(
        eq(offices.clusterId, cluster.cluster.id),
        inArray(offices.kind, ["curator", "council"]),
        servedOn(today),
      ),
    )
    .orderBy(asc(offices.personId))
    .all()
    .filter(({ personId }) => personId !== chairId && cluster.people.get(personId)?.reachable === true);
  const curators = held.filter(({ kind }) => kind === "curator");
  return [...new Set((curators.length > 0 ? curators : held).map(({ personId }) => personId))];
}
