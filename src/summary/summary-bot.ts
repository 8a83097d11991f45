import { Composer } from "grammy";
import { isMonth } from "../calendar/month.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { besideOthers, clustersSummary, saidSideBySide } from "./clusters-summary-bot.ts";
import { pageNumber } from "../telegram/page.ts";
import { typed } from "../telegram/typed-word.ts";
import { eventAnswersScreen } from "./event-answers-bot.ts";
import { home } from "./home-bot.ts";
import type { HomeRow } from "./home-row.ts";
import { peopleScreen, personCardScreen } from "./person-bot.ts";
import { planScreen, sectionScreen } from "./plan-depth-bot.ts";
import { noPlan } from "./plan-pages-texts.ts";
import { schoolDutiesScreen, schoolScreen, schoolsScreen } from "./school-bot.ts";
import { settlingHandlers } from "./settling-bot.ts";
import { figuresScreen, listScreen } from "./summary-lists-bot.ts";
import { maySee, type Screen, type View, viewOf } from "./summary-view-bot.ts";
import { isDutyList, isSummaryList } from "./summary.ts";

/**
 * Where the plan and the figures stand: the cluster for the chair and the curator, one's own for the others. Other
 * features put `rows` of theirs below the cluster's.
 */
export function summaryFeature(rows: readonly HomeRow[] = []): Feature {
  const handlers = new Composer<Ctx>();
  const open = (ctx: Ctx): Promise<void> => openSummary(ctx, rows);
  handlers.command("status", open);
  handlers.hears(typed("status"), open);
  handlers.use(clustersSummary, settlingHandlers());
  handlers.callbackQuery(/^s:/, (ctx) => tapped(ctx, rows));
  return { handlers, answers: {} };
}

async function openSummary(ctx: Ctx, rows: readonly HomeRow[]): Promise<void> {
  if (await saidSideBySide(ctx)) return;
  if (ctx.member === null || !maySee(ctx.member, "own")) return say(ctx, strangerText());
  const view = viewOf(ctx, ctx.member);
  await say(ctx, ...besideOthers(ctx, view === null ? nothing(ctx.member) : home(ctx, view, rows)));
}

async function tapped(ctx: Ctx, rows: readonly HomeRow[]): Promise<void> {
  const [, screen = "", ...words] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  if (ctx.member === null || !maySee(ctx.member, "own")) return toast(ctx, notAllowed);
  const view = viewOf(ctx, ctx.member);
  const found = view === null ? nothing(ctx.member) : screenOf(ctx, view, rows, screen, words);
  if (typeof found === "string") return toast(ctx, found);
  await toast(ctx);
  await show(ctx, ...(screen === "home" ? besideOthers(ctx, found) : found));
}

const nothing = (member: Member): Screen => [
  noPlan(may(member, { do: "importPlan", clusterId: member.clusterId })),
  [],
];

/** The screen of a button's words, or the sentence that says why there is none. */
function screenOf(
  ctx: Ctx,
  view: View,
  rows: readonly HomeRow[],
  screen: string,
  [first, second, form]: readonly string[],
): Screen | string {
  const firstPage = pageNumber(first);
  const page = pageNumber(second);
  if (page === null) return deadButton;
  switch (screen) {
    case "home":
      return firstPage === null ? deadButton : home(ctx, view, rows, firstPage);
    case "figures":
      if (!view.whole) return notAllowed;
      return first === undefined || !isMonth(first) ? deadButton : figuresScreen(view, first, page, form);
    case "plan":
      if (!view.whole) return notAllowed;
      return firstPage === null ? deadButton : planScreen(ctx, view, firstPage);
    case "sec":
      return view.whole ? sectionScreen(view, first, page) : notAllowed;
    case "schools":
      return firstPage === null ? deadButton : schoolsScreen(view, firstPage);
    case "people":
      return firstPage === null ? deadButton : peopleScreen(ctx, view, firstPage);
    case "school":
      return schoolScreen(ctx, view, first);
    case "sduty":
      return schoolDutiesScreen(view, first, page);
    case "person":
      return personCardScreen(ctx, view, first);
    case "event":
      return eventAnswersScreen(ctx, view, first, page);
    case "list":
      if (!isSummaryList(first)) return deadButton;
      if (!view.whole && !isDutyList(first)) return notAllowed;
      return listScreen(ctx, view, first, page);
    default:
      return deadButton;
  }
}
