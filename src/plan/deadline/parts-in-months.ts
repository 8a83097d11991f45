import { daysInMonth, yearOf } from "../../calendar/day.ts";
import { firstDay } from "../../calendar/month.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated } from "./cell.ts";
import { daysOfMonth, monthsOf } from "./recurrence.ts";
import { isWholeMonths } from "./resolve.ts";
import type { Stretch, Term } from "./terms.ts";

/** A stretch of the text, or a part of a month that is named elsewhere. */
interface Item {
  term: Term;
  part: { from: number; to: number } | null;
  stretch: Stretch;
}

const NOWHERE = { year: null, month: null, day: null };
const NO_STRETCH: Stretch = { start: NOWHERE, end: NOWHERE, single: false };

/** «октябрь, 2 неделя», «ноябрь до 15 числа»: the days are of the month named before them, or else after. */
export function partsInMonths(cell: Cell): Dated | null {
  const items = monthsAndParts(cell);
  if (items.every(({ part }) => part === null)) return null;
  const taken = new Set<Item>();
  const spans: Span[] = [];
  const isMonth = (each: Item): boolean => each.part === null && isWholeMonths(each.stretch);
  let month = items.find(isMonth);
  for (const item of items) {
    if (isMonth(item)) month = item;
    if (item.part === null) continue;
    if (month === undefined) spans.push(...partOfOnlyMonth(cell, item.term, item.part));
    else {
      taken.add(month);
      spans.push(...partOf(cell, month, item.part));
    }
  }
  for (const item of items) {
    if (item.part !== null || taken.has(item)) continue;
    for (const { span } of cell.placed(item.term, [item.stretch])) if (span !== null) spans.push(span);
  }
  return { spans, days: spans.every(({ from, to }) => from === to) };
}

function monthsAndParts(cell: Cell): Item[] {
  const items: Item[] = [];
  for (const term of cell.terms) {
    const { meaning } = term;
    if (meaning.kind === "monthDays") {
      for (const part of meaning.spans) items.push({ term, part, stretch: NO_STRETCH });
    }
    if (meaning.kind !== "stretches") continue;
    for (const stretch of meaning.stretches) {
      const { start, end } = stretch;
      items.push({
        term,
        part: start.month === null ? { from: start.day ?? 1, to: end.day ?? -1 } : null,
        stretch,
      });
    }
  }
  return items;
}

/** «первая неделя» in a plan that holds one whole month is of that month; else the month is asked for. */
function partOfOnlyMonth(cell: Cell, term: Term, part: { from: number; to: number }): Span[] {
  const month = cell.onlyMonth();
  if (month === null) {
    cell.doubt("unclear-deadline", texts.noMonth(cell.text));
    cell.noted.push(term);
    return [];
  }
  const span = daysOfMonth(month, part.from, part.to);
  if (
    span === null ||
    (part.from > 1 && part.to > daysInMonth(yearOf(firstDay(month)), Number(month.slice(5))))
  ) {
    cell.doubt("impossible-date", texts.impossible(cell.written(term)));
    return [];
  }
  return [span];
}

function partOf(cell: Cell, { term, stretch }: Item, part: { from: number; to: number }): Span[] {
  const { start, end } = stretch;
  if (start.month === end.month) {
    // «до 31 числа» of November ends on the 30th; «31 числа» there is no day.
    const to =
      part.from === part.to ? part.to : Math.min(part.to, daysInMonth(start.year ?? 2001, start.month ?? 1));
    const exact = {
      start: { ...start, day: part.from },
      end: { ...end, day: to },
      single: part.from === part.to,
    };
    return cell.placed(term, [exact]).flatMap(({ span }) => (span === null ? [] : [span]));
  }
  return cell
    .placed(term, [stretch])
    .flatMap(({ span }) =>
      span?.from == null || span.to.startsWith("-") ? [] : monthsOf({ from: span.from, to: span.to }),
    )
    .map((month) => daysOfMonth(month, part.from, part.to))
    .filter((span) => span !== null);
}
