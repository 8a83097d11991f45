import { and, eq } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { clusters, people, plans } from "../db/schema.ts";
import { auditStaff } from "./audit-store.ts";
import { NAMELESS_CHAIR, NAMELESS_CLUSTER } from "./founding.ts";
import { createCluster, createPerson, giveOffice } from "./people-store.ts";
import type { StaffChange } from "./staff-change.ts";

/** A cluster from nothing: no name, no plan, and a chair, whose name may be null as well. */
export function foundCluster(
  tx: Db,
  founding: { chair: string | null; timezone: string; now: string; today: Day },
): { clusterId: number; personId: number } {
  const { timezone, now, today } = founding;
  const clusterId = createCluster(tx, { name: NAMELESS_CLUSTER, timezone }, now);
  const personId = createPerson(tx, clusterId, founding.chair ?? NAMELESS_CHAIR, "");
  giveOffice(tx, { clusterId, kind: "chair", of: null, organisationId: null }, personId, today);
  return { clusterId, personId };
}

/** Gives the cluster its name where it has none of its own yet. */
export function nameCluster(tx: Db, clusterId: number, name: string): void {
  tx.update(clusters)
    .set({ name })
    .where(and(eq(clusters.id, clusterId), eq(clusters.name, NAMELESS_CLUSTER)))
    .run();
}

/** Gives a nameless chair her name; null `change`: by the command line, before anybody has joined. False: she has one. */
export function nameChair(tx: Db, change: StaffChange | null, personId: number, name: string): boolean {
  const { changes } = tx
    .update(people)
    .set({ name })
    .where(and(eq(people.id, personId), eq(people.name, NAMELESS_CHAIR)))
    .run();
  if (changes > 0 && change !== null) auditStaff(tx, change, "people.nameChair", personId, null, { name });
  return changes > 0;
}

/** Whether the cluster has ever had a plan. */
export const hasPlan = (db: Db, clusterId: number): boolean =>
  db.select({ id: plans.id }).from(plans).where(eq(plans.clusterId, clusterId)).get() !== undefined;
