import { Composer } from "grammy";
import type { Member } from "../people/member.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, strangerText } from "../telegram/general-texts.ts";
import { typed } from "../telegram/typed-word.ts";
import { calendarYearHandlers } from "./calendar-year-bot.ts";
import { holidayAnswers, holidayHandlers } from "./holidays-bot.ts";
import { pauseAnswers, pauseHandlers } from "./pause-bot.ts";
import { settingAnswers, settingHandlers } from "./setting-bot.ts";
import { closeOurs, homeScreen, ownTap } from "./settings-screen-bot.ts";

/** «Настройки»: everyone's own reminders, and the cluster's for the chair. */
export function settingsFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("settings", open);
  handlers.hears(typed("settings"), open);
  handlers.callbackQuery(/^set:home$/, ownTap(home));
  handlers.use(settingHandlers(), holidayHandlers(), calendarYearHandlers(), pauseHandlers());
  // A button of ours that no step knows: of an older version, or made by hand.
  handlers.callbackQuery(/^set:/, (ctx) => toast(ctx, deadButton));
  return { handlers, answers: { ...settingAnswers, ...holidayAnswers, ...pauseAnswers } };
}

async function open(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  await say(ctx, ...homeScreen(ctx, member));
}

async function home(ctx: Ctx, member: Member): Promise<void> {
  ctx.commit((tx) => closeOurs(ctx, tx));
  await toast(ctx);
  await show(ctx, ...homeScreen(ctx, member));
}
