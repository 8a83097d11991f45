import { monthNumber, yearOf } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import type { Reel } from "./reel.ts";
import type { Match, Years } from "./terms.ts";
import type { Lexeme } from "./words.ts";
import { fullYear } from "./words.ts";

export const YEAR_WORD = /^(г|гг|год|года|году|годы|годов|годах|годом)$/;
const SCHOOL_WORD = /^(уч|учеб|учебн|учебный|учебного|учебном|учебные|учебных)$/;

/** «г.», «г.г.», «уч. г.», «учебного года». */
export function yearWords(reel: Reel, at: number): { next: number; school: boolean; said: boolean } {
  let next = reel.pastWord(at, SCHOOL_WORD);
  const school = next > at;
  if (school) next = reel.past(next, "/");
  const before = next;
  next = reel.pastWord(next, YEAR_WORD);
  if (next > before) next = reel.pastWord(next, /^г$/);
  return { next, school, said: next > at };
}

export const isYear = (lexeme: Lexeme | undefined): lexeme is Lexeme & { kind: "number" } =>
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
    const second = reel.mark(at + 1) === "-" || reel.mark(at + 1) === "/" ? reel.number(at + 2) : null;
    const schoolYear = second === first.value + 1 ? yearWords(reel, at + 3) : null;
    // «25-26 уч. год»
    if (schoolYear?.school === true)
      return {
        value: { from: fullYear(first.value), to: fullYear(first.value) + 1, school: true },
        next: schoolYear.next,
      };
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
