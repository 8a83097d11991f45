import { addDays, dateOf, type Day, daysFrom, latest, weekday } from "../calendar/day.ts";
import { firstDay, lastDay, type Month, monthOf } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import type { Duty } from "./duty.ts";

/** How far a duty whose plan is over may still be moved. */
const AFTER_PLAN_DAYS = 60;

/**
 * The days on which a duty may be held: of its window, from today on; anywhere in the rest of the plan for a
 * dated one and for one that is overdue.
 */
export function heldBounds(duty: Pick<Duty, "opensOn" | "dueOn" | "plan">, today: Day): Period {
  const inWindow = duty.opensOn < duty.dueOn && duty.dueOn >= today;
  if (inWindow) return { from: latest(today, duty.opensOn), to: duty.dueOn };
  const from = latest(today, duty.plan.from);
  return { from, to: from <= duty.plan.to ? duty.plan.to : addDays(today, AFTER_PLAN_DAYS) };
}

/** The day is asked for while so many are left at least: later it is to be done and not to be planned. */
const DAYS_TO_PLAN = 7;

/** Whether it is to be asked when a duty will be held: of the plan's only the month is known, and there is time. */
export function isDayAsked(
  { form, state, heldOn, opensOn, dueOn }: Pick<Duty, "form" | "state" | "heldOn" | "opensOn" | "dueOn">,
  today: Day,
): boolean {
  const isMonth = opensOn === firstDay(monthOf(opensOn)) && dueOn === lastDay(monthOf(opensOn));
  const isOpen = state === "open" || state === "accepted";
  return isMonth && isOpen && form === null && heldOn === null && addDays(today, DAYS_TO_PLAN) < dueOn;
}

/** The days to which a reminder may be put off. */
export const postponeBounds = (today: Day): Period => ({
  from: addDays(today, 1),
  to: addDays(today, AFTER_PLAN_DAYS),
});

/** A month as weeks from Monday to Sunday; null where a week has no such day or it lies out of bounds. */
export function weeksOf(month: Month, bounds: Period): { date: number; day: Day | null }[][] {
  const days = daysFrom(firstDay(month), lastDay(month)).map((day) => ({
    date: dateOf(day),
    day: day >= bounds.from && day <= bounds.to ? day : null,
  }));
  const empty = { date: 0, day: null };
  const cells = [...Array.from({ length: weekday(firstDay(month)) - 1 }, () => empty), ...days];
  while (cells.length % 7 > 0) cells.push(empty);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
