import type { Day } from "../../calendar/day.ts";
import { addDays, daysFrom, weekday } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
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
    // «16-22 мая (пт)»: one weekday beside two ends is an end's.
    const one = term.meaning.weekdays.length === 1;
    const days = [dated[i - 1], dated[i + 1]].flatMap((each) =>
      each === undefined ? [] : daysOf(cell, each, one && !cell.isWeek(each)),
    );
    const said = new Set<number>(days.map(weekday));
    const [first] = days;
    if (first !== undefined && !term.meaning.weekdays.every((each) => said.has(each)))
      cell.doubt("wrong-weekday", texts.wrongWeekday(cell.written(term), first));
  }
}

/** The days that a term says, or of a range of days the ends; of a longer stretch a week, in which every weekday is. */
function daysOf(cell: Cell, { meaning }: Term, onlyEnds: boolean): Day[] {
  const daysIn = ({ from, to }: Period): Day[] =>
    onlyEnds ? [from, to] : daysFrom(from, to < addDays(from, 6) ? to : addDays(from, 6));
  const only = cell.onlyMonth();
  if (meaning.kind === "monthDays") {
    const spans = only === null ? [] : meaning.spans.map(({ from, to }) => daysOfMonth(only, from, to));
    return spans.flatMap((span) => (span === null ? [] : daysIn(span)));
  }
  const isDated = meaning.kind === "stretches" || meaning.kind === "until";
  const stretches = isDated ? meaning.stretches : meaning.kind === "since" ? [meaning.stretch] : [];
  return stretches.flatMap((stretch) => {
    const { start, end } = stretch;
    if (start.month === null || start.day === null || end.day === null) return [];
    const { span } = place(stretch, cell.period);
    return span?.from == null || span.to.startsWith("-") ? [] : daysIn({ from: span.from, to: span.to });
  });
}
