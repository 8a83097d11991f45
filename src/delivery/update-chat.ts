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
