import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { addDays, dayOf } from "../calendar/day.ts";
import { instant, momentOf } from "../calendar/instant.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { speakerChosen } from "../telegram/speaker.ts";
import { typed } from "../telegram/typed-word.ts";
import { setCommands } from "./menu-bot.ts";
import { chairs, forgetChat, type PersonalData, personalData } from "./privacy-store.ts";
import {
  chairMustHandOver,
  forgetButton,
  forgetQuestion,
  forgotten,
  keepButton,
  kept,
  myDataLines,
  nothingStored,
  privacyText,
  type ShownData,
} from "./privacy-texts.ts";
import { textPages } from "./text-pages.ts";

/** What is kept of a person, told and erased at the person's word; open to strangers, who may have asked once. */
export const privacy = new Composer<Ctx>();

/** Telegram takes 4,096 characters. */
const PAGE = 3900;

const tellPrivacy = (ctx: Ctx) => say(ctx, privacyText(ctx.dataOperator));
privacy.command("privacy", tellPrivacy);
privacy.hears(typed("privacy"), tellPrivacy);
privacy.command("mydata", tellData);
privacy.hears(typed("mydata"), tellData);
privacy.command("forget", askForget);
privacy.hears(typed("forget"), askForget);
privacy.callbackQuery(/^p:forget:yes$/, forget);
privacy.callbackQuery(/^p:forget:no$/, async (ctx) => {
  await toast(ctx);
  await show(ctx, kept());
});

const isEmpty = (data: PersonalData): boolean =>
  data.people.length + data.consents.length + data.requests.length === 0;

async function tellData(ctx: Ctx): Promise<void> {
  if (ctx.chatId === undefined) return;
  const data = personalData(ctx.db, ctx.chatId);
  if (isEmpty(data)) return say(ctx, nothingStored());
  for (const page of textPages(myDataLines(shown(data, ctx.zone)), PAGE)) await say(ctx, page);
}

/** The data with its instants as days of the cluster. */
function shown(data: PersonalData, zone: string): ShownData {
  const dayIn = (at: string, where: string) => dayWords(dayOf(momentOf(at, where), where), { year: true });
  const day = (text: string | null) => (text === null ? null : dayWords(text, { year: true }));
  return {
    chatId: data.chatId,
    people: data.people.map((person) => ({
      ...person,
      joined: person.joinedAt === null ? null : dayIn(person.joinedAt, person.timezone),
      wishes:
        person.wishes === null
          ? null
          : {
              ...person.wishes,
              pausedFrom: day(person.wishes.pausedFrom),
              pausedTo: day(person.wishes.pausedTo),
            },
      offices: person.offices.map((office) => ({
        ...office,
        since: day(office.since),
        until: day(office.until),
      })),
    })),
    consents: data.consents.map((consent) => ({
      version: consent.version,
      given: dayIn(consent.givenAt, zone),
      withdrawn: consent.withdrawnAt === null ? null : dayIn(consent.withdrawnAt, zone),
    })),
    requests: data.requests.map((request) => ({ ...request, created: dayIn(request.createdAt, zone) })),
    questionAsked: data.questionAskedAt === null ? null : dayIn(data.questionAskedAt, zone),
  };
}

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
