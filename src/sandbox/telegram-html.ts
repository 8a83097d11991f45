import type { Entity, FormattedText } from "./formatted-text.ts";
import { trimmed } from "./formatted-text.ts";

/** Telegram keeps no more entities than this in one message and drops the rest without a word. */
const MAX_ENTITIES = 100;

const ENTITY_TYPES: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  span: "spoiler",
};

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

interface OpenTag {
  name: string;
  /** Where its content begins in the text. */
  from: number;
  attributes: Map<string, string>;
}

class HtmlProblem extends Error {}

/**
 * Reads a message in Telegram's HTML as strictly as Telegram does: only its tags, every tag closed in order.
 * A mistake is answered in Telegram's own words, with the offset in UTF-8 bytes.
 */
export function parseTelegramHtml(html: string): FormattedText | { problem: string } {
  try {
    return readHtml(html);
  } catch (error) {
    if (error instanceof HtmlProblem) return { problem: error.message };
    throw error;
  }
}

function readHtml(html: string): FormattedText {
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    if (html[at] === "<") {
      at =
        html[at + 1] === "/"
          ? readEndTag(html, at, open, text, entities)
          : readStartTag(html, at, open, text);
    } else {
      const sign = readSign(html, at);
      text += sign.value;
      at = sign.next;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new HtmlProblem(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return trimmed({ text, entities: entities.slice(0, MAX_ENTITIES) });
}

const byteOffset = (html: string, at: number): string =>
  `at byte offset ${new TextEncoder().encode(html.slice(0, at)).length}`;

/** One character of the text; an entity that Telegram does not know stays as it is written. */
function readSign(html: string, at: number): { value: string; next: number } {
  const match =
    html[at] === "&"
      ? /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/.exec(html.slice(at, at + 12))
      : null;
  if (!match) return { value: html[at] ?? "", next: at + 1 };
  const next = at + match[0].length;
  const named = match[3] === undefined ? undefined : NAMED[match[3]];
  if (named !== undefined) return { value: named, next };
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? "", 16) : Number(match[1]);
  return code > 0 && code <= 0x10ffff
    ? { value: String.fromCodePoint(code), next }
    : { value: "&", next: at + 1 };
}

function readStartTag(html: string, begin: number, open: OpenTag[], text: string): number {
  let at = begin + 1;
  while (at < html.length && !/[\s>]/.test(html[at] ?? "")) at++;
  const name = html.slice(begin + 1, at).toLowerCase();
  if (at >= html.length) throw new HtmlProblem(`Unclosed start tag ${byteOffset(html, begin)}`);
  if (ENTITY_TYPES[name] === undefined) {
    throw new HtmlProblem(`Unsupported start tag "${name}" ${byteOffset(html, begin)}`);
  }
  const { attributes, next } = readAttributes(html, at, begin, name);
  if (name === "span" && attributes.get("class") !== "tg-spoiler") {
    throw new HtmlProblem(`Tag "span" must have class "tg-spoiler" ${byteOffset(html, begin)}`);
  }
  open.push({ name, from: text.length, attributes });
  return next;
}

function readAttributes(
  html: string,
  start: number,
  begin: number,
  tag: string,
): { attributes: Map<string, string>; next: number } {
  const attributes = new Map<string, string>();
  const pattern = /\s*(?:(>)|([^\s=>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]+)))?)/y;
  let at = start;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(html);
    if (!match || pattern.lastIndex >= html.length + (match[1] ? 1 : 0)) {
      throw new HtmlProblem(`Unclosed start tag "${tag}" ${byteOffset(html, begin)}`);
    }
    if (match[1]) return { attributes, next: pattern.lastIndex };
    const name = (match[2] ?? "").toLowerCase();
    if (name === "")
      throw new HtmlProblem(`Empty attribute name in the tag "${tag}" ${byteOffset(html, begin)}`);
    const value = match[3] ?? match[4] ?? match[5];
    if (value === undefined && name !== "expandable") {
      if (!html.slice(begin).includes(">"))
        throw new HtmlProblem(`Unclosed start tag "${tag}" ${byteOffset(html, begin)}`);
      throw new HtmlProblem(
        `Expected equal sign in declaration of an attribute of the tag "${tag}" ${byteOffset(html, begin)}`,
      );
    }
    attributes.set(name, decoded(value ?? ""));
    at = pattern.lastIndex;
  }
}

function decoded(value: string): string {
  let text = "";
  for (let at = 0; at < value.length;) {
    const sign = readSign(value, at);
    text += sign.value;
    at = sign.next;
  }
  return text;
}

function readEndTag(html: string, begin: number, open: OpenTag[], text: string, entities: Entity[]): number {
  const tag = open.pop();
  if (!tag) throw new HtmlProblem(`Unexpected end tag ${byteOffset(html, begin)}`);
  const end = html.indexOf(">", begin);
  if (end < 0) throw new HtmlProblem(`Unclosed end tag ${byteOffset(html, begin)}`);
  const name = html
    .slice(begin + 2, end)
    .trim()
    .toLowerCase();
  if (name !== "" && name !== tag.name) {
    const where = byteOffset(html, begin);
    throw new HtmlProblem(`Unmatched end tag ${where}, expected "</${tag.name}>", found "</${name}>"`);
  }
  const entity = entityOf(tag, text);
  if (entity) entities.push(entity);
  return end + 1;
}

/** Null for an empty piece and for a link that leads nowhere: Telegram shows the text alone. */
function entityOf(tag: OpenTag, text: string): Entity | null {
  const piece = {
    type: ENTITY_TYPES[tag.name] ?? tag.name,
    offset: tag.from,
    length: text.length - tag.from,
  };
  if (piece.length === 0) return null;
  if (tag.name === "a") {
    const url = tag.attributes.get("href") ?? text.slice(tag.from);
    return /^(https?|tg|mailto|tel):\S+$/i.test(url) ? { ...piece, url } : null;
  }
  if (tag.name === "blockquote" && tag.attributes.has("expandable"))
    return { ...piece, type: "expandable_blockquote" };
  const language = /^language-(.+)$/.exec(tag.attributes.get("class") ?? "")?.[1];
  return tag.name === "code" || language === undefined ? piece : { ...piece, language };
}
