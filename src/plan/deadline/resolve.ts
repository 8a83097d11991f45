import type { Day } from "../../calendar/day.ts";
import { addDays, day, daysFrom, daysInMonth, monthNumber, weekday, yearOf } from "../../calendar/day.ts";
import type { Month } from "../../calendar/month.ts";
import { firstDay, lastDay } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { within } from "../../calendar/period.ts";
import type { Span } from "../plan.ts";
import { monthIn } from "./years.ts";
import type { Meaning, Part, Stretch } from "./terms.ts";

export type Doubt =
  "impossible-date" | "reversed-range" | "outside-period" | "ambiguous-year" | "unknown-year";

/** A stretch put into years, or why it could not be. */
export interface Placed {
  span: Span | null;
  doubt: Doubt | null;
}

/** A plan longer than this is one of several years: a month in it tells no year. */
const ONE_PLAN_DAYS_MONTHS = 18;

const none = (doubt: Doubt): Placed => ({ span: null, doubt });

const monthIndex = (day: Day): number => yearOf(day) * 12 + monthNumber(day);

/** The day a part means in this year: its first or its last. */
function dayIn(part: Part, year: number, end: boolean): Day | null {
  const month = part.month ?? 0;
  if (month < 1 || month > 12) return null;
  if (part.day === null) return day(year, month, end ? daysInMonth(year, month) : 1);
  if (part.day === 0) {
    const first = day(year, month, 1);
    return first === null ? null : addDays(first, -1);
  }
  return day(year, month, part.day > 0 ? part.day : daysInMonth(year, month) + 1 + part.day);
}

/** «--09-01»: a day with no year. February ends on the 28th there. */
function dayWithoutYear(part: Part, end: boolean): Day | null {
  const found = dayIn(part, 2001, end) ?? dayIn(part, 2000, end);
  return found === null ? null : `-${found.slice(4)}`;
}

const isOneDay = ({ single, start, end }: Stretch): boolean =>
  single && start.month === end.month && start.day === end.day;

/** False where the stretch ends before it begins within one month. */
function descends({ start, end }: Stretch): boolean {
  if (start.month !== end.month) return false;
  const length = (part: Part, fallback: number): number =>
    part.day === null ? fallback : part.day >= 0 ? part.day : 32 + part.day;
  return length(start, 1) > length(end, 31);
}

/** Puts a stretch into the years that it says, or that the period allows it. */
export function place(stretch: Stretch, period: Period | null): Placed {
  const { start, end } = stretch;
  if (dayWithoutYear(start, false) === null || dayWithoutYear(end, true) === null)
    return none("impossible-date");
  if (start.year !== null || end.year !== null) {
    return placeSaid(stretch, start.year ?? end.year ?? 0, end.year ?? start.year ?? 0, period);
  }
  if (descends(stretch)) return none("reversed-range");
  return period === null ? placeNowhere(stretch) : placeIn(stretch, period);
}

function placeSaid(stretch: Stretch, startYear: number, endYear: number, period: Period | null): Placed {
  const from = dayIn(stretch.start, startYear, false);
  const to = dayIn(stretch.end, endYear, true);
  if (from === null || to === null) return none("impossible-date");
  if (from > to) return none("reversed-range");
  return {
    span: { from, to },
    doubt: period !== null && sticksOut(stretch, from, to, period) ? "outside-period" : null,
  };
}

/** True where a day, or for months a whole month, is not the period's. */
function sticksOut(stretch: Stretch, from: Day, to: Day, period: Period): boolean {
  const exact = (stretch.start.day ?? 0) > 0 && (stretch.end.day ?? 0) > 0;
  if (exact) return !within(from, period) || !within(to, period);
  return (
    monthIndex(from) < monthIndex(period.from) ||
    monthIndex(to) > monthIndex(period.to) ||
    to < period.from ||
    from > period.to
  );
}

/** A range with no year and no period: over the New Year where its months say so. */
function placeNowhere({ start, end }: Stretch): Placed {
  const from = dayWithoutYear(start, false);
  const to = dayWithoutYear(end, true);
  if (from === null || to === null) return none("impossible-date");
  const months = ((end.month ?? 1) - (start.month ?? 1) + 12) % 12;
  return (end.month ?? 1) < (start.month ?? 1) && months > 10
    ? none("reversed-range")
    : { span: { from, to }, doubt: null };
}

interface Candidate {
  from: Day;
  to: Day;
  score: number;
}

function candidates(stretch: Stretch, period: Period): Candidate[] {
  const wraps = (stretch.end.month ?? 1) < (stretch.start.month ?? 1);
  const found: Candidate[] = [];
  const last = Math.min(yearOf(period.to), yearOf(period.from) + 50);
  for (let year = yearOf(period.from) - 1; year <= last; year++) {
    const from = dayIn(stretch.start, year, false);
    const to = dayIn(stretch.end, wraps ? year + 1 : year, true);
    if (from === null || to === null) continue;
    const startIn = monthIn(period, yearOf(from), monthNumber(from));
    const endIn = monthIn(period, yearOf(to), monthNumber(to));
    const exact = within(from, period) && within(to, period);
    const meets = from <= period.to && to >= period.from;
    const score = exact ? 5 : startIn && endIn ? 4 : startIn ? 3 : endIn ? 2 : meets ? 1 : 0;
    if (score > 0) found.push({ from, to, score });
  }
  return found;
}

function placeIn(stretch: Stretch, period: Period): Placed {
  const found = candidates(stretch, period);
  const best = Math.max(0, ...found.map(({ score }) => score));
  const chosen = found.filter(({ score }) => score === best);
  const first = chosen[0];
  if (first === undefined) return none(neverInPeriod(stretch, period) ? "impossible-date" : "outside-period");
  const { start, end } = stretch;
  if (best < 4 && isLongWrap(start, end) && bothMonthsIn(stretch, period)) return none("reversed-range");
  if (chosen.length > 1) {
    if (monthIndex(period.to) - monthIndex(period.from) >= ONE_PLAN_DAYS_MONTHS) {
      return { ...placeNowhere(stretch), doubt: "unknown-year" };
    }
    return { span: { from: first.from, to: first.to }, doubt: "ambiguous-year" };
  }
  const out = sticksOut(stretch, first.from, first.to, period);
  return { span: { from: first.from, to: first.to }, doubt: out ? "outside-period" : null };
}

/** «октябрь-сентябрь»; «ноябрь-февраль» goes over the New Year, in a plan of a calendar year too. */
const isLongWrap = (start: Part, end: Part): boolean => {
  const [first, last] = [start.month ?? 1, end.month ?? 1];
  return last < first && last + 12 - first > 8;
};

/** 29 February of a plan whose February has 28 days. */
function neverInPeriod({ start, end }: Stretch, period: Period): boolean {
  const last = Math.min(yearOf(period.to), yearOf(period.from) + 50);
  for (let year = yearOf(period.from); year <= last; year++) {
    const lacks = [start, end].some(
      (part) => monthIn(period, year, part.month ?? 0) && dayIn(part, year, true) === null,
    );
    if (lacks) return true;
  }
  return false;
}

/** Both ends lie in the period, only the other way round: «15.10-20.09». */
function bothMonthsIn({ start, end }: Stretch, period: Period): boolean {
  const has = (month: number): boolean => {
    const last = Math.min(yearOf(period.to), yearOf(period.from) + 50);
    for (let year = yearOf(period.from); year <= last; year++) if (monthIn(period, year, month)) return true;
    return false;
  };
  return has(start.month ?? 0) && has(end.month ?? 0);
}

/** Every year's instance that meets the period: «май ежегодно». */
export function placeYearly(stretch: Stretch, period: Period): Span[] {
  if (stretch.start.year !== null || descends(stretch)) {
    const { span } = place(stretch, period);
    return span === null ? [] : [span];
  }
  return candidates(stretch, period)
    .filter(({ score }) => score >= 2)
    .map(({ from, to }) => ({ from, to }));
}

/** The `n`th (negative: from the end) of a month's days that fall on these weekdays, or null. */
export function nthWeekdayOf(month: Month, n: number, weekdays: number[]): Day | null {
  const days = daysFrom(firstDay(month), lastDay(month)).filter((each) => weekdays.includes(weekday(each)));
  return days.at(n > 0 ? n - 1 : n) ?? null;
}

export const isDayStretch = isOneDay;

/** «май», «сентябрь-октябрь»: whole months that are named. */
export const isWholeMonths = ({ start, end }: Stretch): boolean =>
  start.month !== null && start.day === null && end.day === null;

/** «первая неделя», «конец месяца»: parts of a month that is named elsewhere. */
export const isMonthless = (meaning: Meaning): boolean =>
  meaning.kind === "stretches" && meaning.stretches.every(({ start }) => start.month === null);
