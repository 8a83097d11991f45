import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { speakerChosen } from "../telegram/speaker.ts";
import { typed } from "../telegram/typed-word.ts";
import { listClusters } from "./cluster-store.ts";
import { CONSENT_VERSION } from "./consent.ts";
import { agreeButton, consentText, refuseButton, refused } from "./consent-texts.ts";
import { isNameless } from "./founding.ts";
import { awaitOwnName, sayFirstSteps } from "./founding-bot.ts";
import { checkInvite, type FoundInvite, redeemInvite } from "./invite-store.ts";
import type { RedeemRefusal } from "./invite.ts";
import { agreed, askButton, inviteRefusal, notSetUp, strangerStart } from "./join-texts.ts";
import { markBlocked, markReachable } from "./member-store.ts";
import { greet } from "./menu-bot.ts";
import { tellAllJoined } from "./tour-store.ts";

/** `/start` with an invite and without, the consent to it, and what Telegram tells of a block. */
export const join = new Composer<Ctx>();

join.command("start", (ctx) => start(ctx, ctx.match.trim()));
join.hears(typed("start"), (ctx) => start(ctx, ""));
join.callbackQuery(/^p:agree:/, agree);
join.callbackQuery(/^p:refuse$/, async (ctx) => {
  await toast(ctx);
  await show(ctx, refused());
});
join.callbackQuery(/^p:menu$/, async (ctx) => {
  await toast(ctx);
  await greet(ctx);
});

join.on("my_chat_member", (ctx) => {
  const { chatId } = ctx;
  const { status } = ctx.myChatMember.new_chat_member;
  ctx.commit((tx) =>
    status === "kicked" || status === "left" ? markBlocked(tx, chatId) : markReachable(tx, chatId),
  );
});

const ASK: Button[][] = [[{ text: askButton, data: packCallback("p", "ask") }]];

async function start(ctx: Ctx, token: string): Promise<void> {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  ctx.commit((tx) => markReachable(tx, chatId));
  if (token !== "") {
    const checked = checkInvite(ctx.db, token, chatId, ctx.now);
    if (checked.ok) await askConsent(ctx, checked.invite, token);
    else await refuse(ctx, checked.reason);
    return;
  }
  if (ctx.member !== null) {
    await greet(ctx);
    return sayFirstSteps(ctx, false);
  }
  if (listClusters(ctx.db).length === 0) return say(ctx, notSetUp());
  await say(ctx, strangerStart(), ASK);
}

/** Nothing of the person is kept before this is answered. */
async function askConsent(ctx: Ctx, invite: FoundInvite, token: string): Promise<void> {
  const text = consentText({
    cluster: invite.clusterName,
    invited: invite.personName,
    operator: ctx.dataOperator,
    version: CONSENT_VERSION,
  });
  await say(ctx, text, [
    [{ text: agreeButton, data: packCallback("p", "agree", token) }],
    [{ text: refuseButton, data: packCallback("p", "refuse") }],
  ]);
}

async function refuse(ctx: Ctx, reason: RedeemRefusal): Promise<void> {
  await say(ctx, inviteRefusal(reason), ctx.member === null ? ASK : []);
  if (reason === "alreadyYou") await greet(ctx);
}

async function agree(ctx: Ctx): Promise<void> {
  const { chatId } = ctx;
  const token = unpackCallback(ctx.callbackQuery?.data ?? "")?.[2] ?? "";
  if (chatId === undefined) return;
  // Checked again with the write: between the question and the tap the invite may have been used or revoked.
  const result = ctx.commit((tx) => {
    const checked = checkInvite(tx, token, chatId, ctx.now);
    if (!checked.ok) return checked;
    redeemInvite(tx, checked.invite, chatId, CONSENT_VERSION, instant(ctx.now));
    Object.assign(ctx, speakerChosen(tx, chatId, ctx.now));
    if (isNameless({ name: checked.invite.personName })) awaitOwnName(tx, chatId, instant(ctx.now));
    const { clusterId, timezone } = checked.invite;
    tellAllJoined(tx, clusterId, dayOf(ctx.now, timezone), instant(ctx.now));
    return checked;
  });
  await toast(ctx);
  if (!result.ok) return refuse(ctx, result.reason);
  await show(ctx, agreed(CONSENT_VERSION, dayWords(dayOf(ctx.now, result.invite.timezone), { year: true })));
  await greet(ctx);
  await sayFirstSteps(ctx, true);
}
