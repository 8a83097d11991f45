import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { type Day, isDay } from "../calendar/day.ts";
import { isMonth, monthOf } from "../calendar/month.ts";
import { within } from "../calendar/period.ts";
import { type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { typedWords } from "../telegram/typed-words.ts";
import { markDuty } from "./duty-answer-store.ts";
import { answererOf, dutyOfTap, instantOf, type OpenDuty, showCard, wordsOf } from "./duty-card-bot.ts";
import { dutyOfQuestion, sayCard } from "./duty-date-bot.ts";
import { heldBounds } from "./duty-dates.ts";
import { placeOf } from "./duty-subject.ts";
import {
  alreadyMarked,
  backButtons,
  buttonPast,
  dayButtons,
  dayNotRead,
  emptyText,
  marked,
  tooLong,
} from "./duty-texts.ts";
import { hasStrayTime, type HeldDay, heldDayOf, LONGEST_TEXT, readHeldDay } from "./held-day.ts";
import {
  askHeldDay,
  askTimeAndPlace,
  clashButtons,
  dayClashes,
  skipButtons,
  timeNotRead,
} from "./held-day-texts.ts";
import { type Clash, clashesOn, type ClusterMonth, monthAgenda } from "./month-agenda.ts";
import { loadDuties } from "./duty-store.ts";
import { loadHolidays } from "./wishes-store.ts";

/** «Когда проведёте?»: a month of buttons beside what the month already holds, or the day typed. */
export function heldDayHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:held:/, monthTapped);
  handlers.callbackQuery(/^d:heldday:/, dayTapped);
  handlers.callbackQuery(/^d:heldyes:/, insisted);
  return handlers;
}

export const heldDayAnswers: Feature["answers"] = {
  "duty.held": dayTyped,
  "duty.place": placeTyped,
};

const monthAround = (ctx: Ctx, { cluster }: OpenDuty): ClusterMonth => ({
  // A card is of its own event alone: here it is looked at among all the others.
  duties: loadDuties(ctx.db, cluster.cluster.id, ctx),
  calendar: ctx.calendar,
  holidays: loadHolidays(ctx.db, cluster.cluster.id),
});

/** The month's days; a day may be typed as well while it is shown. */
async function monthTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const { duty, place } = open;
  const asked = wordsOf(ctx)[3];
  const bounds = heldBounds(duty, ctx.today);
  const month = asked !== undefined && isMonth(asked) ? asked : monthOf(bounds.from);
  if (month < monthOf(bounds.from) || month > monthOf(bounds.to)) return toast(ctx, buttonPast);
  const { chatId } = ctx;
  if (chatId !== undefined) {
    ctx.commit((tx) => openQuestion(tx, chatId, "duty.held", place, instantOf(ctx.now)));
  }
  const agenda = monthAgenda(month, duty, monthAround(ctx, open));
  const taken = new Set(agenda.events.map(({ day }) => day));
  await toast(ctx);
  await show(ctx, askHeldDay(duty, bounds, agenda), dayButtons(place, "held", month, bounds, taken));
}

/** The duty and the day of a tap, or null after saying why not. */
async function dayOfTap(ctx: Ctx): Promise<(OpenDuty & { day: Day }) | null> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return null;
  const day = wordsOf(ctx)[3];
  if (day !== undefined && isDay(day) && within(day, heldBounds(open.duty, ctx.today)))
    return { ...open, day };
  await toast(ctx, buttonPast);
  return null;
}

async function dayTapped(ctx: Ctx): Promise<void> {
  const open = await dayOfTap(ctx);
  if (open === null) return;
  const { day, duty, place } = open;
  const { heldOn, heldAt, heldWhere } = duty;
  // The same day tapped twice keeps the time and the place that were written in between.
  const kept = heldOn === day ? { heldAt, heldWhere } : { heldAt: null, heldWhere: null };
  const held = { heldOn: day, ...kept };
  const clashes = heldOn === day ? [] : clashesOn(day, duty, monthAround(ctx, open));
  if (clashes.length === 0) return keepAndAsk(ctx, open, held);
  awaitAnotherDay(ctx, open, held);
  await toast(ctx);
  await show(ctx, dayClashes(duty, held, clashes), clashButtons(place, day));
}

/** «Всё равно»: the day is kept as it was tapped or typed, with its time and place. */
async function insisted(ctx: Ctx): Promise<void> {
  const open = await dayOfTap(ctx);
  if (open === null) return;
  const { day, place } = open;
  if (open.duty.heldOn === day) {
    await toast(ctx, alreadyMarked);
    return showCard(ctx, place);
  }
  const question = openQuestionOf(ctx);
  const isAsked = question?.kind === "duty.held" && placeOf(question.subject)?.dutyId === place.dutyId;
  const typed = isAsked ? heldDayOf(question.subject) : null;
  const held = typed?.heldOn === day ? typed : { heldOn: day, heldAt: null, heldWhere: null };
  if (held.heldAt === null && held.heldWhere === null) return keepAndAsk(ctx, open, held);
  keepDay(ctx, open, held, false);
  await toast(ctx, marked.dateSet);
  await sayCard(ctx, place);
}

/** Keeps the day and asks for the time and the place. */
async function keepAndAsk(ctx: Ctx, open: OpenDuty, held: HeldDay): Promise<void> {
  keepDay(ctx, open, held, true);
  await toast(ctx, marked.dateSet);
  await show(ctx, askTimeAndPlace(held.heldOn), skipButtons(open.place));
}

/** Stores the date; `ask` awaits the time and the place next. */
function keepDay(ctx: Ctx, { duty, member, place }: OpenDuty, held: HeldDay, ask: boolean): void {
  const { chatId } = ctx;
  ctx.commit((tx) => {
    markDuty(tx, duty, { kind: "dateSet", ...held }, answererOf(ctx, member));
    if (chatId === undefined) return;
    if (ask) openQuestion(tx, chatId, "duty.place", place, instantOf(ctx.now));
    else closeQuestion(tx, chatId);
  });
}

/** While a clash is shown another day may be typed; what was typed of this one waits for «Всё равно». */
function awaitAnotherDay(ctx: Ctx, { place }: OpenDuty, held: HeldDay): void {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  ctx.commit((tx) => openQuestion(tx, chatId, "duty.held", { ...place, ...held }, instantOf(ctx.now)));
}

async function dayTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  if (open === null) return;
  const { duty, place } = open;
  const bounds = heldBounds(duty, ctx.today);
  const held = readHeldDay(text, bounds);
  if (held === null) return say(ctx, dayNotRead(bounds), backButtons(place));
  if (hasStrayTime(held)) return say(ctx, timeNotRead(), backButtons(place));
  const clashes: Clash[] =
    duty.heldOn === held.heldOn ? [] : clashesOn(held.heldOn, duty, monthAround(ctx, open));
  if (clashes.length > 0) {
    awaitAnotherDay(ctx, open, held);
    return say(ctx, dayClashes(duty, held, clashes), clashButtons(place, held.heldOn));
  }
  keepDay(ctx, open, held, false);
  await sayCard(ctx, place);
}

/** The time and the place of a date that is already set. */
async function placeTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  if (open === null) return;
  const { heldOn } = open.duty;
  const words = typedWords(text);
  if (words === "") return say(ctx, emptyText(), backButtons(open.place));
  if (words.length > LONGEST_TEXT) return say(ctx, tooLong(words.length), skipButtons(open.place));
  if (heldOn !== null) {
    const dated = `${dayWords(heldOn, { year: true })} ${words}`;
    const read = readHeldDay(dated, { from: heldOn, to: heldOn }) ?? {
      heldOn,
      heldAt: null,
      heldWhere: words,
    };
    if (hasStrayTime(read)) return say(ctx, timeNotRead(), skipButtons(open.place));
    keepDay(ctx, open, read, false);
  }
  await sayCard(ctx, open.place);
}
