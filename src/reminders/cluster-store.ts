import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { clusters, people } from "../db/schema.ts";
import type { Hour } from "./wishes.ts";

/** A cluster with what says when and how it reminds. */
export interface ClusterZone {
  id: number;
  timezone: string;
  policy: string;
  /** The hour of its digests, or null: when the installation's are. */
  digestAt: Hour | null;
  /** The chair gets a letter of the week. */
  weekLetter: boolean;
}

export const loadZones = (db: Db): ClusterZone[] =>
  db
    .select({
      id: clusters.id,
      timezone: clusters.timezone,
      policy: clusters.policy,
      digestAt: clusters.digestAt,
      weekLetter: clusters.weekLetter,
    })
    .from(clusters)
    .orderBy(clusters.id)
    .all();

/** The cluster of a person, or null where there is no such person. */
export const clusterOfPerson = (db: Db, personId: number): number | null =>
  db.select({ id: people.clusterId }).from(people).where(eq(people.id, personId)).get()?.id ?? null;
