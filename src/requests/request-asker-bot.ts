import { Composer } from "grammy";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { isInHand } from "./request.ts";
import { byOf, closeWriting, requestOfTap, showRequest, wordsOf } from "./request-card-bot.ts";
import { settleRequest, withdrawRequest } from "./request-change-store.ts";
import { tell } from "./request-notice-store.ts";
import {
  askWithdraw,
  backToRequest,
  settledNotice,
  settledToast,
  withdrawnNotice,
  withdrawYes,
} from "./request-notice-texts.ts";

/** The asker ends a request: the answer is enough, or none is wanted any more. */
export function askerHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^r:settle:/, settleTapped);
  handlers.callbackQuery(/^r:withdraw:/, withdrawTapped);
  return handlers;
}

async function settleTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "settle");
  if (open === null) return;
  const { request, member } = open;
  const by = byOf(ctx, member);
  ctx.commit((tx) => {
    settleRequest(tx, by, request);
    const text = settledNotice(request);
    tell(tx, { request, what: "settled", personId: request.ownerId, text, taps: [], now: by.at });
    closeWriting(tx, ctx);
  });
  await toast(ctx, settledToast);
  await showRequest(ctx, request.id);
}

/** Asks once more before it is withdrawn. */
async function withdrawTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "withdraw");
  if (open === null) return;
  const { request, member, council } = open;
  await toast(ctx);
  if (wordsOf(ctx)[2] !== "yes") {
    const yes = { text: withdrawYes, data: packCallback("r", "withdraw", request.id, "yes") };
    return show(ctx, askWithdraw(), [
      [yes],
      [{ text: backToRequest, data: packCallback("r", "card", request.id) }],
    ]);
  }
  const by = byOf(ctx, member);
  ctx.commit((tx) => {
    if (!withdrawRequest(tx, by, request) || !isInHand(request, council)) return;
    const text = withdrawnNotice(request);
    tell(tx, { request, what: "withdrawn", personId: request.ownerId, text, taps: [], now: by.at });
  });
  await showRequest(ctx, request.id);
}
