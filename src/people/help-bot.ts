import { Composer } from "grammy";
import { type Ctx, say } from "../telegram/context.ts";
import { typed } from "../telegram/typed-word.ts";
import { helpText } from "./help-texts.ts";
import { sayNothingToday, sayWithMenu } from "./menu-bot.ts";

/** `/help`, by office; it also brings back the words under the chat. */
export const help = new Composer<Ctx>();

help.command("help", tell);
help.hears(typed("help"), tell);

async function tell(ctx: Ctx): Promise<void> {
  if (ctx.member === null) return say(ctx, helpText(null));
  if (ctx.member.offices.length === 0) return sayNothingToday(ctx, ctx.member);
  await sayWithMenu(ctx, helpText(ctx.member), ctx.member);
}
