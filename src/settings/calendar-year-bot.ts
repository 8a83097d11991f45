import { Composer } from "grammy";
import { yearOf } from "../calendar/day.ts";
import type { Member } from "../people/member.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { calendarYearShown } from "./calendar-days.ts";
import { calendarYear, yearButton } from "./calendar-year-texts.ts";
import { chairTap, homeRow, pack } from "./settings-screen-bot.ts";

/** The production calendar: which years are known, and what is off in them. */
export function calendarYearHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^set:cal(?::|$)/, chairTap(open));
  return handlers;
}

/** The years around this one that may be looked at. */
const yearsAround = (ctx: Ctx): number[] => [-1, 0, 1].map((more) => yearOf(ctx.today) + more);

async function open(ctx: Ctx, _: Member, [word]: readonly string[]): Promise<void> {
  const years = yearsAround(ctx);
  const year = word === undefined ? yearOf(ctx.today) : Number(word);
  if (!years.includes(year)) return toast(ctx, deadButton);
  await toast(ctx);
  await show(ctx, calendarYear(calendarYearShown(ctx.calendar, year), ctx.dataOperator), [
    years.filter((one) => one !== year).map((one) => ({ text: yearButton(one), data: pack("cal", one) })),
    homeRow,
  ]);
}
