import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { Review } from "../monitoring/report.ts";

/** A month of a school's figures, as far as it was asked for. */
export interface SchoolFigures {
  heading: string;
  form: string;
  month: Month;
  dueOn: Day;
  /** Null: nothing was handed in. */
  given: { on: Day; late: boolean; by: string; review: Review } | null;
}

/** How many schools' duties stand where, for a line of the list of schools. */
export interface SchoolStanding {
  id: number;
  shortName: string;
  done: number;
  total: number;
  overdue: number;
  /** Reports that are late. */
  owed: number;
}
