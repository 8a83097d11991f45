import { monthNumber, yearOf } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import type { Match, Part, Stretch, Years } from "./terms.ts";
import type { Lexeme } from "./words.ts";
import { fullYear } from "./words.ts";

/** The lexemes under a pattern's finger, with the questions that all patterns ask. */
export class Reel {
  readonly lexemes: Lexeme[];
  readonly period: Period | null;
  /** What {@link readElement} found at each place: patterns ask again and again. */
  readonly elements = new Map<number, Match<Element> | null>();

  constructor(lexemes: Lexeme[], period: Period | null) {
    this.lexemes = lexemes;
    this.period = period;
  }

  at(i: number): Lexeme | undefined {
    return this.lexemes[i];
  }

  word(i: number): string {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "word" ? lexeme.word : "";
  }

  is(i: number, words: RegExp): boolean {
    return words.test(this.word(i));
  }

  mark(i: number): string {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "mark" ? lexeme.mark : "";
  }

  number(i: number): number | null {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "number" ? lexeme.value : null;
  }

  /** The index after an optional mark. */
  past(i: number, marks: string): number {
    const mark = this.mark(i);
    return mark !== "" && marks.includes(mark) ? i + 1 : i;
  }

  /** The index after an optional word and its optional dot. */
  pastWord(i: number, words: RegExp): number {
    return this.is(i, words) ? this.past(i + 1, ".") : i;
  }

  /** True where nothing, not even a space, stands between two neighbours. */
  glued(i: number): boolean {
    return this.lexemes[i]?.end === this.lexemes[i + 1]?.start;
  }
}

const YEAR_WORD = /^(г|гг|год|года|году|годы|годов|годах|годом)$/;
const SCHOOL_WORD = /^(уч|учеб|учебн|учебный|учебного|учебном|учебные|учебных)$/;

/** «г.», «г.г.», «уч. г.», «учебного года». */
function yearWords(reel: Reel, at: number): { next: number; school: boolean; said: boolean } {
  let next = reel.pastWord(at, SCHOOL_WORD);
  const school = next > at;
  if (school) next = reel.past(next, "/");
  const before = next;
  next = reel.pastWord(next, YEAR_WORD);
  if (next > before) next = reel.pastWord(next, /^г$/);
  return { next, school, said: next > at };
}

const isYear = (lexeme: Lexeme | undefined): lexeme is Lexeme & { kind: "number" } =>
  lexeme?.kind === "number" &&
  lexeme.digits === 4 &&
  !lexeme.roman &&
  lexeme.value >= 1950 &&
  lexeme.value <= 2099;

/** «2025», «2025 г.», «2025-2026 уч. года», «2025/26», «25 г.». */
export function readYears(reel: Reel, at: number): Match<Years> | null {
  const first = reel.at(at);
  if (first?.kind === "number" && first.digits === 2 && !first.roman) {
    // Two digits are a year only where «г.» says so, and no day or month could be meant.
    const words = yearWords(reel, at + 1);
    if (!words.said || words.school) return null;
    const year = fullYear(first.value);
    return { value: { from: year, to: year, school: false }, next: words.next };
  }
  if (!isYear(first)) return null;
  const afterFirst = reel.pastWord(at + 1, YEAR_WORD);
  const dash = reel.mark(afterFirst);
  const second = reel.at(afterFirst + 1);
  if ((dash === "-" || dash === "/" || dash === "\\") && second?.kind === "number" && !second.ordinal) {
    const to = second.digits === 2 ? Math.floor(first.value / 100) * 100 + second.value : second.value;
    const nextIsMonth = reel.at(afterFirst + 2)?.kind === "month" || reel.mark(afterFirst + 2) === ".";
    if (to >= first.value && to <= first.value + 30 && (second.digits === 4 || !nextIsMonth)) {
      const words = yearWords(reel, afterFirst + 2);
      return { value: { from: first.value, to, school: words.school }, next: words.next };
    }
  }
  const words = yearWords(reel, at + 1);
  return {
    value: { from: first.value, to: first.value + (words.school ? 1 : 0), school: words.school },
    next: words.next,
  };
}

/** One date of a list or an end of a range, before its neighbours have lent it what it lacks. */
export interface Element extends Stretch {
  /** A number alone: a day whose month stands further on. */
  bare: boolean;
  /** Years said for this element and what was listed before it. */
  years: Years | null;
  /** Several stretches under one name: «1, 3 квартал». */
  more: Stretch[];
}

const wholeMonth = (month: number, year: number | null = null): Part => ({ year, month, day: null });

export const element = (start: Part, end: Part, extra: Partial<Element> = {}): Element => ({
  start,
  end,
  single: false,
  bare: false,
  years: null,
  more: [],
  ...extra,
});

function dayElement(day: number, month: number | null, year: number | null = null): Element {
  // Inside a part 0 is the day before the first; a nought that was written is no day at all.
  const part = { year, month, day: day === 0 ? 99 : day };
  return element(part, { ...part }, { single: true });
}

const withYears = (reel: Reel, value: Element, at: number): Match<Element> => {
  // «сентябрь-декабрь, 2021 года», «сентябрь (2021 г.)» have a mark between.
  const start = /^[.,]$/.test(reel.mark(at)) ? at + 1 : at;
  const years = readYears(reel, start);
  return years === null ? { value, next: at } : { value: { ...value, years: years.value }, next: years.next };
};

/** «14 марта 13.00»: a pair right after a date in words, or after «в», is a time. */
export function isTime(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  if (lexeme?.kind === "clock") return true;
  if (lexeme?.kind !== "pair" || lexeme.left > 24 || lexeme.right > 59 || lexeme.rightDigits !== 2)
    return false;
  const couldBeDate = lexeme.right >= 1 && lexeme.right <= 12 && lexeme.left >= 1 && lexeme.left <= 31;
  let before = at - 1;
  while (before >= 0 && /^[,.(-]$/.test(reel.mark(before))) before--;
  const previous = reel.at(before);
  const adjacent = before === at - 1 || (reel.mark(at - 1) === "." && before === at - 2);
  const afterHourWords = reel.is(before, /^(в|во|начало|время|час)$/);
  const followedByHours = reel.is(at + 1, /^(ч|час|часа|часов|мск)$/);
  const afterWordyDate =
    previous?.kind === "month" ||
    previous?.kind === "dayMonthYear" ||
    reel.is(before, YEAR_WORD) ||
    isYear(previous);
  if (afterHourWords && adjacent) return true;
  if (followedByHours) return true;
  if (previous !== undefined && before >= 0 && isTimeRangeBefore(reel, at)) return true;
  if (couldBeDate) return afterWordyDate && adjacent && lexeme.right % 5 === 0;
  if (isMonthAndShortYear(reel, at)) return false;
  return lexeme.right % 15 === 0 || afterWordyDate || reel.is(before, /^(с|до)$/);
}

/** «10.00-12.10»: the second of a range of times is a time. */
function isTimeRangeBefore(reel: Reel, at: number): boolean {
  const joined = reel.mark(at - 1) === "-" || reel.is(at - 1, /^(до|по)$/);
  const lexeme = reel.at(at - 2);
  if (!joined || lexeme === undefined) return false;
  return (
    lexeme.kind === "clock" ||
    (lexeme.kind === "pair" && lexeme.right % 60 > 12 && lexeme.right % 15 === 0) ||
    (lexeme.kind === "pair" && lexeme.right === 0) ||
    (lexeme.kind === "pair" && isTime(reel, at - 2))
  );
}

/** «09.25» in a plan of 2025 is September: no 25th month, and the year fits. */
function isMonthAndShortYear(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "pair" || lexeme.left < 1 || lexeme.left > 12) return false;
  if (lexeme.right <= 12 || lexeme.rightDigits !== 2) return false;
  const year = fullYear(lexeme.right);
  if (reel.is(at + 1, YEAR_WORD)) return true;
  if (reel.period === null) return year >= 2020 && year <= 2035 && lexeme.right % 15 !== 0;
  return year >= yearOf(reel.period.from) && year <= yearOf(reel.period.to);
}

const AFTER_HOUSE =
  /^(ул|улица|д|дом|каб|кабинет|кабинете|ауд|аудитория|школа|школе|школы|сош|оош|сш|гимназия|лицей|кв|стр|корпус|приказ|пр|группа|клуб)$/;

/** True for a number that counts pupils, rooms or houses rather than days. */
function isLabelled(reel: Reel, at: number): boolean {
  let before = at - 1;
  if (reel.mark(before) === ".") before--;
  return reel.mark(at - 1) === "№" || reel.is(before, AFTER_HOUSE) || reel.mark(at - 1) === "/";
}

function pairElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "pair" || isTime(reel, at) || isLabelled(reel, at)) return null;
  if (isMonthAndShortYear(reel, at)) {
    const month = wholeMonth(lexeme.left, fullYear(lexeme.right));
    return { value: element(month, { ...month }), next: yearWords(reel, at + 1).next };
  }
  const next = reel.past(at + 1, ".");
  return withYears(reel, dayElement(lexeme.left, lexeme.right), next);
}

/** «12 марта», «12-го марта 2012 г.», or the bare «12». */
function dayElementAt(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "number" || lexeme.roman || lexeme.digits > 2 || isLabelled(reel, at)) return null;
  let next = reel.past(at + 1, ".");
  next = reel.pastWord(next, /^(числа|число|го)$/);
  const month = reel.at(next);
  if (month?.kind === "month") {
    return withYears(reel, dayElement(lexeme.value, month.month), reel.past(next + 1, "."));
  }
  if (lexeme.value < 1 || lexeme.value > 31) return null;
  return { value: { ...dayElement(lexeme.value, null), bare: true }, next: reel.past(at + 1, ".") };
}

function monthElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "month") return null;
  const month = wholeMonth(lexeme.month);
  let next = reel.past(at + 1, ".");
  next = reel.pastWord(next, /^(месяц|месяца|месяце|мес)$/);
  return withYears(reel, element(month, { ...month }), next);
}

const ORDINALS: [RegExp, number][] = [
  [/^перв(ый|ая|ое|ого|ой|ую|ом|ые|ых|ому)$/, 1],
  [/^втор(ой|ая|ое|ого|ую|ом|ые|ых|ому)$/, 2],
  [/^трет(ий|ья|ье|ьего|ьей|ью|ьем|ьи|ьих|ьему)$/, 3],
  [/^четверт(ый|ая|ое|ого|ой|ую|ом|ые)$/, 4],
  [/^пят(ый|ая|ое|ого|ой|ую|ом)$/, 5],
  [/^(последн|посл)(ий|яя|ее|его|ей|юю|ем|ие|их|ему)?$/, -1],
  [/^предпоследн(ий|яя|ее|его|ей|юю|ем)$/, -2],
];

/** «2», «2-я», «II», «вторая», «последняя», typewriter's «П», «Ш» before a unit. */
export function readOrdinal(reel: Reel, at: number): Match<number> | null {
  const value = reel.number(at);
  if (value !== null) return isLabelled(reel, at) ? null : { value, next: reel.past(at + 1, ".") };
  const word = reel.word(at);
  const found = ORDINALS.find(([forms]) => forms.test(word));
  if (found !== undefined) return { value: found[1], next: reel.past(at + 1, ".") };
  const typed = { п: 2, ш: 3, у: 5 }[word];
  return typed !== undefined && reel.is(at + 1, /^(квартал|четверт|полугоди|кв$)/)
    ? { value: typed, next: at + 1 }
    : null;
}

export interface Ordinals {
  /** Each a number or a range of them. */
  ranges: [number, number][];
}

/** «1», «1-2», «1, 3», «первая и третья». */
export function readOrdinals(reel: Reel, at: number): Match<Ordinals> | null {
  const first = readOrdinal(reel, at);
  if (first === null) return null;
  const ranges: [number, number][] = [[first.value, first.value]];
  let next = first.next;
  for (let guard = 0; guard < 12; guard++) {
    const mark = reel.mark(next);
    if (mark !== "-" && mark !== "," && !reel.is(next, /^(и|или)$/)) break;
    const more = readOrdinal(reel, next + 1);
    if (more === null) break;
    const last = ranges.at(-1);
    if (mark === "-" && last !== undefined) last[1] = more.value;
    else ranges.push([more.value, more.value]);
    next = more.next;
  }
  return { value: { ranges }, next };
}

/** The days that week, third or half `n` of a month takes; null where there is no such. */
function daysOfPart(unit: "day" | "week" | "decade" | "half", n: number): [number, number] | null {
  if (unit === "day") return n === 1 || n === -1 ? [n, n] : null;
  if (unit === "week") {
    if (n === -1) return [-7, -1];
    if (n === -2) return [-14, -8];
    return n >= 1 && n <= 5 ? [7 * n - 6, n === 5 ? -1 : 7 * n] : null;
  }
  const count = unit === "decade" ? 3 : 2;
  const index = n === -1 ? count : n;
  if (index < 1 || index > count) return null;
  const length = unit === "decade" ? 10 : 15;
  return [length * (index - 1) + 1, index === count ? -1 : length * index];
}

function monthAfter(reel: Reel, at: number): Match<Element> | null {
  let next = reel.pastWord(at, /^(месяца|мес)$/);
  next = reel.pastWord(next, /^(в|на|с)$/);
  next = reel.past(next, "-");
  const pair = reel.at(next)?.kind === "monthYear" ? monthYearElement(reel, next) : null;
  return monthElement(reel, next) ?? pair;
}

function partElement(reel: Reel, days: [number, number][], at: number): Match<Element> {
  const month = monthAfter(reel, at);
  const base = month?.value;
  const stretches = days.map(([from, to]): Stretch => ({
    start: { year: base?.start.year ?? null, month: base?.start.month ?? null, day: from },
    end: { year: base?.start.year ?? null, month: base?.start.month ?? null, day: to },
    single: false,
  }));
  const [first, ...more] = stretches;
  if (first === undefined) throw new Error("a part of a month has days");
  const next = month?.next ?? reel.pastWord(at, /^(месяца|мес)$/);
  return { value: element(first.start, first.end, { more, years: base?.years ?? null }), next };
}

/** «вторая неделя мая», «1-2 недели октября», «3 декада», «первая половина сентября». */
function ordinalPart(reel: Reel, at: number): Match<Element> | null {
  const ordinals = readOrdinals(reel, at);
  if (ordinals === null) return null;
  const after = reel.pastWord(ordinals.next, /^(учебн|полн|календарн)[а-я]+$/);
  const unit = reel.is(after, /^(недел(я|е|ю|и|ях|ей)|нед)$/)
    ? "week"
    : reel.is(after, /^(декад(а|е|у|ы|ой|ах)|дек)$/)
      ? "decade"
      : reel.is(after, /^половин(а|е|у|ы|ой)$/)
        ? "half"
        : after === ordinals.next && reel.number(at) === null && reel.is(after, /^день$/)
          ? "day"
          : null;
  if (unit === null) return null;
  const days: [number, number][] = [];
  for (const [from, to] of ordinals.value.ranges) {
    const first = daysOfPart(unit, from);
    const last = daysOfPart(unit, to);
    if (first === null || last === null) return null;
    days.push([first[0], last[1]]);
  }
  const part = partElement(reel, days, reel.past(after + 1, "."));
  const month = part.value.start.month;
  if (unit === "day" && month === null && !reel.is(part.next - 1, /^месяца$/)) return null;
  // «2 недели» without a month is as long as that, not a week of one; «половина дня», «половина года» are no months.
  if (month === null && (unit === "half" || reel.is(after, /^недели$/))) return null;
  return part;
}

const THIRDS: [RegExp, [number, number]][] = [
  [/^нач(ало|але|ала|алу)?$/, [1, 10]],
  [/^середин(а|е|ы|у)$/, [11, 20]],
  [/^кон(ец|це|ца|цу)$/, [21, -1]],
];

/** «конец марта», «в начале апреля», «начало – середина мая». */
function namedThird(reel: Reel, at: number): Match<Element> | null {
  const first = THIRDS.find(([forms]) => reel.is(at, forms));
  if (first === undefined) return null;
  let next = reel.past(at + 1, ".");
  let days = first[1];
  const second = reel.mark(next) === "-" ? THIRDS.find(([forms]) => reel.is(next + 1, forms)) : undefined;
  if (second !== undefined && monthAfter(reel, next + 2) !== null) {
    days = [days[0], second[1][1]];
    next += 2;
  }
  if (monthAfter(reel, next) === null && !reel.is(next, /^(месяца|мес)$/)) return null;
  return partElement(reel, [days], next);
}

/** «в первых числах октября», «в 20-х числах мая»: thirds too, for nobody counts closer. */
function turnOfMonth(reel: Reel, at: number): Match<Element> | null {
  const ordinal = readOrdinal(reel, at);
  if (ordinal === null || !reel.is(ordinal.next, /^числ(а|ах)$/)) return null;
  const many = reel.is(at, /(ых|их|ые|ие)$/) || (reel.at(at)?.kind === "number" && ordinal.value % 10 === 0);
  if (!many || monthAfter(reel, ordinal.next + 1) === null) return null;
  const third = { 1: 0, 10: 1, 20: 2, [-1]: 2 }[ordinal.value];
  const days = third === undefined ? undefined : THIRDS[third]?.[1];
  return days === undefined ? null : partElement(reel, [days], ordinal.next + 1);
}

/** «II квартал 2013 г.», «1-2 кварталы». */
function quarterElement(reel: Reel, at: number): Match<Element> | null {
  const ordinals = readOrdinals(reel, at);
  if (ordinals === null || !reel.is(ordinals.next, /^(квартал(а|е|у|ы|ов|ах)?|кв)$/)) return null;
  const stretches = ordinals.value.ranges.map(([from, to]): Stretch => ({
    start: wholeMonth(from === -1 ? 10 : from * 3 - 2),
    end: wholeMonth(to === -1 ? 12 : to * 3),
    single: false,
  }));
  if (
    stretches.some(
      ({ start, end }) => (start.month ?? 0) < 1 || (end.month ?? 0) < 1 || (end.month ?? 0) > 12,
    )
  ) {
    return null;
  }
  const [first, ...more] = stretches;
  if (first === undefined) return null;
  return withYears(reel, element(first.start, first.end, { more }), reel.past(ordinals.next + 1, "."));
}

const SEASONS: [RegExp, number, number][] = [
  [/^(зима|зимы|зиму|зимой|зимний)$/, 12, 2],
  [/^(весна|весны|весну|весной|весенний)$/, 3, 5],
  [/^(лето|лета|летом|летний)$/, 6, 8],
  [/^(осень|осени|осенью|осенний)$/, 9, 11],
];

/** «осень 2025», «в зимний период»; never «осенние каникулы». */
function seasonElement(reel: Reel, at: number): Match<Element> | null {
  const found = SEASONS.find(([forms]) => reel.is(at, forms));
  if (found === undefined) return null;
  const adjective = reel.is(at, /ий$/);
  if (adjective && !reel.is(at + 1, /^период(а|е)?$/)) return null;
  return withYears(reel, element(wholeMonth(found[1]), wholeMonth(found[2])), adjective ? at + 2 : at + 1);
}

function monthYearElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "monthYear") return null;
  const month = wholeMonth(lexeme.month, lexeme.year);
  return { value: element(month, { ...month }), next: yearWords(reel, at + 1).next };
}

function fullDateElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "dayMonthYear") return null;
  const value = dayElement(lexeme.day, lexeme.month, lexeme.year);
  return { value, next: yearWords(reel, reel.past(at + 1, ".")).next };
}

const copy = <T extends Stretch>(each: T): T => ({ ...each, start: { ...each.start }, end: { ...each.end } });

/** One date, month, quarter or part of a month; the caller may lend it a month and a year. */
export function readElement(reel: Reel, at: number): Match<Element> | null {
  let found = reel.elements.get(at);
  if (found === undefined) {
    found = firstElement(reel, at);
    reel.elements.set(at, found);
  }
  if (found === null) return null;
  const { value, next } = found;
  return { value: { ...copy(value), more: value.more.map(copy) }, next };
}

function firstElement(reel: Reel, at: number): Match<Element> | null {
  return (
    fullDateElement(reel, at) ??
    monthYearElement(reel, at) ??
    pairElement(reel, at) ??
    quarterElement(reel, at) ??
    ordinalPart(reel, at) ??
    turnOfMonth(reel, at) ??
    namedThird(reel, at) ??
    seasonElement(reel, at) ??
    monthElement(reel, at) ??
    dayElementAt(reel, at)
  );
}

/** The year that a school year's span gives a month: autumn is the first, the rest the second. */
export function yearWithin(years: Years, month: number, first: boolean): number {
  if (years.from === years.to) return years.from;
  return month >= 9 || (month === 8 && first) ? years.from : years.to;
}

/** True where a month of this year overlaps the period. */
export const monthIn = (period: Period, year: number, month: number): boolean => {
  const index = year * 12 + month;
  const of = (day: string): number => yearOf(day) * 12 + monthNumber(day);
  return index >= of(period.from) && index <= of(period.to);
};
