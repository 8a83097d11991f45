import type { DeadlineKind, Span } from "../plan.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Cell, Dated } from "./cell.ts";
import { sinces, untils } from "./ends.ts";
import { nthInMonths } from "./nth-weekdays.ts";
import { partsInMonths } from "./parts-in-months.ts";
import type { Term } from "./terms.ts";
import { isDayStretch, isMonthless, isWholeMonths } from "./resolve.ts";
import { daysOfWeek, narrowed } from "./week-days.ts";
import { halfSpan, isDetailed, wholeSpans } from "./whole-periods.ts";

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
    narrowed(cell, partsInMonths(cell) ?? stretchSpans(cell)),
    daysOfWeek(cell),
    nthInMonths(cell),
    ...halves(cell),
    ...untils(cell),
    ...sinces(cell),
  ];
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
    const onlyDays = dated.every(
      ({ meaning }) =>
        meaning.kind === "nthWeekday" ||
        (meaning.kind === "stretches" && meaning.stretches.every(isDayStretch)),
    );
    return { kind: onlyDays ? "date" : "window", occurrences: [] };
  }
  return { kind: days ? "date" : "window", occurrences: spans };
}

/** «I полугодие (октябрь)», «октябрь (I полугодие)»: the month is the exact of it. */
function halves(cell: Cell): Dated[] {
  const dates = cell
    .of("stretches")
    .some(({ meaning }) => meaning.stretches.some(({ start }) => start.month !== null));
  return cell.of("half").flatMap((term) => {
    const before = cell.lexemes[term.from - 1];
    const after =
      before?.kind === "word" && /^(итогам|окончании|завершении|результатам|после)$/.test(before.word);
    if (!dates || !(after || isDetailed(cell, term))) return [halfSpan(cell, term.meaning)];
    cell.noted.push(term);
    return [];
  });
}

function stretchSpans(cell: Cell): Dated {
  const outside: Span[] = [];
  const bracketed: Span[] = [];
  let days = true;
  // «ноябрь, третий четверг»: the month is the weekday's.
  const nth = cell.of("nthWeekday").some(({ meaning }) => meaning.months.length === 0);
  // «сентябрь, до 15.09»: and it ends in it.
  const ends = untils(cell).flatMap((each) => each.spans);
  const ended = ({ from, to }: Span): boolean =>
    ends.some((end) => from !== null && from === end.from && end.to >= from && end.to <= to);
  for (const term of cell.of("stretches")) {
    if (isAsOf(cell, term)) {
      cell.noted.push(term);
      continue;
    }
    const stretches = cell.monthed(term.meaning.stretches).filter((each) => !nth || !isWholeMonths(each));
    const placed = cell.placed(term, stretches);
    for (const { span, day: single } of placed) {
      if (span === null || (!single && ended(span))) continue;
      (term.bracketed ? bracketed : outside).push(span);
      days &&= single;
    }
  }
  // «4 неделя сентября (22-26 сентября)»: what the brackets say is the exact of what stands before them.
  const kept = outside.filter((wide) => !bracketed.some((exact) => meets(wide, exact)));
  const spans = [...kept, ...bracketed];
  if (bracketed.length > 0) days = spans.every(({ from, to }) => from === to);
  return { spans, days };
}

/** «до 5 октября (на 1 октября)»: what the figures are of. */
function isAsOf(cell: Cell, term: Term): boolean {
  const before = cell.lexemes[term.from - 1];
  const on = before?.kind === "word" && before.word === "на";
  return on && term.bracketed && cell.terms.some((each) => each !== term && !each.bracketed);
}

const meets = (wide: Span, exact: Span): boolean =>
  wide.from !== null && exact.from !== null && wide.from <= exact.to && wide.to >= exact.from;
