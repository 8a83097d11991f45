import type { FormattedText } from "./formatted-text.ts";
import { toHtml, withFoundEntities } from "./formatted-text.ts";
import type { InlineButton } from "./keyboard.ts";
import type { CallbackAnswer, Chat, Message, Room, StoredFile, Telegram } from "./telegram.ts";
import { addMessage, addUpdate, chatJson, keepFile, messageJson, personJson, touch } from "./telegram.ts";

/** One bubble on a person's phone. */
export interface PhoneMessage {
  id: number;
  fromBot: boolean;
  /** The first name of whoever wrote it in a group; null in a private chat. */
  author: string | null;
  /** Milliseconds since 1970. */
  at: number;
  edited: boolean;
  text: string;
  /** In Telegram's HTML, escaped and balanced. */
  html: string;
  content: FormattedText;
  buttons: readonly (readonly InlineButton[])[];
  file: StoredFile | null;
  replyTo: number | null;
}

/** What a person cannot do on their own phone, like writing to a bot they have blocked: the caller's mistake. */
export class PersonProblem extends Error {
  readonly kind: "blocked" | "empty" | "no button" | "nobody" | "no group";

  constructor(kind: PersonProblem["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

const MAX_TEXT = 4096;

export const phoneMessage = (message: Message): PhoneMessage => ({
  id: message.id,
  fromBot: message.fromBot,
  author: message.by?.first_name ?? null,
  at: message.date * 1000,
  edited: message.editDate !== null,
  text: message.content.text,
  html: toHtml(message.content),
  content: message.content,
  buttons: message.buttons,
  file: message.file,
  replyTo: message.replyTo,
});

/** Everything in the chat now, oldest first: edits done, deleted ones gone. */
export const phoneMessages = (room: Room): PhoneMessage[] => [...room.messages.values()].map(phoneMessage);

function mayWrite(chat: Chat): void {
  if (chat.blocked)
    throw new PersonProblem("blocked", `Chat ${chat.person.id} has blocked the bot: unblock it first`);
}

/**
 * The person writes; a text too long for one message goes as several, as Telegram's own programs do it.
 * A link that starts this bot (t.me/bot?start=…) counts as opened.
 */
export function personSends(telegram: Telegram, chat: Chat, text: string, at: number): PhoneMessage {
  mayWrite(chat);
  let rest = startCommand(telegram, text.trim());
  if (rest === "") throw new PersonProblem("empty", "An empty message cannot be sent");
  let sent: Message | undefined;
  while (rest !== "" || sent === undefined) {
    const content = withFoundEntities({ text: rest.slice(0, MAX_TEXT).trim(), entities: [] });
    rest = rest.slice(MAX_TEXT).trim();
    sent = deliver(telegram, chat, content, null, at);
  }
  return phoneMessage(sent);
}

/** The command that a link to this bot stands for; any other text as it is. */
export function startCommand(telegram: Telegram, text: string): string {
  const link = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]{1,64})$/.exec(text);
  return link?.[1]?.toLowerCase() === telegram.bot.username?.toLowerCase() && link
    ? `/start ${link[2]}`
    : text;
}

export function personSendsDocument(
  telegram: Telegram,
  chat: Chat,
  document: { name: string; type: string; bytes: Uint8Array<ArrayBuffer>; caption: string },
  at: number,
): PhoneMessage {
  mayWrite(chat);
  const file = keepFile(telegram, document.name, document.type, document.bytes);
  const content = withFoundEntities({ text: document.caption, entities: [] });
  return phoneMessage(deliver(telegram, chat, content, file, at));
}

function deliver(
  telegram: Telegram,
  chat: Chat,
  content: FormattedText,
  file: StoredFile | null,
  at: number,
): Message {
  chat.started = true;
  chat.unread = 0;
  if (chat.replyKeyboard?.oneTime) chat.replyKeyboard = null;
  const document = file === null ? null : { ...file, kind: "document" as const };
  const message = addMessage(
    telegram,
    chat,
    { fromBot: false, content, file: document, buttons: [], replyTo: null },
    at,
  );
  addUpdate(telegram, "message", messageJson(telegram, chat, message));
  return message;
}

/** The button's data, found by its text or by the data itself; throws, naming the buttons there are. */
export function buttonData(chat: Chat, messageId: number, textOrData: string): string {
  const buttons = chat.messages.get(messageId)?.buttons.flat() ?? [];
  const found =
    buttons.find((b) => b.callback_data === textOrData) ?? buttons.find((b) => b.text === textOrData);
  if (found?.callback_data !== undefined) return found.callback_data;
  const seen = buttons.map((button) => `«${button.text}»`).join(", ");
  throw new PersonProblem(
    "no button",
    `No button «${textOrData}» under message ${messageId}; there are: ${seen || "none"}`,
  );
}

/**
 * The person taps a button that carries `data`; the promise is kept when the bot answers. A program made by
 * hand can send any data with any message, so nothing is checked here. `monotonic` in milliseconds.
 */
export function personTaps(
  telegram: Telegram,
  chat: Chat,
  tap: { messageId: number; data: string; queryId: string },
  monotonic: number,
): Promise<CallbackAnswer> {
  mayWrite(chat);
  const message = chat.messages.get(tap.messageId);
  const answer = new Promise<CallbackAnswer>((resolve) => {
    telegram.queries.set(tap.queryId, { chatId: chat.person.id, askedAt: monotonic, answer: resolve });
  });
  addUpdate(telegram, "callback_query", {
    id: tap.queryId,
    from: personJson(chat.person),
    message: message
      ? messageJson(telegram, chat, message)
      : { message_id: tap.messageId, chat: chatJson(chat), date: 0 },
    chat_instance: String(chat.person.id),
    data: tap.data,
  });
  return answer;
}

/** Blocks the bot or lets it in again; nothing happens where it is so already. */
export function personBlocks(telegram: Telegram, chat: Chat, blocked: boolean, at: number): void {
  if (chat.blocked === blocked) return;
  chat.blocked = blocked;
  touch(telegram, chat);
  const member = (is: boolean): object => ({
    user: telegram.bot,
    status: is ? "kicked" : "member",
    ...(is ? { until_date: 0 } : {}),
  });
  addUpdate(telegram, "my_chat_member", {
    chat: chatJson(chat),
    from: personJson(chat.person),
    date: Math.floor(at / 1000),
    old_chat_member: member(!blocked),
    new_chat_member: member(blocked),
  });
}
