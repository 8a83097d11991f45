import type { Day } from "../calendar/day.ts";
import { addMonths, firstDay, monthOf } from "../calendar/month.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import { dueOn } from "../monitoring/asked-month.ts";
import { POLICIES } from "../reminders/policy.ts";
import { stagesOf } from "../reminders/stage.ts";
import type { DueChange } from "./setting-change-texts.ts";

/** What another due day would bring: shown on the next month whose day is still to come. */
export function dueChange(
  { today, calendar }: { today: Day; calendar: ProductionCalendar },
  oldDay: number,
  newDay: number,
): DueChange {
  const current = monthOf(today);
  const isPast = (day: number): boolean => dueOn(current, day, calendar) < today;
  const month = isPast(newDay) ? addMonths(current, 1) : current;
  const after = dueOn(month, newDay, calendar);
  const stages = stagesOf(
    {
      opensOn: firstDay(month),
      dueOn: after,
      heldOn: null,
      postponedTo: null,
      state: "open",
      startedOn: firstDay(month),
      isFigures: true,
      answeredOn: null,
    },
    // A month's figures are reminded of in the same way whatever the preset.
    POLICIES[0],
    { worked: calendar, school: calendar },
  );
  return {
    month,
    before: dueOn(month, oldDay, calendar),
    after,
    reminders: stages
      .filter(({ on, to }) => on > today && on <= after && to === "responsible")
      .map(({ on }) => on),
    late: isPast(newDay) && !isPast(oldDay) ? current : null,
  };
}
