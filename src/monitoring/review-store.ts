import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { audit, people, submissions } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { Review } from "./report.ts";

export interface Reviewed {
  review: Exclude<Review, "submitted">;
  /** Why it is returned. */
  comment: string | null;
}

const ACCEPTED = "figures.accepted";
const RETURNED = "figures.returned";

const subjectOf = (submissionId: number): string => `submission:${submissionId}`;

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
    action: review === "accepted" ? ACCEPTED : RETURNED,
    subject: subjectOf(submissionId),
    before: { review: row.review, comment: row.reviewComment },
    after: { review, comment },
  });
  return true;
}

/** What the chair made of a report, the oldest first; each with its time and her name, empty where it is forgotten. */
export const reviewsOf = (
  db: Db,
  submissionId: number,
): ({ at: string; by: string } & ({ kind: "accepted" } | { kind: "returned"; why: string }))[] =>
  db
    .select({ at: audit.at, by: people.name, action: audit.action, after: audit.after })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.personId))
    .where(and(eq(audit.subject, subjectOf(submissionId)), inArray(audit.action, [ACCEPTED, RETURNED])))
    .orderBy(asc(audit.id))
    .all()
    .map(({ at, by, action, after }) => ({
      at,
      by: by ?? "",
      ...(action === ACCEPTED ? { kind: "accepted" } : { kind: "returned", why: commentIn(after) }),
    }));

function commentIn(after: unknown): string {
  const comment = typeof after === "object" && after !== null && "comment" in after ? after.comment : null;
  return typeof comment === "string" ? comment : "";
}
