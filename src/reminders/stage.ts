import { addDays, daysBetween, type Day, weekday } from "../calendar/day.ts";
import { addMonths, firstDay, monthOf } from "../calendar/month.ts";
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  type ProductionCalendar,
} from "../calendar/working-days.ts";
import type { DutyAnswer } from "./duty.ts";
import { FIGURES, type Policy } from "./policy.ts";

/** What the stages of a duty follow from. */
export interface StagedDuty {
  opensOn: Day;
  dueOn: Day;
  heldOn: Day | null;
  postponedTo: Day | null;
  state: DutyAnswer;
  /** What ended before the plan was begun to be run is nobody's to be chased for. */
  startedOn: Day;
  /** A month's figures: they have days of their own. */
  isFigures: boolean;
  /** The day of the last answer (accepted, postponed, a date set): what came before it has been answered. */
  answeredOn: Day | null;
}

/**
 * Whom a stage speaks to: those who answer; once each, who is above them (`climb.ts` finds the person); and at last
 * the chair's list of Mondays.
 */
export type Addressee = "responsible" | "director" | "chair" | "list";

/** Why now. */
export interface Stage {
  /** «opening», «month:2019-10», «before:7», «postponed:2019-11-16», «overdue:3», «weekly:1»: unique within a due day. */
  name: string;
  /** The working day on which it is told. */
  on: Day;
  dueOn: Day;
  to: Addressee;
}

/** The days on which one is reminded, and those on which one is reached at school: see `school-holidays.ts`. */
export interface StageDays {
  worked: ProductionCalendar;
  school: ProductionCalendar;
}

/** Of a conference in the holidays the eve and the morning are told then: who takes part in it is there. */
const NEAR_DAYS = 1;

/**
 * The stages of a duty, one a day at the most, in order, every one on a working day. A day set by the
 * responsible re-plans it as a dated one; «Отложить» silences what comes before that day and moves the rest
 * behind it; «Принято» leaves only the last stages before the due day; done or not ours has none.
 *
 * What falls into school holidays moves like what falls on a day off, but for the eve and the day itself.
 */
export function stagesOf(duty: StagedDuty, policy: Policy, days: StageDays): Stage[] {
  const dueOn = duty.heldOn ?? duty.dueOn;
  if (duty.state === "done" || duty.state === "notOurs" || dueOn < duty.startedOn) return [];
  const stage = (name: string, on: Day, to: Addressee = "responsible"): Stage => ({ name, on, dueOn, to });

  const dated = duty.heldOn !== null || duty.opensOn === duty.dueOn;
  const byFigures = duty.isFigures && duty.heldOn === null;
  const before = byFigures
    ? figuresStages(dueOn, days)
    : dated
      ? datedStages(dueOn, policy, days)
      : windowStages(duty, policy, days);
  const kept = duty.state === "accepted" ? afterAcceptance(before, dated, policy) : before;
  const told = kept.map(({ name, on }) => stage(name, on));

  // Postponed beyond the due day, it is chased from that day and not from the plan's.
  const chasedFrom = duty.postponedTo !== null && duty.postponedTo > dueOn ? duty.postponedTo : dueOn;
  const overdue = duty.isFigures ? FIGURES.overdue : policy.overdue;
  told.push(...overdueStages(chasedFrom, overdue, days).map(({ name, on, to }) => stage(name, on, to)));
  const rest = told.filter(
    ({ on }) =>
      (duty.postponedTo === null || on > duty.postponedTo) &&
      (duty.answeredOn === null || on > duty.answeredOn),
  );
  if (duty.postponedTo !== null)
    rest.push(stage(`postponed:${duty.postponedTo}`, reminderDay(duty.postponedTo, dueOn, days.worked)));
  return onePerDay(rest);
}

type Overdue = Omit<Policy["overdue"], "responsible"> & { responsible?: number };

interface Named {
  name: string;
  on: Day;
  to?: Addressee;
}

const datedStages = (dueOn: Day, policy: Policy, days: StageDays): Named[] =>
  policy.dated.map((before) => beforeStage(dueOn, before, days));

const beforeStage = (dueOn: Day, before: number, { worked, school }: StageDays): Named => ({
  name: `before:${before}`,
  on: previousWorkingDay(before <= NEAR_DAYS ? worked : school, addDays(dueOn, -before)),
});

const figuresStages = (dueOn: Day, { worked }: StageDays): Named[] =>
  FIGURES.before.map((before) => ({
    name: `figures:${before}`,
    on: before === 0 ? previousWorkingDay(worked, dueOn) : addWorkingDays(worked, dueOn, -before),
  }));

function windowStages({ opensOn, dueOn }: StagedDuty, policy: Policy, days: StageDays): Named[] {
  const stages: Named[] = [];
  const { school } = days;
  if (policy.window.opening) stages.push({ name: "opening", on: reminderDay(opensOn, dueOn, school) });
  if (policy.window.monthly) {
    for (let month = addMonths(monthOf(opensOn), 1); month <= monthOf(dueOn); month = addMonths(month, 1)) {
      const on = nextWorkingDay(school, firstDay(month));
      if (on <= dueOn) stages.push({ name: `month:${month}`, on });
    }
  }
  for (const before of policy.window.beforeEnd) {
    const stage = beforeStage(dueOn, before, days);
    if (stage.on >= opensOn) stages.push(stage);
  }
  return stages;
}

/** The day itself, moved after where it is off, but before where that would be past the due day. */
function reminderDay(day: Day, dueOn: Day, calendar: ProductionCalendar): Day {
  const after = nextWorkingDay(calendar, day);
  return day <= dueOn && after > dueOn ? previousWorkingDay(calendar, day) : after;
}

function afterAcceptance(stages: readonly Named[], dated: boolean, policy: Policy): Named[] {
  if (!dated) return stages.slice(-1).filter(({ name }) => /^(?:before|figures):/.test(name));
  return stages.filter(({ name }) => Number(name.split(":")[1]) <= policy.acceptedKeeps);
}

function overdueStages(from: Day, overdue: Overdue, { worked, school }: StageDays): Named[] {
  const stages: Named[] = [];
  for (const to of ["responsible", "director", "chair"] as const) {
    const after = overdue[to];
    if (after === undefined) continue;
    const on = addWorkingDays(school, from, after);
    stages.push({ name: `overdue:${stages.length + 1}`, on, to });
  }
  const last = stages.at(-1)?.on ?? from;
  const monday = addDays(last, 8 - weekday(last));
  for (let week = 1; week <= overdue.weeks; week++) {
    const on = nextWorkingDay(worked, addDays(monday, 7 * (week - 1)));
    stages.push({ name: `weekly:${week}`, on, to: "list" });
  }
  return stages;
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

/** Whether a stage that was told comes anew: the list every week, and what is chased once it was put off since then. */
export const isAnew = (name: string, toldOn: Day, postponedTo: Day | null): boolean =>
  name.startsWith("weekly:") || (name.startsWith("overdue:") && postponedTo !== null && postponedTo > toldOn);
