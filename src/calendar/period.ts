import type { Day } from "./day.ts";

/** From a day to a day, both included. */
export interface Period {
  from: Day;
  to: Day;
}

export const within = (day: Day, period: Period): boolean => day >= period.from && day <= period.to;

/** The common part of two periods, or null where they do not meet. */
export function overlap(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}
