import { setImmediate as breathe } from "node:timers/promises";
import { Composer } from "grammy";
import { dayOf } from "../calendar/day.ts";
import { holds } from "../people/member.ts";
import { findMembers, type FoundMember } from "../people/member-store.ts";
import { may } from "../people/rights.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { chooseClusterRow } from "../telegram/spoken-cluster.ts";
import { clusterLine, type ClusterLine, worstFirst } from "./clusters-summary.ts";
import { allClustersButton, clusterButton, clustersPage } from "./clusters-summary-texts.ts";
import { loadSummary } from "./summary-store.ts";
import { summarise } from "./summary.ts";

/** Somebody's clusters side by side, for a curator of several; each leads into its own summary. */
export const clustersSummary = new Composer<Ctx>();
clustersSummary.callbackQuery(/^sc:/, turned);

const ON_PAGE = 6;

/** The clusters of this chat whose whole state its people may see. */
const overseen = (ctx: Ctx): FoundMember[] =>
  findMembers(ctx.db, ctx.chatId ?? 0, ctx.now).filter(({ member }) =>
    may(member, { do: "seeClusterStatus", clusterId: member.clusterId }),
  );

/** True where there are several to be seen side by side, and they have been shown. */
export async function saidSideBySide(ctx: Ctx): Promise<boolean> {
  const several = ctx.spoken === null ? [] : overseen(ctx);
  if (several.length < 2) return false;
  await put(ctx, say, several, 0);
  return true;
}

async function turned(ctx: Ctx): Promise<void> {
  const page = pageNumber(unpackCallback(ctx.callbackQuery?.data ?? "")?.[2]);
  const several = overseen(ctx);
  if (page === null) return toast(ctx, deadButton);
  if (several.length < 2) return toast(ctx, notAllowed);
  await toast(ctx);
  await put(ctx, show, several, page);
}

async function put(
  ctx: Ctx,
  tell: typeof say,
  several: readonly FoundMember[],
  asked: number,
): Promise<void> {
  const all = worstFirst(await load(ctx, several));
  const page = pageOf(all, asked, ON_PAGE);
  const from = page.page * ON_PAGE + 1;
  const buttons = page.items.map(({ personId, name }, index): Button => ({
    text: clusterButton(from + index, name),
    data: packCallback("s", "home"),
    of: { personId, name },
  }));
  // It speaks of them all: no one's name stands above.
  ctx.spoken = null;
  await tell(
    ctx,
    clustersPage(page, from, ctx.today),
    filled([...inRows(buttons, 1), pager(page, (to) => packCallback("sc", "list", to))]),
  );
}

/** One after another with a breath between: sixty clusters must not make everybody else wait. */
async function load(
  { db, now, calendar, forms }: Ctx,
  several: readonly FoundMember[],
): Promise<ClusterLine[]> {
  const found: ClusterLine[] = [];
  for (const { member, timezone, clusterName } of several) {
    const today = dayOf(now, timezone);
    const facts = loadSummary(db, member.clusterId, { now, today, calendar, forms });
    const who = { personId: member.personId, name: clusterName, chairs: holds(member, "chair") };
    found.push(clusterLine(who, facts.plan === null ? null : summarise(facts, today)));
    await breathe();
  }
  return found;
}

/** The first screen of one cluster's summary, with the way to the others where there are any. */
export function besideOthers(ctx: Ctx, [text, rows]: readonly [Html, Button[][]]): [Html, Button[][]] {
  if (ctx.spoken === null) return [text, rows];
  const several = overseen(ctx);
  const sees = several.length > 1 && several.some(({ member }) => member.personId === ctx.member?.personId);
  const way = sees
    ? [{ text: allClustersButton, data: packCallback("sc", "list", 0) }]
    : chooseClusterRow(ctx.spoken);
  return [text, [...rows, way]];
}
