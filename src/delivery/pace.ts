/** 29 a second: one below Telegram's limit, so that a late timer cannot push a second over it. */
const INTERVAL_MS = 1000 / 29;

/** A timer that fires late may catch up this much; more would let bursts through. */
const SLACK_MS = 10;

/** Telegram allows one message a second to one chat. */
const CHAT_INTERVAL_MS = 1050;

export const MAX_IN_FLIGHT = 4;

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

  /** Milliseconds until any message may go; Infinity while enough are under way. */
  delay(now: number): number {
    if (this.inFlight.size >= MAX_IN_FLIGHT) return Infinity;
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
    this.chatWaits(chatId, now + CHAT_INTERVAL_MS);
  }

  /** Something went to the chat past this queue: the answer to a tap. It counts for Telegram all the same. */
  spend(chatId: number, now: number): void {
    this.nextAt = Math.max(this.nextAt, now - SLACK_MS) + INTERVAL_MS;
    this.chatWaits(chatId, now + CHAT_INTERVAL_MS);
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

  private chatWaits(chatId: number, until: number): void {
    this.chatFreeAt.set(chatId, Math.max(this.chatFreeAt.get(chatId) ?? -Infinity, until));
  }
}
