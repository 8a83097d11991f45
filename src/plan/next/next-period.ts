import { addMonths, firstDay, lastDay, type Month, monthOf, monthsBetween } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";

/** The time of the plan that comes after one, and how many months later the same things are due in it. */
export interface NextPeriod {
  period: Period;
  shift: number;
}

const number = (month: Month): number => Number(month.slice(5));

/**
 * After a half-year the next one, after a school year the next school year, after a month the next month. The halves
 * of a school year follow each other over the summer: September to December, January to May.
 */
export function nextPeriod({ from, to }: Period): NextPeriod {
  const [first, last] = [monthOf(from), monthOf(to)];
  const halves = `${number(first)}-${number(last)}`;
  const months = halves === "1-5" ? 8 : monthsBetween(first, last) + 1;
  const start = addMonths(first, months);
  const length = halves === "9-12" ? 5 : halves === "1-5" ? 4 : months;
  return {
    period: { from: firstDay(start), to: lastDay(addMonths(start, length - 1)) },
    shift: monthsBetween(first, start),
  };
}
