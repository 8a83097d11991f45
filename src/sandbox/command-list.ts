import { isFields } from "./keyboard.ts";
import { badRequest } from "./refusal.ts";

export interface BotCommand {
  command: string;
  description: string;
}

/** Commands by scope; the key is what {@link readScope} gives. */
export type CommandLists = Map<string, BotCommand[]>;

const PLAIN_SCOPES: ReadonlySet<string> = new Set([
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
]);

/** The key of a `BotCommandScope`: its type, with the chat where it has one. */
export function readScope(value: unknown): string {
  if (value === undefined || value === null) return "default";
  if (!isFields(value)) throw badRequest("can't parse BotCommandScope: BotCommandScope must be an Object");
  const type = value["type"];
  if (typeof type === "string" && PLAIN_SCOPES.has(type)) return type;
  if (type !== "chat") throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  const chatId = Number(value["chat_id"]);
  if (!Number.isSafeInteger(chatId)) throw badRequest("chat not found");
  return chatScope(chatId);
}

export const chatScope = (chatId: number): string => `chat ${chatId}`;

/** The chat of a scope's key, or null for a scope of many. */
export const scopeChat = (scope: string): number | null =>
  scope.startsWith("chat ") ? Number(scope.slice("chat ".length)) : null;

export function readCommands(value: unknown): BotCommand[] {
  if (!Array.isArray(value)) throw badRequest("can't parse commands: Expected an Array of BotCommand");
  if (value.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  return value.map((entry: unknown) => {
    if (!isFields(entry)) throw badRequest("can't parse BotCommand: expected an Object");
    const { command, description } = entry;
    if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command))
      throw badRequest("BOT_COMMAND_INVALID");
    if (typeof description !== "string" || description.trim() === "" || description.length > 256) {
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
    return { command, description };
  });
}

/** What the menu of a private chat lists: the narrowest scope that has commands. */
export function commandsFor(lists: CommandLists, chatId: number): BotCommand[] {
  const scopes = [chatScope(chatId), "all_private_chats", "default"];
  return scopes.map((scope) => lists.get(scope)).find((list) => list !== undefined && list.length > 0) ?? [];
}
