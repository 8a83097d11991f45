import type { Day } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { type Duty, dueOf } from "./duty.ts";
import { POLICIES, type Policy } from "./policy.ts";
import { stageDays } from "./stage-cache.ts";
import { type Stage, stagesOf } from "./stage.ts";

/** So many dates of a preset are shown before it is chosen. */
const SHOWN = 3;

interface ShownDays {
  calendar: ProductionCalendar;
  holidays: readonly SchoolHoliday[];
  today: Day;
}

/** The event on which presets are shown: the nearest that has dates enough in each, else in most; null: none to come. */
export function exampleOf(duties: readonly Duty[], days: ShownDays): Duty | null {
  const coming = duties
    // A month's figures are reminded of in the same way whatever the preset.
    .filter(
      (duty) =>
        duty.form === null && duty.state === "open" && duty.postponedTo === null && dueOf(duty) > days.today,
    )
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  let best: { duty: Duty; dates: number } | null = null;
  for (const duty of coming) {
    const dates = Math.min(...POLICIES.map((policy) => nextDates(duty, policy, days).length));
    if (best === null || dates > best.dates) best = { duty, dates };
    if (dates >= SHOWN) break;
  }
  return best?.duty ?? null;
}

/** The next dates on which those who answer would be told of a duty, where nobody answered. */
export function nextDates(duty: Duty, policy: Policy, { calendar, holidays, today }: ShownDays): Stage[] {
  const { opensOn, dueOn, heldOn, plan } = duty;
  const staged = { opensOn, dueOn, heldOn, postponedTo: null, state: "open" as const, answeredOn: null };
  const stages = stagesOf(
    { ...staged, startedOn: plan.startedOn, isFigures: duty.form !== null },
    policy,
    stageDays(duty, calendar, holidays),
  );
  return stages.filter(({ on, to }) => on > today && to === "responsible").slice(0, SHOWN);
}
