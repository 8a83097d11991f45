/** A newcomer stops at the third refusal in a row: one may be left of the run before its own start. */
const NEWCOMER_REFUSALS = 3;
const NEWCOMER_MS = 2000;

/**
 * Who was first asks again so soon that the newcomer notices before it has sent anything, then ever more slowly. In
 * the end it stops too: two that both think they were first must not go on together.
 */
const FIRST_REFUSALS = 8;
const FIRST_MS = 500;
const MAX_FIRST_MS = 15_000;

/** After this long without the other they have not met. */
const FORGET_MS = 60_000;

/** What to do after a 409. `afterMs` null: stop. */
export interface Move {
  afterMs: number | null;
  /** First of a row: to be said. */
  isNews: boolean;
}

export interface Rivalry {
  /** A poll begins. */
  asks(now: number): void;
  /** From now on we are not the newcomer. */
  settle(): void;
  /** Telegram has ended our poll for another's. */
  meets(now: number): Move;
  /** For how many milliseconds we have polled with no other between; a pause before the next poll is none. */
  quietMs(now: number): number;
}

/**
 * Two programs with one token end each other's polls, and Telegram does not say who was first. So each knows for
 * itself whether it is new: the newcomer gives way. Times are milliseconds of one monotonic clock.
 */
export function newRivalry(): Rivalry {
  let since: number | null = null;
  let isFirst = false;
  let refusals = 0;
  let lastMet = -Infinity;
  return {
    asks(now) {
      since ??= now;
    },
    settle() {
      isFirst = true;
    },
    meets(now) {
      refusals = now - lastMet < FORGET_MS ? refusals + 1 : 1;
      since = null;
      lastMet = now;
      const waitMs = isFirst ? Math.min(MAX_FIRST_MS, FIRST_MS * 2 ** (refusals - 1)) : NEWCOMER_MS;
      const most = isFirst ? FIRST_REFUSALS : NEWCOMER_REFUSALS;
      return { isNews: refusals === 1, afterMs: refusals < most ? waitMs : null };
    },
    quietMs: (now) => (since === null ? 0 : now - since),
  };
}
