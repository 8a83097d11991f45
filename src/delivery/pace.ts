/** How fast messages may go. */
export interface PaceLimits {
  /** Between two messages, whoever they are for. */
  intervalMs: number;
  /** Between two messages to one chat, counted from the answer to the first. */
  chatIntervalMs: number;
  /** The same of a group. */
  groupIntervalMs: number;
  maxInFlight: number;
}

/**
 * What Telegram bears. 29 a second is one below its limit, so that a late timer cannot push a second over it;
 * bursts, which it allows in words, get a bot shut out.
 */
export const TELEGRAM_PACE: PaceLimits = {
  intervalMs: 1000 / 29,
  chatIntervalMs: 1050,
  // It takes twenty a minute.
  groupIntervalMs: 3100,
  maxInFlight: 4,
};

/** For a Telegram on this computer that does not mind: a trial should not have to wait. */
export const HURRIED_PACE: PaceLimits = {
  intervalMs: 0,
  chatIntervalMs: 0,
  groupIntervalMs: 0,
  maxInFlight: 4,
};

/** A timer that fires late may catch up this much; more would let bursts through. */
const SLACK_MS = 10;

/** Two chats told to wait within this time mean that the bot as a whole is too fast. */
const FLOOD_WINDOW_MS = 2000;

/**
 * Telegram's pace: when the next message may go, and to which chats not yet. All times are milliseconds of one
 * monotonic clock, passed in: the wall clock may be set back or, in a trial, forward by months.
 */
export class Pace {
  private nextAt = -Infinity;
  private everyoneWaitsUntil = -Infinity;
  private readonly chatFreeAt = new Map<number, number>();
  private readonly inFlight = new Set<number>();
  private lastFlood: { chatId: number; at: number } | null = null;
  private readonly limits: PaceLimits;

  constructor(limits: PaceLimits = TELEGRAM_PACE) {
    this.limits = limits;
  }

  /** Milliseconds until any message may go; Infinity while enough are under way. */
  delay(now: number): number {
    if (this.inFlight.size >= this.limits.maxInFlight) return Infinity;
    return Math.max(0, this.nextAt - now, this.everyoneWaitsUntil - now);
  }

  /** The chats that nothing may go to now: just served, told to wait, or with a message under way. */
  waitingChats(now: number): number[] {
    for (const [chatId, freeAt] of this.chatFreeAt) if (freeAt <= now) this.chatFreeAt.delete(chatId);
    return [...new Set([...this.chatFreeAt.keys(), ...this.inFlight])];
  }

  /** Milliseconds until the first waiting chat is free by itself; Infinity when none waits. */
  chatDelay(now: number): number {
    const free = [...this.chatFreeAt].filter(([chatId]) => !this.inFlight.has(chatId)).map(([, at]) => at);
    return Math.max(0, Math.min(Infinity, ...free) - now);
  }

  /** A message to the chat goes now. */
  begin(chatId: number, now: number): void {
    this.inFlight.add(chatId);
    this.spend(chatId, now);
  }

  /** Its answer has come, or the wait for it is over. */
  end(chatId: number, now: number): void {
    this.inFlight.delete(chatId);
    this.chatWaits(chatId, now + this.intervalOf(chatId));
  }

  /** Something went to the chat past this queue: the answer to a tap. It counts for Telegram all the same. */
  spend(chatId: number, now: number): void {
    this.nextAt = Math.max(this.nextAt, now - SLACK_MS) + this.limits.intervalMs;
    this.chatWaits(chatId, now + this.intervalOf(chatId));
  }

  /** Telegram said 429 for this chat. */
  flooded(chatId: number, retryAfterMs: number, now: number): void {
    this.chatWaits(chatId, now + retryAfterMs);
    const last = this.lastFlood;
    if (last !== null && last.chatId !== chatId && now - last.at <= FLOOD_WINDOW_MS) {
      this.everyoneWaitsUntil = Math.max(this.everyoneWaitsUntil, now + retryAfterMs);
    }
    this.lastFlood = { chatId, at: now };
  }

  /** Groups have negative ids. */
  private intervalOf(chatId: number): number {
    return chatId < 0 ? this.limits.groupIntervalMs : this.limits.chatIntervalMs;
  }

  private chatWaits(chatId: number, until: number): void {
    this.chatFreeAt.set(chatId, Math.max(this.chatFreeAt.get(chatId) ?? -Infinity, until));
  }
}
