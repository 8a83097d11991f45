import type { Day } from "../calendar/day.ts";
import { addMonths, type Month, monthsFrom } from "../calendar/month.ts";
import { type Form, phaseOf } from "./form.ts";
import { versionOf, type Versions } from "./form-versions.ts";
import type { GradeTotals } from "./month-figures.ts";

/** A school's month in the year: `awaited` is not due yet. */
export type YearMonthState = "onTime" | "late" | "missing" | "awaited" | "notAsked";

export interface SchoolYear {
  organisationId: number;
  shortName: string;
  /** Month by month, as {@link YearFigures.months}. */
  states: YearMonthState[];
  /** Months whose day has come or that are handed in, and of those how many are. */
  asked: number;
  handedIn: number;
  onTime: number;
}

/** A year of the same leavers, as far as it has come. */
export interface YearFigures {
  /** «2018-09». */
  from: Month;
  months: Month[];
  schools: SchoolYear[];
  totals: MonthTotals[];
}

/** A month's sums by grade, in the terms of the version that it was asked with. */
export interface MonthTotals {
  month: Month;
  form: Form;
  grades: GradeTotals[];
}

/** The first month of the year to which a month belongs. */
export function yearFrom(form: Form, month: Month): Month {
  const begins = `${month.slice(0, 4)}-${String(form.yearStartsIn).padStart(2, "0")}`;
  return begins <= month ? begins : addMonths(begins, -12);
}

/** The months of a year that the form asks about and that have begun; none before the cluster was asked at all. */
export const monthsOfYear = (
  versions: Versions,
  from: Month,
  current: Month,
  since: Month | null,
): { month: Month; form: Form }[] =>
  monthsFrom(since !== null && since > from ? since : from, addMonths(from, 11)).flatMap((month) => {
    const form = month <= current ? versionOf(versions, month) : null;
    return form === null || phaseOf(form, month) === null ? [] : [{ month, form }];
  });

/** What a school's months come to. */
export function schoolYear(
  school: { organisationId: number; shortName: string },
  months: readonly { asked: boolean; dueOn: Day; late: boolean | null }[],
  today: Day,
): SchoolYear {
  const states = months.map(({ asked, dueOn, late }): YearMonthState => {
    if (late !== null) return late ? "late" : "onTime";
    if (!asked) return "notAsked";
    return dueOn < today ? "missing" : "awaited";
  });
  const number = (state: YearMonthState): number => states.filter((one) => one === state).length;
  const handedIn = number("onTime") + number("late");
  return { ...school, states, handedIn, onTime: number("onTime"), asked: handedIn + number("missing") };
}
