/** A program that has polled alone for this long was there first, and does not give way to a newcomer. */
const SETTLED_MS = 60_000;

/** It asks again so soon that a newcomer notices before it has sent anything. */
const INSIST_MS = 500;

/** Against a newcomer that does not stop (another version, another program) it tries ever more slowly. */
const MAX_INSIST_MS = 15_000;

/** A newcomer stops at the third refusal in a row: one may be left of the run before its own start. */
const MAX_REFUSALS = 3;
const GIVE_WAY_MS = 2000;

/** What to do after a 409. `afterMs` null: stop. */
export interface Move {
  afterMs: number | null;
  /** First of a row: to be said. */
  isNews: boolean;
}

export interface Rivalry {
  /** A poll begins. */
  asks(now: number): void;
  /** Telegram has ended our poll for another's. */
  meets(now: number): Move;
  /** Milliseconds since our first poll, or since the last time another came between. */
  quietMs(now: number): number;
}

/**
 * Two programs with one token end each other's polls, and Telegram does not say who was first. So each asks itself:
 * one that has long been alone insists, a newcomer gives way. Times are milliseconds of one monotonic clock.
 */
export function newRivalry(): Rivalry {
  let since: number | null = null;
  let settled = false;
  let refusals = 0;
  let lastMet = -Infinity;
  return {
    asks(now) {
      since ??= now;
    },
    meets(now) {
      settled ||= since !== null && now - since >= SETTLED_MS;
      if (now - lastMet >= SETTLED_MS) refusals = 0;
      since = now;
      lastMet = now;
      refusals++;
      const isNews = refusals === 1;
      if (settled) return { isNews, afterMs: Math.min(MAX_INSIST_MS, INSIST_MS * 2 ** (refusals - 1)) };
      return { isNews, afterMs: refusals < MAX_REFUSALS ? GIVE_WAY_MS : null };
    },
    quietMs: (now) => (since === null ? 0 : now - since),
  };
}
