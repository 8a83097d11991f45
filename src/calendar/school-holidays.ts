import { type Day, daysBetween } from "./day.ts";
import { type Period, within } from "./period.ts";
import type { ProductionCalendar } from "./working-days.ts";

/** Days without lessons, as a cluster's schools have them: «осенние», from a day to a day. */
export interface SchoolHoliday extends Period {
  id: number;
  name: string;
}

/** Longer than the winter's; summer is longer still, and a reminder put off or brought forward by it is none. */
const LONGEST_REST_DAYS = 16;

/** The school holidays of the day, or null. */
export const holidayOn = (day: Day, holidays: readonly SchoolHoliday[]): SchoolHoliday | null =>
  holidays.find((holiday) => within(day, holiday)) ?? null;

/**
 * The working days on which a school is reached: those of the calendar without its holidays. Teachers work then,
 * but they are at courses and on leave, and whom a deputy would ask is away. The whole summer is nobody's rest.
 */
export function schoolDays(
  calendar: ProductionCalendar,
  holidays: readonly SchoolHoliday[],
): ProductionCalendar {
  const short = holidays.filter(({ from, to }) => daysBetween(from, to) < LONGEST_REST_DAYS);
  if (short.length === 0) return calendar;
  return {
    ...calendar,
    isWorkingDay: (day) => calendar.isWorkingDay(day) && holidayOn(day, short) === null,
    dayOff: (day) => calendar.dayOff(day) ?? (holidayOn(day, short) === null ? null : "holiday"),
  };
}
