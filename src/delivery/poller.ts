import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { DbWatch } from "../db/watch.ts";
import { NetworkError } from "../telegram/api-error.ts";
import type { ApiAnswer, Call } from "../telegram/call.ts";
import { POLL_S } from "../telegram/fetch.ts";
import { newRivalry } from "./rivalry.ts";

export interface PollerParts {
  call: Call;
  /** Keeps the updates; throws where it cannot, and Telegram is then asked for them again. */
  receive: (updates: readonly unknown[]) => void;
  /** While the database is in trouble nothing is asked for: it could not be kept. */
  watch: DbWatch;
  /** Kinds of updates to ask for. */
  allowedUpdates: readonly string[];
  log: Logger;
  /** Milliseconds that only grow. */
  monotonic?: () => number;
  /** Waits; ends early when the signal says so. For tests. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Poller {
  start(): void;
  /** Gives up the poll that waits; resolves when the last updates are kept. */
  stop(): Promise<void>;
  /** Why no more is asked for: Telegram has refused the token, or another program had it first. */
  halted(): "refused" | "taken" | null;
  /** We are not the newcomer: of two programs with the token the other one is to give way. */
  settle(): void;
  /** Resolves when no other program has claimed the token for so long, and settles; never where one does. */
  undisturbed(ms: number): Promise<void>;
  /** Resolves when another program turns out to have the token. */
  taken: Promise<void>;
}

/** Between two polls where the first brought nothing: a stand-in or a proxy may answer at once, always. */
const EMPTY_MS = 100;
const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 30_000;

/** Asks Telegram for updates, and tells it that they have come only when they are kept. */
export function createPoller(parts: PollerParts): Poller {
  const { call, receive, watch, allowedUpdates, log } = parts;
  const monotonic = parts.monotonic ?? (() => performance.now());
  const sleep = parts.sleep ?? sleepFor;
  const stopping = new AbortController();
  const { signal } = stopping;
  const rivalry = newRivalry();
  const taken = Promise.withResolvers<void>();
  let offset: number | undefined;
  let failures = 0;
  let halted: "refused" | "taken" | null = null;
  let loop: Promise<void> | undefined;

  async function run(): Promise<void> {
    for (;;) {
      if (!(await watch.over()) || signal.aborted) return;
      const pause = await poll();
      if (pause === null || signal.aborted) return;
      if (pause > 0) await sleep(pause, signal);
    }
  }

  /** One poll; milliseconds until the next, or null: there is to be none. */
  async function poll(): Promise<number | null> {
    rivalry.asks(monotonic());
    try {
      const answer = await call(
        "getUpdates",
        { ...(offset === undefined ? {} : { offset }), timeout: POLL_S, allowed_updates: allowedUpdates },
        signal,
      );
      return answer.ok ? take(answer.result) : refused(answer);
    } catch (error) {
      if (signal.aborted) return 0;
      if (watch.notes(error)) return 0;
      const fields = error instanceof NetworkError ? { reason: error.message } : { err: error };
      return retryLater(fields, error instanceof NetworkError ? "Telegram is out of reach" : "a poll failed");
    }
  }

  function take(result: unknown): number {
    const updates = (Array.isArray(result) ? result : []) as { update_id: number }[];
    receive(updates);
    if (failures > 0) log.info({ failures }, "Telegram answers again");
    failures = 0;
    const last = updates.at(-1);
    if (last === undefined) return EMPTY_MS;
    offset = last.update_id + 1;
    return 0;
  }

  function refused(answer: ApiAnswer & { ok: false }): number | null {
    const fields = { code: answer.code, description: answer.description };
    if (answer.code === 401 || answer.code === 404) {
      halted = "refused";
      log.fatal(
        fields,
        "Telegram refuses the token: nothing is received until the bot is started with a good one",
      );
      return null;
    }
    if (answer.code === 409) return met(fields);
    const pause = retryLater(fields, "Telegram refuses the poll");
    return Math.max(pause, (answer.retryAfterS ?? 0) * 1000);
  }

  /** Another program polls with this token: of two the one that was first goes on. */
  function met(fields: object): number | null {
    const move = rivalry.meets(monotonic());
    if (move.isNews) log.warn(fields, "another program asks for this bot's updates with the same token");
    if (move.afterMs !== null) return move.afterMs;
    halted = "taken";
    log.fatal(fields, "another program has this token: this one stops");
    taken.resolve();
    return null;
  }

  /** Says it once, not at every try. */
  function retryLater(fields: object, words: string): number {
    if (failures === 0) log.warn(fields, words);
    return Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures++, 10));
  }

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    halted: () => halted,
    settle: () => rivalry.settle(),
    async undisturbed(ms) {
      for (;;) {
        if (signal.aborted || halted !== null) return new Promise(() => undefined);
        const quietMs = rivalry.quietMs(monotonic());
        if (quietMs >= ms) return rivalry.settle();
        await sleepFor(Math.max(50, ms - quietMs), signal);
      }
    },
    taken: taken.promise,
  };
}

async function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    // Told to stop: that is what the signal is for.
  }
}
