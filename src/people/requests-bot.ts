import { Composer } from "grammy";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { findCluster } from "./cluster-store.ts";
import { decisionButtons, requestedOffice, tellAsker } from "./join-notice-store.ts";
import {
  approveJoinRequest,
  declineJoinRequest,
  findJoinRequest,
  type JoinRequest,
  pendingJoinRequests,
  planApproval,
} from "./join-request-store.ts";
import { changeBy, chairTap, commitStaff } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import {
  approved,
  askerJoined,
  declineButton,
  declined,
  joinRequestText,
  noRequests,
  replaceQuestion,
  replaceYes,
  requestDecided,
  toList,
} from "./people-texts.ts";
import { findStaffPerson } from "./staff-store.ts";

/** The chair lets in those who asked without an invite, or does not. */
export const requests = new Composer<Ctx>();

requests.callbackQuery(/^p:reqs$/, chairTap(showNext));
requests.callbackQuery(/^p:okr?:/, chairTap(approve));
requests.callbackQuery(/^p:no:/, chairTap(decline));

const TO_LIST = [[{ text: toList, data: packCallback("p", "list", 0) }]];

/** One at a time: the next one comes after the decision. */
async function showNext(ctx: Ctx, chair: Member): Promise<void> {
  const [request] = pendingJoinRequests(ctx.db, chair.clusterId);
  await toast(ctx);
  if (request === undefined) return show(ctx, noRequests(), TO_LIST);
  const text = joinRequestText({ name: request.name, office: requestedOffice(request) });
  await show(ctx, text, [...decisionButtons(request), ...TO_LIST]);
}

function pending(ctx: Ctx, chair: Member, word: string | undefined): JoinRequest | null {
  const id = callbackId(word);
  const request = id === null ? null : findJoinRequest(ctx.db, chair.clusterId, id);
  return request?.state === "pending" ? request : null;
}

async function approve(ctx: Ctx, chair: Member, [word, officeWord]: readonly string[]): Promise<void> {
  const request = pending(ctx, chair, word);
  if (request === null) return toast(ctx, requestDecided);
  const plan = planApproval(ctx.db, request, ctx.today);
  if (plan.do === "alreadyJoined") return toast(ctx, askerJoined);
  // The button names the holder it was shown with: another one since then is asked about anew.
  if (plan.do === "replace" && callbackId(officeWord) !== plan.officeId) {
    return askReplace(ctx, chair, request, plan);
  }
  const change = changeBy(ctx, chair);
  const cluster = findCluster(ctx.db, chair.clusterId)?.name ?? "";
  const replaced = plan.do === "replace" ? plan.officeId : null;
  commitStaff(
    ctx,
    change,
    (tx) => {
      tellAsker(tx, request, cluster, true, change.at);
      return approveJoinRequest(tx, change, request, plan.personId, replaced);
    },
    (personId) => [personId],
  );
  await toast(ctx);
  await show(ctx, approved(request.name), TO_LIST);
}

async function askReplace(
  ctx: Ctx,
  chair: Member,
  request: JoinRequest,
  plan: { officeId: number; holderId: number },
): Promise<void> {
  const holder = findStaffPerson(ctx.db, chair.clusterId, plan.holderId, ctx.today)?.name ?? "";
  await toast(ctx);
  await show(ctx, replaceQuestion(request.name, requestedOffice(request), holder), [
    [{ text: replaceYes(holder), data: packCallback("p", "okr", request.id, plan.officeId) }],
    [{ text: declineButton, data: packCallback("p", "no", request.id) }],
  ]);
}

async function decline(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const request = pending(ctx, chair, word);
  if (request === null) return toast(ctx, requestDecided);
  const change = changeBy(ctx, chair);
  const cluster = findCluster(ctx.db, chair.clusterId)?.name ?? "";
  ctx.commit((tx) => {
    declineJoinRequest(tx, change, request);
    tellAsker(tx, request, cluster, false, change.at);
  });
  await toast(ctx);
  await show(ctx, declined(request.name), TO_LIST);
}
