/** A piece of a text with a meaning or a look; offsets and lengths are UTF-16 units, as in the Bot API. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  /** Of a `text_link`. */
  url?: string;
  /** Of a `pre`. */
  language?: string;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

/** How a piece is written around its content: what stands before it and what after. */
export type EntityMarks = (entity: Entity, content: string) => [before: string, after: string] | null;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

const TAGS: Record<string, string> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  spoiler: "tg-spoiler",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const telegramMarks: EntityMarks = (entity) => {
  if (entity.type === "text_link") return [`<a href="${escapeHtml(entity.url ?? "")}">`, "</a>"];
  const tag = TAGS[entity.type];
  return tag === undefined ? null : [`<${tag}>`, `</${tag}>`];
};

/**
 * The text as HTML: everything escaped, each entity between the marks that `marks` gives it (by default
 * Telegram's own tags). An entity that crosses the end of the one around it is left out.
 */
export function toHtml({ text, entities }: FormattedText, marks: EntityMarks = telegramMarks): string {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  let next = 0;

  const write = (from: number, to: number): string => {
    let html = "";
    let at = from;
    for (let entity = sorted[next]; entity !== undefined && entity.offset < to; entity = sorted[next]) {
      next++;
      const end = entity.offset + entity.length;
      const pair = end <= to && entity.offset >= at ? marks(entity, text.slice(entity.offset, end)) : null;
      if (pair === null) continue;
      html += escapeHtml(text.slice(at, entity.offset)) + pair[0] + write(entity.offset, end) + pair[1];
      at = end;
    }
    return html + escapeHtml(text.slice(at, to));
  };

  return write(0, text.length);
}

/** Commands and links that Telegram finds by itself, outside the pieces already marked. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  const taken = entities.filter((e) => ["code", "pre", "text_link"].includes(e.type));
  const found: Entity[] = [];
  const find = (type: string, pattern: RegExp): void => {
    for (const match of text.matchAll(pattern)) {
      const offset = match.index;
      const end = offset + match[0].length;
      if ([...taken, ...found].some((e) => e.offset < end && offset < e.offset + e.length)) continue;
      found.push({ type, offset, length: match[0].length });
    }
  };
  find("url", /https?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)]|\bt\.me\/[^\s<>«»"]*[^\s<>«»".,;:!?)]/g);
  find("bot_command", /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]+)?(?![\p{L}\p{N}_/])/gu);
  return {
    text,
    entities: [...entities, ...found].toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  };
}

/** Without the space at both ends, which Telegram never keeps. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const short = text.trim();
  const moved: Entity[] = [];
  for (const entity of entities) {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(short.length, entity.offset + entity.length - start);
    if (to > from) moved.push({ ...entity, offset: from, length: to - from });
  }
  return { text: short, entities: moved };
}
