import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
import { troubleOf } from "../db/trouble.ts";
import type { DbWatch } from "../db/watch.ts";
import { claimNext, type ClaimHooks, type Claimed, findAbandoned, HookError } from "./claim-store.ts";
import { msBetween } from "./instant.ts";
import { decide, decideUnknown, type SendResult, type Verdict } from "./outcome.ts";
import { postpone, settle } from "./outcome-store.ts";
import { hasDue, nextDueAt, type OutboxRow } from "./outbox-store.ts";
import { Pace, type PaceLimits } from "./pace.ts";
import type { SendMessage } from "./send-message.ts";

export interface SenderParts extends ClaimHooks {
  db: Db;
  /** While the database is in trouble nothing is claimed, and what was sent waits to be written down. */
  watch: DbWatch;
  /** For what is due and what has expired. */
  clock: Clock;
  /** Milliseconds that only grow, for the pace: `performance.now`. */
  monotonic: () => number;
  /** Of this run of the program: what another run was sending when it ended is told apart by it. */
  bootId: string;
  send: SendMessage;
  log: Logger;
  /** Telegram's own unless told. */
  pace?: PaceLimits;
  /** In [0, 1), to spread retries. */
  random?: () => number;
}

export interface Sender {
  /** Takes up what the last run left and begins to send. The instance lock has to be held. */
  start(): void;
  /** Something may be due now: call it after a commit that left messages, and when the clock was set. */
  wake(): void;
  /** Resolves when nothing is due now and nothing is under way (or nothing can be sent any more). */
  idle(): Promise<void>;
  /** Claims nothing more; resolves when what is under way is written down. */
  stop(): Promise<void>;
  /** Telegram was sent something past the outbox: it counts in the pace. */
  spent(chatId: number): void;
  /** True once Telegram has refused the token. */
  halted(): boolean;
}

/** More than a request can take: only a row whose outcome could not be written down outlives it. */
const LEASE_MS = 120_000;

/** How often the table is looked at unasked: for what came due, and for what other processes put there. */
const LOOK_MS = 1000;

/** Rows settled without a request before others get their turn: the database's work blocks the process. */
const BATCH = 50;

/** The loop of the outbox: at most one of them may run on a database. */
export function createSender(parts: SenderParts): Sender {
  const { db, watch, clock, monotonic, bootId, send, log } = parts;
  const random = parts.random ?? Math.random;
  const pace = new Pace(parts.pace);
  const underWay = new Map<number, Promise<void>>();
  const idlers: (() => void)[] = [];
  let state: "new" | "running" | "halted" | "stopped" = "new";
  let timer: NodeJS.Timeout | undefined;
  let woken: NodeJS.Immediate | undefined;
  /** What the outbox could not be read for, and whether Telegram is out of reach: each is said once. */
  let obstacle = "";
  let unreached = false;

  const now = (): string => {
    const text = clock().toUTC().toISO();
    if (text === null) throw new Error("the clock shows no moment");
    return text;
  };

  function wake(): void {
    woken ??= setImmediate(() => {
      woken = undefined;
      try {
        if (watch.trouble() === null) pump();
        else waitOut();
        obstacle = "";
      } catch (error) {
        if (watch.notes(error)) return waitOut();
        if (obstacle !== String(error)) log.error({ err: error }, "the outbox cannot be read");
        obstacle = String(error);
        lookIn(LOOK_MS);
      }
    });
  }

  /** Nothing can be sent: whoever waits for what is due need not wait for the database. */
  function waitOut(): void {
    if (underWay.size === 0) beQuiet();
    void watch.over().then((well) => well && wake());
  }

  function beQuiet(): void {
    for (const resolve of idlers.splice(0)) resolve();
  }

  function lookIn(ms: number): void {
    clearTimeout(timer);
    if (state === "running") timer = setTimeout(wake, Math.min(Math.max(1, ms), LOOK_MS));
  }

  function pump(): void {
    if (state === "running") {
      takeUpAbandoned();
      for (let handled = 0; ; handled++) {
        if (handled === BATCH) return wake();
        const delay = pace.delay(monotonic());
        if (delay > 0) {
          lookIn(delay);
          break;
        }
        const claimed = claim();
        if (claimed.kind === "none") {
          lookIn(untilNext());
          break;
        }
        if (claimed.kind === "claimed") dispatch(claimed);
      }
    }
    const quiet = underWay.size === 0 && (state !== "running" || !hasDue(db, now()));
    if (quiet) beQuiet();
  }

  function claim(): Claimed {
    const at = now();
    const waiting = pace.waitingChats(monotonic());
    try {
      return claimNext(db, { ...parts, now: at, owner: bootId, leaseMs: LEASE_MS, waiting });
    } catch (error) {
      if (!(error instanceof HookError) || troubleOf(error) !== null) throw error;
      log.error({ err: error, row: error.rowId }, "a message cannot be prepared");
      postpone(db, error.rowId, { to: "again", why: "unsent", afterMs: 60_000, error: "not prepared" }, at);
      return { kind: "settled", state: "pending" };
    }
  }

  function untilNext(): number {
    const due = nextDueAt(db);
    const dueIn = due === null ? Infinity : msBetween(now(), due);
    // What is due already waits for its chat.
    return dueIn > 0 ? dueIn : pace.chatDelay(monotonic());
  }

  function dispatch(claimed: Claimed & { kind: "claimed" }): void {
    const { row, chatId } = claimed;
    pace.begin(chatId, monotonic());
    const done = deliver(claimed).finally(() => {
      pace.end(chatId, monotonic());
      underWay.delete(row.id);
      wake();
    });
    underWay.set(row.id, done);
  }

  async function deliver({ row, chatId }: Claimed & { kind: "claimed" }): Promise<void> {
    let result: SendResult;
    try {
      result = await send(chatId, row.body, row.plain);
    } catch (error) {
      log.error({ err: error, row: row.id }, "sending broke");
      result = { kind: "unknown", reason: "sending broke" };
    }
    const verdict = decide(result, { ...row, chatId }, random());
    report(row, verdict);
    unreached = result.kind === "unsent";
    if (verdict.to === "later") pace.flooded(chatId, verdict.afterMs, monotonic());
    if (verdict.to === "stop") halt(verdict.error);
    await writeDown({ row, chatId }, verdict);
  }

  /** A lost note of a sent message would send it twice: it is written even if the disk has to be freed first. */
  async function writeDown(sent: { row: OutboxRow; chatId: number }, verdict: Verdict): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await watch.insist(() => settle(db, sent, verdict, now()));
        return;
      } catch (error) {
        if (troubleOf(error) !== null) return;
        log.error({ err: error, row: sent.row.id, attempt }, "an outcome cannot be written down");
        if (attempt === 5) return;
        await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
      }
    }
  }

  /** Nobody knows whether what an earlier run was sending went out. */
  function takeUpAbandoned(): void {
    for (const row of findAbandoned(db, bootId, now())) {
      if (underWay.has(row.id)) continue;
      const verdict = decideUnknown("the program ended while sending", row.doubts);
      settle(db, { row, chatId: null }, verdict, now());
      report(row, verdict);
    }
  }

  function report(row: OutboxRow, verdict: Verdict): void {
    const fields = { row: row.id, kind: row.kind, person: row.personId, attempts: row.attempts };
    if (verdict.to === "sent") return log.debug({ ...fields, messageId: verdict.messageId }, "message sent");
    const put = { ...fields, to: verdict.to, error: verdict.error };
    // An outage lasts days, and each message is tried every quarter of an hour.
    if (verdict.to === "again" && verdict.why === "unsent" && unreached) log.debug(put, "message not sent");
    else log.warn(put, "message not sent");
  }

  function halt(error: string): void {
    if (state !== "running") return;
    state = "halted";
    log.fatal(
      { error },
      "Telegram refuses the token: nothing is sent until the bot is started with a good one",
    );
  }

  return {
    start() {
      if (state !== "new") return;
      state = "running";
      wake();
    },
    wake,
    idle() {
      return new Promise((resolve) => {
        idlers.push(resolve);
        wake();
      });
    },
    async stop() {
      state = "stopped";
      clearTimeout(timer);
      await Promise.all(underWay.values());
      wake();
    },
    spent: (chatId) => pace.spend(chatId, monotonic()),
    halted: () => state === "halted",
  };
}
