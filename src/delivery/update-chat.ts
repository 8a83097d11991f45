import type { Update } from "grammy/types";

/**
 * The chat an update belongs to: those of one chat are handled in order. In a private chat it is the person's own
 * id, which also stands for it where there is no message. 0 where there is neither.
 */
export function chatOf(update: Update): number {
  const tap = update.callback_query;
  if (tap !== undefined) return tap.message?.chat.id ?? tap.from?.id ?? 0;
  const parts = Object.values(update).filter((part) => typeof part === "object" && part !== null) as {
    chat?: { id?: unknown };
    from?: { id?: unknown };
  }[];
  const id = parts.map((part) => part.chat?.id ?? part.from?.id).find((id) => typeof id === "number");
  return Number.isSafeInteger(id) ? (id as number) : 0;
}

/** The private chat in which an update is answered; undefined where it comes from a group or from nobody. */
export function privateChat({ message, callback_query: tap }: Update): number | undefined {
  const chat = message?.chat ?? tap?.message?.chat;
  if (chat === undefined) return tap?.from.id;
  return chat.type === "private" ? chat.id : undefined;
}
