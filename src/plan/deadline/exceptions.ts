import type { Period } from "../../calendar/period.ts";
import { addDays, weekday } from "../../calendar/day.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Span } from "../plan.ts";
import type { Cell } from "./cell.ts";
import { readDates } from "./dates.ts";
import type { Reader, Reel } from "./reel.ts";
import { place } from "./resolve.ts";
import type { Stretch } from "./terms.ts";
import { weekdayList } from "./weekdays.ts";

/** «кроме июля» takes all up to the end of its clause: a date in it is no date of the event. */
export const exception: Reader = (reel, at) => {
  let start = reel.is(at, /^за$/) ? at + 1 : at;
  if (!reel.is(start, /^(кроме|исключая|исключением|искл)$/)) return null;
  start = reel.past(start + 1, ".");
  let next = start;
  while (reel.at(next) !== undefined && !/^[;)]$/.test(reel.mark(next))) next++;
  return { value: { kind: "exception", ...exceptedAt(reel, start, next) }, next };
};

/** «(резерв 30 сентября)», «резервный день – 30.05» beside a date is no other date of the event. */
export const reserve: Reader = (reel, at) => {
  if (!reel.is(at, /^(резерв|резервн[а-я]+|запасн[а-я]+)$/)) return null;
  const days = reel.pastWord(at + 1, /^(день|дни|дата|даты|срок|сроки)$/);
  const dates = readDates(reel, reel.past(days, "-:"));
  return dates === null ? null : { value: { kind: "reserve" }, next: dates.next };
};

/** What is excepted, where the whole clause tells it. */
function exceptedAt(
  reel: Reel,
  at: number,
  end: number,
): { stretches: Stretch[] | null; weekdays: number[] | null } {
  const ended = (next: number): boolean => reel.past(next, ".") >= end;
  const dates = readDates(reel, at);
  if (dates !== null && ended(dates.next)) return { stretches: dates.value, weekdays: null };
  const weekdays = weekdayList(reel, at);
  if (weekdays !== null && ended(weekdays.next)) return { stretches: null, weekdays: weekdays.value.days };
  const daysOff = reel.is(at, /^выходн(ых|ого)$/) ? reel.pastWord(at + 1, /^(дней|дня)$/) : at;
  if (daysOff > at && ended(daysOff)) return { stretches: null, weekdays: [6, 7] };
  return { stretches: null, weekdays: null };
}

/** The spans without what the text excepts; what could not be taken away is a problem. */
export function withoutExcepted(cell: Cell, spans: Span[]): Span[] {
  let left = spans;
  for (const term of cell.of("exception")) {
    const { stretches, weekdays } = term.meaning;
    const before = left;
    for (const stretch of stretches ?? []) {
      const { span } = place(stretch, cell.period);
      if (span?.from != null && !span.to.startsWith("-")) left = less(left, { from: span.from, to: span.to });
    }
    // A week without its Saturdays is no stretch of days: only single days can lose them.
    if (weekdays !== null && left.every(({ from, to }) => from === to))
      left = left.filter(({ to }) => to.startsWith("-") || !weekdays.includes(weekday(to)));
    if (left !== before && left.length > 0) continue;
    left = before;
    cell.noted.push(term);
    const from = cell.lexemes[term.from]?.start ?? 0;
    cell.doubt("unread-part", texts.exception(cell.text.slice(from)));
  }
  return left;
}

function less(spans: Span[], gone: Period): Span[] {
  return spans.flatMap((span) => {
    if (span.from === null || span.to < gone.from || span.from > gone.to) return [span];
    const found: Span[] = [];
    if (span.from < gone.from) found.push({ from: span.from, to: addDays(gone.from, -1) });
    if (span.to > gone.to) found.push({ from: addDays(gone.to, 1), to: span.to });
    return found;
  });
}
