import type { Hono } from "hono";

import type { BotApi, Call, Env } from "./bot-api-web.ts";
import { botApiRoutes } from "./bot-api-web.ts";
import type { BotCommand } from "./command-list.ts";
import { commandsFor } from "./command-list.ts";
import type { Fault } from "./fault.ts";
import type { FloodLimits } from "./flood.ts";
import { newFlood, TELEGRAM_PACE } from "./flood.ts";
import { type SandboxGroups, sandboxGroups } from "./group-phones.ts";
import type { ReplyKeyboard } from "./keyboard.ts";
import type { PhoneMessage } from "./person.ts";
import {
  buttonData,
  PersonProblem,
  personBlocks,
  personSends,
  personSendsDocument,
  personTaps,
  phoneMessages,
} from "./person.ts";
import type { CallbackAnswer, Chat, StoredFile, Update } from "./telegram.ts";
import {
  addPerson,
  addUpdate,
  chatJson,
  findChat,
  newTelegram,
  personJson,
  takeUpdates,
  touch,
} from "./telegram.ts";
import { updateDelivery } from "./updates-web.ts";

export interface SandboxOptions {
  token: string;
  /** Of the bot, without «@». */
  username: string;
  name?: string;
  /** The sandbox's date, in milliseconds since 1970: what messages are dated by. */
  now: () => number;
  /** A clock that only runs forward, in milliseconds: pace and the life of a tap are measured by it. */
  monotonic?: () => number;
  /** True for Telegram's pace, or a pace of one's own; without it any pace will do. */
  flood?: boolean | FloodLimits;
  /** The first `update_id`: a bot that remembers those it has seen must not be given them again. */
  firstUpdateId?: number;
  /** Posts to the webhook. */
  fetch?: typeof fetch;
}

export interface PersonNames {
  firstName: string;
  lastName?: string;
  username?: string;
}

/** A Telegram of one's own: the Bot API on one side, the phones of the people on the other. */
export interface SandboxTelegram {
  /** The Bot API's routes, to be served by {@link listen} or called in process. */
  app: Hono<Env>;
  username: string;
  /** Gives a person with this id an account; the bot may not write to them before they write to it. */
  person(chatId: number, names: PersonNames): void;
  send(chatId: number, text: string): PhoneMessage;
  sendDocument(chatId: number, name: string, bytes: Uint8Array<ArrayBuffer>, caption?: string): PhoneMessage;
  /** A message of a kind that our phones cannot make, as the Bot API writes it: a photo, a sticker, a place. */
  sendOther(chatId: number, content: object): void;
  /** Taps the button with this text or data; throws where there is none. Kept when the bot answers the tap. */
  tap(chatId: number, messageId: number, textOrData: string): Promise<CallbackAnswer>;
  /** Sends data that no button carries, as a program made by hand can. */
  forge(chatId: number, messageId: number, data: string): Promise<CallbackAnswer>;
  readonly groups: SandboxGroups;
  block(chatId: number): void;
  unblock(chatId: number): void;
  /** What the phone shows now, oldest first. */
  messages(chatId: number): PhoneMessage[];
  replyKeyboard(chatId: number): ReplyKeyboard | null;
  commands(chatId: number): BotCommand[];
  hasStarted(chatId: number): boolean;
  isBlocked(chatId: number): boolean;
  /** A file of any message, or null. */
  file(id: string): StoredFile | null;
  /** «typing» and the like, until the bot's next message. */
  action(chatId: number): string | null;
  unread(chatId: number): number;
  /** The person looks at the chat. */
  read(chatId: number): void;
  /** Changes whenever the phone shows something else. */
  version(chatId: number): number;
  /** Called with each update as it is queued; returns how to stop. */
  onUpdate(listener: (update: Update) => void): () => void;
  /** Called with the chat whose phone has changed; returns how to stop. */
  onChange(listener: (chatId: number) => void): () => void;
  /** Kept as soon as `predicate` holds for the chat's messages; fails after `timeoutMs`, saying what it saw. */
  waitFor(
    chatId: number,
    predicate: (messages: PhoneMessage[]) => boolean,
    timeoutMs?: number,
  ): Promise<PhoneMessage[]>;
  /** Updates that the bot has not confirmed. */
  pendingUpdates(): number;
  /** Kept when the bot has confirmed every update; it may still be handling the last ones. */
  settled(): Promise<void>;
  /** Everything the bot called, oldest first, without the words. */
  readonly calls: readonly Call[];
  /** Orders a fault for the next call that matches. */
  fail(fault: Fault): void;
  /** Drops the faults that were ordered and not met. */
  healed(): void;
  /** Enforces a pace from now on, or none. */
  pace(limits: boolean | FloodLimits): void;
  /** Forgets every chat, file and update; people must be added again. Update ids go on. */
  startOver(): void;
  /** Ends the polls that wait. */
  close(): void;
}

/** A new Telegram with one bot and nobody else. */
export function createSandboxTelegram(options: SandboxOptions): SandboxTelegram {
  const monotonic = options.monotonic ?? (() => performance.now());
  const bot = {
    id: Number(/^\d+/.exec(options.token)?.[0] ?? 1),
    is_bot: true,
    first_name: options.name ?? options.username,
    username: options.username,
  };
  const telegram = newTelegram(bot, options.firstUpdateId ?? 1);
  const updates = updateDelivery(telegram, options.fetch ?? fetch);
  const floodOf = (limits: boolean | FloodLimits | undefined) =>
    limits ? newFlood(limits === true ? TELEGRAM_PACE : limits) : null;
  const api: BotApi = {
    telegram,
    token: options.token,
    moment: () => ({ at: options.now(), monotonic: monotonic() }),
    updates,
    faults: [],
    flood: floodOf(options.flood),
    calls: [],
  };
  const changeListeners = new Set<(chatId: number) => void>();
  const updateListeners = new Set<(update: Update) => void>();
  const settledListeners = new Set<() => void>();
  let taps = 0;

  telegram.changed = (chatId) => {
    for (const listener of changeListeners) listener(chatId);
  };
  telegram.arrived = (update) => {
    for (const listener of updateListeners) listener(update);
    updates.wake();
  };
  telegram.confirmed = () => {
    for (const listener of settledListeners) listener();
  };

  const chatOf = (chatId: number): Chat => {
    const chat = findChat(telegram, chatId);
    if (!chat) throw new PersonProblem("nobody", `Nobody has the chat ${chatId}: add them with person()`);
    return chat;
  };
  const tapData = (chatId: number, messageId: number, data: string): Promise<CallbackAnswer> =>
    personTaps(telegram, chatOf(chatId), { messageId, data, queryId: `${bot.id}${++taps}` }, monotonic());

  return {
    app: botApiRoutes(api),
    username: options.username,
    person(chatId, { firstName, lastName, username }) {
      addPerson(telegram, {
        id: chatId,
        is_bot: false,
        first_name: firstName,
        ...(lastName === undefined ? {} : { last_name: lastName }),
        ...(username === undefined ? {} : { username }),
      });
    },
    send: (chatId, text) => personSends(telegram, chatOf(chatId), text, options.now()),
    sendDocument: (chatId, name, bytes, caption = "") =>
      personSendsDocument(
        telegram,
        chatOf(chatId),
        { name, type: fileType(name), bytes, caption },
        options.now(),
      ),
    sendOther(chatId, content) {
      const chat = chatOf(chatId);
      chat.started = true;
      addUpdate(telegram, "message", {
        message_id: telegram.nextMessageId++,
        from: personJson(chat.person),
        chat: chatJson(chat),
        date: Math.floor(options.now() / 1000),
        ...content,
      });
    },
    tap: (chatId, messageId, textOrData) =>
      tapData(chatId, messageId, buttonData(chatOf(chatId), messageId, textOrData)),
    forge: tapData,
    groups: sandboxGroups(telegram, options.now, chatOf),
    block: (chatId) => personBlocks(telegram, chatOf(chatId), true, options.now()),
    unblock: (chatId) => personBlocks(telegram, chatOf(chatId), false, options.now()),
    messages: (chatId) => phoneMessages(chatOf(chatId)),
    replyKeyboard: (chatId) => chatOf(chatId).replyKeyboard,
    commands: (chatId) => commandsFor(telegram.commands, chatOf(chatId).person.id),
    hasStarted: (chatId) => chatOf(chatId).started,
    file: (id) => telegram.files.get(id) ?? null,
    isBlocked: (chatId) => chatOf(chatId).blocked,
    action: (chatId) => chatOf(chatId).action,
    unread: (chatId) => chatOf(chatId).unread,
    read(chatId) {
      const chat = chatOf(chatId);
      if (chat.unread === 0) return;
      chat.unread = 0;
      touch(telegram, chat);
    },
    version: (chatId) => chatOf(chatId).version,
    onUpdate: (listener) => listening(updateListeners, listener),
    onChange: (listener) => listening(changeListeners, listener),
    waitFor(chatId, predicate, timeoutMs = 5000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const messages = phoneMessages(chatOf(chatId));
          if (predicate(messages)) finish(() => resolve(messages));
        };
        const finish = (settle: () => void): void => {
          stop();
          clearTimeout(timer);
          settle();
        };
        const stop = listening(changeListeners, (changed: number) => {
          if (changed === chatOf(chatId).person.id) look();
        });
        const timer = setTimeout(() => {
          const last = phoneMessages(chatOf(chatId)).at(-1)?.text ?? "nothing";
          finish(() =>
            reject(new Error(`Waited ${timeoutMs} ms in vain in chat ${chatId}; last seen: ${last}`)),
          );
        }, timeoutMs);
        look();
      });
    },
    pendingUpdates: () => telegram.updates.length,
    settled() {
      if (telegram.updates.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const stop = listening(settledListeners, () => {
          if (telegram.updates.length > 0) return;
          stop();
          resolve();
        });
      });
    },
    calls: api.calls,
    fail: (fault) => void api.faults.push(fault),
    healed: () => void (api.faults.length = 0),
    pace(limits) {
      api.flood = floodOf(limits);
    },
    startOver() {
      for (const part of [
        telegram.chats,
        telegram.groups,
        telegram.movedChats,
        telegram.files,
        telegram.queries,
        telegram.commands,
      ]) {
        part.clear();
      }
      takeUpdates(telegram, telegram.nextUpdateId, 1);
    },
    close: () => updates.close(),
  };
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const FILE_TYPES: Record<string, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain",
  pdf: "application/pdf",
  png: "image/png",
};

const fileType = (name: string): string =>
  FILE_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
