import { and, eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { grants } from "../db/schema.ts";
import { auditStaff } from "./audit-store.ts";
import { grantsOf } from "./grant-store.ts";
import { tellGrant } from "./office-notice-store.ts";
import type { Grant } from "./rights.ts";
import type { StaffChange } from "./staff-change.ts";

/** Allows it, or takes it back, and tells the person. False where it stands so already. */
export function setGrant(
  tx: Db,
  change: StaffChange,
  personId: number,
  grant: Grant,
  allowed: boolean,
): boolean {
  const before = grantsOf(tx, personId);
  if (before.includes(grant) === allowed) return false;
  if (allowed) {
    tx.insert(grants).values({ personId, action: grant, givenAt: change.at, givenBy: change.by }).run();
  } else {
    tx.delete(grants)
      .where(and(eq(grants.personId, personId), eq(grants.action, grant)))
      .run();
  }
  const action = allowed ? "people.grant" : "people.grantEnd";
  auditStaff(tx, change, action, personId, { grants: before }, { grants: grantsOf(tx, personId), grant });
  tellGrant(tx, change, personId, grant, allowed);
  return true;
}
