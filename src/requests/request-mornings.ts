import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  type ProductionCalendar,
} from "../calendar/working-days.ts";
import { type Council, type HelpRequest, helpers, isInHand } from "./request.ts";

/** So many days before its day an unanswered request begins to be told of. */
const DAYS_BEFORE = 3;
/** An answer to what is in no hurry is wanted after so many. */
const UNHURRIED_DAYS = 14;
/** For so many weeks after its day a digest is made for its sake; then it only stands in the summary. */
const WEEKS_AFTER = 8;

/** By when an answer is wanted. */
export const wantedBy = ({ neededBy, askedOn }: Pick<HelpRequest, "neededBy" | "askedOn">): Day =>
  neededBy ?? addDays(askedOn, UNHURRIED_DAYS);

/** Whether it is told of in a digest that goes on this day. */
export const isNear = (request: HelpRequest, today: Day): boolean =>
  daysBetween(today, wantedBy(request)) <= DAYS_BEFORE;

/**
 * Whether a digest is made for its sake though there is nothing else to tell: three days before, on the day (both
 * on the working day before a day off), on the first working day after it, and then weekly.
 */
export function isItsMorning(request: HelpRequest, today: Day, calendar: ProductionCalendar): boolean {
  const by = wantedBy(request);
  const after = addWorkingDays(calendar, by, 1);
  if (today < after) {
    return [addDays(by, -DAYS_BEFORE), by].some((day) => previousWorkingDay(calendar, day) === today);
  }
  return Array.from({ length: WEEKS_AFTER }, (_, weeks) => addDays(after, 7 * weeks)).some(
    (day) => nextWorkingDay(calendar, day) === today,
  );
}

/** Whose digest tells of it: the owner's, and the chair's where it is in nobody's hands or the owner is not in the bot. */
export function toldTo(request: HelpRequest, council: Council): number | null {
  const owner = helpers(council).find(({ personId }) => personId === request.ownerId);
  if (isInHand(request, council) && owner?.reachable === true) return owner.personId;
  return council.chair?.personId ?? null;
}
