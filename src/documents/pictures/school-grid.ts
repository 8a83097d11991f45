import type { Day } from "../../calendar/day.ts";
import type { Month } from "../../calendar/month.ts";
import type { Review } from "../../monitoring/report.ts";
import type { YearFigures, YearMonthState } from "../../monitoring/year-figures.ts";

/** What a school's month has come to; what the chair made of a report comes before when it was handed in. */
export type GridState = YearMonthState | Exclude<Review, "submitted">;

/** Who handed in when, without a single figure: made to be passed on. */
export interface SchoolGrid {
  cluster: string;
  /** The form's name. */
  form: string;
  today: Day;
  months: Month[];
  schools: { name: string; states: GridState[] }[];
}

export const gridKey = (organisationId: number, month: Month): string => `${organisationId} ${month}`;

/** `reviews` by {@link gridKey}; a school that is asked in none of the months is left out. */
export function schoolGrid(
  head: Pick<SchoolGrid, "cluster" | "form" | "today">,
  { months, schools }: Pick<YearFigures, "months" | "schools">,
  reviews: ReadonlyMap<string, "returned" | "accepted">,
): SchoolGrid {
  return {
    ...head,
    months,
    schools: schools
      .map(({ organisationId, shortName, states }) => ({
        name: shortName,
        states: months.map(
          (month, at): GridState => reviews.get(gridKey(organisationId, month)) ?? states[at] ?? "notAsked",
        ),
      }))
      .filter(({ states }) => states.some((state) => state !== "notAsked")),
  };
}

const HANDED_IN: ReadonlySet<GridState> = new Set(["onTime", "late", "returned", "accepted"]);

export interface MonthCounts {
  /** How many schools are asked, and how many of them have handed in. */
  asked: number;
  handedIn: number;
}

export function countsIn({ schools }: SchoolGrid, at: number): MonthCounts {
  const states = schools.map(({ states }) => states[at]).filter((state) => state !== undefined);
  return {
    asked: states.filter((state) => state !== "notAsked").length,
    handedIn: states.filter((state) => HANDED_IN.has(state)).length,
  };
}

/** How many of the grid's cells say so. */
export const cellsOf = ({ schools }: SchoolGrid, state: GridState): number =>
  schools.reduce((sum, { states }) => sum + states.filter((one) => one === state).length, 0);
