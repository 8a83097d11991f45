import { monthOf } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Deadline, DeadlineKind, DeadlineProblem, Every, Span } from "../plan.ts";
import { Cell } from "./cell.ts";
import { datesOf } from "./dated.ts";
import { withoutExcepted } from "./exceptions.ts";
import { joinRanges } from "./joined-terms.ts";
import { inOrder } from "./recurrence.ts";
import { recurrenceOf } from "./recurring.ts";
import { tellWrongWeekdays } from "./said-weekdays.ts";
import type { Scan, Term } from "./terms.ts";

export interface Meant {
  kind: DeadlineKind;
  occurrences: Span[];
  every: Every | null;
  time: string | null;
  problems: DeadlineProblem[];
  /** Terms that only qualify: their words go to the note. */
  noted: Term[];
}

/** What the terms say together. */
export function interpret(text: string, scan: Scan, period: Period | null): Meant {
  const cell = new Cell(text, scan, period);
  const { kind, occurrences, every } = decide(cell);
  const dated = kind === "date" || kind === "window" || kind === "recurring";
  // «31 числа каждого февраля»: nothing comes of it, and nobody would know.
  if (dated && occurrences.length === 0 && period !== null && cell.problems.size === 0)
    cell.doubt("unclear-deadline", texts.noDays(text));
  if (
    period !== null &&
    !cell.problemCodes().includes("outside-period") &&
    occurrences.some((span) => isOutside(span, period))
  )
    cell.doubt("outside-period", texts.outside(text));
  const times = [
    ...cell.of("time").map(({ meaning }) => meaning.text),
    ...cell.of("until").map(({ meaning }) => meaning.time),
  ].filter((time) => time !== null);
  return {
    kind,
    occurrences: inOrder(occurrences),
    every,
    time: times.length === 0 ? null : times.join(", "),
    problems: [...cell.problems.values()],
    noted: cell.noted,
  };
}

/** True for a span that misses the period, or has a month that the period has not. */
const isOutside = ({ from, to }: Span, period: Period): boolean => {
  if (to.startsWith("-")) return false;
  const start = from ?? period.from;
  return (
    overlap({ from: start, to }, period) === null ||
    monthOf(start) < monthOf(period.from) ||
    monthOf(to) > monthOf(period.to)
  );
};

function decide(cell: Cell): Pick<Deadline, "kind" | "occurrences" | "every"> {
  tellSlips(cell);
  lendStandaloneYears(cell);
  tellWrongWeekdays(cell);
  joinRanges(cell);
  const recurring = recurrenceOf(cell);
  if (recurring !== null) {
    noteVague(cell);
    return { kind: "recurring", ...recurring, occurrences: withoutExcepted(cell, recurring.occurrences) };
  }
  const dated = datesOf(cell);
  if (dated !== null) {
    noteVague(cell);
    return { ...dated, occurrences: withoutExcepted(cell, dated.occurrences), every: null };
  }
  return { kind: vague(cell), occurrences: [], every: null };
}

function tellSlips(cell: Cell): void {
  for (const lexeme of cell.lexemes) {
    if (lexeme.kind !== "month" || !lexeme.misspelt) continue;
    cell.doubt("misspelt-month", texts.misspelt(cell.text.slice(lexeme.start, lexeme.end)));
  }
}

/** «2025 год: сентябрь, май»: a year that stands apart from the dates is theirs. */
function lendStandaloneYears(cell: Cell): void {
  const years = cell.of("years");
  const only = years[0];
  if (only === undefined) return;
  if (years.length > 1) {
    if (cell.has("stretches"))
      for (const term of years) cell.doubt("unread-part", texts.unread(cell.written(term)));
    return;
  }
  let lent = false;
  const { from, to, school } = only.meaning.years;
  if (from !== to && !school && to !== from + 1) return;
  for (const { meaning } of cell.terms) {
    if (meaning.kind !== "stretches" && meaning.kind !== "until") continue;
    for (const { start, end } of meaning.stretches) {
      const year = (month: number): number => (from === to ? from : month >= 9 ? from : to);
      const wraps = (end.month ?? 1) < (start.month ?? 1);
      lent ||= start.year === null;
      start.year ??= year(start.month ?? 1);
      end.year ??= wraps && from === to ? start.year + 1 : year(end.month ?? 1);
    }
  }
  if (!lent && cell.has("stretches", "until")) cell.doubt("unread-part", texts.unread(cell.written(only)));
}

/** Outside schedules and requests beside a date only qualify it. */
function noteVague(cell: Cell): void {
  for (const term of cell.terms) {
    const { kind } = term.meaning;
    if (
      kind === "external" ||
      kind === "request" ||
      kind === "schoolCalendar" ||
      kind === "duration" ||
      kind === "reserve" ||
      kind === "edge"
    ) {
      cell.noted.push(term);
    }
    if (kind === "duration" || kind === "edge") cell.doubt("unread-part", texts.unread(cell.written(term)));
  }
}

function vague(cell: Cell): DeadlineKind {
  const first = cell.terms.find(({ meaning }) => /^(request|external|schoolCalendar)$/.test(meaning.kind));
  for (const term of cell.terms)
    if (/^(duration|reserve|edge)$/.test(term.meaning.kind)) cell.noted.push(term);
  if (first?.meaning.kind === "request") return "onRequest";
  if (first !== undefined) {
    if (first.meaning.kind === "schoolCalendar")
      cell.doubt("needs-calendar", texts.schoolCalendar(cell.text));
    return "external";
  }
  if (cell.problems.size === 0 || !cell.of("stretches").length) {
    if (cell.text === "" || /^[\s.,;:…–—-]*$/.test(cell.text)) cell.doubt("no-deadline", texts.empty());
    else if (cell.has("duration")) cell.doubt("unclear-deadline", texts.duration(cell.text));
    else if (cell.has("time")) cell.doubt("unclear-deadline", texts.timeOnly(cell.text));
    else if (![...cell.problems.keys()].some((key) => /^(impossible|reversed|unclear)/.test(key))) {
      cell.doubt("unclear-deadline", texts.unclear(cell.text));
    }
  }
  return "unclear";
}
