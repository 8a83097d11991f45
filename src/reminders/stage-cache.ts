import type { Day } from "../calendar/day.ts";
import { type SchoolHoliday, schoolDays } from "../calendar/school-holidays.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Duty } from "./duty.ts";
import type { Policy } from "./policy.ts";
import { type Stage, type StageDays, type StagedDuty, stagesOf } from "./stage.ts";
import { remindingDays, type Wishes } from "./wishes.ts";

/** What the stages of a duty follow from; `dayOfInstant` gives the cluster's day of a UTC instant. */
export function stagedDuty(duty: Duty, dayOfInstant: (instant: string) => Day): StagedDuty {
  const answered = duty.heldOn !== null || duty.postponedTo !== null || duty.state === "accepted";
  return {
    opensOn: duty.opensOn,
    dueOn: duty.dueOn,
    heldOn: duty.heldOn,
    postponedTo: duty.postponedTo,
    state: duty.state,
    startedOn: duty.plan.startedOn,
    isFigures: duty.form !== null,
    answeredOn: answered ? dayOfInstant(duty.updatedAt) : null,
  };
}

/** The days of a duty's stages: school holidays count where a school answers for itself, and nowhere else. */
export const stageDays = (
  duty: Pick<Duty, "organisation">,
  calendar: ProductionCalendar,
  holidays: readonly SchoolHoliday[],
): StageDays => ({
  worked: calendar,
  school: duty.organisation === null ? calendar : schoolDays(calendar, holidays),
});

/** Stages by what they follow from: thousands of duties share a handful of deadlines. */
export function stageCache(
  policy: Policy,
  { calendar, holidays }: { calendar: ProductionCalendar; holidays: readonly SchoolHoliday[] },
  dayOfInstant: (instant: string) => Day,
): (duty: Duty, wishes: Wishes) => Stage[] {
  const known = new Map<string, Stage[]>();
  return (duty, { onWeekends, onHolidays }) => {
    if (duty.state === "done" || duty.state === "notOurs") return [];
    const staged = stagedDuty(duty, dayOfInstant);
    const school = duty.organisation !== null;
    const key = [...Object.values(staged), school, onWeekends, onHolidays].join("|");
    let stages = known.get(key);
    if (stages === undefined) {
      const days = remindingDays(calendar, { onWeekends, onHolidays });
      stages = stagesOf(staged, policy, stageDays(duty, days, holidays));
      known.set(key, stages);
    }
    return stages;
  };
}
