import { Composer } from "grammy";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { inRows, pager } from "../telegram/button-rows.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { type Helper, helpers } from "./request.ts";
import { byOf, type OpenRequest, requestOfTap, showRequest, wordsOf } from "./request-card-bot.ts";
import { giveRequest } from "./request-change-store.ts";
import { tell } from "./request-notice-store.ts";
import {
  backToRequest,
  changedMeanwhile,
  chooseHelper,
  given,
  givenNotice,
  nobodyToGive,
  takenNotice,
} from "./request-notice-texts.ts";

const NAMES_SIZE = 8;

/** A request is handed over by its owner, and given out by the chair. */
export function ownerHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^r:give:/, chooseTapped);
  handlers.callbackQuery(/^r:giveto:/, givenTapped);
  return handlers;
}

/** Those in the bot to whom it can go: neither the asker nor whoever has it. */
const others = ({ request, council }: OpenRequest): Helper[] =>
  helpers(council).filter(
    ({ personId, reachable }) => reachable && personId !== request.askerId && personId !== request.ownerId,
  );

async function chooseTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "give");
  if (open === null) return;
  const { id } = open.request;
  const page = pageOf(others(open), pageNumber(wordsOf(ctx)[2]) ?? 0, NAMES_SIZE);
  const back = [{ text: backToRequest, data: packCallback("r", "card", id) }];
  await toast(ctx);
  if (page.total === 0) return show(ctx, nobodyToGive(), [back]);
  const names = page.items.map(({ personId, name }) => ({
    text: name,
    data: packCallback("r", "giveto", id, personId),
  }));
  const turn = pager(page, (to) => packCallback("r", "give", id, to));
  await show(ctx, chooseHelper(open.request), [
    ...inRows(names, 2),
    ...(turn.length > 0 ? [turn] : []),
    back,
  ]);
}

async function givenTapped(ctx: Ctx): Promise<void> {
  const open = await requestOfTap(ctx, "give");
  if (open === null) return;
  const { request, member } = open;
  const to = others(open).find(({ personId }) => personId === callbackId(wordsOf(ctx)[2]));
  if (to === undefined) {
    await toast(ctx, changedMeanwhile);
    return showRequest(ctx, request.id);
  }
  const by = byOf(ctx, member);
  const done = ctx.commit((tx) => {
    if (!giveRequest(tx, by, request, to.personId)) return false;
    const common = { request, now: by.at };
    const text = givenNotice(request, member.name, ctx.today);
    if (to.personId !== member.personId) {
      tell(tx, { ...common, what: "given", personId: to.personId, text, taps: ["answer", "give"] });
    }
    for (const personId of new Set([request.askerId, request.ownerId])) {
      if (personId === member.personId) continue;
      tell(tx, {
        ...common,
        what: `taken:${to.personId}`,
        personId,
        text: takenNotice(request, to.name),
        taps: [],
      });
    }
    return true;
  });
  await toast(ctx, done ? given(to.name) : changedMeanwhile);
  await showRequest(ctx, request.id);
}
