import { tooManyRequests } from "./refusal.ts";

const MINUTE_MS = 60_000;

/** Telegram's pace for a bot. */
export interface FloodLimits {
  /** Messages a second to everybody together. */
  perSecond: number;
  /** Between two messages to one chat, in milliseconds. */
  chatEveryMs: number;
  /** How many a chat takes at once before it counts; 1 is the strictest. */
  chatBurst: number;
  /** To one group in a minute. */
  groupPerMinute: number;
  /** How long a bot that was too fast is shut out, in seconds; 0: only the one call is refused. */
  penaltySeconds: number;
  /** One message too soon for its chat shuts the bot out of every chat, not of this one alone. */
  strict?: boolean;
}

export const TELEGRAM_PACE: FloodLimits = {
  perSecond: 30,
  chatEveryMs: 1000,
  chatBurst: 1,
  groupPerMinute: 20,
  penaltySeconds: 3,
};

/** A message too soon is refused and told when there will be room; the next may go. */
export const PLAIN_PACE: FloodLimits = { ...TELEGRAM_PACE, penaltySeconds: 0 };

/** Any message too soon shuts the bot out altogether. */
export const STRICT_PACE: FloodLimits = { ...TELEGRAM_PACE, strict: true };

/** What was sent lately; moments are milliseconds of a clock that only runs forward. */
export interface Flood {
  limits: FloodLimits;
  sent: number[];
  /** What a group got in the last minute. */
  groups: Map<number, number[]>;
  chats: Map<number, { credit: number; at: number; shutUntil: number }>;
  shutUntil: number;
}

export const newFlood = (limits: FloodLimits): Flood => ({
  limits,
  sent: [],
  groups: new Map(),
  chats: new Map(),
  shutUntil: 0,
});

/**
 * Counts one message to `chatId`, or refuses it with 429. One who was refused stays shut out until the time
 * named has passed, however often it asks: that is what makes a bot that just tries again lose.
 */
export function countMessage(flood: Flood, chatId: number, at: number): void {
  const { limits } = flood;
  if (at < flood.shutUntil) throw tooManyRequests((flood.shutUntil - at) / 1000);
  const chat = flood.chats.get(chatId) ?? { credit: limits.chatBurst, at, shutUntil: 0 };
  flood.chats.set(chatId, chat);
  if (at < chat.shutUntil) throw tooManyRequests((chat.shutUntil - at) / 1000);

  chat.credit = Math.min(limits.chatBurst, chat.credit + (at - chat.at) / limits.chatEveryMs);
  chat.at = at;
  const shutUntil = at + limits.penaltySeconds * 1000;
  if (chat.credit < 1) {
    if (limits.strict === true) flood.shutUntil = shutUntil;
    else chat.shutUntil = shutUntil;
    throw tooManyRequests(limits.penaltySeconds || ((1 - chat.credit) * limits.chatEveryMs) / 1000);
  }
  const group = chatId < 0 ? (flood.groups.get(chatId) ?? []) : null;
  if (group !== null) flood.groups.set(chatId, group);
  const first = group === null ? undefined : oldestSince(group, at - MINUTE_MS);
  if (first !== undefined && (group?.length ?? 0) >= limits.groupPerMinute) {
    const roomAt = first + MINUTE_MS;
    chat.shutUntil = Math.max(shutUntil, roomAt);
    throw tooManyRequests((chat.shutUntil - at) / 1000);
  }
  const oldest = oldestSince(flood.sent, at - 1000);
  if (oldest !== undefined && flood.sent.length >= limits.perSecond) {
    flood.shutUntil = shutUntil;
    throw tooManyRequests(limits.penaltySeconds || (oldest + 1000 - at) / 1000);
  }
  chat.credit -= 1;
  flood.sent.push(at);
  group?.push(at);
}

/** Forgets the moments up to `since`; the first of the rest. */
function oldestSince(moments: number[], since: number): number | undefined {
  while (moments[0] !== undefined && moments[0] <= since) moments.shift();
  return moments[0];
}
