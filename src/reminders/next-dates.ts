import { addDays, type Day } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { type Duty, dueOf } from "./duty.ts";
import type { Policy } from "./policy.ts";
import { stageDays } from "./stage-cache.ts";
import { type Stage, stagesOf } from "./stage.ts";

/** So many dates of a preset are shown before it is chosen. */
const SHOWN = 3;
/** Nearer than this an event has few dates left in which the presets differ. */
const AHEAD_DAYS = 15;

/** The event on which presets are shown: the nearest that is two weeks off, else the last there is; null: none to come. */
export function exampleOf(duties: readonly Duty[], today: Day): Duty | null {
  const coming = duties
    .filter((duty) => duty.state === "open" && duty.postponedTo === null && dueOf(duty) > today)
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  return coming.find((duty) => dueOf(duty) >= addDays(today, AHEAD_DAYS)) ?? coming.at(-1) ?? null;
}

/** The next dates on which those who answer would be told of a duty, where nobody answered. */
export function nextDates(
  duty: Duty,
  policy: Policy,
  {
    calendar,
    holidays,
    today,
  }: { calendar: ProductionCalendar; holidays: readonly SchoolHoliday[]; today: Day },
): Stage[] {
  const { opensOn, dueOn, heldOn, plan } = duty;
  const staged = { opensOn, dueOn, heldOn, postponedTo: null, state: "open" as const, answeredOn: null };
  const stages = stagesOf(
    { ...staged, startedOn: plan.startedOn, isFigures: duty.form !== null },
    policy,
    stageDays(duty, calendar, holidays),
  );
  return stages.filter(({ on, to }) => on > today && to === "responsible").slice(0, SHOWN);
}
