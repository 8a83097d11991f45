import type { Day } from "../../calendar/day.ts";
import {
  addDays,
  day,
  daysBetween,
  daysFrom,
  earliest,
  monthNumber,
  weekday,
  yearOf,
} from "../../calendar/day.ts";
import type { Month } from "../../calendar/month.ts";
import { addMonths, firstDay, lastDay, monthOf, monthsFrom } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import type { Step } from "./terms.ts";

/** A period is data from a file: a mistyped century must not be cut into days. Some ten years of days. */
const MOST = 4000;

/** The period cut into steps: months, Monday-to-Sunday weeks, calendar quarters; its ends are shorter pieces. */
export function pieces(period: Period, step: NonNullable<Step>): Period[] {
  if (step.unit === "days") return dayPieces(period, step.count);
  if (step.unit === "weeks") return weekPieces(period, step.count);
  if (step.unit === "halfMonths") {
    return monthPieces(period, 1).flatMap((month) => {
      const middle = `${monthOf(month.from)}-15`;
      const parts = [
        { from: firstDay(monthOf(month.from)), to: middle },
        { from: addDays(middle, 1), to: lastDay(monthOf(month.from)) },
      ];
      return parts.map((part) => overlap(part, period)).filter((part) => part !== null);
    });
  }
  return monthPieces(period, step.count);
}

function dayPieces(period: Period, count: number): Period[] {
  const days = daysFrom(period.from, earliest(period.to, addDays(period.from, MOST - 1)));
  return days.filter((_, i) => i % count === 0).map((each) => ({ from: each, to: each }));
}

function weekPieces(period: Period, count: number): Period[] {
  const found: Period[] = [];
  let from = period.from;
  while (from <= period.to && found.length < MOST) {
    const to = addDays(from, 7 * count - weekday(from));
    found.push({ from, to: earliest(to, period.to) });
    from = addDays(to, 1);
  }
  return found;
}

/** True for a school year or a part of one that runs over the New Year. */
export const overNewYear = ({ from, to }: Period): boolean =>
  yearOf(to) === yearOf(from) + 1 && monthNumber(from) >= 7 && daysBetween(from, to) < 430;

/** The month at which steps of this many months are counted from: 1 January, or the plan's own start. */
function anchor(period: Period, count: number): Month {
  const year = String(yearOf(period.from));
  if (count % 12 === 0) return monthNumber(period.from) <= 6 ? `${year}-01` : monthOf(period.from);
  if (12 % count === 0) return `${year}-01`;
  return monthOf(period.from);
}

function monthPieces(period: Period, count: number): Period[] {
  // The school's halves meet at the New Year, not in July.
  if (count === 6 && overNewYear(period)) {
    const newYear = `${yearOf(period.to)}-01-01`;
    return [
      { from: period.from, to: addDays(newYear, -1) },
      { from: newYear, to: period.to },
    ];
  }
  const found: Period[] = [];
  for (let month = anchor(period, count); firstDay(month) <= period.to; month = addMonths(month, count)) {
    const piece = overlap({ from: firstDay(month), to: lastDay(addMonths(month, count - 1)) }, period);
    if (piece !== null) found.push(piece);
    if (found.length >= MOST) break;
  }
  return found;
}

/** Months that the period touches. */
export const monthsOf = (period: Period): Month[] =>
  monthsFrom(monthOf(period.from), monthOf(earliest(period.to, addDays(period.from, MOST * 10)))).slice(
    0,
    MOST,
  );

/** Days `from` to `to` of a month (negative from its end, 0 the whole), cut to its length; null where it has none such. */
export function daysOfMonth(month: Month, from: number, to: number): Period | null {
  const length = Number(lastDay(month).slice(8));
  const date = (n: number): number => (n > 0 ? Math.min(n, length) : length + 1 + n);
  if (from > length) return null;
  const first = day(Number(month.slice(0, 4)), Number(month.slice(5)), date(from));
  const last = day(Number(month.slice(0, 4)), Number(month.slice(5)), date(to));
  return first === null || last === null || first > last ? null : { from: first, to: last };
}

/** Those of the spans that meet any of the windows, cut to it. */
export function cut(spans: Period[], windows: Period[]): Period[] {
  return spans.flatMap((span) =>
    windows.map((window) => overlap(span, window)).filter((part) => part !== null),
  );
}

/** Spans in order, each once. */
export function inOrder<T extends { from: Day | null; to: Day }>(spans: T[]): T[] {
  const key = (span: T): string => `${span.from ?? ""}/${span.to}`;
  const unique = new Map(spans.map((span) => [key(span), span]));
  return [...unique.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
