import type { Day } from "../calendar/day.ts";
import { addMonths, firstDay, type Month, monthOf, monthsFrom } from "../calendar/month.ts";
import { previousWorkingDay, type ProductionCalendar } from "../calendar/working-days.ts";
import { phaseOf } from "./form.ts";
import { versionOf, type Versions } from "./form-versions.ts";

/** How far back a report that was never handed in is still offered. */
const MONTHS_BACK = 11;

/** The day on which a month's figures are due: the working day before, where the day is off. */
export const dueOn = (month: Month, dueDay: number, calendar: ProductionCalendar): Day =>
  previousWorkingDay(calendar, `${month}-${String(dueDay).padStart(2, "0")}`);

/** A month can be filled in from its first day on. */
export const hasBegun = (month: Month, today: Day): boolean => firstDay(month) <= today;

/** The months that a form asks about, from `since` (or this month) to this one, at most a year back. */
export function askedMonths(versions: Versions, since: Month | null, today: Day): Month[] {
  const current = monthOf(today);
  const oldest = addMonths(current, -MONTHS_BACK);
  const from = since === null || since > current ? current : since < oldest ? oldest : since;
  return monthsFrom(from, current).filter((month) => {
    const form = versionOf(versions, month);
    return form !== null && phaseOf(form, month) !== null;
  });
}
