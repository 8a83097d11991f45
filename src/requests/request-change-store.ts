import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { helpRequests } from "../db/schema.ts";
import type { AuditAction } from "../people/audit-action.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { HelpRequest } from "./request.ts";
import type { WrittenRequest } from "./request-draft.ts";
import { BETWEEN } from "./request-store.ts";

/** Who changes a request, and when (UTC instant). */
export interface By {
  clusterId: number;
  personId: number;
  at: string;
}

/** The new request's id. */
export function askForHelp(tx: Db, by: By, asked: WrittenRequest): number {
  const { id } = tx
    .insert(helpRequests)
    .values({ ...asked, clusterId: by.clusterId, askedBy: by.personId, askedAt: by.at })
    .returning({ id: helpRequests.id })
    .get();
  recordAudit(tx, { ...by, action: "request.ask", subject: `request:${id}`, before: null, after: asked });
  return id;
}

/** Gives it to one who will answer. False where another step has been taken since it was read. */
export const giveRequest = (tx: Db, by: By, request: HelpRequest, ownerId: number): boolean =>
  changed(tx, by, request, ownerId === by.personId ? "request.take" : "request.give", {
    state: "taken",
    ownerId,
    takenAt: by.at,
  });

export const answerRequest = (tx: Db, by: By, request: HelpRequest, answer: string): boolean =>
  changed(tx, by, request, "request.answer", {
    state: "answered",
    answer: [...request.answers, answer].join(BETWEEN),
    answeredAt: by.at,
  });

/** Another question after an answer: back to the owner, or (`inHand` false: the owner has left) to all. */
export const askMore = (tx: Db, by: By, request: HelpRequest, question: string, inHand: boolean): boolean =>
  changed(tx, by, request, "request.more", {
    state: inHand ? "taken" : "open",
    what: [...request.questions, question].join(BETWEEN),
    answeredAt: null,
    settledAt: null,
    ...(inHand ? {} : { ownerId: null, takenAt: null }),
  });

export const withdrawRequest = (tx: Db, by: By, request: HelpRequest): boolean =>
  changed(tx, by, request, "request.withdraw", { state: "withdrawn" });

/** The asker's word that the answer is enough. */
export const settleRequest = (tx: Db, by: By, request: HelpRequest): boolean =>
  changed(tx, by, request, "request.settle", { settledAt: by.at });

type Row = typeof helpRequests.$inferSelect;

/**
 * Two members may take one request at the same moment: the step is taken only where the request stands as it was
 * read.
 */
function changed(tx: Db, by: By, request: HelpRequest, action: AuditAction, set: Partial<Row>): boolean {
  const isIt = eq(helpRequests.id, request.id);
  const before = tx.select().from(helpRequests).where(isIt).get();
  const { changes } = tx
    .update(helpRequests)
    .set(set)
    .where(
      and(
        isIt,
        eq(helpRequests.state, request.state),
        request.ownerId === null ? isNull(helpRequests.ownerId) : eq(helpRequests.ownerId, request.ownerId),
      ),
    )
    .run();
  if (changes === 0 || before === undefined) return false;
  const old = Object.fromEntries(Object.keys(set).map((key) => [key, before[key as keyof Row]]));
  recordAudit(tx, {
    ...by,
    action,
    subject: `request:${request.id}`,
    before: old,
    after: set,
  });
  return true;
}
