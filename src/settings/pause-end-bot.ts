import { Composer } from "grammy";
import type { Period } from "../calendar/period.ts";
import { placeNames } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { officeWithPlace } from "../people/people-texts.ts";
import { pauseOf } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { endPause, pauseSubstitutions } from "./pause-store.ts";
import { endPauseButton, endPauseQuestion, type OfficeLeft, pauseGone } from "./pause-texts.ts";
import { changeOf, closeOurs, homeScreen, ownTap, pack } from "./settings-screen-bot.ts";
import { SETTINGS_BUTTONS as BUTTONS } from "./settings-texts.ts";

/** «Снять паузу». */
export function endPauseHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^set:unpause$/, ownTap(ask));
  handlers.callbackQuery(/^set:unpausego$/, ownTap(end));
  return handlers;
}

/** The offices in which others act because of the pause. */
export function leftDuring(ctx: Ctx, member: Member, pause: Period): OfficeLeft[] {
  const places = placeNames(ctx.db, member.clusterId);
  return pauseSubstitutions(ctx.db, changeOf(ctx, member), pause).map((one) => ({
    office: officeWithPlace(one, places),
    standIn: one.person,
    chair: one.kind === "chair",
  }));
}

async function ask(ctx: Ctx, member: Member): Promise<void> {
  const pause = pauseOf(findWishes(ctx.db, member.personId), ctx.today);
  if (pause === null) return toast(ctx, pauseGone);
  await toast(ctx);
  await show(ctx, endPauseQuestion(pause, leftDuring(ctx, member, pause)), [
    [
      { text: endPauseButton, data: pack("unpausego") },
      { text: BUTTONS.back, data: pack("pause") },
    ],
  ]);
}

async function end(ctx: Ctx, member: Member): Promise<void> {
  const ended = ctx.commit((tx) => {
    const ended = endPause(tx, changeOf(ctx, member));
    closeOurs(ctx, tx);
    // What came meanwhile and is still in force is told now, where today's hour has come.
    if (ended) ctx.remindAtHour(tx, member.clusterId, [member.personId], ctx.now);
    return ended;
  });
  await toast(ctx, ended ? undefined : pauseGone);
  await show(ctx, ...homeScreen(ctx, member, ended));
}
