import { instant } from "../calendar/instant.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { callbackId, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Db } from "../db/open.ts";
import { closeQuestion } from "../telegram/question-store.ts";
import { councilOf } from "./council-store.ts";
import {
  type Council,
  type HelpRequest,
  isInHand,
  maySee,
  type Refusal,
  refusalOf,
  type Tap,
  TAPS,
} from "./request.ts";
import type { By } from "./request-change-store.ts";
import { refusalWords, requestGone } from "./request-notice-texts.ts";
import { findRequest } from "./request-store.ts";
import { allButton, ownButton, requestCard, tapButton } from "./request-texts.ts";

/** A request with the one who looks at it and those who may answer it today. */
export interface OpenRequest {
  request: HelpRequest;
  member: Member;
  council: Council;
}

/** The words of a tap on one of our buttons, «r» left out. */
export const wordsOf = (ctx: Ctx): string[] => unpackCallback(ctx.callbackQuery?.data ?? "")?.slice(1) ?? [];

export const byOf = (ctx: Ctx, member: Member): By => ({
  clusterId: member.clusterId,
  personId: member.personId,
  at: instant(ctx.now),
});

/** The request of this id, or the sentence that says why it is not to be had. */
export function openRequest(ctx: Ctx, id: number | null): OpenRequest | string {
  const { member } = ctx;
  if (member === null) return notAllowed;
  const request = id === null ? null : findRequest(ctx.db, id);
  if (request === null || request.clusterId !== member.clusterId) return requestGone;
  if (!maySee(request, member)) return notAllowed;
  return { request, member, council: councilOf(ctx.db, member.clusterId, ctx.today) };
}

/** The request that a tap is about, where the member may do this with it; null after saying why not. */
export async function requestOfTap(ctx: Ctx, tap: Tap | "look"): Promise<OpenRequest | null> {
  const open = openRequest(ctx, callbackId(wordsOf(ctx)[1]));
  if (typeof open === "string") {
    await toast(ctx, open);
    return null;
  }
  const refusal = tap === "look" ? null : refusalOf(tap, open.request, open.member, open.council);
  if (refusal === null) return open;
  await toast(ctx, refused(open, refusal));
  return null;
}

/** Why a step is not taken, in words; whoever has the request is named. */
export const refused = ({ request, council }: OpenRequest, refusal: Refusal): string =>
  refusalWords(refusal, isInHand(request, council) ? request.owner : "");

/** What the member may do with the request, as buttons, and the way back. */
export function cardButtons({ request, member, council }: OpenRequest): Button[][] {
  const assigns = request.ownerId !== member.personId;
  const taps = TAPS.filter((tap) => refusalOf(tap, request, member, council) === null).map((tap) =>
    tapButton(tap, request.id, assigns),
  );
  const sees = may(member, { do: "seeMethodicalHelp", clusterId: member.clusterId });
  const rows = taps.length > 2 ? [taps.slice(0, 2), taps.slice(2)] : [taps];
  return [...rows.filter((row) => row.length > 0), [sees ? allButton(0) : ownButton]];
}

/** The card in place of the tapped message, as the request stands now; below a typed text where there is none. */
export async function showRequest(ctx: Ctx, id: number): Promise<void> {
  const open = openRequest(ctx, id);
  if (typeof open === "string") return;
  const put = ctx.callbackQuery === undefined ? say : show;
  await put(ctx, requestCard(open.request, open.council, ctx.today), cardButtons(open));
}

/** What was being written to a request is awaited no more; another question, a new request's too, stays open. */
export function closeWriting(tx: Db, ctx: Ctx): void {
  const { chatId } = ctx;
  const kind = openQuestionOf(ctx)?.kind;
  if (chatId !== undefined && (kind === "request.answer" || kind === "request.more")) {
    closeQuestion(tx, chatId);
  }
}
