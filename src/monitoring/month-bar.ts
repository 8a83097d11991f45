import type { Day } from "../calendar/day.ts";

/** Why a school can neither hand in nor correct a month. */
export type MonthBar =
  | { kind: "notBegun" }
  /** The school is of the cluster no more; its last day in it. */
  | { kind: "left"; on: Day }
  /** The chair has closed the month, and not opened it for this school. */
  | { kind: "closed" };
