import { Composer } from "grammy";
import { may } from "../people/rights.ts";
import type { Member } from "../people/member.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { typed } from "../telegram/typed-word.ts";
import { councilOf } from "./council-store.ts";
import { answerAnswers, answerHandlers } from "./request-answer-bot.ts";
import { closeWriting, requestOfTap, showRequest, wordsOf } from "./request-card-bot.ts";
import { draftAnswers, draftHandlers, mayAsk, openDraft, startDraft } from "./request-draft-bot.ts";
import { askerHandlers } from "./request-asker-bot.ts";
import { ownerHandlers } from "./request-owner-bot.ts";
import { isUnanswered } from "./request.ts";
import { requestsBy, requestsOf } from "./request-store.ts";
import {
  allButton,
  allRequests,
  listedButton,
  newButton,
  notForYou,
  ownButton,
  ownRequests,
} from "./request-texts.ts";

const LIST_SIZE = 6;

/** Methodical help: a school asks, one of the Council takes it and answers. */
export function requestsFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("request", openRequests);
  handlers.hears(typed("request"), openRequests);
  handlers.callbackQuery(/^r:(?:mine|all):/, listTapped);
  handlers.callbackQuery(/^r:card:/, cardTapped);
  handlers.use(draftHandlers(), answerHandlers(), askerHandlers(), ownerHandlers());
  handlers.callbackQuery(/^r:/, (ctx) => toast(ctx, deadButton));
  return { handlers, answers: { ...draftAnswers, ...answerAnswers } };
}

const sees = (member: Member): boolean =>
  may(member, { do: "seeMethodicalHelp", clusterId: member.clusterId });

/** Whoever has nothing to look at yet is asked at once what is needed. */
async function openRequests(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  const own = requestsBy(ctx.db, member.personId);
  if (!mayAsk(member) && !sees(member) && own.length === 0) return say(ctx, notForYou());
  const nothingYet = own.length === 0 && !sees(member);
  if (mayAsk(member) && (nothingYet || openDraft(ctx) !== null)) return startDraft(ctx, member);
  await say(
    ctx,
    ...(mayAsk(member) || own.length > 0 ? ownScreen(ctx, member, 0) : allScreen(ctx, member, 0)),
  );
}

function ownScreen(ctx: Ctx, member: Member, asked: number): [Html, Button[][]] {
  const page = pageOf(requestsBy(ctx.db, member.personId), asked, LIST_SIZE);
  const waiting = sees(member) ? requestsOf(ctx.db, member.clusterId).filter(isUnanswered).length : 0;
  return [
    ownRequests(page, councilOf(ctx.db, member.clusterId, ctx.today)),
    filled([
      ...inRows(page.items.map(listedButton), 1),
      pager(page, (to) => packCallback("r", "mine", to)),
      mayAsk(member) ? [newButton] : [],
      sees(member) ? [allButton(waiting)] : [],
    ]),
  ];
}

function allScreen(ctx: Ctx, member: Member, asked: number): [Html, Button[][]] {
  const page = pageOf(requestsOf(ctx.db, member.clusterId), asked, LIST_SIZE);
  return [
    allRequests(page, councilOf(ctx.db, member.clusterId, ctx.today), ctx.today),
    filled([
      ...inRows(page.items.map(listedButton), 1),
      pager(page, (to) => packCallback("r", "all", to)),
      mayAsk(member) ? [ownButton] : [],
    ]),
  ];
}

async function listTapped(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  const [list, word] = wordsOf(ctx);
  const page = pageNumber(word);
  if (member === null) return toast(ctx, notAllowed);
  if (page === null) return toast(ctx, deadButton);
  if (list === "all" && !sees(member)) return toast(ctx, notAllowed);
  await toast(ctx);
  await show(ctx, ...(list === "all" ? allScreen(ctx, member, page) : ownScreen(ctx, member, page)));
}

/** The card; whatever was being written to a request is awaited no more. */
async function cardTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "look");
  if (open === null) return;
  ctx.commit((tx) => closeWriting(tx, ctx));
  await toast(ctx);
  await showRequest(ctx, open.request.id);
}
