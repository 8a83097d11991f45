import { addDays, daysBetween, monthNumber, yearOf } from "../../calendar/day.ts";
import { monthOf } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated, Of } from "./cell.ts";
import { overNewYear } from "./recurrence.ts";
import type { Term, WholeUnit, Years } from "./terms.ts";

/** Whole periods and years, beside what dates the text also names. */
export function wholeSpans(cell: Cell, others: Span[]): Span[] {
  const spans: Span[] = [];
  const yearsAlone = others.length === 0 || cell.has("whole");
  for (const term of cell.of("years")) {
    if (!yearsAlone || cell.has("stretches", "until")) continue;
    const span = yearsSpan(cell, term);
    if (span !== null) spans.push(span);
  }
  for (const term of cell.of("whole")) {
    if (spans.length > 0 || cell.has("until", "since", "half", "monthDays")) continue;
    if (namesAnEvent(cell, term, others) || (others.length > 0 && isDetailed(cell, term))) {
      cell.noted.push(term);
      continue;
    }
    const span = whole(cell, term, term.meaning.unit);
    if (span === null) continue;
    const before = others
      .filter(({ to }) => to < span.to && !to.startsWith("-"))
      .map(({ to }) => to)
      .sort();
    const first = cell.of("stretches")[0];
    // «октябрь, в течение года»: in October, and from then on.
    const last = before.at(-1);
    const onwards = first !== undefined && first.from < term.from && last !== undefined;
    const from = onwards && last >= span.from ? addDays(last, 1) : span.from;
    spans.push({ from, to: span.to });
  }
  return spans;
}

/** «в период месячника, 1-30 октября»: the dates say when, the words before them only what. */
function namesAnEvent(cell: Cell, term: Term & { meaning: Of<"whole"> }, others: Span[]): boolean {
  const { unit } = term.meaning;
  const first = cell.of("stretches")[0];
  if (others.length === 0 || first === undefined) return false;
  return unit === "day" || unit === "week" || (unit === "period" && term.from < first.from);
}

/** «сентябрь-май (в течение года)», «в течение года: октябрь, январь»: the dates are all that is meant. */
export function isDetailed(cell: Cell, term: Term): boolean {
  const stretches = cell.of("stretches");
  if (stretches.length === 0) return false;
  const after = cell.lexemes[term.to];
  const colon = after?.kind === "mark" && /^[-:]$/.test(after.mark) && stretches[0]?.from === term.to + 1;
  const bracketed = stretches.every((each) => each.bracketed && each.from > term.from);
  return term.bracketed || colon || bracketed;
}

function whole(cell: Cell, term: Term, unit: WholeUnit): Period | null {
  const period = cell.period;
  if (period === null) return null;
  const length = daysBetween(period.from, period.to) + 1;
  const longest: Record<WholeUnit, number> = {
    day: 1,
    week: 14,
    month: 62,
    half: 220,
    year: 5000,
    period: 100_000,
  };
  if (length <= longest[unit]) return period;
  // A month of which half-year is meant? A longer plan does not say.
  const message = unit === "month" ? texts.noMonth(cell.written(term)) : texts.unclear(cell.written(term));
  cell.doubt("unclear-deadline", message);
  if (unit === "month" || unit === "half") return period;
  cell.noted.push(term);
  return null;
}

export function yearsSpan(cell: Cell, term: Term & { meaning: Of<"years"> }): Period | null {
  const { from, to, school } = term.meaning.years;
  const consecutive = to === from + 1;
  const schoolYear = school || (consecutive && cell.period !== null && overNewYear(cell.period));
  const said: Period = schoolYear
    ? { from: `${from}-09-01`, to: `${to}-08-31` }
    : { from: `${from}-01-01`, to: `${to}-12-31` };
  if (cell.period === null) return said;
  const common = overlap(said, cell.period);
  if (common === null) cell.doubt("outside-period", texts.outside(cell.written(term)));
  return common ?? said;
}

export function halfSpan(cell: Cell, { half, years }: Of<"half">): Dated {
  const period = cell.period;
  if (period === null && (years === null || years.from === 0)) {
    return {
      spans: [half === 1 ? { from: "--09-01", to: "--12-31" } : { from: "--01-01", to: "--05-31" }],
      days: false,
    };
  }
  const span = halfYear(
    half,
    years,
    period ?? { from: `${years?.from ?? 2000}-01-01`, to: `${years?.to ?? 2000}-12-31` },
  );
  if (period !== null && !meetsMonthsOf(span, period)) cell.doubt("outside-period", texts.outside(cell.text));
  return { spans: [span], days: false };
}

/** A school half-year (September-December, January-May) or a calendar one, as the words and the plan suggest. */
export function halfYear(half: 1 | 2, years: Years | null, period: Period): Period {
  const first = yearOf(period.from);
  const schoolStart = monthNumber(period.from) >= 7 ? first : first - 1;
  const school = (year: number): Period =>
    half === 1
      ? { from: `${year}-09-01`, to: `${year}-12-31` }
      : { from: `${year + 1}-01-01`, to: `${year + 1}-05-31` };
  const calendar = (year: number): Period =>
    half === 1
      ? { from: `${year}-01-01`, to: `${year}-06-30` }
      : { from: `${year}-07-01`, to: `${year}-12-31` };
  if (years?.school === true || (years !== null && years.to === years.from + 1)) {
    return school(years.from === 0 ? schoolStart : years.from);
  }
  if (years !== null) return calendar(years.from);
  if (overNewYear(period)) return school(schoolStart);
  // «1 полугодие» of September to December is the school's.
  const found = [calendar(first), school(schoolStart)];
  return (
    found.find((each) => meetsMonthsOf(each, period)) ??
    found.find((each) => overlap(each, period) !== null) ??
    school(schoolStart)
  );
}

/** True where no month of the span is outside the period. */
const meetsMonthsOf = (span: Period, period: Period): boolean =>
  monthOf(span.from) >= monthOf(period.from) && monthOf(span.to) <= monthOf(period.to);
