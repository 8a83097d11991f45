import type { DeadlineKind, Span } from "../plan.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Cell, Dated } from "./cell.ts";
import { nthInMonths } from "./nth-weekdays.ts";
import { partsInMonths } from "./parts-in-months.ts";
import { isDayStretch, isMonthless, isWholeMonths } from "./resolve.ts";
import { daysOfWeek, narrowed } from "./week-days.ts";
import { halfSpan, wholeSpans } from "./whole-periods.ts";

/** Days and stretches of days; null where the text says none. */
export function datesOf(cell: Cell): { kind: DeadlineKind; occurrences: Span[] } | null {
  const firstVague = cell.terms.find(
    ({ meaning }) => meaning.kind === "request" || meaning.kind === "external",
  );
  const said = [
    "weekdays",
    "stretches",
    "until",
    "since",
    "half",
    "years",
    "nthWeekday",
    "monthDays",
    "whole",
  ] as const;
  const dated = cell.terms.filter(({ meaning }) => (said as readonly string[]).includes(meaning.kind));
  const first = dated[0];
  if (first === undefined) return null;
  // «По запросу, в течение года» is on request; «в течение года (по запросу)» is the year.
  const onlyWhole = dated.every(({ meaning }) => /^(whole|years|half)$/.test(meaning.kind));
  if (onlyWhole && firstVague !== undefined && firstVague.from < first.from && !firstVague.bracketed)
    return null;

  const found: Dated[] = [
    partsInMonths(cell) ?? stretchSpans(cell),
    daysOfWeek(cell),
    nthInMonths(cell),
    ...cell.of("half").map(({ meaning }) => halfSpan(cell, meaning)),
    ...untils(cell),
    ...sinces(cell),
  ];
  for (const each of found) {
    const spans = narrowed(cell, each.spans);
    if (spans.some((span) => !each.spans.includes(span) && span.from === span.to))
      each.days = spans.every(({ from, to }) => from === to);
    each.spans = spans;
  }
  let spans = found.flatMap((each) => each.spans);
  const wholes = wholeSpans(cell, spans);
  const days = wholes.length === 0 && found.every((each) => each.spans.length === 0 || each.days);
  spans = [...spans, ...wholes];
  const codes = cell.problemCodes();
  if (spans.length === 0) {
    const lost = codes.some((code) => code === "impossible-date" || code === "reversed-range");
    const onlyParts = dated.every(({ meaning }) => meaning.kind === "monthDays" || isMonthless(meaning));
    if (lost || (onlyParts && cell.period === null)) {
      if (!lost) cell.doubt("unclear-deadline", texts.noMonth(cell.text));
      return { kind: "unclear", occurrences: [] };
    }
    if (codes.includes("unclear-deadline")) return { kind: "unclear", occurrences: [] };
    const onlyDays =
      cell.of("stretches").length > 0 &&
      cell.of("stretches").every(({ meaning }) => meaning.stretches.every(isDayStretch));
    return {
      kind: onlyDays && dated.every(({ meaning }) => meaning.kind === "stretches") ? "date" : "window",
      occurrences: [],
    };
  }
  return { kind: days ? "date" : "window", occurrences: spans };
}

function stretchSpans(cell: Cell): Dated {
  const outside: Span[] = [];
  const bracketed: Span[] = [];
  let days = true;
  // «ноябрь, третий четверг»: the month is the weekday's.
  const nth = cell.of("nthWeekday").some(({ meaning }) => meaning.month === null);
  // «сентябрь, до 15.09»: and it ends in it.
  const ends = untils(cell).flatMap((each) => each.spans);
  const ended = ({ from, to }: Span): boolean =>
    ends.some((end) => from !== null && from === end.from && end.to >= from && end.to <= to);
  for (const term of cell.of("stretches")) {
    const stretches = cell.monthed(term.meaning.stretches).filter((each) => !nth || !isWholeMonths(each));
    const placed = cell.placed(term, stretches);
    for (const { span, day: single } of placed) {
      if (span === null || (!single && ended(span))) continue;
      (term.bracketed ? bracketed : outside).push(span);
      days &&= single;
    }
  }
  // «4 неделя сентября (22-26 сентября)»: what the brackets say is the exact of what stands before them.
  const kept = outside.filter((wide) => !bracketed.some((exact) => covers(wide, exact)));
  const spans = [...kept, ...bracketed];
  if (bracketed.length > 0) days = spans.every(({ from, to }) => from === to);
  return { spans, days };
}

function untils(cell: Cell): Dated[] {
  const months = cell.has("until") ? cell.monthPeriods() : [];
  return cell.of("until").map((term) => {
    const spans: Span[] = [];
    for (const { span } of cell.placed(term, term.meaning.stretches)) {
      if (span === null) continue;
      const { to } = span;
      const month = months.find((each) => to >= each.from && to <= each.to);
      const start = to.startsWith("-") ? null : (month?.from ?? cell.period?.from ?? null);
      spans.push({ from: start !== null && start <= to ? start : null, to });
    }
    return { spans, days: false };
  });
}

function sinces(cell: Cell): Dated[] {
  return cell.of("since").map((term) => {
    const spans: Span[] = [];
    for (const { span } of cell.placed(term, [term.meaning.stretch])) {
      const end = cell.period?.to ?? null;
      if (span?.from == null) continue;
      if (end === null || span.from > end || span.from.startsWith("-")) {
        cell.doubt("open-ended", texts.openEnded(cell.written(term)));
      } else spans.push({ from: span.from, to: end });
    }
    return { spans, days: false };
  });
}

const covers = (wide: Span, exact: Span): boolean =>
  wide.from !== null && exact.from !== null && wide.from <= exact.from && wide.to >= exact.to;
