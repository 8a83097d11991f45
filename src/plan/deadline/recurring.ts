import { daysBetween, weekday, yearOf } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Deadline, Every, Span } from "../plan.ts";
import type { Cell, Of } from "./cell.ts";
import { heldTo, leading, onwards } from "./held-to.ts";
import { untils } from "./ends.ts";
import { nthDays } from "./nth-weekdays.ts";
import { cut, daysOfMonth, monthsOf, pieces } from "./recurrence.ts";
import { isOneWeek } from "./week-days.ts";
import { isDayStretch, isMonthless, placeYearly } from "./resolve.ts";
import type { Term } from "./terms.ts";
import type { Lexeme } from "./words.ts";

/** What comes again and again, held to the period; null where nothing does. */
export function recurrenceOf(cell: Cell): Pick<Deadline, "occurrences" | "every"> | null {
  const every = [...cell.of("every"), ...ofEveryMonth(cell)];
  const weekdays = weekdaysThatRecur(cell);
  const nth = cell.of("nthWeekday").filter(({ meaning }) => meaning.months.length === 0);
  const oneMonth = cell.monthPeriods().length > 0 || cell.onlyMonth() !== null;
  const nthInMonths = nth.length > 0 && oneMonth && every.length === 0;
  if (every.length === 0 && weekdays.length === 0 && (nth.length === 0 || nthInMonths)) return null;
  const lead = leading(every);
  if (lead !== undefined && !lead.meaning.exact) cell.noted.push(lead);
  const step = lead?.meaning.step ?? null;
  const name = everyName(lead?.meaning, weekdays.length > 0, nth.length > 0);
  if (cell.period === null) return { every: name, occurrences: [] };
  const beside = name === null || LONG.has(name) ? null : dayBeside(cell);
  const windows = heldTo(cell, cell.period, beside?.term);
  // «раз в месяц по пятницам»: which of the month's Fridays is not said.
  const rarer = lead !== undefined && lead.meaning.every !== null && RARE.has(lead.meaning.every);
  if (rarer && weekdays.length > 0 && nth.length === 0)
    cell.doubt("unread-part", texts.dayAndRecurrence(cell.text));
  const found =
    nth.length > 0
      ? nthDays(nth, windows)
      : weekdays.length > 0
        ? weekly(weekdays, windows, step)
        : steps(cell, lead?.meaning, windows);
  if (beside === null) return { every: name, occurrences: found };
  // «1 сентября; 1 раз в месяц»: the day, and then the other months.
  cell.doubt("unread-part", texts.dayAndRecurrence(cell.text));
  const { day } = beside;
  return {
    every: name,
    occurrences: [day, ...found.filter(({ from, to }) => day.to < (from ?? to) || day.to > to)],
  };
}

/** A date beside these says when they come. */
const LONG: ReadonlySet<Every> = new Set(["quarter", "term", "halfYear", "year"]);

const RARE: ReadonlySet<Every> = new Set([...LONG, "month"]);

/** The one day that stands apart from what recurs. */
function dayBeside(cell: Cell): { term: Term; day: Span } | null {
  const terms = cell.of("stretches");
  const [term, ...more] = terms;
  const [stretch, ...others] = term?.meaning.stretches ?? [];
  if (term === undefined || stretch === undefined || more.length > 0 || others.length > 0) return null;
  if (!isDayStretch(stretch) || stretch.start.month === null || term.bracketed || onwards(cell)) return null;
  const day = cell.placed(term, [stretch])[0]?.span ?? null;
  return day === null || day.to.startsWith("-") ? null : { term, day };
}

/** «последняя неделя месяца», «до 5 числа месяца» where no month is named: each month's. */
function ofEveryMonth(cell: Cell): (Term & { meaning: Of<"every"> })[] {
  if (cell.has("every") || cell.monthPeriods().length > 0 || cell.onlyMonth() !== null) return [];
  const term = cell.terms.find((each) => {
    if (each.meaning.kind !== "monthDays" && !isMonthless(each.meaning)) return false;
    const words = cell.lexemes.slice(each.from, each.to);
    return words.some(
      (lexeme) => lexeme.kind === "word" && /^(месяца|месяце|мес|кажд[а-я]+)$/.test(lexeme.word),
    );
  });
  const step = { unit: "months", count: 1 } as const;
  return term === undefined
    ? []
    : [{ ...term, meaning: { kind: "every", every: "month", step, exact: true } }];
}

function everyName(lead: Of<"every"> | undefined, weekly: boolean, monthly: boolean): Every | null {
  if (monthly) return "month";
  if (weekly) return lead?.every === "twoWeeks" ? "twoWeeks" : "week";
  return lead?.every ?? null;
}

function weekdaysThatRecur(cell: Cell): number[] {
  const terms = cell.of("weekdays");
  const daysGiven =
    cell.has("monthDays") ||
    cell.of("stretches").some(({ meaning }) => meaning.stretches.some((each) => each.start.day !== null));
  // In a plan of one week «вторник» is a day.
  const alone = !daysGiven && !cell.has("nthWeekday", "until") && (!isOneWeek(cell) || cell.has("every"));
  const recurs = terms.filter((term) => term.meaning.each || (alone && !namesTheBeginning(cell, term)));
  for (const term of terms)
    if (!recurs.includes(term) && (daysGiven || !isOneWeek(cell))) cell.noted.push(term);
  return [...new Set(recurs.flatMap(({ meaning }) => meaning.weekdays))];
}

/** «с 1 октября (среда)»: what weekday that day is. */
function namesTheBeginning(cell: Cell, term: Term): boolean {
  const before = cell.terms[cell.terms.indexOf(term) - 1];
  if (before?.meaning.kind !== "since") return false;
  return cell.lexemes.slice(before.to, term.from).every(({ kind }) => kind === "mark");
}

function weekly(weekdays: number[], windows: Period[], step: Of<"every">["step"]): Span[] {
  const days = windows.flatMap((window) => pieces(window, { unit: "days", count: 1 }));
  const first = days[0]?.from;
  const everySecond = step?.unit === "weeks" && step.count === 2;
  return days.filter(({ from }) => {
    if (!weekdays.includes(weekday(from))) return false;
    // Which of two weeks is not said: counted from the first.
    if (!everySecond || first === undefined) return true;
    return Math.floor((daysBetween(first, from) + weekday(first) - 1) / 7) % 2 === 0;
  });
}

function steps(cell: Cell, every: Of<"every"> | undefined, windows: Period[]): Span[] {
  if (every === undefined) return [];
  const name = every.every;
  if (name === "year" && cell.has("stretches", "until")) return yearly(cell, windows);
  const listed =
    (name === "halfYear" || name === "quarter" || name === "term") && cell.has("stretches") && !onwards(cell);
  if (
    listed &&
    cell.of("stretches").every(({ meaning }) => meaning.stretches.every((each) => each.start.month !== null))
  ) {
    // «2 раза в год (октябрь, апрель)» says itself when.
    return windows;
  }
  // «2 раза в год до 15 января и до 25 мая»
  const ends = untils(cell).flatMap(({ spans }) => spans);
  if ((name === "halfYear" || name === "quarter" || name === "term") && ends.length > 1) return ends;
  if (every.step === null) {
    cell.doubt("needs-calendar", texts.schoolCalendar(cell.text));
    return [];
  }
  const parts = cell.monthParts();
  if (parts.length > 0 && (name === "month" || name === "twoWeeks")) {
    return cut(
      windows
        .flatMap(monthsOf)
        .flatMap((month) =>
          parts.map(({ from, to }) => daysOfMonth(month, from, to)).filter((each) => each !== null),
        ),
      windows,
    );
  }
  if (parts.length > 0 && name === "quarter" && cell.lexemes.some(isNext)) {
    // «до 10 числа месяца, следующего за отчётным кварталом»: the first month of each quarter.
    return windows
      .flatMap(monthsOf)
      .filter((month) => Number(month.slice(5)) % 3 === 1)
      .flatMap((month) => parts.map(({ from, to }) => daysOfMonth(month, from, to)))
      .filter((each) => each !== null);
  }
  if (parts.length > 0) cell.doubt("unclear-deadline", texts.noMonth(cell.text));
  const step = every.step;
  return windows.flatMap((window) => pieces(window, step));
}

const isNext = (lexeme: Lexeme): boolean => lexeme.kind === "word" && lexeme.word.startsWith("следующ");

function yearly(cell: Cell, windows: Period[]): Span[] {
  const stretches = cell.of("stretches").flatMap(({ meaning }) => meaning.stretches);
  const spans = windows.flatMap((window) => stretches.flatMap((each) => placeYearly(each, window)));
  for (const { meaning } of cell.of("until")) {
    for (const window of windows) {
      for (const each of meaning.stretches) {
        for (const { to } of placeYearly(each, window)) {
          const year = `${yearOf(to)}-01-01`;
          const from = year > window.from ? year : window.from;
          if (from <= to) spans.push({ from, to });
        }
      }
    }
  }
  if (spans.length === 0) {
    for (const term of [...cell.of("stretches"), ...cell.of("until")]) {
      cell.placed(term, cell.monthed(term.meaning.stretches));
    }
  }
  return spans;
}
