import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import type { Member } from "../people/member.ts";
import { loadClusterDuties } from "../reminders/duty-store.ts";
import { quietHold } from "../reminders/plan-change-store.ts";
import { filled } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { lateOf } from "./late.ts";
import { settles } from "./need-buttons.ts";
import { agreeNotOurs } from "./not-ours-store.ts";
import { notOursGone, notOursQuestion, notOursWords } from "./not-ours-texts.ts";
import { nudge } from "./nudge-store.ts";
import { nudged, nudgedAlready } from "./nudge-texts.ts";
import { type StandingDuty, withStanding } from "./own-duties.ts";
import { BACK } from "./summary-view-bot.ts";

/** What the chair settles from her first screen at once, where no other feature has a button for it. */
export function settlingHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery("s:nudge", nudgeTapped);
  handlers.callbackQuery(/^s:notours:/, notOursTapped);
  handlers.callbackQuery(/^s:agree:/, agreed);
  return handlers;
}

/** Everybody who is late and was not reminded today; the second tap reminds nobody twice. */
async function nudgeTapped(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null || !settles(member, "late")) return toast(ctx, notAllowed);
  const { clusterId, personId } = member;
  const { duties, chairId } = loadClusterDuties(ctx.db, clusterId, ctx);
  const late = lateOf(withStanding(duties, ctx.today), chairId);
  const by = { clusterId, personId, at: instant(ctx.now), today: ctx.today };
  const told = ctx.commit((tx) => nudge(tx, by, late));
  if (told.length === 0) return toast(ctx, nudgedAlready);
  await toast(ctx);
  await show(ctx, nudged(told, quietHold(ctx.db, personId, by.at) !== null), [BACK]);
}

/** The duty of a tap that is marked «Не наше» still, or null after saying why not. */
async function notOursOf(ctx: Ctx): Promise<{ member: Member; standing: StandingDuty } | null> {
  const { member } = ctx;
  if (member === null || !settles(member, "notOurs")) {
    await toast(ctx, notAllowed);
    return null;
  }
  const id = callbackId(unpackCallback(ctx.callbackQuery?.data ?? "")?.[2]);
  const { duties } = loadClusterDuties(ctx.db, member.clusterId, ctx, { dutyIds: id === null ? [] : [id] });
  const standing = withStanding(duties, ctx.today).find(({ duty }) => duty.id === id);
  if (standing?.standing === "notOurs") return { member, standing };
  await toast(ctx, notOursGone);
  return null;
}

async function notOursTapped(ctx: Ctx): Promise<void> {
  const open = await notOursOf(ctx);
  if (open === null) return;
  const { id } = open.standing.duty;
  await toast(ctx);
  await show(
    ctx,
    notOursQuestion(open.standing, ctx.today),
    filled([
      [{ text: notOursWords.agree, data: packCallback("s", "agree", id) }],
      [{ text: notOursWords.undo, data: packCallback("d", "undo", id, 0) }],
      [{ text: notOursWords.card, data: packCallback("d", "card", id) }],
      BACK,
    ]),
  );
}

async function agreed(ctx: Ctx): Promise<void> {
  const open = await notOursOf(ctx);
  if (open === null) return;
  const { clusterId, personId } = open.member;
  ctx.commit((tx) => agreeNotOurs(tx, { clusterId, personId, at: instant(ctx.now) }, open.standing.duty.id));
  await toast(ctx, notOursWords.agreed);
  await show(ctx, notOursQuestion(open.standing, ctx.today, true), [BACK]);
}
