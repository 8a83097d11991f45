import { addDays, daysBetween, type Day, weekday } from "../calendar/day.ts";
import { addMonths, firstDay, monthOf } from "../calendar/month.ts";
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  type ProductionCalendar,
} from "../calendar/working-days.ts";
import type { DutyAnswer } from "./duty.ts";
import type { Policy } from "./policy.ts";

/** What the stages of a duty follow from. */
export interface StagedDuty {
  opensOn: Day;
  dueOn: Day;
  heldOn: Day | null;
  postponedTo: Day | null;
  state: DutyAnswer;
  /** What ended before the plan was begun to be run is nobody's to be chased for. */
  startedOn: Day;
  /** The day of the last answer (accepted, postponed, a date set): what came before it has been answered. */
  answeredOn: Day | null;
}

/** Why now. */
export interface Stage {
  /** «opening», «month:2019-10», «before:7», «postponed», «overdue:3»: unique within a due day. */
  name: string;
  /** The working day on which it is told. */
  on: Day;
  dueOn: Day;
  to: "responsible" | "chair";
}

/**
 * The stages of a duty, one a day at the most, in order, every one on a working day. A day set by the
 * responsible re-plans it as a dated one; «Отложить» silences what comes before that day and moves the rest
 * behind it; «Принято» leaves only the last stages before the due day; done or not ours has none.
 */
export function stagesOf(duty: StagedDuty, policy: Policy, calendar: ProductionCalendar): Stage[] {
  const dueOn = duty.heldOn ?? duty.dueOn;
  if (duty.state === "done" || duty.state === "notOurs" || dueOn < duty.startedOn) return [];
  const stage = (name: string, on: Day, to: Stage["to"] = "responsible"): Stage => ({ name, on, dueOn, to });

  const dated = duty.heldOn !== null || duty.opensOn === duty.dueOn;
  const before = dated ? datedStages(dueOn, policy, calendar) : windowStages(duty, policy, calendar);
  const kept = duty.state === "accepted" ? afterAcceptance(before, dated, policy) : before;
  const told = kept.map(({ name, on }) => stage(name, on));

  // Postponed beyond the due day, it is chased from that day and not from the plan's.
  const chasedFrom = duty.postponedTo !== null && duty.postponedTo > dueOn ? duty.postponedTo : dueOn;
  told.push(...overdueStages(chasedFrom, policy, calendar).map(({ name, on, to }) => stage(name, on, to)));
  const rest = told.filter(
    ({ on }) =>
      (duty.postponedTo === null || on > duty.postponedTo) &&
      (duty.answeredOn === null || on > duty.answeredOn),
  );
  if (duty.postponedTo !== null)
    rest.push(stage(`postponed:${duty.postponedTo}`, reminderDay(duty.postponedTo, dueOn, calendar)));
  return onePerDay(rest);
}

interface Named {
  name: string;
  on: Day;
  to?: Stage["to"];
}

const datedStages = (dueOn: Day, policy: Policy, calendar: ProductionCalendar): Named[] =>
  policy.dated.map((days) => ({
    name: `before:${days}`,
    on: previousWorkingDay(calendar, addDays(dueOn, -days)),
  }));

function windowStages({ opensOn, dueOn }: StagedDuty, policy: Policy, calendar: ProductionCalendar): Named[] {
  const stages: Named[] = [];
  if (policy.window.opening) stages.push({ name: "opening", on: reminderDay(opensOn, dueOn, calendar) });
  if (policy.window.monthly) {
    for (let month = addMonths(monthOf(opensOn), 1); month <= monthOf(dueOn); month = addMonths(month, 1)) {
      const on = nextWorkingDay(calendar, firstDay(month));
      if (on <= dueOn) stages.push({ name: `month:${month}`, on });
    }
  }
  for (const days of policy.window.beforeEnd) {
    const on = previousWorkingDay(calendar, addDays(dueOn, -days));
    if (on >= opensOn) stages.push({ name: `before:${days}`, on });
  }
  return stages;
}

/** The day itself, moved after where it is off, but before where that would be past the due day. */
function reminderDay(day: Day, dueOn: Day, calendar: ProductionCalendar): Day {
  const after = nextWorkingDay(calendar, day);
  return day <= dueOn && after > dueOn ? previousWorkingDay(calendar, day) : after;
}

function afterAcceptance(stages: readonly Named[], dated: boolean, policy: Policy): Named[] {
  if (!dated) return stages.slice(-1).filter(({ name }) => name.startsWith("before:"));
  return stages.filter(({ name }) => Number(name.split(":")[1]) <= policy.acceptedKeeps);
}

function overdueStages(from: Day, { overdue }: Policy, calendar: ProductionCalendar): Named[] {
  const days = overdue.workingDays.map((n) => addWorkingDays(calendar, from, n));
  const last = days.at(-1) ?? from;
  for (let week = 1; week <= overdue.times; week++) {
    const day = addDays(last, week * overdue.everyDays);
    // From the second on they meet on Mondays: else the chair has another part of her list every morning.
    days.push(nextWorkingDay(calendar, week === 1 ? day : addDays(day, 1 - weekday(day))));
  }
  return days.map((on, i) => ({
    name: `overdue:${i + 1}`,
    on,
    to: i + 1 >= overdue.chairFrom ? "chair" : "responsible",
  }));
}

/** In order, of those that fall on one day the last (the nearest to the due day, or the furthest past it). */
function onePerDay(stages: readonly Stage[]): Stage[] {
  const byDay = new Map<Day, Stage>();
  for (const stage of stages) byDay.set(stage.on, stage);
  return [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** A stage that nobody was told for so long is no reminder any more: an old plan that was loaded today is only read. */
const STALE_DAYS = 45;

/**
 * What to tell today of a duty's stages, or null. After downtime only the latest that has come; nothing on a
 * day off; nothing that came so long ago that it is history; nothing that is not later than `toldOn`, the latest stage day already told for this due day, so
 * that neither a second run nor a clock set back repeats anything.
 */
export function dueToday(
  stages: readonly Stage[],
  toldOn: Day | null,
  today: Day,
  calendar: ProductionCalendar,
): Stage | null {
  if (!calendar.isWorkingDay(today)) return null;
  const latest = stages.findLast((stage) => stage.on <= today) ?? null;
  if (latest !== null && daysBetween(latest.on, today) > STALE_DAYS) return null;
  return latest === null || (toldOn !== null && toldOn >= latest.on) ? null : latest;
}
