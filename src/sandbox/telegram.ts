import type { CommandLists } from "./command-list.ts";
import type { FormattedText } from "./formatted-text.ts";
import type { InlineButton, ReplyKeyboard } from "./keyboard.ts";

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
}

export interface StoredFile {
  id: string;
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A message as Telegram keeps it; the Bot API's JSON is made of it by {@link messageJson}. */
export interface Message {
  id: number;
  fromBot: boolean;
  /** Who wrote it in a group; in a private chat it is the one whose chat it is. */
  by?: User;
  /** Seconds since 1970. */
  date: number;
  editDate: number | null;
  /** The caption where there is a file. */
  content: FormattedText;
  file: (StoredFile & { kind: "document" | "photo" }) | null;
  buttons: InlineButton[][];
  replyTo: number | null;
}

/** What a private chat and a group have in common. */
export interface Room {
  id: number;
  /** By id, oldest first. */
  messages: Map<number, Message>;
  replyKeyboard: ReplyKeyboard | null;
  /** What the bot is doing («typing»), until its next message. */
  action: string | null;
  /** Messages of the bot that the person has not looked at. */
  unread: number;
  menuButton: unknown;
  /** Another after everything that changes what the phone shows. */
  version: number;
}

/** A person's private chat with the bot. */
export interface Chat extends Room {
  person: User;
  /** True once the person has written: before that the bot may not. */
  started: boolean;
  blocked: boolean;
}

export interface Group extends Room {
  title: string;
  kind: "group" | "supergroup";
  /** Ids of the people in it. */
  members: Set<number>;
  bot: "member" | "left" | "kicked";
  /** False: only its administrators write here, and the bot is none. */
  botMayWrite: boolean;
  /** The supergroup that it has become. */
  movedTo: number | null;
}

export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

/** A tap that the bot has yet to answer. */
export interface Query {
  chatId: number;
  /** Milliseconds of a clock that only runs forward. */
  askedAt: number;
  answer: (answer: CallbackAnswer) => void;
}

export interface CallbackAnswer {
  text: string;
  alert: boolean;
}

export interface Webhook {
  url: string;
  secret: string | null;
  allowed: readonly string[];
  lastError: string | null;
}

/** Everything that our Telegram knows. Plain state: time is passed in, nothing waits in here. */
export interface Telegram {
  bot: User;
  chats: Map<number, Chat>;
  groups: Map<number, Group>;
  /** New ids of chats that have migrated. */
  movedChats: Map<number, number>;
  files: Map<string, StoredFile>;
  queries: Map<string, Query>;
  updates: Update[];
  nextUpdateId: number;
  nextMessageId: number;
  /** Counts every change, so that no chat ever has a version that another had, even after starting over. */
  changes: number;
  /** Kinds that the bot wants; empty is Telegram's default, which is all of ours. */
  allowedUpdates: readonly string[];
  webhook: Webhook | null;
  commands: CommandLists;
  descriptions: { description: string; short: string };
  /** Called with the chat that changed, and with each update. */
  changed: (chatId: number) => void;
  arrived: (update: Update) => void;
  /** Called when updates have been confirmed. */
  confirmed: () => void;
}

export function newTelegram(bot: User, firstUpdateId: number): Telegram {
  return {
    bot,
    chats: new Map(),
    groups: new Map(),
    movedChats: new Map(),
    files: new Map(),
    queries: new Map(),
    updates: [],
    nextUpdateId: firstUpdateId,
    nextMessageId: 1,
    changes: 0,
    allowedUpdates: [],
    webhook: null,
    commands: new Map(),
    descriptions: { description: "", short: "" },
    changed: () => undefined,
    arrived: () => undefined,
    confirmed: () => undefined,
  };
}

/** Adds a person with a Telegram account, or renames one who is there. */
export function addPerson(telegram: Telegram, person: User): Chat {
  const known = telegram.chats.get(person.id);
  if (known) known.person = person;
  const chat = known ?? newChat(person, ++telegram.changes);
  telegram.chats.set(person.id, chat);
  return chat;
}

const newChat = (person: User, version: number): Chat => ({
  ...newRoom(person.id, version),
  person,
  started: false,
  blocked: false,
});

export const newRoom = (id: number, version: number): Room => ({
  id,
  messages: new Map(),
  replyKeyboard: null,
  action: null,
  unread: 0,
  menuButton: { type: "default" },
  version,
});

/** The chat of this id, also by the id it has migrated to. */
export function findChat(telegram: Telegram, chatId: number): Chat | undefined {
  return telegram.chats.get(chatId) ?? telegram.chats.get(telegram.movedChats.get(chatId) ?? Number.NaN);
}

export const isGroup = (room: Chat | Group): room is Group => "title" in room;

export type NewMessage = Pick<Message, "fromBot" | "by" | "content" | "file" | "buttons" | "replyTo">;

/** `at` in milliseconds since 1970. */
export function addMessage(telegram: Telegram, chat: Room, message: NewMessage, at: number): Message {
  const added = { ...message, id: telegram.nextMessageId++, date: Math.floor(at / 1000), editDate: null };
  chat.messages.set(added.id, added);
  if (message.fromBot) {
    chat.unread++;
    chat.action = null;
  }
  touch(telegram, chat);
  return added;
}

export function touch(telegram: Telegram, room: Room): void {
  room.version = ++telegram.changes;
  telegram.changed(room.id);
}

/** Puts an update in the queue, unless the bot has said that it does not want this kind. */
export function addUpdate(telegram: Telegram, kind: string, body: unknown): void {
  const allowed = telegram.webhook?.allowed ?? telegram.allowedUpdates;
  if (allowed.length > 0 && !allowed.includes(kind)) return;
  const update: Update = { update_id: telegram.nextUpdateId++, [kind]: body };
  telegram.updates.push(update);
  telegram.arrived(update);
}

/**
 * The next updates from `offset` on; those before it are confirmed and forgotten. A negative offset keeps only
 * that many of the last ones.
 */
export function takeUpdates(telegram: Telegram, offset: number, limit: number): Update[] {
  const { updates } = telegram;
  const first = offset < 0 ? (updates.at(Math.max(offset, -updates.length))?.update_id ?? 0) : offset;
  if (first > 0) {
    const index = updates.findIndex((update) => update.update_id >= first);
    if (updates.splice(0, index < 0 ? updates.length : index).length > 0) telegram.confirmed();
  }
  return updates.slice(0, limit);
}

export function chatJson(room: Chat | Group): object {
  if (isGroup(room)) return { id: room.id, title: room.title, type: room.kind };
  const { id, first_name, last_name, username } = room.person;
  return {
    id,
    type: "private",
    first_name,
    ...(last_name === undefined ? {} : { last_name }),
    ...(username === undefined ? {} : { username }),
  };
}

export const personJson = (person: User): object => ({ ...person, language_code: "ru" });

/** The message as the Bot API writes it. */
export function messageJson(
  telegram: Telegram,
  chat: Chat | Group,
  message: Message,
  withReply = true,
): object {
  const author = message.by ?? (isGroup(chat) ? telegram.bot : chat.person);
  const { text, entities } = message.content;
  const reply = withReply && message.replyTo !== null ? chat.messages.get(message.replyTo) : undefined;
  const words = message.file === null ? "text" : "caption";
  return {
    message_id: message.id,
    from: message.fromBot ? telegram.bot : personJson(author),
    chat: chatJson(chat),
    date: message.date,
    ...(message.editDate === null ? {} : { edit_date: message.editDate }),
    ...(reply === undefined ? {} : { reply_to_message: messageJson(telegram, chat, reply, false) }),
    ...(text === "" ? {} : { [words]: text }),
    ...(entities.length === 0 ? {} : { [words === "text" ? "entities" : "caption_entities"]: entities }),
    ...(message.file === null ? {} : fileJson(message.file)),
    ...(message.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: message.buttons } }),
  };
}

function fileJson(file: StoredFile & { kind: "document" | "photo" }): object {
  const facts = { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.bytes.length };
  if (file.kind === "photo") return { photo: [{ ...facts, width: 800, height: 600 }] };
  return { document: { ...facts, file_name: file.name, mime_type: file.type } };
}

/** Keeps the bytes and gives them an id. */
export function keepFile(
  telegram: Telegram,
  name: string,
  type: string,
  bytes: Uint8Array<ArrayBuffer>,
): StoredFile {
  const file: StoredFile = { id: `file-${telegram.files.size + 1}`, name, type, bytes };
  telegram.files.set(file.id, file);
  return file;
}
