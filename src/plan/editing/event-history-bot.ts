import { Composer } from "grammy";
import { may } from "../../people/rights.ts";
import { filled, pager } from "../../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../../telegram/context.ts";
import { notAllowed } from "../../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { findEvent } from "../event-content-store.ts";
import { countHistory, historyOf } from "./event-history-store.ts";
import { eventHistory, wholeJournalButton } from "./event-history-texts.ts";
import { EDIT_WORDS, eventGone } from "./plan-edit-texts.ts";

const PAGE = 5;

/** «История» of an event, for everyone who may see the plan. */
export function historyHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^c:history:/, openHistory);
  return handlers;
}

async function openHistory(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null || !may(member, { do: "seePlan", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const [, , id, asked] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const event = findEvent(ctx.db, member.clusterId, callbackId(id) ?? 0);
  if (event === null) return toast(ctx, eventGone);
  const total = countHistory(ctx.db, member.clusterId, event.id);
  const all = Array.from({ length: total }, (_, at) => at);
  const page = pageOf(all, pageNumber(asked) ?? 0, PAGE);
  const items = historyOf(ctx.db, member.clusterId, event.id, { from: page.page * PAGE, size: PAGE });
  await toast(ctx);
  await show(
    ctx,
    eventHistory({ event: event.state, changes: { ...page, items }, period: event.period, zone: ctx.zone }),
    filled([
      pager(page, (to) => packCallback("c", "history", event.id, to)),
      may(member, { do: "seeJournal", clusterId: member.clusterId })
        ? [{ text: wholeJournalButton, data: packCallback("log", "event", event.id, 0) }]
        : [],
      [{ text: EDIT_WORDS.toEvent, data: packCallback("e", "card", event.id) }],
    ]),
  );
}
