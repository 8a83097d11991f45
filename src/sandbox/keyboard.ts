import { badRequest } from "./refusal.ts";

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
}

export interface ReplyKeyboard {
  rows: string[][];
  oneTime: boolean;
  placeholder: string | null;
}

/** What a message may bring with it under the chat or under itself. */
export type Markup =
  | { kind: "inline"; rows: InlineButton[][] }
  | { kind: "reply"; keyboard: ReplyKeyboard }
  | { kind: "remove" }
  | { kind: "force" };

const MAX_BUTTONS = 100;
const MAX_DATA_BYTES = 64;

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads `reply_markup`, refusing what Telegram refuses; null where there is none. */
export function readMarkup(value: unknown): Markup | null {
  if (value === undefined || value === null) return null;
  if (!isFields(value)) throw badRequest("object expected as reply markup");
  if ("inline_keyboard" in value) return { kind: "inline", rows: inlineRows(value["inline_keyboard"]) };
  if ("keyboard" in value) return { kind: "reply", keyboard: replyKeyboard(value) };
  if (value["remove_keyboard"] === true) return { kind: "remove" };
  if (value["force_reply"] === true) return { kind: "force" };
  // Telegram takes an object with nothing it knows for no markup at all.
  return null;
}

function inlineRows(value: unknown): InlineButton[][] {
  const rows = rowsOf(value, "inline_keyboard", "InlineKeyboardMarkup").map((row) => row.map(inlineButton));
  return rows.filter((row) => row.length > 0);
}

function rowsOf(value: unknown, field: string, type: string): unknown[][] {
  if (!Array.isArray(value)) throw badRequest(`field "${field}" of the ${type} must be an Array`);
  const rows: unknown[][] = [];
  for (const row of value as unknown[]) {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" of the ${type} must be an Array of Arrays`);
    rows.push(row);
  }
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  return rows;
}

function inlineButton(value: unknown): InlineButton {
  const fault = (what: string): Error => badRequest(`can't parse inline keyboard button: ${what}`);
  if (!isFields(value)) throw fault("InlineKeyboardButton must be an Object");
  const { text, callback_data: data, url } = value;
  if (typeof text !== "string") throw fault('Can\'t find field "text"');
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  if (typeof url === "string") {
    if (!/^(https?|tg):\/\/\S+$/.test(url)) throw badRequest("BUTTON_URL_INVALID");
    return { text, url };
  }
  if (data === undefined) throw fault("Text buttons are unallowed in the inline keyboard");
  if (typeof data !== "string") throw fault('Field "callback_data" must be of type String');
  const size = new TextEncoder().encode(data).length;
  if (size === 0 || size > MAX_DATA_BYTES) throw badRequest("BUTTON_DATA_INVALID");
  return { text, callback_data: data };
}

function replyKeyboard(fields: Fields): ReplyKeyboard {
  const rows = rowsOf(fields["keyboard"], "keyboard", "ReplyKeyboardMarkup").map((row) =>
    row.map(replyButton),
  );
  const full = rows.filter((row) => row.length > 0);
  if (full.length === 0) throw badRequest("reply keyboard markup must have at least one button");
  const placeholder = fields["input_field_placeholder"];
  if (typeof placeholder === "string" && placeholder.length > 64)
    throw badRequest("input field placeholder is too long");
  return {
    rows: full,
    oneTime: fields["one_time_keyboard"] === true,
    placeholder: typeof placeholder === "string" ? placeholder : null,
  };
}

function replyButton(value: unknown): string {
  const text = isFields(value) ? value["text"] : value;
  if (typeof text !== "string") throw badRequest("can't parse keyboard button: Can't find field \"text\"");
  if (text.trim() === "") throw badRequest("keyboard button text must be non-empty");
  return text;
}
