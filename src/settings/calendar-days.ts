import { addDays, type Day, daysFrom, weekday } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";

/** A year as the production calendar has it, beside «Saturdays and Sundays are off», which everybody knows. */
export interface CalendarYearShown {
  year: number;
  /** The government's transfers are known; else by the labour code alone. */
  known: boolean;
  /** Holidays and transferred days off, those side by side as one. */
  off: Period[];
  /** Saturdays and Sundays that are worked. */
  worked: Day[];
}

export function calendarYearShown(calendar: ProductionCalendar, year: number): CalendarYearShown {
  const days = daysFrom(`${year}-01-01`, `${year}-12-31`);
  const off: Period[] = [];
  for (const day of days.filter((one) => calendar.dayOff(one) === "holiday")) {
    const last = off.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else off.push({ from: day, to: day });
  }
  return {
    year,
    known: calendar.knows(year),
    off,
    worked: days.filter((day) => weekday(day) > 5 && calendar.isWorkingDay(day)),
  };
}
