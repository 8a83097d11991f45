import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { submissions } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { Review } from "./report.ts";

export interface Reviewed {
  review: Exclude<Review, "submitted">;
  /** Why it is returned. */
  comment: string | null;
}

/** False where the report is gone. */
export function reviewReport(
  tx: Db,
  by: { clusterId: number; personId: number; at: string },
  submissionId: number,
  { review, comment }: Reviewed,
): boolean {
  const row = tx.select().from(submissions).where(eq(submissions.id, submissionId)).get();
  if (row === undefined) return false;
  tx.update(submissions)
    .set({ review, reviewComment: comment, reviewedAt: by.at, reviewedBy: by.personId })
    .where(eq(submissions.id, submissionId))
    .run();
  recordAudit(tx, {
    ...by,
    action: review === "accepted" ? "figures.accepted" : "figures.returned",
    subject: `submission:${submissionId}`,
    before: { review: row.review, comment: row.reviewComment },
    after: { review, comment },
  });
  return true;
}
