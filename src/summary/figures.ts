import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { MonthFigures, SchoolMonth } from "../monitoring/month-figures.ts";

/** One month's figures over the schools that are asked for them. */
export interface FiguresSummary extends Pick<MonthFigures, "form" | "heading"> {
  month: Month;
  dueOn: Day;
  asked: SchoolMonth[];
  /** Handed in at all, and of these the late ones. */
  given: number;
  late: number;
  missing: SchoolMonth[];
  /** What the form's rules want the chair to see. */
  signs: number;
}

/** Null where nobody is asked in that month. */
export function summariseFigures(figures: MonthFigures): FiguresSummary | null {
  const { form, heading, month, dueOn, schools } = figures;
  const asked = schools.filter(({ state }) => state !== "notAsked");
  if (asked.length === 0) return null;
  const missing = asked.filter(({ state }) => state === "missing");
  return {
    form,
    heading,
    month,
    dueOn,
    asked,
    given: asked.length - missing.length,
    late: asked.filter(({ state }) => state === "late").length,
    missing,
    signs: asked.reduce((sum, school) => sum + school.signs.length, 0),
  };
}

/**
 * What is told of two months: this one, and the one before as long as somebody owes it. What fell due before
 * the plan was begun is not owed.
 */
export function figuresToTell(
  before: FiguresSummary | null,
  current: FiguresSummary | null,
  startedOn: Day,
): FiguresSummary[] {
  const owed = before !== null && before.missing.length > 0 && before.dueOn >= startedOn;
  return [...(owed ? [before] : []), ...(current === null ? [] : [current])];
}

/** The figures of some of the schools, for those who may not see the others. */
export function figuresOf(figures: FiguresSummary, schools: readonly number[]): FiguresSummary | null {
  const own = (school: SchoolMonth) => schools.includes(school.organisationId);
  return summariseFigures({ ...figures, schools: figures.asked.filter(own), totals: [] });
}
