/** What came of one request to send, as far as we can know. */
export type SendResult =
  | { kind: "sent"; messageId: number }
  /** Telegram itself said no. */
  | {
      kind: "refused";
      code: number;
      description: string;
      retryAfterS?: number | undefined;
      migrateTo?: number | undefined;
    }
  /** It surely did not reach Telegram: no address, no connection, no TLS, a proxy's own refusal. */
  | { kind: "unsent"; reason: string }
  /** It may have: silence, a cut connection, a 5xx. */
  | { kind: "unknown"; reason: string };

/** What is known of the message before its request. */
export interface Attempt {
  chatId: number;
  /** Requests made for it, this one counted. */
  attempts: number;
  /** Earlier ones whose fate is unknown. */
  doubts: number;
  /** This one was plain text already. */
  plain: boolean;
}

/** What happens to the message next. Times are milliseconds from now. */
export type Verdict =
  | { to: "sent"; messageId: number }
  | { to: "again"; afterMs: number; why: "unsent" | "unknown" | "markup"; error: string }
  /** Not the message's fault: the attempt does not count. */
  | { to: "later"; afterMs: number; error: string }
  | { to: "uncertain"; error: string }
  | { to: "failed"; error: string }
  /** Nobody can be reached in this chat until they start the bot again. */
  | { to: "blocked"; error: string }
  /** The chat has a new id. */
  | { to: "moved"; chatId: number; error: string }
  /** The token is no longer good: nothing can be sent at all. */
  | { to: "stop"; error: string };

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 15 * 60_000;
const DOUBT_MS = 60_000;
const DEFAULT_RETRY_S = 5;
/** A chat that moves on and on is none. */
const MAX_MOVES = 5;

/**
 * Decides what a result means for the message. `random` is in [0, 1): the waits of many messages that failed
 * together are spread over the upper half of the backoff.
 */
export function decide(result: SendResult, attempt: Attempt, random: number): Verdict {
  if (result.kind === "sent") return { to: "sent", messageId: result.messageId };
  if (result.kind === "refused") return decideRefused(result, attempt);
  if (result.kind === "unknown") return decideUnknown(result.reason, attempt.doubts);
  return { to: "again", why: "unsent", afterMs: backoff(attempt.attempts, random), error: result.reason };
}

/** A second copy of a reminder is cheaper than none, a third is not. */
export function decideUnknown(reason: string, doubts: number): Verdict {
  return doubts === 0
    ? { to: "again", why: "unknown", afterMs: DOUBT_MS, error: reason }
    : { to: "uncertain", error: reason };
}

function decideRefused(result: SendResult & { kind: "refused" }, attempt: Attempt): Verdict {
  const { code, description } = result;
  const error = `${code} ${description}`;
  if (code >= 500) return decideUnknown(error, attempt.doubts);
  if (code === 429) {
    return { to: "later", afterMs: (result.retryAfterS ?? DEFAULT_RETRY_S) * 1000, error };
  }
  // A bad token is a 401, one that Telegram cannot even read a 404.
  if (code === 401 || code === 404) return { to: "stop", error };
  if (code === 403 || /chat not found/i.test(description)) return { to: "blocked", error };
  const { migrateTo } = result;
  if (migrateTo !== undefined) {
    return migrateTo === attempt.chatId || attempt.attempts > MAX_MOVES
      ? { to: "failed", error }
      : { to: "moved", chatId: migrateTo, error };
  }
  return attempt.plain ? { to: "failed", error } : { to: "again", why: "markup", afterMs: 0, error };
}

/** 1 s, 2 s, 4 s … up to 15 min, less up to a half. */
function backoff(attempts: number, random: number): number {
  const full = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
