import type { CallParams } from "./call-params.ts";
import {
  chatParam,
  fileParam,
  flagParam,
  formattedParam,
  messageParam,
  objectParam,
  textParam,
} from "./call-params.ts";
import { deleteMyCommands, getMyCommands, setChatMenuButton, setMyCommands } from "./bot-settings.ts";
import type { FormattedText } from "./formatted-text.ts";
import { withFoundEntities } from "./formatted-text.ts";
import type { InlineButton, Markup } from "./keyboard.ts";
import { isFields, readMarkup } from "./keyboard.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { botLeaves } from "./group.ts";
import type { Chat, Group, Message, Room, StoredFile, Telegram } from "./telegram.ts";
import { addMessage, chatJson, isGroup, keepFile, messageJson, touch } from "./telegram.ts";
import { openRoom, writableRoom } from "./room.ts";

/** When a call is made: `at` is the sandbox's own date, `monotonic` a clock that only runs forward; both in ms. */
export interface Moment {
  at: number;
  monotonic: number;
}

type Method = (telegram: Telegram, params: CallParams, moment: Moment) => unknown;

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_ANSWER = 200;
const MAX_UPLOAD = 50 * 1024 * 1024;
const MAX_DOWNLOAD = 20 * 1024 * 1024;
/** Telegram names no time; its own programs give up on an answer after a minute. */
const QUERY_LIVES_MS = 60_000;
const DELETE_WITHIN_MS = 48 * 3_600_000;

const ACTIONS: ReadonlySet<string> = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current " +
  "content and reply markup of the message";

const OLD_QUERY = "query is too old and response timeout expired or query ID is invalid";

/** The methods that answer at once; `getUpdates` and the webhook's wait for something and live with HTTP. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (telegram) => ({
    ...telegram.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  sendMessage,
  sendDocument: (telegram, params, moment) => sendFile(telegram, params, moment, "document"),
  sendPhoto: (telegram, params, moment) => sendFile(telegram, params, moment, "photo"),
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  getChat: (telegram, params) => ({ ...chatJson(openRoom(telegram, chatParam(params))), accent_color_id: 0 }),
  leaveChat,
  getFile,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyDescription: (telegram, params) => {
    telegram.descriptions.description = limited(textParam(params, "description"), 512);
    return true;
  },
  setMyShortDescription: (telegram, params) => {
    telegram.descriptions.short = limited(textParam(params, "short_description"), 120);
    return true;
  },
  setChatMenuButton,
};

/** Methods that count against Telegram's pace. */
export const PACED_METHODS: readonly string[] = [
  "sendMessage",
  "sendDocument",
  "sendPhoto",
  "editMessageText",
];

function sendMessage(telegram: Telegram, params: CallParams, moment: Moment): object {
  const chat = writableRoom(telegram, chatParam(params));
  const content = formattedParam(params, "text");
  if (content.text === "") throw badRequest("message text is empty");
  if (content.text.length > MAX_TEXT) throw badRequest("message is too long");
  return say(telegram, chat, params, content, null, moment);
}

function sendFile(
  telegram: Telegram,
  params: CallParams,
  moment: Moment,
  kind: "document" | "photo",
): object {
  const chat = writableRoom(telegram, chatParam(params));
  const content = formattedParam(params, "caption");
  if (content.text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  const given = fileParam(params, kind);
  if (given === null) throw badRequest(`there is no ${kind} in the request`);
  return say(telegram, chat, params, content, { ...storedFile(telegram, given, kind), kind }, moment);
}

function storedFile(
  telegram: Telegram,
  given: NonNullable<ReturnType<typeof fileParam>>,
  kind: string,
): StoredFile {
  if (typeof given === "string") {
    const known = telegram.files.get(given);
    if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
    return known;
  }
  if (given.bytes.length === 0) throw badRequest("file must be non-empty");
  if (given.bytes.length > MAX_UPLOAD) throw new Refusal(413, "Request Entity Too Large");
  const type = given.type || (kind === "photo" ? "image/png" : "application/octet-stream");
  return keepFile(telegram, given.name, type, given.bytes);
}

function say(
  telegram: Telegram,
  chat: Chat | Group,
  params: CallParams,
  content: FormattedText,
  file: Message["file"],
  moment: Moment,
): object {
  const markup = readMarkup(objectParam(params, "reply_markup"));
  const replyTo = repliedTo(chat, objectParam(params, "reply_parameters"));
  showMarkup(chat, markup);
  const message = addMessage(
    telegram,
    chat,
    { fromBot: true, content: withFoundEntities(content), file, buttons: inlineButtons(markup), replyTo },
    moment.at,
  );
  return messageJson(telegram, chat, message);
}

function repliedTo(chat: Room, given: unknown): number | null {
  if (!isFields(given)) return null;
  const id = Number(given["message_id"]);
  if (chat.messages.has(id)) return id;
  if (given["allow_sending_without_reply"] === true) return null;
  throw badRequest("message to be replied not found");
}

const inlineButtons = (markup: Markup | null): InlineButton[][] =>
  markup?.kind === "inline" ? markup.rows : [];

function showMarkup(chat: Room, markup: Markup | null): void {
  if (markup?.kind === "reply") chat.replyKeyboard = markup.keyboard;
  if (markup?.kind === "remove") chat.replyKeyboard = null;
}

function ownMessage(chat: Room, id: number): Message {
  const message = chat.messages.get(id);
  if (!message) throw badRequest("message to edit not found");
  if (!message.fromBot) throw badRequest("message can't be edited");
  return message;
}

function editMessageText(telegram: Telegram, params: CallParams, moment: Moment): object {
  const chat = writableRoom(telegram, chatParam(params));
  const message = ownMessage(chat, messageParam(params));
  const content = withFoundEntities(formattedParam(params, "text"));
  if (content.text === "") throw badRequest("message text is empty");
  if (content.text.length > MAX_TEXT) throw badRequest("MESSAGE_TOO_LONG");
  if (message.file !== null) throw badRequest("there is no text in the message to edit");
  return edit(telegram, chat, message, content, params, moment);
}

function editMessageReplyMarkup(telegram: Telegram, params: CallParams, moment: Moment): object {
  const chat = writableRoom(telegram, chatParam(params));
  const message = ownMessage(chat, messageParam(params));
  return edit(telegram, chat, message, message.content, params, moment);
}

function edit(
  telegram: Telegram,
  chat: Chat | Group,
  message: Message,
  content: FormattedText,
  params: CallParams,
  moment: Moment,
): object {
  const markup = readMarkup(objectParam(params, "reply_markup"));
  if (markup !== null && markup.kind !== "inline") throw badRequest("inline keyboard expected");
  const buttons = inlineButtons(markup);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (same(content, message.content) && same(buttons, message.buttons)) throw badRequest(NOT_MODIFIED);
  Object.assign(message, { content, buttons, editDate: Math.floor(moment.at / 1000) });
  touch(telegram, chat);
  return messageJson(telegram, chat, message);
}

function deleteMessage(telegram: Telegram, params: CallParams, moment: Moment): true {
  const chat = writableRoom(telegram, chatParam(params));
  const message = chat.messages.get(messageParam(params));
  if (!message) throw badRequest("message to delete not found");
  if (moment.at - message.date * 1000 > DELETE_WITHIN_MS)
    throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(message.id);
  touch(telegram, chat);
  return true;
}

function answerCallbackQuery(telegram: Telegram, params: CallParams, moment: Moment): true {
  const text = textParam(params, "text");
  if (text.length > MAX_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
  const id = textParam(params, "callback_query_id");
  const query = telegram.queries.get(id);
  telegram.queries.delete(id);
  if (!query || moment.monotonic - query.askedAt > QUERY_LIVES_MS) throw badRequest(OLD_QUERY);
  query.answer({ text, alert: flagParam(params, "show_alert") });
  return true;
}

function sendChatAction(telegram: Telegram, params: CallParams): true {
  const chat = writableRoom(telegram, chatParam(params));
  const action = textParam(params, "action");
  if (!ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
  chat.action = action;
  touch(telegram, chat);
  return true;
}

function leaveChat(telegram: Telegram, params: CallParams, moment: Moment): true {
  const room = openRoom(telegram, chatParam(params));
  if (!isGroup(room)) throw badRequest("chat member status can't be changed in private chats");
  writableRoom(telegram, room.id);
  botLeaves(telegram, room, moment.at);
  return true;
}

function getFile(telegram: Telegram, params: CallParams): object {
  const id = textParam(params, "file_id");
  if (id === "") throw badRequest("file_id not specified");
  const file = telegram.files.get(id);
  if (!file) throw badRequest("invalid file_id");
  if (file.bytes.length > MAX_DOWNLOAD) throw badRequest("file is too big");
  return {
    file_id: id,
    file_unique_id: `u${id}`,
    file_size: file.bytes.length,
    file_path: `documents/${id}`,
  };
}

function limited(text: string, max: number): string {
  if (text.length > max) throw badRequest("description is too long");
  return text;
}
