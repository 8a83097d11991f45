import type { AmountProblem } from "./amount.ts";

/** A piece of a message with figures. */
export type Token =
  | { is: "word"; text: string }
  /** 0-999, as many as «+1» more or «-1» fewer where it has a sign. */
  | { is: "number"; value: number; sign: "+" | "-" | null; text: string }
  /** A comma, a semicolon, a bracket. */
  | { is: "break" }
  | { is: "line" };

/** What cannot be read, as it stands in the message. */
export interface Unreadable {
  why: AmountProblem;
  piece: string;
}

const DASH = "[-−–—]";
const SPACES = /[^\S\n]+/y;
const LINE = /[\n;]/y;
const BREAK = /[,()]/y;
const RANGE = new RegExp(`[0-9]+\\s*${DASH}\\s*[0-9]+`, "y");
const FRACTION = /[0-9]+[.,][0-9]+/y;
/** «9-й», «9-го», and «9кл»: what follows a number without a space is the next word. */
const NUMBER = new RegExp(`([+]|${DASH})?([0-9]+)(?:${DASH}(?:й|го|м|х|ой|ом|е)(?![а-яё]))?`, "iy");
const WORD = /[a-zа-яё]+/iy;
const IDLE = new RegExp(`[.:=!?«»"'„“”№]|${DASH}(?![0-9])`, "y");

/**
 * The message in pieces, or the first piece of which nobody can say what number it is: «10-12» is refused, never
 * read as 10.
 */
export function tokensOf(text: string): Token[] | Unreadable {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      return pattern.exec(text);
    };
    const bad = take(RANGE) ?? take(FRACTION);
    if (bad !== null) return { why: take(RANGE) === null ? "fraction" : "range", piece: bad[0] };
    const skipped = take(SPACES) ?? take(IDLE);
    const mark = take(LINE) ?? take(BREAK);
    const number = take(NUMBER);
    const word = take(WORD);
    if (skipped !== null) at += skipped[0].length;
    else if (mark !== null) {
      tokens.push({ is: mark[0] === "\n" || mark[0] === ";" ? "line" : "break" });
      at += 1;
    } else if (number !== null) {
      const read = numberOf(number, text[at - 1]);
      if ("why" in read) return read;
      tokens.push(read);
      at += number[0].length;
    } else if (word !== null) {
      tokens.push({ is: "word", text: word[0] });
      at += word[0].length;
    } else {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
      return { why: /\p{Nd}/u.test(sign) ? "otherDigits" : "notNumber", piece: sign };
    }
  }
  return tokens;
}

/** «СПО-5» is a dash between a word and its number; «СПО -5» is five fewer. */
function numberOf(
  [written, sign, digits = ""]: RegExpExecArray,
  before: string | undefined,
): Token | Unreadable {
  if (digits.length > 3) return { why: "large", piece: written };
  const joins = sign !== "+" && before !== undefined && /[a-zа-яё.:]/i.test(before);
  return {
    is: "number",
    value: Number(digits),
    sign: sign === undefined || joins ? null : sign === "+" ? "+" : "-",
    text: written,
  };
}
