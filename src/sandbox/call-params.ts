import type { FormattedText } from "./formatted-text.ts";
import { isFields } from "./keyboard.ts";
import { badRequest } from "./refusal.ts";
import { trimmed } from "./formatted-text.ts";
import { parseTelegramHtml } from "./telegram-html.ts";

/** A file that came with the call. */
export interface UploadedFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a method was called with: JSON values, or texts where the call came as a form. */
export type CallParams = Record<string, unknown>;

export const isUpload = (value: unknown): value is UploadedFile =>
  isFields(value) && value["bytes"] instanceof Uint8Array && typeof value["name"] === "string";

/** A text, or "" where there is none. */
export function textParam(params: CallParams, name: string): string {
  const value = params[name];
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A whole number, or null where there is none or it is not one. */
export function numberParam(params: CallParams, name: string): number | null {
  const text = textParam(params, name);
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

export const flagParam = (params: CallParams, name: string): boolean =>
  ["true", "True", "1", "yes"].includes(textParam(params, name));

/** An object or a list, which a form carries as JSON text. */
export function objectParam(params: CallParams, name: string): unknown {
  const value = params[name];
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    throw badRequest(`can't parse ${name.replaceAll("_", " ")} JSON object`);
  }
}

export function chatParam(params: CallParams): number {
  const text = textParam(params, "chat_id");
  if (text === "") throw badRequest("chat_id is empty");
  const id = numberParam(params, "chat_id");
  if (id === null) throw badRequest("chat not found");
  return id;
}

export function messageParam(params: CallParams): number {
  const id = numberParam(params, "message_id");
  if (id === null) throw badRequest("message identifier is not specified");
  return id;
}

/** `text` or `caption` with its entities; may be empty. Only the HTML mode is spoken here. */
export function formattedParam(params: CallParams, name: "text" | "caption"): FormattedText {
  const text = textParam(params, name);
  const mode = textParam(params, "parse_mode").toLowerCase();
  if (mode === "html") {
    const reading = parseTelegramHtml(text);
    if ("problem" in reading) throw badRequest(`can't parse entities: ${reading.problem}`);
    return reading;
  }
  if (mode !== "") throw badRequest("unsupported parse_mode");
  const given = objectParam(params, name === "text" ? "entities" : "caption_entities");
  return trimmed({ text, entities: Array.isArray(given) ? given.filter(isEntity) : [] });
}

const isEntity = (value: unknown): value is FormattedText["entities"][number] =>
  isFields(value) &&
  typeof value["type"] === "string" &&
  typeof value["offset"] === "number" &&
  typeof value["length"] === "number";

/** The file sent as `name`: a part of the form, by itself or as `attach://part`; a text is a known file's id. */
export function fileParam(params: CallParams, name: string): UploadedFile | string | null {
  const value = params[name];
  if (isUpload(value)) return value;
  const text = textParam(params, name);
  if (text === "") return null;
  if (!text.startsWith("attach://")) return text;
  const part = params[text.slice("attach://".length)];
  return isUpload(part) ? part : null;
}
