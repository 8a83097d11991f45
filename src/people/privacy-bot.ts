import { Composer } from "grammy";
import { addDays, dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { speakerChosen } from "../telegram/speaker.ts";
import { typed } from "../telegram/typed-word.ts";
import { keptMonthsOf } from "./cluster-store.ts";
import { setCommands } from "./menu-bot.ts";
import { chairs, forgetChat, isEmpty, personalData } from "./privacy-store.ts";
import {
  chairMustHandOver,
  forgetButton,
  forgetQuestion,
  forgotten,
  keepButton,
  kept,
  nothingStored,
  privacyText,
} from "./privacy-texts.ts";

/** How what is kept of a person is kept, and erased at the person's word; open to strangers, who may have asked once. */
export const privacy = new Composer<Ctx>();

const tellPrivacy = (ctx: Ctx) =>
  say(
    ctx,
    privacyText(ctx.dataOperator, ctx.member === null ? null : keptMonthsOf(ctx.db, ctx.member.clusterId)),
  );
privacy.command("privacy", tellPrivacy);
privacy.hears(typed("privacy"), tellPrivacy);
privacy.command("forget", askForget);
privacy.hears(typed("forget"), askForget);
privacy.callbackQuery(/^p:forget:yes$/, forget);
privacy.callbackQuery(/^p:forget:no$/, async (ctx) => {
  await toast(ctx);
  await show(ctx, kept());
});

async function askForget(ctx: Ctx): Promise<void> {
  if (ctx.chatId === undefined) return;
  const data = personalData(ctx.db, ctx.chatId);
  if (isEmpty(data)) return say(ctx, nothingStored());
  if (chairs(data, (zone) => dayOf(ctx.now, zone))) return say(ctx, chairMustHandOver());
  const ending = data.people.flatMap((person) => {
    const today = dayOf(ctx.now, person.timezone);
    return person.offices.filter((office) => office.until === null || office.until >= today);
  });
  await say(
    ctx,
    forgetQuestion(
      ending.length,
      data.people.map(({ cluster }) => cluster),
    ),
    [
      [
        { text: forgetButton, data: packCallback("p", "forget", "yes") },
        { text: keepButton, data: packCallback("p", "forget", "no") },
      ],
    ],
  );
}

async function forget(ctx: Ctx): Promise<void> {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  const data = personalData(ctx.db, chatId);
  const stays = isEmpty(data)
    ? nothingStored()
    : chairs(data, (zone) => dayOf(ctx.now, zone)) && chairMustHandOver();
  if (stays !== false) {
    await toast(ctx);
    return show(ctx, stays);
  }
  ctx.commit((tx) => forgetChat(tx, chatId, instant(ctx.now), (zone) => addDays(dayOf(ctx.now, zone), -1)));
  Object.assign(ctx, speakerChosen(ctx.db, chatId, ctx.now));
  await toast(ctx);
  await show(ctx, forgotten());
  await ctx.reply(nothingStored().text, { reply_markup: { remove_keyboard: true } });
  await setCommands(ctx, null);
}
