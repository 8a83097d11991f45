import { Composer } from "grammy";
import { addDays, isDay } from "../calendar/day.ts";
import { isMonth, monthOf } from "../calendar/month.ts";
import { within } from "../calendar/period.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
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
import { postponeBounds } from "./duty-dates.ts";
import { placeOf } from "./duty-subject.ts";
import {
  askLater,
  askPostponeDay,
  backButtons,
  buttonPast,
  type CardPlace,
  dayButtons,
  dayNotRead,
  laterButtons,
} from "./duty-texts.ts";
import { hasStrayTime, readHeldDay } from "./held-day.ts";
import { timeNotRead } from "./held-day-texts.ts";

/** «Отложить»: some days, a month of buttons, or the day typed. */
export function postponeHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:later:/, laterTapped);
  handlers.callbackQuery(/^d:until:/, monthTapped);
  handlers.callbackQuery(/^d:untilday:/, dayTapped);
  return handlers;
}

export const postponeAnswers: Feature["answers"] = { "duty.until": dayTyped };

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
  const asked = wordsOf(ctx)[3];
  const bounds = postponeBounds(ctx.today);
  const month = asked !== undefined && isMonth(asked) ? asked : monthOf(bounds.from);
  if (month < monthOf(bounds.from) || month > monthOf(bounds.to)) return toast(ctx, buttonPast);
  const { chatId } = ctx;
  if (chatId !== undefined) {
    ctx.commit((tx) => openQuestion(tx, chatId, "duty.until", open.place, instantOf(ctx.now)));
  }
  await toast(ctx);
  await show(ctx, askPostponeDay(open.duty, bounds), dayButtons(open.place, "until", month, bounds));
}

async function dayTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const day = wordsOf(ctx)[3];
  if (day === undefined || !isDay(day) || !within(day, postponeBounds(ctx.today))) {
    return toast(ctx, buttonPast);
  }
  await answerAndShow(ctx, open, { kind: "postponed", postponedTo: day });
}

async function dayTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const open = await dutyOfQuestion(ctx, subject);
  if (open === null) return;
  const bounds = postponeBounds(ctx.today);
  const read = readHeldDay(text, bounds);
  if (read === null) return say(ctx, dayNotRead(bounds), backButtons(open.place));
  if (hasStrayTime(read)) return say(ctx, timeNotRead(), backButtons(open.place));
  ctx.commit((tx) => {
    markDuty(tx, open.duty, { kind: "postponed", postponedTo: read.heldOn }, answererOf(ctx, open.member));
    if (ctx.chatId !== undefined) closeQuestion(tx, ctx.chatId);
  });
  await sayCard(ctx, open.place);
}

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
