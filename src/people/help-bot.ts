import { Composer } from "grammy";
import { commandButton } from "../telegram/command-button.ts";
import { type Ctx, say } from "../telegram/context.ts";
import { typed } from "../telegram/typed-word.ts";
import { helpMain, helpText, mainCommands } from "./help-texts.ts";
import { sayNothingToday, sayWithMenu } from "./menu-bot.ts";
import { goesOn, tourButton } from "./tour-bot.ts";

/** `/help`, by office; it also brings back the words under the chat, and has buttons of what the office does most. */
export const help = new Composer<Ctx>();

help.command("help", tell);
help.hears(typed("help"), tell);

async function tell(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  const rows = mainCommands(member).map((command) => [commandButton(command)]);
  if (member === null) return say(ctx, helpText(null), rows);
  if (member.offices.length === 0) return sayNothingToday(ctx, member);
  await sayWithMenu(ctx, helpText(member), member);
  await say(ctx, helpMain(member), goesOn(ctx, member) ? [...rows, [tourButton]] : rows);
}
