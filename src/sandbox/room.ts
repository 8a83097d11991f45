import { badRequest, forbidden } from "./refusal.ts";
import { type Chat, findChat, type Group, isGroup, type Telegram } from "./telegram.ts";

/** The chat or the group of this id. */
export function openRoom(telegram: Telegram, chatId: number): Chat | Group {
  const room = telegram.groups.get(chatId) ?? findChat(telegram, chatId);
  if (!room) throw badRequest("chat not found");
  return room;
}

/** The chat or the group, where the bot may write to it now. */
export function writableRoom(telegram: Telegram, chatId: number): Chat | Group {
  const room = openRoom(telegram, chatId);
  if (isGroup(room)) return writableGroup(room);
  if (room.blocked) throw forbidden("bot was blocked by the user");
  if (!room.started) throw forbidden("bot can't initiate conversation with a user");
  return room;
}

function writableGroup(group: Group): Group {
  if (group.movedTo !== null) {
    const moved = { migrate_to_chat_id: group.movedTo };
    throw badRequest("group chat was upgraded to a supergroup chat", moved);
  }
  if (group.bot === "kicked") throw forbidden(`bot was kicked from the ${group.kind} chat`);
  if (group.bot === "left") throw forbidden(`bot is not a member of the ${group.kind} chat`);
  if (!group.botMayWrite) throw badRequest("not enough rights to send text messages to the chat");
  return group;
}
