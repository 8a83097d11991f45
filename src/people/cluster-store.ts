import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { clusters, offices, organisations, people } from "../db/schema.ts";
import { servedOn } from "./member-store.ts";

export interface Cluster {
  id: number;
  name: string;
  timezone: string;
}

const CLUSTER = { id: clusters.id, name: clusters.name, timezone: clusters.timezone };

export const listClusters = (db: Db): Cluster[] =>
  db.select(CLUSTER).from(clusters).orderBy(clusters.id).all();

export function findCluster(db: Db, id: number): Cluster | null {
  return db.select(CLUSTER).from(clusters).where(eq(clusters.id, id)).get() ?? null;
}

/** How long the cluster keeps what is past, in months; null: for good. */
export const keptMonthsOf = (db: Db, id: number): number | null =>
  db.select({ months: clusters.keptMonths }).from(clusters).where(eq(clusters.id, id)).get()?.months ?? null;

/** Short names of a cluster's organisations by id. */
export function placeNames(db: Db, clusterId: number): Map<number, string> {
  const rows = db
    .select({ id: organisations.id, name: organisations.shortName })
    .from(organisations)
    .where(eq(organisations.clusterId, clusterId))
    .all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The cluster's schools in the order of its plan. */
export function schoolsOf(db: Db, clusterId: number): { id: number; name: string; fullName: string }[] {
  return db
    .select({ id: organisations.id, name: organisations.shortName, fullName: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.clusterId, clusterId), eq(organisations.kind, "school")))
    .orderBy(sql`${organisations.number} IS NULL`, organisations.number, organisations.id)
    .all();
}

/** Whoever chairs the cluster on this day and has joined the bot, or null. */
export function joinedChair(db: Db, clusterId: number, today: Day): number | null {
  const row = db
    .select({ id: people.id })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        eq(offices.clusterId, clusterId),
        eq(offices.kind, "chair"),
        servedOn(today),
        isNotNull(people.chatId),
        isNull(people.forgottenAt),
      ),
    )
    .get();
  return row?.id ?? null;
}
