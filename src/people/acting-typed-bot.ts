import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, say } from "../telegram/context.ts";
import type { Answer } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { sinceBounds, untilBounds, yearFrom } from "./acting.ts";
import { askFirstDay, askLastDay, confirm, refusalOf } from "./acting-question-bot.ts";
import {
  type Acting,
  type ActingStep,
  closeActing,
  keepStep,
  type Place,
  placeOf,
  readStep,
  whoOf,
} from "./acting-step-bot.ts";
import { actingDayNotRead, actingProblem } from "./acting-texts.ts";
import { placeNames } from "./cluster-store.ts";
import type { Member } from "./member.ts";
import {
  otherButton,
  personGone,
  sameButton,
  sameNameQuestion,
  staleButton,
  whereabouts,
} from "./people-texts.ts";
import { namesakes } from "./people-store.ts";
import { readPersonName } from "./person-name.ts";
import { nameProblem } from "./person-name-texts.ts";
import { findStaffPerson } from "./staff-store.ts";

/** Reads a day, or a stretch of days, as a person types it, within bounds. The plan's reader of deadlines knows how. */
export type ReadDays = (text: string, bounds: Period) => Period | null;

/** A name or a day that is typed while the buttons are shown. */
export const answerActing =
  (readDays: ReadDays): Answer =>
  async (ctx, subject, text) => {
    const { member } = ctx;
    const step = readStep(subject);
    const place = member === null || step === null ? null : placeOf(ctx, member, String(step.officeId));
    if (member === null || step === null || place === null || typeof place === "string") {
      closeActing(ctx);
      return say(ctx, html`${typeof place === "string" ? place : staleButton}`);
    }
    if (step.step === "who") return nameTyped(ctx, member, place, text);
    const who = whoOf(ctx, member, place, step.who);
    if (who === null) {
      closeActing(ctx);
      return say(ctx, html`${personGone}`);
    }
    await dayTyped(ctx, member, { place, who, step, text, readDays });
  };

async function nameTyped(ctx: Ctx, member: Member, place: Place, text: string): Promise<void> {
  const reading = readPersonName(text);
  if (!reading.ok) return say(ctx, html`${nameProblem(reading.problem)}`);
  const [namesake] = namesakes(ctx.db, member.clusterId, reading.name);
  const same =
    namesake === undefined ? null : findStaffPerson(ctx.db, member.clusterId, namesake.personId, ctx.today);
  if (same === null) return askFirstDay(ctx, place, { personId: null, name: reading.name }, say);
  if (same.personId === place.holder.personId) return say(ctx, html`${actingProblem("self")}`);
  keepStep(ctx, { step: "who", officeId: place.officeId, who: { name: reading.name } });
  await say(ctx, sameNameQuestion(same.name, whereabouts(same, placeNames(ctx.db, member.clusterId))), [
    [{ text: sameButton, data: packCallback("p", "actwho", place.officeId, same.personId) }],
    [{ text: otherButton, data: packCallback("p", "actwho", place.officeId, "typed") }],
  ]);
}

interface TypedAnswer {
  place: Place;
  who: Acting;
  step: Exclude<ActingStep, { step: "who" }>;
  text: string;
  readDays: ReadDays;
}

async function dayTyped(ctx: Ctx, member: Member, typed: TypedAnswer): Promise<void> {
  const { place, who, step } = typed;
  if (step.step === "confirm") return confirm(ctx, place, who, step, say);
  const days = daysTyped(typed, step, ctx.today);
  if (days === null) return say(ctx, actingDayNotRead(boundsAt(step, ctx.today)));
  const { since, until } = days;
  if (until === null) return askLastDay(ctx, place, who, since, say);
  const refusal = refusalOf(ctx, member, place, who, { since, until });
  if (refusal !== null) return say(ctx, html`${actingProblem(refusal)}`);
  await confirm(ctx, place, who, { since, until }, say);
}

type DayStep = Extract<ActingStep, { step: "since" | "until" }>;

const boundsAt = (step: DayStep, today: Day): Period =>
  step.step === "until" ? untilBounds(step.since) : sinceBounds(today);

/** The day that was asked for, or both of them: «с 14 по 18 октября». */
function daysTyped(
  { text, readDays }: Pick<TypedAnswer, "text" | "readDays">,
  step: DayStep,
  today: Day,
): { since: Day; until: Day | null } | null {
  const both = readDays(text, yearFrom(step.step === "until" ? step.since : today));
  // «С 1 по 5 октября», written on the 7th, is a slip and not the next year's.
  const soon = both !== null && both.from <= sinceBounds(today).to;
  if (soon && both.from < both.to) return { since: both.from, until: both.to };
  const day = readDays(text, boundsAt(step, today));
  if (day === null || day.from !== day.to) return null;
  return step.step === "until" ? { since: step.since, until: day.to } : { since: day.to, until: null };
}
