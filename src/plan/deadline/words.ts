/**
 * The words of a deadline: a cell's text becomes lexemes. Every lexeme remembers where it stood, so that what no
 * pattern claims can be given back as it was written.
 */

import { monthOfWord, weekdayOfWord } from "./month-names.ts";
import { comparable, russian } from "./written-text.ts";

export type Unit =
  "day" | "week" | "decade" | "month" | "quarter" | "term" | "half" | "year" | "hour" | "minute" | "period";

interface At {
  /** Offsets into the folded text, `end` excluded. */
  start: number;
  end: number;
}

export type Lexeme = At &
  (
    | { kind: "number"; value: number; digits: number; ordinal: boolean; suffix: string; roman: boolean }
    | { kind: "dayMonthYear"; day: number; month: number; year: number }
    /** «18.02», and also «10.30»: a day and a month, a time, or a month and a year. */
    | { kind: "pair"; left: number; right: number; rightDigits: number }
    | { kind: "monthYear"; month: number; year: number }
    | { kind: "clock"; hour: number; minute: number }
    /** Genitive: «октября»; after a day or a part of another month it is that of this month too. */
    | { kind: "month"; month: number; misspelt: boolean; genitive: boolean }
    | { kind: "weekday"; weekday: number; plural: boolean }
    | { kind: "word"; word: string }
    | { kind: "mark"; mark: string }
  );

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** «IV», also with a Cyrillic «Х» or «І», or with a small L for the one. */
function romanNumber(word: string): number | null {
  if (word.length > 4) return null;
  const letters = word.replaceAll("х", "x").replaceAll("і", "i").replaceAll("l", "i");
  const found = ROMAN.indexOf(letters);
  return found < 0 || word === "х" ? null : found + 1;
}

/** The year a two-digit one stands for. */
export const fullYear = (year: number): number =>
  year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year;

const MONTH_AHEAD =
  /(?:\.\d{1,2}){0,3} ?\.? ?(?:января|февраля|марта|апреля|мая(?![а-я])|июня|июля|августа|сент(?:ября)?(?![а-я])|октября|нояб(?:ря)?(?![а-я])|декабря)/y;

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
    /((?:19|20)\d\d)[-.](\d\d)[-.](\d\d)(?!\d)/y,
    ([, year, month, day]) => ({
      kind: "dayMonthYear",
      day: Number(day),
      month: Number(month),
      year: Number(year),
    }),
  ],
  [
    /(\d{1,2}) ?([./,]) ?(\d{1,2}) ?([./,]) ?((?:19|20)\d\d|\d\d)(?!\d|[.:]\d| ?\. ?\d)/y,
    ([all = "", day, first, month, second, year]) =>
      // Other signs stand for dots by a slip; only a whole year tells such a slip from a list of days.
      (all.includes(",") || first !== second) &&
      (year?.length !== 4 || all.includes(" ") || Number(month) > 12)
        ? null
        : { kind: "dayMonthYear", day: Number(day), month: Number(month), year: fullYear(Number(year)) },
  ],
  [
    /(\d{1,2})([-:])(\d{1,2})\2((?:19|20)\d\d)(?!\d)|(\d\d) (\d\d) ((?:19|20)\d\d)(?!\d)/y,
    ([, day, , month, year, spacedDay, spacedMonth, spacedYear]) => ({
      kind: "dayMonthYear",
      day: Number(day ?? spacedDay),
      month: Number(month ?? spacedMonth),
      year: Number(year ?? spacedYear),
    }),
  ],
  [
    /(\d{1,2}) ?[./] ?((?:19|20)\d\d)(?!\d)/y,
    ([, month, year]) =>
      Number(month) >= 1 && Number(month) <= 12
        ? { kind: "monthYear", month: Number(month), year: Number(year) }
        : null,
  ],
  [/(\d{1,2}) ?: ?(\d\d)(?!\d|\.\d)/y, ([, hour = "", minute = ""]) => clockOf(hour, minute)],
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
    /(\d{1,4})(?: ?- ?|)(ый|ий|ой|й|ая|яя|ья|я|ое|ее|ье|е|ого|его|го|ому|му|ым|им|м|ую|юю|ью|ю|ые|ых|их|х)(?![а-яa-z\d])/y,
    ([, digits = "", suffix = ""]) => ({
      kind: "number",
      value: Number(digits),
      digits: digits.length,
      ordinal: true,
      suffix,
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
      suffix: "",
      roman: false,
    }),
  ],
  // «сен- тябрь», «ежеме-сячно»: broken at the end of a narrow column's line.
  [/([а-яё]{2,12})- ?([а-яё]{2,12})(?![а-яёa-z])/y, ([, head = "", tail = ""]) => brokenWord(head, tail)],
  // «в течениегода» and «IVквартал» are two words.
  [/течени[ие](?=год|учебн|месяц|период|полугод|недел|все)/y, ([word = ""]) => wordLexeme(word)],
  [/[ivxі]{1,4}(?=квартал|четверт|полугод|триместр)/y, ([word = ""]) => wordLexeme(word)],
  // «I-я неделя»
  [
    /([ivxі]{1,4}) ?-? ?(?:ый|ой|ий|й|ая|ья|я|ое|ье|е|го|м|ю)(?![а-яёa-z])/y,
    ([, word = ""]) => (romanNumber(word) === null ? null : wordLexeme(word)),
  ],
  [/[a-zа-яёіў]+/y, ([word = ""]) => wordLexeme(word)],
];

function wordLexeme(written: string): KindOfLexeme {
  const roman = romanNumber(written);
  if (roman !== null) {
    return { kind: "number", value: roman, digits: 1, ordinal: true, suffix: "", roman: true };
  }
  const word = russian(written);
  const month = monthOfWord(word);
  if (month !== null) return { kind: "month", ...month, genitive: /[ая]$/.test(word) };
  const weekday = weekdayOfWord(word);
  if (weekday !== null) return { kind: "weekday", ...weekday };
  return { kind: "word", word };
}

function brokenWord(head: string, tail: string): KindOfLexeme | null {
  if (monthOfWord(head) !== null || monthOfWord(tail) !== null) return null;
  const word = head + tail;
  const known = monthOfWord(word)?.misspelt === false || /^еже(месяч|недел|дневн|кварт|годн)/.test(word);
  return known ? wordLexeme(word) : null;
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
    const genitive = isMonthAfterDay(found, i, lexeme.value);
    const { start, end, value } = lexeme;
    return alone || genitive
      ? { kind: "month", month: value, misspelt: false, genitive, start, end }
      : lexeme;
  });
}

/** «15.IX», «15-X», «15 X 2025». */
function isMonthAfterDay(found: Lexeme[], at: number, month: number): boolean {
  const isDay = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.kind === "number" && !lexeme.roman && lexeme.value >= 1 && lexeme.value <= 31;
  const [day, mark, roman, after] = [found[at - 2], found[at - 1], found[at], found[at + 1]];
  const year = after?.kind === "number" && after.digits === 4;
  if (isDay(mark)) return year;
  const glued = isDay(day) && mark?.kind === "mark" && day?.end === mark.start && mark.end === roman?.start;
  if (!glued) return false;
  // «1-IV» may be terms or quarters.
  return mark.mark === "." || (/^[-/]$/.test(mark.mark) && month > 4 && (after === undefined || year));
}

function lexemeAt(text: string, at: number): Lexeme {
  for (const [pattern, make] of RULES) {
    const match = matchAt(pattern, text, at);
    if (match === null) continue;
    const end = at + match[0].length;
    const made = make([...match]);
    // «9.10 ноября» lists two days of November, «1. 10 октября» too: the dot ends the first. «05.09 сентября» is a day.
    const listed = (made?.kind === "pair" || made?.kind === "dayMonthYear") && !/\.0\d$/.test(match[0]);
    if (made === null || (listed && match[0].length < 9 && matchAt(MONTH_AHEAD, text, end) !== null))
      continue;
    return { start: at, end, ...made };
  }
  return { start: at, end: at + 1, kind: "mark", mark: text[at] ?? "" };
}
