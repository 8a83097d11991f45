import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { groupChats, outbox, people } from "../db/schema.ts";
import { earlier, instantAfter } from "./instant.ts";
import type { Verdict } from "./outcome.ts";
import { isPending, isSending, type OutboxRow } from "./outbox-store.ts";

/**
 * Writes down what came of a message that was being sent, in one transaction with what it means for the person or
 * the chat. `now` is a UTC instant. False: the row was no longer being sent.
 */
export function settle(
  db: Db,
  sent: { row: OutboxRow; chatId: number | null },
  verdict: Verdict,
  now: string,
): boolean {
  const { row, chatId } = sent;
  return db.transaction(
    (tx) => {
      if (verdict.to === "sent") {
        return statements(tx).sent.run({ id: row.id, messageId: verdict.messageId, now }).changes > 0;
      }
      const { changes } = tx
        .update(outbox)
        .set({ owner: null, leaseUntil: null, ...after(row, verdict, now) })
        .where(and(eq(outbox.id, row.id), isSending))
        .run();
      if (changes === 0) return false;
      if (verdict.to === "blocked" && chatId !== null) markUnreachable(tx, chatId, now);
      if (verdict.to === "moved" && chatId !== null) moveChat(tx, chatId, verdict.chatId);
      return true;
    },
    { behavior: "immediate" },
  );
}

/** What nearly every message comes to. */
const statements = prepared((db) => ({
  sent: db
    .update(outbox)
    .set({
      owner: null,
      leaseUntil: null,
      state: "sent",
      sentAt: sql`${sql.placeholder("now")}`,
      messageId: sql`${sql.placeholder("messageId")}`,
      error: null,
    })
    .where(and(eq(outbox.id, sql.placeholder("id")), isSending))
    .prepare(),
}));

/** A message that could not even be looked at is put off as if it had failed to be sent. */
export function postpone(db: Db, rowId: number, verdict: Verdict & { to: "again" }, now: string): void {
  const row = db.select().from(outbox).where(eq(outbox.id, rowId)).get();
  if (row === undefined) return;
  db.update(outbox)
    .set({ ...after(row, verdict, now), attempts: row.attempts + 1 })
    .where(and(eq(outbox.id, rowId), isPending))
    .run();
}

/** The row's columns after the verdict. What is put off past its end comes due at its end, to be seen to expire. */
function after(row: OutboxRow, verdict: Exclude<Verdict, { to: "sent" }>, now: string): Partial<OutboxRow> {
  const retryAt = (ms: number) => earlier(instantAfter(now, ms), row.expiresAt);
  switch (verdict.to) {
    case "again":
      return {
        state: "pending",
        nextTryAt: retryAt(verdict.afterMs),
        error: verdict.error,
        ...(verdict.why === "unknown" ? { doubts: row.doubts + 1 } : {}),
        ...(verdict.why === "markup" ? { plain: true } : {}),
      };
    case "later":
      return {
        state: "pending",
        nextTryAt: retryAt(verdict.afterMs),
        attempts: row.attempts - 1,
        error: verdict.error,
      };
    case "stop":
      return { state: "pending", attempts: row.attempts - 1, error: verdict.error };
    case "moved":
      return { state: "pending", nextTryAt: now, error: verdict.error };
    case "uncertain":
      return { state: "uncertain", doubts: row.doubts + 1, error: verdict.error };
    default:
      return { state: verdict.to, error: verdict.error };
  }
}

function markUnreachable(db: Db, chatId: number, now: string): void {
  db.update(groupChats)
    .set({ leftAt: now })
    .where(and(eq(groupChats.chatId, chatId), isNull(groupChats.leftAt)))
    .run();
  db.update(people)
    .set({ reach: "blocked" })
    .where(and(eq(people.chatId, chatId), eq(people.reach, "reachable")))
    .run();
}

/**
 * A group became a supergroup: it is known by its new id from now on, and everything that waits for it goes there.
 * Told of twice it does no harm. What the new id may have been taken for meanwhile, a group of its own, it is not.
 */
export function moveChat(db: Db, from: number, to: number): void {
  db.update(outbox)
    .set({ chatId: to })
    .where(and(eq(outbox.chatId, from), isPending))
    .run();
  const group = db.select({ id: groupChats.id }).from(groupChats).where(eq(groupChats.chatId, from)).get();
  if (group !== undefined) {
    db.delete(groupChats).where(eq(groupChats.chatId, to)).run();
    db.update(groupChats).set({ chatId: to, leftAt: null }).where(eq(groupChats.id, group.id)).run();
  }
  const taken = db.select({ id: people.id }).from(people).where(eq(people.chatId, to)).get();
  if (taken === undefined) db.update(people).set({ chatId: to }).where(eq(people.chatId, from)).run();
}
