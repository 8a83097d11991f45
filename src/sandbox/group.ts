import { withFoundEntities } from "./formatted-text.ts";
import { PersonProblem } from "./person.ts";
import type { Chat, Group, Telegram, User } from "./telegram.ts";
import { addMessage, addUpdate, chatJson, messageJson, newRoom, personJson, touch } from "./telegram.ts";

/** What Telegram signs a supergroup's own messages with. */
const ANONYMOUS: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
const SUPERGROUPS = -1_000_000_000_000;

/** A group of these people, without the bot. */
export function addGroup(telegram: Telegram, id: number, title: string, members: readonly number[]): Group {
  const group: Group = {
    ...newRoom(id, ++telegram.changes),
    title,
    kind: id < SUPERGROUPS ? "supergroup" : "group",
    members: new Set(members),
    bot: "left",
    botMayWrite: true,
    movedTo: null,
  };
  telegram.groups.set(id, group);
  return group;
}

function mayBeIn(group: Group, chat: Chat): void {
  if (!group.members.has(chat.id))
    throw new PersonProblem("no group", `${chat.id} is not in the group ${group.id}`);
  if (group.movedTo !== null)
    throw new PersonProblem("no group", `The group ${group.id} is ${group.movedTo} now`);
}

/** Adds the bot to the group or puts it out; nothing happens where it is so already. */
export function personMovesBot(
  telegram: Telegram,
  group: Group,
  chat: Chat,
  to: "member" | "kicked",
  at: number,
): void {
  mayBeIn(group, chat);
  if ((group.bot === "member") === (to === "member")) return;
  setBot(telegram, group, chat.person, to, at);
}

/** The bot goes by itself: Telegram tells it so as it would of anybody. */
export const botLeaves = (telegram: Telegram, group: Group, at: number): void =>
  setBot(telegram, group, telegram.bot, "left", at);

function setBot(telegram: Telegram, group: Group, by: User, to: Group["bot"], at: number): void {
  const from = group.bot;
  group.bot = to;
  touch(telegram, group);
  addMembership(telegram, group, by, from, to, at);
}

function addMembership(
  telegram: Telegram,
  group: Group,
  by: User,
  from: Group["bot"],
  to: Group["bot"],
  at: number,
): void {
  const status = (is: Group["bot"]): object => ({
    user: telegram.bot,
    status: is,
    ...(is === "kicked" ? { until_date: 0 } : {}),
  });
  addUpdate(telegram, "my_chat_member", {
    chat: chatJson(group),
    from: by.is_bot ? by : personJson(by),
    date: Math.floor(at / 1000),
    old_chat_member: status(from),
    new_chat_member: status(to),
  });
}

/**
 * A member writes. In its privacy mode the bot is given only commands that are not another bot's, and replies to
 * what it has said itself.
 */
export function memberSays(
  telegram: Telegram,
  group: Group,
  chat: Chat,
  said: { text: string; replyTo?: number },
  at: number,
): void {
  mayBeIn(group, chat);
  const text = said.text.trim();
  if (text === "") throw new PersonProblem("empty", "An empty message cannot be sent");
  const replyTo = said.replyTo ?? null;
  const content = withFoundEntities({ text, entities: [] });
  const message = addMessage(
    telegram,
    group,
    { fromBot: false, by: chat.person, content, file: null, buttons: [], replyTo },
    at,
  );
  const toBot = replyTo !== null && group.messages.get(replyTo)?.fromBot === true;
  if (group.bot === "member" && (toBot || isCommandFor(telegram, text)))
    addUpdate(telegram, "message", messageJson(telegram, group, message));
}

function isCommandFor({ bot }: Telegram, text: string): boolean {
  const found = /^\/\w+(?:@(\w+))?/.exec(text);
  const to = found?.[1];
  return found !== null && (to === undefined || to.toLowerCase() === bot.username?.toLowerCase());
}

/**
 * The group becomes a supergroup under a new id. The bot is told so three times: in the old chat that it moved, in
 * the new one that the bot is there now, by whoever did it, and that it came from the old one. Nobody tells it that
 * it is in the old one no more. `joinFirst` when the second comes first, as chats come in no order.
 */
export function upgradeGroup(
  telegram: Telegram,
  group: Group,
  chat: Chat,
  { at, joinFirst = false }: { at: number; joinFirst?: boolean },
): Group {
  mayBeIn(group, chat);
  if (group.kind === "supergroup")
    throw new PersonProblem("no group", `The group ${group.id} is a supergroup already`);
  const next = addGroup(telegram, SUPERGROUPS + group.id, group.title, [...group.members]);
  for (const message of group.messages.values()) next.messages.set(message.id, message);
  next.bot = group.bot;
  group.movedTo = next.id;
  touch(telegram, group);
  touch(telegram, next);
  if (group.bot !== "member") return next;
  const moved = (): void =>
    addService(telegram, group, personJson(chat.person), { migrate_to_chat_id: next.id }, at);
  if (!joinFirst) moved();
  addMembership(telegram, next, chat.person, "left", "member", at);
  if (joinFirst) moved();
  addService(telegram, next, ANONYMOUS, { sender_chat: chatJson(next), migrate_from_chat_id: group.id }, at);
  return next;
}

export function renameGroup(telegram: Telegram, group: Group, chat: Chat, title: string, at: number): void {
  mayBeIn(group, chat);
  group.title = title;
  touch(telegram, group);
  if (group.bot === "member")
    addService(telegram, group, personJson(chat.person), { new_chat_title: title }, at);
}

/** A message that Telegram itself makes, shown in no list of ours. */
function addService(telegram: Telegram, group: Group, from: object, what: object, at: number): void {
  addUpdate(telegram, "message", {
    message_id: telegram.nextMessageId++,
    from,
    chat: chatJson(group),
    date: Math.floor(at / 1000),
    ...what,
  });
}
