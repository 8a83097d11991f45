import type { Db } from "../db/open.ts";
import { outbox, type OutboxBody } from "../db/schema.ts";

/** A message to be sent; all instants are UTC ISO text. */
export interface OutboxMessage {
  /** Unique over all time: what, about what, to whom. The second with the same key is not kept. */
  key: string;
  /** What it carries, for those who made it: «digest». */
  kind: string;
  /** A person's chat is looked up when the message is sent. */
  to: { personId: number } | { chatId: number };
  /** Lower goes first: 0 for answers and notices to people, 10 for digests. */
  priority: number;
  body: OutboxBody;
  /** The maker's own key, given back when the row is about to be sent. */
  subject?: number | null;
  now: string;
  /** From then on it is of no use and is not sent. */
  expiresAt: string;
}

/** Keeps a message to be sent, in the transaction of the fact that causes it. Its id, or null: it is already kept. */
export function enqueue(db: Db, message: OutboxMessage): number | null {
  const { to, now, ...rest } = message;
  const row = db
    .insert(outbox)
    .values({ ...rest, ...to, createdAt: now, nextTryAt: now })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
    .get();
  return row?.id ?? null;
}
