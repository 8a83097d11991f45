/**
 * The words of a deadline: a cell's text becomes lexemes. Every lexeme remembers where it stood, so that what no
 * pattern claims can be given back as it was written.
 */

import { monthOfWord, weekdayOfWord } from "./month-names.ts";

export type Unit =
  "day" | "week" | "decade" | "month" | "quarter" | "term" | "half" | "year" | "hour" | "minute" | "period";

interface At {
  /** Offsets into the folded text, `end` excluded. */
  start: number;
  end: number;
}

export type Lexeme = At &
  (
    | { kind: "number"; value: number; digits: number; ordinal: boolean; roman: boolean }
    | { kind: "dayMonthYear"; day: number; month: number; year: number }
    /** «18.02», and also «10.30»: a day and a month, a time, or a month and a year. */
    | { kind: "pair"; left: number; right: number; rightDigits: number }
    | { kind: "monthYear"; month: number; year: number }
    | { kind: "clock"; hour: number; minute: number }
    | { kind: "month"; month: number; misspelt: boolean }
    | { kind: "weekday"; weekday: number; plural: boolean }
    | { kind: "word"; word: string }
    | { kind: "mark"; mark: string }
  );

/** White space folded to single spaces; characters that have no width are gone. */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, "")
    .replaceAll(/[\s\p{Zs}\p{Cc}]+/gu, " ")
    .trim();
}

const LOOK_ALIKE: Record<string, string> = {
  a: "а",
  b: "в",
  c: "с",
  e: "е",
  h: "н",
  k: "к",
  m: "м",
  o: "о",
  p: "р",
  r: "г",
  t: "т",
  x: "х",
  y: "у",
  u: "и",
  ё: "е",
};

/**
 * Folded text made comparable, character by character: lower case, one kind of dash, Word's bookmarks blanked. As
 * long as the text it came from.
 */
function comparable(text: string): string {
  let out = "";
  for (const unit of text.split("")) {
    const lower = unit.toLowerCase();
    if (/[\u2010-\u2015\u2026\u2212\uFE58\uFE63\uFF0D~]/.test(unit)) out += "-";
    else if (unit === "∕" || unit === "⁄") out += "/";
    else out += lower.length === 1 ? lower : unit;
  }
  return (
    out
      .replaceAll(/\[ ?bookmark[^\]]{0,80}\]/g, (noise) => " ".repeat(noise.length))
      // «01» сентября
      .replaceAll(/[«"“„'](?= ?\d{1,2} ?[»"”“'])|(?<=[«"“„'] ?\d{1,2} ?)[»"”“']/g, " ")
      // The letter O typed for a nought: «1O.09», «О1.09».
      .replaceAll(/(?<=\d)[oо](?=[\d.,\s]|$)|(?<![a-zа-яё\d])[oо](?=\d)/g, "0")
  );
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** «IV», also with a Cyrillic «Х» or «І», or with a small L for the one. */
function romanNumber(word: string): number | null {
  if (word.length > 4) return null;
  const letters = word.replaceAll("х", "x").replaceAll("і", "i").replaceAll("l", "i");
  const found = ROMAN.indexOf(letters);
  return found < 0 || word === "х" ? null : found + 1;
}

const russian = (word: string): string =>
  word.replaceAll(/[a-zё]/g, (letter) => LOOK_ALIKE[letter] ?? letter);

/** The year a two-digit one stands for. */
export const fullYear = (year: number): number =>
  year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year;

const MONTH_AHEAD =
  /(?:\.\d{1,2}){0,3} ?\.? ?(?:январ|феврал|март|апрел|ма[йя](?![а-я])|июн|июл|август|сент|октябр|нояб|декабр)/y;

type Rule = [pattern: RegExp, make: (groups: string[]) => KindOfLexeme | null];
type Without<T> = T extends unknown ? Omit<T, "start" | "end"> : never;
type KindOfLexeme = Without<Lexeme>;

const clockOf = (hour: string, minute: string): KindOfLexeme | null =>
  Number(hour) <= 24 && Number(minute) <= 59
    ? { kind: "clock", hour: Number(hour), minute: Number(minute) }
    : null;

/** In order of trial; every pattern is bounded, so reading is linear in the text. */
const RULES: Rule[] = [
  [
    /((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/y,
    ([, year, month, day]) => ({
      kind: "dayMonthYear",
      day: Number(day),
      month: Number(month),
      year: Number(year),
    }),
  ],
  [
    /(\d{1,2}) ?[./,] ?(\d{1,2}) ?[./,] ?((?:19|20)\d\d|\d\d)(?!\d|[.:]\d| ?\. ?\d)/y,
    ([all = "", day, month, year]) =>
      // Commas stand for dots by a slip; only a whole year tells such a slip from a list of days.
      all.includes(",") && (year?.length !== 4 || all.includes(" ") || Number(month) > 12)
        ? null
        : { kind: "dayMonthYear", day: Number(day), month: Number(month), year: fullYear(Number(year)) },
  ],
  [
    /(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)(?!\d)/y,
    ([, day, month, year]) => ({
      kind: "dayMonthYear",
      day: Number(day),
      month: Number(month),
      year: Number(year),
    }),
  ],
  [
    /(\d{1,2}) ?[./] ?((?:19|20)\d\d)(?!\d)/y,
    ([, month, year]) =>
      Number(month) >= 1 && Number(month) <= 12
        ? { kind: "monthYear", month: Number(month), year: Number(year) }
        : null,
  ],
  [/(\d{1,2}) ?: ?(\d\d)(?!\d)/y, ([, hour = "", minute = ""]) => clockOf(hour, minute)],
  [/(\d{1,2}) ?[-=] ?(00)(?![\d.])/y, ([, hour = "", minute = ""]) => clockOf(hour, minute)],
  [
    /(\d{1,2}) ?\. ?(\d{1,2})(?!\d)|(\d\d)\/(\d\d)(?!\d)/y,
    ([, left, right, leftOfSlash, rightOfSlash]) => ({
      kind: "pair",
      left: Number(left ?? leftOfSlash),
      right: Number(right ?? rightOfSlash),
      rightDigits: (right ?? rightOfSlash ?? "").length,
    }),
  ],
  [
    /(\d{1,4})(?: ?- ?|)(?:ый|ий|ой|й|ая|яя|ья|я|ое|ее|ье|е|ого|его|го|ому|му|ым|им|м|ую|юю|ью|ю|ых|их|х)(?![а-яa-z\d])/y,
    ([, digits = ""]) => ({
      kind: "number",
      value: Number(digits),
      digits: digits.length,
      ordinal: true,
      roman: false,
    }),
  ],
  [
    /\d+/y,
    ([digits = ""]) => ({
      kind: "number",
      value: Number(digits.slice(0, 9)),
      digits: digits.length,
      ordinal: false,
      roman: false,
    }),
  ],
  // «IVквартал» is two words.
  [/[ivxі]{1,4}(?=квартал|четверт|полугод|триместр)/y, ([word = ""]) => wordLexeme(word)],
  [/[a-zа-яёіў]+/y, ([word = ""]) => wordLexeme(word)],
];

function wordLexeme(written: string): KindOfLexeme {
  const roman = romanNumber(written);
  if (roman !== null) return { kind: "number", value: roman, digits: 1, ordinal: true, roman: true };
  const word = russian(written);
  const month = monthOfWord(word);
  if (month !== null) return { kind: "month", ...month };
  const weekday = weekdayOfWord(word);
  if (weekday !== null) return { kind: "weekday", ...weekday };
  return { kind: "word", word };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Cuts folded text (see {@link foldText}) into lexemes; spaces are dropped, every other character is in one. */
export function lexemes(folded: string): Lexeme[] {
  const text = comparable(folded);
  const found: Lexeme[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === " ") {
      at++;
      continue;
    }
    const lexeme = lexemeAt(text, at);
    found.push(lexeme);
    at = lexeme.end;
  }
  return romanMonths(found);
}

/**
 * «15.IX» and a cell like «IX-XII, 2025» or «X, II»: Roman numbers for months. Alone they are months only where one is
 * over five, for quarters, terms and weeks are counted in Roman numbers too.
 */
function romanMonths(found: Lexeme[]): Lexeme[] {
  const isRoman = (lexeme: Lexeme): boolean => lexeme.kind === "number" && lexeme.roman;
  const alone =
    found.some((lexeme) => lexeme.kind === "number" && lexeme.roman && lexeme.value > 5) &&
    found.every(
      (lexeme) =>
        isRoman(lexeme) ||
        (lexeme.kind === "mark" && /^[-.,;/]$/.test(lexeme.mark)) ||
        (lexeme.kind === "number" && lexeme.digits === 4) ||
        (lexeme.kind === "word" && /^(г|гг|и)$/.test(lexeme.word)),
    );
  return found.map((lexeme, i) => {
    if (lexeme.kind !== "number" || !lexeme.roman) return lexeme;
    const [day, dot] = [found[i - 2], found[i - 1]];
    const glued = dot?.end === lexeme.start && day?.end === dot.start;
    const afterDay = glued && day?.kind === "number" && !day.roman && dot.kind === "mark" && dot.mark === ".";
    return alone || afterDay
      ? { kind: "month", month: lexeme.value, misspelt: false, start: lexeme.start, end: lexeme.end }
      : lexeme;
  });
}

function lexemeAt(text: string, at: number): Lexeme {
  for (const [pattern, make] of RULES) {
    const match = matchAt(pattern, text, at);
    if (match === null) continue;
    const end = at + match[0].length;
    const made = make([...match]);
    // «9.10 ноября» lists two days of November, «1. 10 октября» too: the dot ends the first.
    const numeric = made?.kind === "pair" || made?.kind === "dayMonthYear";
    if (made === null || (numeric && match[0].length < 9 && matchAt(MONTH_AHEAD, text, end) !== null))
      continue;
    return { start: at, end, ...made };
  }
  return { start: at, end: at + 1, kind: "mark", mark: text[at] ?? "" };
}
