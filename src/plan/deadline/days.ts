import { isLabelled, readOrdinal } from "./ordinals.ts";
import { isMonthAndShortYear, isTime } from "./pairs.ts";
import type { Reel } from "./reel.ts";
import type { Element, Match, Part } from "./terms.ts";
import { fullYear } from "./words.ts";
import { readYears, yearWords } from "./years.ts";

export const wholeMonth = (month: number, year: number | null = null): Part => ({ year, month, day: null });

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

export const withYears = (reel: Reel, value: Element, at: number): Match<Element> => {
  // «сентябрь-декабрь, 2021 года», «сентябрь (2021 г.)» have a mark between.
  const start = /^[.,]$/.test(reel.mark(at)) ? at + 1 : at;
  const years = readYears(reel, start);
  return years === null ? { value, next: at } : { value: { ...value, years: years.value }, next: years.next };
};

export function pairElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "pair" || isTime(reel, at) || isLabelled(reel, at)) return null;
  if (isMonthAndShortYear(reel, at)) {
    const month = wholeMonth(lexeme.left, fullYear(lexeme.right));
    return { value: element(month, { ...month }), next: yearWords(reel, at + 1).next };
  }
  const next = reel.past(at + 1, ".");
  return withYears(reel, dayElement(lexeme.left, lexeme.right), next);
}

/** «первого сентября» */
function speltDayElement(reel: Reel, at: number): Match<Element> | null {
  const spelt = reel.is(at, /(ое|ье|ого|ьего)$/) ? readOrdinal(reel, at) : null;
  const month = spelt === null ? undefined : reel.at(spelt.next);
  if (spelt === null || spelt.value < 1 || month?.kind !== "month") return null;
  return withYears(reel, dayElement(spelt.value, month.month), spelt.next + 1);
}

/** «12 марта», «12-го марта 2012 г.», or the bare «12». */
export function dayElementAt(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  const spelt = speltDayElement(reel, at);
  if (spelt !== null) return spelt;
  if (lexeme?.kind !== "number" || lexeme.roman || lexeme.digits > 2 || isLabelled(reel, at)) return null;
  let next = reel.past(at + 1, ".");
  next = reel.pastWord(next, /^(числа|число|го)$/);
  // «15-сентября», «15/IX»
  const ahead = reel.at(at + 2);
  if (
    /^[-/]$/.test(reel.mark(next)) &&
    reel.glued(at) &&
    reel.glued(at + 1) &&
    ahead?.kind === "month" &&
    ahead.genitive
  )
    next++;
  const month = reel.at(next);
  if (month?.kind === "month") {
    return withYears(reel, dayElement(lexeme.value, month.month), reel.past(next + 1, "."));
  }
  if (lexeme.value < 1 || lexeme.value > 31) return null;
  return { value: { ...dayElement(lexeme.value, null), bare: true }, next: reel.past(at + 1, ".") };
}

export function monthElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "month") return null;
  const month = wholeMonth(lexeme.month);
  let next = reel.past(at + 1, ".");
  next = reel.pastWord(next, /^(месяц|месяца|месяце|мес)$/);
  return withYears(reel, element(month, { ...month }), next);
}

export function monthYearElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "monthYear") return null;
  const month = wholeMonth(lexeme.month, lexeme.year);
  return { value: element(month, { ...month }), next: yearWords(reel, at + 1).next };
}

export function fullDateElement(reel: Reel, at: number): Match<Element> | null {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "dayMonthYear") return null;
  const value = dayElement(lexeme.day, lexeme.month, lexeme.year);
  return { value, next: yearWords(reel, reel.past(at + 1, ".")).next };
}
