import { addDays, type Day, weekday } from "./day.ts";

/** Which days are worked: the government's calendar where it is known, else weekends and fixed holidays. */
export interface ProductionCalendar {
  isWorkingDay(day: Day): boolean;
  /** Why nobody works on the day, or null where people do. A holiday that falls on a Sunday is a holiday. */
  dayOff(day: Day): DayOff | null;
  /** False for a year of which only the fixed holidays and the weekends are known, its transfers not. */
  knows(year: number): boolean;
}

export type DayOff = "weekend" | "holiday";

/** One year's decree: everything that differs from «Saturdays, Sundays and the fixed holidays are off». */
export interface CalendarYear {
  year: number;
  /** By the labour code's rule alone: the decree is not out yet. */
  provisional: boolean;
  /** Days off beside the weekends and the fixed holidays. */
  off: readonly Day[];
  /** Weekends and holidays that are worked. */
  working: readonly Day[];
}

/** Article 112 of the labour code, «MM-DD». */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set([
  "01-01",
  "01-02",
  "01-03",
  "01-04",
  "01-05",
  "01-06",
  "01-07",
  "01-08",
  "02-23",
  "03-08",
  "05-01",
  "05-09",
  "06-12",
  "11-04",
]);

/** A year counts as known only when its decree is: a provisional one is used, and `knows` stays false. */
export function productionCalendar(years: readonly CalendarYear[]): ProductionCalendar {
  const known = new Set(years.filter((year) => !year.provisional).map((year) => year.year));
  const off = new Set(years.flatMap((year) => year.off));
  const working = new Set(years.flatMap((year) => year.working));
  // Asked for the same few hundred days by every duty of a sweep.
  const answers = new Map<Day, boolean>();
  const dayOff = (day: Day): DayOff | null => {
    if (working.has(day)) return null;
    if (off.has(day) || FIXED_HOLIDAYS.has(day.slice(5))) return "holiday";
    return weekday(day) < 6 ? null : "weekend";
  };
  return {
    isWorkingDay(day) {
      let answer = answers.get(day);
      if (answer === undefined) {
        answer = dayOff(day) === null;
        answers.set(day, answer);
      }
      return answer;
    },
    dayOff,
    knows: (year) => known.has(year),
  };
}

/** The day itself if it is worked, else the last working day before it. */
export function previousWorkingDay(calendar: ProductionCalendar, day: Day): Day {
  let found = day;
  while (!calendar.isWorkingDay(found)) found = addDays(found, -1);
  return found;
}

/** The day itself if it is worked, else the first working day after it. */
export function nextWorkingDay(calendar: ProductionCalendar, day: Day): Day {
  let found = day;
  while (!calendar.isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** The nth working day after `day` (before it for a negative n); `day` itself for 0, worked or not. */
export function addWorkingDays(calendar: ProductionCalendar, day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(n); left > 0; left--) {
    do found = addDays(found, step);
    while (!calendar.isWorkingDay(found));
  }
  return found;
}
