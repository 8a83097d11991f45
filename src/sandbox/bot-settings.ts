import { type CallParams, numberParam, objectParam } from "./call-params.ts";
import { type BotCommand, readCommands, readScope, scopeChat } from "./command-list.ts";
import { isFields } from "./keyboard.ts";
import { badRequest } from "./refusal.ts";
import { openRoom } from "./room.ts";
import { type Telegram, touch } from "./telegram.ts";

/* What a bot says of itself: its commands and the button beside the field for typing. */

export const getMyCommands = (telegram: Telegram, params: CallParams): BotCommand[] =>
  telegram.commands.get(scopeParam(telegram, params)) ?? [];

export function deleteMyCommands(telegram: Telegram, params: CallParams): true {
  telegram.commands.delete(scopeParam(telegram, params));
  touchAll(telegram);
  return true;
}

function scopeParam(telegram: Telegram, params: CallParams): string {
  const scope = readScope(objectParam(params, "scope"));
  const chatId = scopeChat(scope);
  if (chatId !== null) openRoom(telegram, chatId);
  return scope;
}

export function setMyCommands(telegram: Telegram, params: CallParams): true {
  telegram.commands.set(scopeParam(telegram, params), readCommands(objectParam(params, "commands")));
  touchAll(telegram);
  return true;
}

export function setChatMenuButton(telegram: Telegram, params: CallParams): true {
  const chatId = numberParam(params, "chat_id");
  const button = objectParam(params, "menu_button") ?? { type: "default" };
  const type = isFields(button) ? button["type"] : undefined;
  if (type !== "commands" && type !== "default")
    throw badRequest("can't parse MenuButton: Unsupported type specified");
  if (chatId !== null) openRoom(telegram, chatId).menuButton = button;
  return true;
}

function touchAll(telegram: Telegram): void {
  for (const chat of telegram.chats.values()) touch(telegram, chat);
}
