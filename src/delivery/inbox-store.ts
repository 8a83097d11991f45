import { and, asc, count, eq, lt, ne, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { inbox } from "../db/schema.ts";

/** An update that has to be handled. */
export interface KeptUpdate {
  updateId: number;
  chatId: number;
  update: unknown;
  /** How often it was tried and, as far as is known, not finished. */
  attempts: number;
}

/** Keeps those of the updates that are not there yet, in one transaction, and returns them. */
export function keepUpdates(db: Db, updates: readonly KeptUpdate[], receivedAt: string): KeptUpdate[] {
  return db.transaction(
    (tx) => updates.filter((update) => statements(tx).keep.run({ ...update, receivedAt }).changes > 0),
    { behavior: "immediate" },
  );
}

/** In the place of a number of tries: what was done stands, and whoever did it has not been told. */
const UNANSWERED = -1;

const statements = prepared((db) => {
  const one = eq(inbox.updateId, sql.placeholder("updateId"));
  return {
    keep: db
      .insert(inbox)
      .values({
        updateId: sql.placeholder("updateId"),
        chatId: sql.placeholder("chatId"),
        update: sql.placeholder("update"),
        attempts: sql.placeholder("attempts"),
        receivedAt: sql.placeholder("receivedAt"),
      })
      .onConflictDoNothing()
      .prepare(),
    done: db.update(inbox).set({ state: "done", update: {} }).where(one).prepare(),
    written: db.update(inbox).set({ state: "done", update: {}, attempts: UNANSWERED }).where(one).prepare(),
    answered: db.update(inbox).set({ attempts: 0 }).where(one).prepare(),
  };
});

/** What an earlier run of the program did not finish, oldest first. */
export const findPendingUpdates = (db: Db): KeptUpdate[] =>
  db
    .select({
      updateId: inbox.updateId,
      chatId: inbox.chatId,
      update: inbox.update,
      attempts: inbox.attempts,
    })
    .from(inbox)
    .where(eq(inbox.state, "pending"))
    .orderBy(asc(inbox.updateId))
    .all();

/** Its id stays, so that it is known if it comes again; what the person wrote does not. */
export function markDone(db: Db, updateId: number): void {
  statements(db).done.run({ updateId });
}

/** The same, in the transaction of what it does: the answer comes after it, and may be cut off. */
export function markWritten(tx: Db, updateId: number): void {
  statements(tx).written.run({ updateId });
}

export function markAnswered(db: Db, updateId: number): void {
  statements(db).answered.run({ updateId });
}

/** What an earlier run of the program has done and not answered, oldest first. */
export const findUnanswered = (db: Db): { updateId: number; chatId: number }[] =>
  db
    .select({ updateId: inbox.updateId, chatId: inbox.chatId })
    .from(inbox)
    .where(and(eq(inbox.state, "done"), eq(inbox.attempts, UNANSWERED)))
    .orderBy(asc(inbox.updateId))
    .all();

export function countAttempt(db: Db, updateId: number, attempts: number): void {
  db.update(inbox).set({ attempts }).where(eq(inbox.updateId, updateId)).run();
}

export function park(db: Db, updateId: number): void {
  db.update(inbox).set({ state: "parked" }).where(eq(inbox.updateId, updateId)).run();
}

export type InboxState = (typeof inbox.$inferSelect)["state"];

/** How many updates are in each state. */
export function inboxCounts(db: Db): Record<InboxState, number> {
  const rows = db.select({ state: inbox.state, n: count() }).from(inbox).groupBy(inbox.state).all();
  const of = (state: InboxState): number => rows.find((row) => row.state === state)?.n ?? 0;
  return { pending: of("pending"), done: of("done"), parked: of("parked") };
}

/** Removes what was done with before `before`: Telegram itself repeats nothing older than a day. */
export const deleteOldUpdates = (db: Db, before: string): number =>
  db
    .delete(inbox)
    .where(and(ne(inbox.state, "pending"), lt(inbox.receivedAt, before)))
    .run().changes;
