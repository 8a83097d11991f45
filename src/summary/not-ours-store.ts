import type { Db } from "../db/open.ts";
import { recordAudit } from "../people/audit-store.ts";

/** In the audit: the chair has seen that a duty is not the school's, and it is so. */
export const AGREED = "duty.notOursAgreed";

/** What was said stays as it is; from now on it waits for nobody. */
export function agreeNotOurs(
  tx: Db,
  by: { clusterId: number; personId: number; at: string },
  dutyId: number,
): void {
  recordAudit(tx, {
    ...by,
    action: AGREED,
    subject: `duty:${dutyId}`,
    before: { state: "notOurs" },
    after: { state: "notOurs", agreed: true },
  });
}
