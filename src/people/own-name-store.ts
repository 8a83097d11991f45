import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { people } from "../db/schema.ts";
import { auditStaff } from "./audit-store.ts";
import { namesakes } from "./people-store.ts";
import { mergePerson } from "./person-merge-store.ts";
import type { StaffChange } from "./staff-change.ts";

/**
 * A person who has joined is the one whom the plan calls by this name: she takes it, and whatever the cluster has
 * under it already. One who has joined under it by themselves stays another: false.
 */
export function takeName(tx: Db, change: StaffChange, personId: number, name: string): boolean {
  const [other, more] = namesakes(tx, change.clusterId, name).filter((one) => one.personId !== personId);
  if (more !== undefined || other?.joined === true) return false;
  if (other !== undefined) mergePerson(tx, other.personId, personId, change);
  const before = tx.select({ name: people.name }).from(people).where(eq(people.id, personId)).get();
  if (before === undefined || before.name === name) return before !== undefined;
  tx.update(people).set({ name }).where(eq(people.id, personId)).run();
  auditStaff(tx, change, "people.rename", personId, { name: before.name }, { name });
  return true;
}
