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
    const { month } = term.meaning;
    const months =
      month === null
        ? cell.monthPeriods()
        : cell
            .placed(term, [{ start: month, end: month, single: false }])
            .flatMap(({ span }) =>
              span?.from != null && !span.to.startsWith("-") ? [{ from: span.from, to: span.to }] : [],
            );
    if (month !== null && months.length === 0 && cell.period === null) {
      cell.doubt("unknown-year", texts.unknownYear(cell.written(term)));
    }
    spans.push(...nthDays([term], months));
  }
  return { spans, days: true };
}
