import { Composer } from "grammy";
import { daysBetween } from "../calendar/day.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import type { Member } from "../people/member.ts";
import { loadHolidays } from "../reminders/wishes-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import {
  awaitText,
  chairTap,
  changeOf,
  closeOurs,
  homeRow,
  pack,
  setsCluster,
} from "./settings-screen-bot.ts";
import { addHoliday, removeHoliday } from "./settings-store.ts";
import {
  addHolidayQuestion,
  chairSets,
  holidayButton,
  holidayGone,
  holidayMeets,
  holidayNotRead,
  holidaysShown,
  removeHolidayQuestion,
  removeYes,
  SETTINGS_BUTTONS as BUTTONS,
  tooManyHolidays,
} from "./settings-texts.ts";
import { readHoliday } from "./typed-holiday.ts";

/** The school holidays: a list to which one is written, and from which one is removed. */
export function holidayHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^set:rest$/, chairTap(list));
  handlers.callbackQuery(/^set:restadd$/, chairTap(add));
  handlers.callbackQuery(/^set:restdel:/, chairTap(askRemove));
  handlers.callbackQuery(/^set:restgo:/, chairTap(remove));
  return handlers;
}

const HOLIDAY = "settings.holiday";
/** Years of them: and the list still fits a phone. */
const MOST_HOLIDAYS = 20;

export const holidayAnswers: Feature["answers"] = { [HOLIDAY]: typed };

function listScreen(ctx: Ctx, { clusterId }: Member): [Html, Button[][]] {
  const known = loadHolidays(ctx.db, clusterId);
  const remove = (one: SchoolHoliday): Button[] => [
    { text: holidayButton(one), data: pack("restdel", one.id) },
  ];
  return [holidaysShown(known), [...known.map(remove), homeRow]];
}

async function list(ctx: Ctx, member: Member): Promise<void> {
  awaitText(ctx, HOLIDAY, {});
  await toast(ctx);
  await show(ctx, ...listScreen(ctx, member));
}

async function typed(ctx: Ctx, _: unknown, text: string): Promise<void> {
  const { member } = ctx;
  if (member === null || !setsCluster(member)) {
    ctx.commit((tx) => closeOurs(ctx, tx));
    return say(ctx, html`${chairSets}`);
  }
  const read = readHoliday(text, ctx.today);
  if (read === null) return say(ctx, holidayNotRead(), [homeRow]);
  const known = loadHolidays(ctx.db, member.clusterId);
  const met = known.find(({ from, to }) => from <= read.to && read.from <= to);
  if (met !== undefined) return say(ctx, holidayMeets(met), [homeRow]);
  if (known.length >= MOST_HOLIDAYS) return say(ctx, tooManyHolidays(MOST_HOLIDAYS), [homeRow]);
  awaitText(ctx, HOLIDAY, read);
  await say(ctx, addHolidayQuestion(read, daysBetween(read.from, read.to) + 1), [
    [
      { text: BUTTONS.save, data: pack("restadd") },
      { text: BUTTONS.back, data: pack("rest") },
    ],
  ]);
}

/** Adds what was typed last; the button itself holds no words. */
async function add(ctx: Ctx, member: Member): Promise<void> {
  const question = openQuestionOf(ctx);
  const holiday = question?.kind === HOLIDAY ? holidayOf(question.subject) : null;
  if (holiday === null) return toast(ctx, deadButton);
  ctx.commit((tx) => {
    addHoliday(tx, changeOf(ctx, member), holiday);
    closeOurs(ctx, tx);
  });
  await toast(ctx);
  await show(ctx, ...listScreen(ctx, member));
}

function holidayOf(subject: unknown): Omit<SchoolHoliday, "id"> | null {
  const { name, from, to } = (subject ?? {}) as Record<string, unknown>;
  return typeof name === "string" && typeof from === "string" && typeof to === "string"
    ? { name, from, to }
    : null;
}

async function askRemove(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const found = loadHolidays(ctx.db, member.clusterId).find(({ id }) => id === callbackId(word));
  if (found === undefined) return toast(ctx, holidayGone);
  await toast(ctx);
  await show(ctx, removeHolidayQuestion(found), [
    [
      { text: removeYes, data: pack("restgo", found.id) },
      { text: BUTTONS.back, data: pack("rest") },
    ],
  ]);
}

async function remove(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const id = callbackId(word) ?? 0;
  const removed = ctx.commit((tx) => removeHoliday(tx, changeOf(ctx, member), id));
  await toast(ctx, removed === null ? holidayGone : undefined);
  await show(ctx, ...listScreen(ctx, member));
}
