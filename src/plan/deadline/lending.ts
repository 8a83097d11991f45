import type { Period } from "../../calendar/period.ts";
import type { Element, Part, Stretch, Years } from "./terms.ts";
import { monthIn, yearWithin } from "./years.ts";

export type Join = "range" | "list";

/** A date of a list, as far as its own words tell it. */
export interface Listed extends Element {
  /** How it joins what stands before it. */
  join: Join;
  /** «с 5 …»: only «по», «до» or a dash makes a range of it. */
  opened: boolean;
}

/** A bare number takes the month of the next date after it. */
export function lendMonths(listed: Listed[]): void {
  let lender: Part | null = null;
  for (const each of listed.toReversed()) {
    if (!each.bare) {
      lender = each.single || isNumericMonth(each) ? each.start : null;
    } else if (lender !== null && lender.day === null) {
      // «09-12.2025»: what stands before a month and a year is a month.
      if ((each.start.day ?? 0) > 12) continue;
      const month: Part = { year: lender.year, month: each.start.day, day: null };
      [each.start, each.end, each.single, each.bare] = [month, { ...month }, false, false];
    } else if (lender !== null) {
      each.start.month = lender.month;
      each.end.month = lender.month;
      each.bare = false;
      each.start.year = lender.year;
      each.end.year = lender.year;
      each.years = listed.find((other) => other.start === lender)?.years ?? null;
    }
  }
}

/** «12.2025»: only there the year stands in the element itself. */
const isNumericMonth = ({ start, end }: Element): boolean =>
  start.day === null && start.year !== null && start.month === end.month;

const stretchesOf = (each: Element): Stretch[] => [each, ...each.more];

function setYear(each: Element, year: (month: number) => number): void {
  for (const stretch of stretchesOf(each)) {
    const start = stretch.start.month ?? 1;
    const end = stretch.end.month ?? start;
    stretch.start.year ??= year(start);
    stretch.end.year ??= end < start ? stretch.start.year + 1 : year(end);
  }
}

/**
 * A year said at the end serves what stands before it: «13.10-15.10.2014», «январь-февраль 2014», «декабрь,
 * январь 2014» (where December is the year before). In a range it also serves what stands after.
 */
export function lendYears(listed: Listed[], trailing: Years | null, period: Period | null): void {
  let years = trailing;
  let later: { year: number; month: number } | null = null;
  for (let i = listed.length - 1; i >= 0; i--) {
    const each = listed[i];
    if (each === undefined) continue;
    if (each.years !== null) {
      years = each.years;
      later = null;
    }
    const spans = years;
    if (each.start.year === null && spans !== null && (spans.from !== spans.to || later === null)) {
      setYear(each, (month) => yearWithin(spans, month, i === 0));
    } else if (each.start.year === null && later !== null) {
      const after = later;
      setYear(each, (month) => yearBefore(after, month, period));
    }
    if (each.start.year !== null && each.start.month !== null) {
      later = { year: each.start.year, month: each.start.month };
    }
  }
  for (const [i, each] of listed.entries()) {
    const before = listed[i - 1];
    const year = before?.end.year ?? null;
    if (each.join !== "range" || each.start.year !== null || before === undefined || year === null) continue;
    setYear(each, (month) => (month < (before.end.month ?? 1) ? year + 1 : year));
  }
}

function yearBefore(later: { year: number; month: number }, month: number, period: Period | null): number {
  if (month <= later.month) return later.year;
  const sameYear = period !== null && monthIn(period, later.year, month);
  const yearEarlier = period === null || monthIn(period, later.year - 1, month);
  return sameYear && !yearEarlier ? later.year : later.year - 1;
}

/** The list as stretches: a range is one. */
export function joined(listed: Listed[]): Stretch[] {
  const out: Stretch[] = [];
  for (const each of listed) {
    const last = out.at(-1);
    const [first, ...more] = stretchesOf(each);
    if (first === undefined) continue;
    // «март – 8.03»: the dash says which day of March.
    const names = last?.start.day === null && each.single && each.start.month === last.start.month;
    if (names) out.pop();
    // «октябрь - 3 неделя»: and here which week of it.
    const parts = first.start.month === null && last?.start.day === null;
    if (each.join === "range" && last !== undefined && !names && !parts) {
      last.end = first.end;
      last.single = false;
    } else {
      out.push({ start: first.start, end: first.end, single: each.single });
    }
    for (const one of more) out.push({ start: one.start, end: one.end, single: false });
  }
  return out;
}

/** What has the last year that was said comes again in each of the others. */
export function repeated(stretches: Stretch[], years: number[]): Stretch[] {
  const said = stretches.at(-1)?.start.year ?? null;
  if (said === null || years.length === 0) return stretches;
  const moved = (part: Part, year: number): Part => ({ ...part, year: (part.year ?? said) + year - said });
  const again = years.flatMap((year) =>
    stretches
      .filter(({ start }) => start.year === said)
      .map(({ start, end, single }) => ({ start: moved(start, year), end: moved(end, year), single })),
  );
  return [...stretches, ...again];
}
