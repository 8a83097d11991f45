import type { Day } from "../../calendar/day.ts";
import { addDays, daysFrom, weekday } from "../../calendar/day.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Cell } from "./cell.ts";
import { daysOfMonth } from "./recurrence.ts";
import { place } from "./resolve.ts";
import type { Term } from "./terms.ts";

/** «15 сентября (вторник)»: where the days beside a weekday are none such, either may be the slip. */
export function tellWrongWeekdays(cell: Cell): void {
  const dated = cell.terms.filter(({ meaning }) =>
    /^(weekdays|stretches|since|until|monthDays)$/.test(meaning.kind),
  );
  for (const [i, term] of dated.entries()) {
    if (term.meaning.kind !== "weekdays" || term.meaning.each) continue;
    const days = [dated[i - 1], dated[i + 1]].flatMap((each) =>
      each === undefined ? [] : daysOf(cell, each),
    );
    const said = new Set<number>(days.map(weekday));
    const [first] = days;
    if (first !== undefined && !term.meaning.weekdays.every((each) => said.has(each)))
      cell.doubt("wrong-weekday", texts.wrongWeekday(cell.written(term), first));
  }
}

/** The days that a term says; of a longer stretch a week, in which every weekday is. */
function daysOf(cell: Cell, { meaning }: Term): Day[] {
  const only = cell.onlyMonth();
  if (meaning.kind === "monthDays") {
    const spans = only === null ? [] : meaning.spans.map(({ from, to }) => daysOfMonth(only, from, to));
    return spans.flatMap((span) => (span === null ? [] : daysFrom(span.from, span.to)));
  }
  const isDated = meaning.kind === "stretches" || meaning.kind === "until";
  const stretches = isDated ? meaning.stretches : meaning.kind === "since" ? [meaning.stretch] : [];
  return stretches.flatMap((stretch) => {
    const { span } = stretch.start.month === null ? { span: null } : place(stretch, cell.period);
    if (span?.from == null || span.to.startsWith("-")) return [];
    return daysFrom(span.from, span.to < addDays(span.from, 6) ? span.to : addDays(span.from, 6));
  });
}
