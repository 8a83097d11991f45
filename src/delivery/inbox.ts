import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
import type { DbWatch } from "../db/watch.ts";
import {
  countAttempt,
  findPendingUpdates,
  findUnanswered,
  keepUpdates,
  type KeptUpdate,
  markAnswered,
  markDone,
  markWritten,
  park,
} from "./inbox-store.ts";
import { chatOf } from "./update-chat.ts";

/** Runs an update's writes in one transaction with the mark that it is handled. */
export type CommitMark = <T>(write: (tx: Db) => T) => T;

export interface InboxParts {
  db: Db;
  /** The database's troubles are waited out: they are no fault of the update's and count as no try. */
  watch: DbWatch;
  clock: Clock;
  /** Handles one update; rejects where it could not. */
  handle: (update: Update, commit: CommitMark) => Promise<void>;
  /** Tells the person that this update will not be handled (or its answer did not reach them). */
  onParked: (update: Update) => Promise<void>;
  /**
   * Leaves word for this chat, in the transaction `tx`, that what was done last stands though its answer was cut off:
   * whoever waits for the answer would do it again, or answer the next question with it.
   */
  onUnanswered: (tx: Db, chatId: number, updateId: number) => void;
  log: Logger;
  /** Milliseconds before a second try. */
  retryMs?: number;
}

export interface Inbox {
  /** First handles what the last run left. */
  start(): void;
  /**
   * Keeps the updates and returns: from then on they are not lost, and Telegram may be told so. What is there
   * already, or is no update at all, is passed over. Throws where the database cannot keep them.
   */
  receive(updates: readonly unknown[]): void;
  /** Resolves when no update waits and none is being handled. */
  idle(): Promise<void>;
  /** Begins no other update; resolves when those being handled are through. */
  stop(): Promise<void>;
}

const MAX_CHATS = 16;
const MAX_ATTEMPTS = 3;

/** Updates of one chat are handled in order, chats side by side. */
export function createInbox(parts: InboxParts): Inbox {
  const { db, watch, clock, handle, onParked, log } = parts;
  const retryMs = parts.retryMs ?? 500;
  const queues = new Map<number, KeptUpdate[]>();
  const running = new Map<number, Promise<void>>();
  const idlers: (() => void)[] = [];
  let state: "new" | "running" | "stopped" = "new";

  function enqueue(kept: readonly KeptUpdate[]): void {
    for (const one of kept) {
      const queue = queues.get(one.chatId);
      if (queue === undefined) queues.set(one.chatId, [one]);
      else queue.push(one);
    }
    pump();
  }

  function pump(): void {
    for (const [chatId, queue] of queues) {
      if (state !== "running" || running.size >= MAX_CHATS) break;
      if (running.has(chatId)) continue;
      const next = queue.shift();
      if (queue.length === 0) queues.delete(chatId);
      if (next === undefined) continue;
      const done = handleOne(next).finally(() => {
        running.delete(chatId);
        pump();
      });
      running.set(chatId, done);
    }
    const quiet = running.size === 0 && (queues.size === 0 || state !== "running");
    if (quiet) for (const resolve of idlers.splice(0)) resolve();
  }

  /** Never rejects: what is not through when the program ends, or the file is damaged, waits for the next start. */
  async function handleOne(kept: KeptUpdate): Promise<void> {
    try {
      for (let attempt = kept.attempts + 1; attempt <= MAX_ATTEMPTS;) {
        // A fresh update's first try is not written down: most succeed. One that ends the process is seen by
        // the next start as left over, and counted from then on.
        if (kept.attempts > 0) await watch.insist(() => countAttempt(db, kept.updateId, attempt));
        const end = await attemptOne(kept, attempt);
        if (end === "through") return;
        if (end === "troubled") {
          if (await watch.over()) continue;
          return;
        }
        await watch.insist(() => countAttempt(db, kept.updateId, attempt));
        if (attempt < MAX_ATTEMPTS) await new Promise((resolve) => setTimeout(resolve, retryMs * attempt));
        attempt++;
      }
      await watch.insist(() => park(db, kept.updateId));
      log.error({ updateId: kept.updateId }, "an update is parked: it cannot be handled");
      await tell(kept);
    } catch (error) {
      if (!watch.notes(error))
        log.error({ err: error, updateId: kept.updateId }, "the inbox cannot be written");
    }
  }

  /** `through`: to be handled no more, one way or the other. `troubled`: the database kept it from being done. */
  async function attemptOne(kept: KeptUpdate, attempt: number): Promise<"through" | "failed" | "troubled"> {
    const update = kept.update as Update;
    let written = false;
    const commit: CommitMark = (write) => {
      watch.refuse();
      const result = db.transaction(
        (tx) => {
          const result = write(tx);
          markWritten(tx, kept.updateId);
          return result;
        },
        { behavior: "immediate" },
      );
      written = true;
      return result;
    };
    if (watch.trouble() !== null) return "troubled";
    try {
      await handle(update, commit);
    } catch (error) {
      if (watch.notes(error) && !written) return "troubled";
      log.error({ err: error, updateId: kept.updateId, attempt, written }, "an update failed");
      // Its writes stand and must not be made twice; only the answer is missing.
      if (!written) return "failed";
      await tell(kept);
    }
    await watch.insist(() => (written ? markAnswered : markDone)(db, kept.updateId));
    return "through";
  }

  async function tell(kept: KeptUpdate): Promise<void> {
    try {
      await onParked(kept.update as Update);
    } catch (error) {
      log.warn({ err: error, updateId: kept.updateId }, "nobody could be told of it");
    }
  }

  /** One word a chat, however much of it was cut off. */
  function takeUpUnanswered(): void {
    const left = findUnanswered(db);
    if (left.length === 0) return;
    const last = new Map(left.map(({ chatId, updateId }) => [chatId, updateId]));
    db.transaction(
      (tx) => {
        for (const [chatId, updateId] of last) parts.onUnanswered(tx, chatId, updateId);
        for (const { updateId } of left) markAnswered(tx, updateId);
      },
      { behavior: "immediate" },
    );
  }

  return {
    start() {
      if (state !== "new") return;
      state = "running";
      takeUpUnanswered();
      // Those received before the start are in the queues already.
      const known = new Set([...queues.values()].flat().map((one) => one.updateId));
      const left = findPendingUpdates(db).filter((one) => !known.has(one.updateId));
      const fresh = [...queues.values()].flat();
      queues.clear();
      // At least one try may have been cut off in the middle.
      enqueue([...left.map((one) => ({ ...one, attempts: Math.max(1, one.attempts) })), ...fresh]);
    },
    receive(updates) {
      const wanted = updates.flatMap((update) => {
        const updateId = (update as { update_id?: unknown } | null)?.update_id;
        if (!Number.isSafeInteger(updateId)) return [];
        return [{ updateId: updateId as number, chatId: chatOf(update as Update), update, attempts: 0 }];
      });
      const at = clock().toUTC().toISO();
      if (wanted.length > 0 && at !== null) enqueue(keepUpdates(db, wanted, at));
    },
    idle() {
      return new Promise((resolve) => {
        idlers.push(resolve);
        pump();
      });
    },
    async stop() {
      state = "stopped";
      await Promise.all(running.values());
    },
  };
}
