import { Composer } from "grammy";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { deadButton, strangerText } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { CHOOSE_WORDS } from "../telegram/speaker.ts";
import { placeNames } from "./cluster-store.ts";
import { strangerTap } from "./join-texts.ts";
import { chooseMember, chosenOf, findMembers } from "./member-store.ts";
import { greet } from "./menu-bot.ts";
import { chosenMark, clusterChoice, oneCluster } from "./several-clusters-texts.ts";

/** Of which cluster the bot speaks with somebody who is in several. */
export const severalClusters = new Composer<Ctx>();

severalClusters.hears(CHOOSE_WORDS, async (ctx) => {
  if (ctx.member === null) return say(ctx, strangerText());
  await say(ctx, ...choice(ctx, 0));
});
severalClusters.callbackQuery(/^k:list:/, async (ctx) => {
  const page = pageNumber(unpackCallback(ctx.callbackQuery.data)?.[2]);
  if (ctx.member === null || page === null) return toast(ctx, ctx.member === null ? strangerTap : deadButton);
  await toast(ctx);
  await show(ctx, ...choice(ctx, page));
});
severalClusters.callbackQuery(/^k:pick:/, choose);
severalClusters.callbackQuery(/^k:/, (ctx) => toast(ctx, deadButton));

const ON_PAGE = 8;

function choice(ctx: Ctx, asked: number): [text: Html, rows: Button[][]] {
  const members = findMembers(ctx.db, ctx.chatId ?? 0, ctx.now);
  if (members.length < 2) return [oneCluster(), []];
  const current = chosenOf(ctx.db, ctx.chatId ?? 0, members);
  const clusters = members
    .map((found) => ({
      personId: found.member.personId,
      clusterId: found.member.clusterId,
      name: found.clusterName,
      offices: found.member.offices,
      chosen: found === current,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "ru") || a.personId - b.personId);
  const page = pageOf(clusters, asked, ON_PAGE);
  const places = new Map(page.items.flatMap(({ clusterId }) => [...placeNames(ctx.db, clusterId)]));
  const buttons = page.items.map(({ personId, name, chosen }) => ({
    text: chosenMark(name, chosen),
    data: packCallback("k", "pick", personId),
  }));
  return [
    clusterChoice(page, places),
    filled([...inRows(buttons, 1), pager(page, (to) => packCallback("k", "list", to))]),
  ];
}

/** The menu comes anew: what it offers follows the offices, and these differ from cluster to cluster. */
async function choose(ctx: Ctx): Promise<void> {
  const { chatId } = ctx;
  const id = callbackId(unpackCallback(ctx.callbackQuery?.data ?? "")?.[2]);
  if (chatId === undefined || ctx.member === null) return toast(ctx, strangerTap);
  const found = findMembers(ctx.db, chatId, ctx.now).find(({ member }) => member.personId === id);
  if (found === undefined) return toast(ctx, deadButton);
  ctx.commit((tx) => chooseMember(tx, chatId, found.member.personId));
  await toast(ctx);
  await greet(ctx);
}
