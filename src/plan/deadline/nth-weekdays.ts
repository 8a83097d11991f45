import { firstDay, lastDay } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated, Of } from "./cell.ts";
import { monthsOf } from "./recurrence.ts";
import { nthWeekdayOf } from "./resolve.ts";
import type { Term } from "./terms.ts";

export function nthDays(terms: (Term & { meaning: Of<"nthWeekday"> })[], windows: Period[]): Span[] {
  const spans: Span[] = [];
  for (const window of windows) {
    for (const month of monthsOf(window)) {
      for (const { meaning } of terms) {
        for (const n of meaning.ordinals) {
          for (const weekdays of meaning.together
            ? [meaning.weekdays]
            : meaning.weekdays.map((each) => [each])) {
            const found = nthWeekdayOf(month, n, weekdays);
            if (found !== null && found >= window.from && found <= window.to)
              spans.push({ from: found, to: found });
          }
        }
      }
    }
  }
  return spans;
}

export function nthInMonths(cell: Cell): Dated {
  const spans: Span[] = [];
  for (const term of cell.of("nthWeekday")) {
    const { months: named } = term.meaning;
    const months = named.length > 0 ? namedMonths(cell, term) : unnamedMonths(cell);
    if (named.length > 0 && months.length === 0 && cell.period === null) {
      cell.doubt("unknown-year", texts.unknownYear(cell.written(term)));
    }
    const days = nthDays([term], months);
    // A fifth Friday is not in every month.
    if (days.length === 0 && months.length > 0)
      cell.doubt("impossible-date", texts.impossible(cell.written(term)));
    spans.push(
      ...days.map(({ to }) => ({ from: cell.isUntil(term) ? (cell.period?.from ?? null) : to, to })),
    );
  }
  return { spans, days: spans.every(({ from, to }) => from === to) };
}

const namedMonths = (cell: Cell, term: Term & { meaning: Of<"nthWeekday"> }): Period[] =>
  cell
    .placed(
      term,
      term.meaning.months.map((month) => ({ start: month, end: month, single: false })),
    )
    .flatMap(({ span }) =>
      span?.from != null && !span.to.startsWith("-") ? [{ from: span.from, to: span.to }] : [],
    );

/** «ноябрь, третий четверг»; in a plan of one month it is that month's. */
function unnamedMonths(cell: Cell): Period[] {
  const named = cell.monthPeriods();
  const only = cell.onlyMonth();
  return named.length > 0 || only === null ? named : [{ from: firstDay(only), to: lastDay(only) }];
}
