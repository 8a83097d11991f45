import { and, count, gt, lt, lte, min, notInArray, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { outbox, OUTBOX_STATES, type OutboxBody } from "../db/schema.ts";

export type OutboxRow = typeof outbox.$inferSelect;
export type OutboxState = OutboxRow["state"];

/** Written out and not bound: only so does SQLite see that the indexes of what is pending serve. */
export const isPending = sql`${outbox.state} = 'pending'`;
export const isSending = sql`${outbox.state} = 'sending'`;

/** Lower goes first: answers and notices to people before digests. */
export const PRIORITIES = [0, 10] as const;

/** A message to be sent; all instants are UTC ISO text. */
export interface OutboxMessage {
  /** Unique over all time: what, about what, to whom. The second with the same key is not kept. */
  key: string;
  /** What it carries, for those who made it: «digest». */
  kind: string;
  /** A person's chat is looked up when the message is sent. */
  to: { personId: number } | { chatId: number };
  priority: (typeof PRIORITIES)[number];
  body: OutboxBody;
  /** The maker's own key, given back when the row is about to be sent. */
  subject?: number | null;
  now: string;
  /** Not to be sent before this instant; at once unless told. */
  notBefore?: string;
  /** From then on it is of no use and is not sent. */
  expiresAt: string;
}

/** Keeps a message to be sent, in the transaction of the fact that causes it. Its id, or null: it is already kept. */
export function enqueue(db: Db, message: OutboxMessage): number | null {
  const { to, subject = null, notBefore = message.now, ...rest } = message;
  const row = statements(db).enqueue.get({
    personId: null,
    chatId: null,
    ...rest,
    ...to,
    subject,
    notBefore,
  });
  return row?.id ?? null;
}

const statements = prepared((db) => ({
  enqueue: db
    .insert(outbox)
    .values({
      key: sql.placeholder("key"),
      kind: sql.placeholder("kind"),
      personId: sql.placeholder("personId"),
      chatId: sql.placeholder("chatId"),
      priority: sql.placeholder("priority"),
      body: sql.placeholder("body"),
      subject: sql.placeholder("subject"),
      createdAt: sql.placeholder("now"),
      nextTryAt: sql.placeholder("notBefore"),
      expiresAt: sql.placeholder("expiresAt"),
    })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
    .prepare(),
  firstDue: db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isPending, lte(outbox.nextTryAt, sql.placeholder("now"))))
    .limit(1)
    .prepare(),
  nextDue: db
    .select({ at: min(outbox.nextTryAt) })
    .from(outbox)
    .where(isPending)
    .prepare(),
}));

/** Whether anything should be on its way at this moment. */
export const hasDue = (db: Db, now: string): boolean => statements(db).firstDue.get({ now }) !== undefined;

/** When the next message comes due, or null where none waits. */
export const nextDueAt = (db: Db): string | null => statements(db).nextDue.get()?.at ?? null;

/**
 * Gives up what is past its time, so that whoever makes messages knows before it makes the next: after a night that
 * the program slept through nobody else has looked.
 */
export const expireOverdue = (db: Db, now: string): number =>
  db
    .update(outbox)
    .set({ state: "expired" })
    .where(and(isPending, lte(outbox.expiresAt, now)))
    .run().changes;

/** How many messages are in each state. */
export function outboxCounts(db: Db): Record<OutboxState, number> {
  const rows = db.select({ state: outbox.state, count: count() }).from(outbox).groupBy(outbox.state).all();
  const none = Object.fromEntries(OUTBOX_STATES.map((state) => [state, 0])) as Record<OutboxState, number>;
  return Object.assign(none, ...rows.map((row) => ({ [row.state]: row.count })));
}

/** How many messages may have come twice, or not at all. */
export const countDoubts = (db: Db): number =>
  db.select({ n: count() }).from(outbox).where(gt(outbox.doubts, 0)).get()?.n ?? 0;

/** Empties the messages that are done with and older than `before`: the key stays, what was written goes. */
export function eraseOldBodies(db: Db, before: string): number {
  return db
    .update(outbox)
    .set({ body: { text: "", buttons: [] } })
    .where(
      and(
        notInArray(outbox.state, ["pending", "sending"]),
        lt(outbox.createdAt, before),
        sql`json_extract(${outbox.body}, '$.text') <> ''`,
      ),
    )
    .run().changes;
}
