import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { addDays, type Day, isDay } from "../calendar/day.ts";
import { isMonth, monthOf } from "../calendar/month.ts";
import { type Period, within } from "../calendar/period.ts";
import { readTypedDay } from "../plan/editing/typed-day.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import type { Duty } from "./duty.ts";
import { markDuty } from "./duty-answer-store.ts";
import {
  answererOf,
  answerAndShow,
  buttonsOf,
  cardText,
  dutyOfTap,
  instantOf,
  type OpenDuty,
  openDuty,
  wordsOf,
} from "./duty-card-bot.ts";
import { heldBounds, postponeBounds } from "./duty-dates.ts";
import { placeOf } from "./duty-subject.ts";
import {
  askHeldDay,
  askLater,
  askPostponeDay,
  askTimeAndPlace,
  backButtons,
  buttonPast,
  type CardPlace,
  dayButtons,
  dayNotRead,
  type DayPurpose,
  emptyText,
  laterButtons,
  LONGEST_TEXT,
  marked,
  skipButtons,
  timeNotRead,
  tooLong,
} from "./duty-texts.ts";
import { typedWords } from "../telegram/typed-words.ts";

/** «Назначить дату» and «Отложить»: a month of buttons, or the day typed. */
export function dateHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:later:/, laterTapped);
  handlers.callbackQuery(/^d:(?:held|until):/, monthTapped);
  handlers.callbackQuery(/^d:(?:held|until)day:/, dayTapped);
  return handlers;
}

export const dateAnswers: Feature["answers"] = {
  "duty.held": (ctx, subject, text) => dayTyped(ctx, subject, text, "held"),
  "duty.until": (ctx, subject, text) => dayTyped(ctx, subject, text, "until"),
  "duty.place": placeTyped,
};

const boundsOf = (duty: Duty, purpose: DayPurpose, today: Day): Period =>
  purpose === "held" ? heldBounds(duty, today) : postponeBounds(today);

async function laterTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  await toast(ctx);
  const days = { three: addDays(ctx.today, 3), week: addDays(ctx.today, 7) };
  await show(ctx, askLater(open.duty), laterButtons(open.place, days));
}

/** The month's days; a day may be typed as well while it is shown. */
async function monthTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const [word, , , asked] = wordsOf(ctx);
  const purpose: DayPurpose = word === "held" ? "held" : "until";
  const bounds = boundsOf(open.duty, purpose, ctx.today);
  const month = asked !== undefined && isMonth(asked) ? asked : monthOf(bounds.from);
  if (month < monthOf(bounds.from) || month > monthOf(bounds.to)) return toast(ctx, buttonPast);
  const { chatId } = ctx;
  if (chatId !== undefined) {
    ctx.commit((tx) => openQuestion(tx, chatId, `duty.${purpose}`, open.place, instantOf(ctx.now)));
  }
  await toast(ctx);
  const ask = purpose === "held" ? askHeldDay : askPostponeDay;
  await show(ctx, ask(open.duty, bounds), dayButtons(open.place, purpose, month, bounds));
}

async function dayTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const [word, , , day] = wordsOf(ctx);
  const purpose: DayPurpose = word === "heldday" ? "held" : "until";
  if (day === undefined || !isDay(day) || !within(day, boundsOf(open.duty, purpose, ctx.today))) {
    return toast(ctx, buttonPast);
  }
  if (purpose === "until") return answerAndShow(ctx, open, { kind: "postponed", postponedTo: day });
  const { heldOn, heldAt, heldWhere } = open.duty;
  // The same day tapped twice keeps the time and the place that were written in between.
  const kept = heldOn === day ? { heldAt, heldWhere } : { heldAt: null, heldWhere: null };
  keepDate(ctx, open, { kind: "dateSet", heldOn: day, ...kept }, true);
  await toast(ctx, marked.dateSet);
  await show(ctx, askTimeAndPlace(day), skipButtons(open.place));
}

type DateSet = Extract<Parameters<typeof markDuty>[2], { kind: "dateSet" }>;

/** Stores the date; `ask` awaits the time and the place next. */
function keepDate(ctx: Ctx, { duty, member, place }: OpenDuty, mark: DateSet, ask: boolean): void {
  const { chatId } = ctx;
  ctx.commit((tx) => {
    markDuty(tx, duty, mark, answererOf(ctx, member));
    if (chatId === undefined) return;
    if (ask) openQuestion(tx, chatId, "duty.place", place, instantOf(ctx.now));
    else closeQuestion(tx, chatId);
  });
}

async function dayTyped(ctx: Ctx, subject: unknown, text: string, purpose: DayPurpose): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  if (open === null) return;
  const bounds = boundsOf(open.duty, purpose, ctx.today);
  const read = readDay(text, bounds);
  if (read === null) return say(ctx, dayNotRead(bounds), backButtons(open.place));
  if (hasStrayTime(read)) return say(ctx, timeNotRead(), backButtons(open.place));
  if (purpose === "held") keepDate(ctx, open, { kind: "dateSet", ...read }, false);
  else {
    ctx.commit((tx) => {
      markDuty(tx, open.duty, { kind: "postponed", postponedTo: read.heldOn }, answererOf(ctx, open.member));
      if (ctx.chatId !== undefined) closeQuestion(tx, ctx.chatId);
    });
  }
  await sayCard(ctx, open.place);
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
    const read = readDay(`${dayWords(heldOn, { year: true })} ${words}`, { from: heldOn, to: heldOn });
    const { heldAt, heldWhere } = read ?? { heldAt: null, heldWhere: words };
    if (hasStrayTime({ heldAt, heldWhere })) return say(ctx, timeNotRead(), skipButtons(open.place));
    keepDate(ctx, open, { kind: "dateSet", heldOn, heldAt, heldWhere }, false);
  }
  await sayCard(ctx, open.place);
}

/** One day within bounds, with its time and place, or null. */
function readDay(text: string, bounds: Period): Omit<DateSet, "kind"> | null {
  const read = text.length > LONGEST_TEXT ? null : readTypedDay(text, bounds);
  return read === null ? null : { heldOn: read.day, heldAt: read.time, heldWhere: read.note };
}

/** «25:00» was meant for a time and left over as a place. */
const hasStrayTime = ({ heldAt, heldWhere }: Pick<DateSet, "heldAt" | "heldWhere">): boolean =>
  heldAt === null && heldWhere !== null && /(?<!\d)\d{1,2}:\d{1,2}(?!\d)/.test(heldWhere);

/** The duty that a question was about, or null after saying that there is none to answer any more. */
export async function dutyOfQuestion(ctx: Ctx, subject: unknown): Promise<OpenDuty | null> {
  const place = placeOf(subject);
  const open = place === null ? buttonPast : openDuty(ctx, place, "answer");
  if (typeof open !== "string") return open;
  const { chatId } = ctx;
  if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
  await say(ctx, html`${open}`);
  return null;
}

/** The card below what was typed. */
export async function sayCard(ctx: Ctx, place: CardPlace): Promise<void> {
  const open = openDuty(ctx, place, "look");
  if (typeof open !== "string") await say(ctx, cardText(ctx, open), buttonsOf(open));
}
