import { Composer } from "grammy";
import { isMonth } from "../calendar/month.ts";
import { type Member, ownSchools } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { filled, inRows } from "../telegram/button-rows.ts";
import { typed } from "../telegram/typed-word.ts";
import { besideOthers, clustersSummary, saidSideBySide } from "./clusters-summary-bot.ts";
import { placeOf } from "./duty-words-texts.ts";
import { figuresOf } from "./figures.ts";
import { visibleTo } from "./own-duties.ts";
import { pageNumber } from "../telegram/page.ts";
import { pictureButton } from "./picture-button.ts";
import { noPlan, PLAN_WORDS } from "./plan-pages-texts.ts";
import { figuresScreen, listScreen, type Screen, type View } from "./summary-lists-bot.ts";
import { loadSummary } from "./summary-store.ts";
import {
  clusterSummary,
  figuresButton,
  listButton,
  ownFiguresButton,
  ownSummary,
  requestsButton,
} from "./summary-texts.ts";
import { DUTY_LISTS, isDutyList, isSummaryList, summarise, type SummaryList } from "./summary.ts";

/** Where the plan and the figures stand: the cluster for the chair and the curator, one's own for the others. */
const handlers = new Composer<Ctx>();
handlers.command("status", openSummary);
handlers.hears(typed("status"), openSummary);
handlers.use(clustersSummary);
handlers.callbackQuery(/^s:/, tapped);

export const summaryFeature: Feature = { handlers, answers: {} };

async function openSummary(ctx: Ctx): Promise<void> {
  if (await saidSideBySide(ctx)) return;
  if (ctx.member === null || !maySee(ctx.member, "own")) return say(ctx, strangerText());
  const view = viewOf(ctx, ctx.member);
  await say(ctx, ...besideOthers(ctx, view === null ? nothing(ctx.member) : home(view)));
}

async function tapped(ctx: Ctx): Promise<void> {
  const [, screen, first, second, form] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  if (ctx.member === null || !maySee(ctx.member, "own")) return toast(ctx, notAllowed);
  const view = viewOf(ctx, ctx.member);
  const found = view === null ? nothing(ctx.member) : screenOf(view, screen, first, second, form);
  if (typeof found === "string") return toast(ctx, found);
  await toast(ctx);
  await show(ctx, ...(screen === "home" ? besideOthers(ctx, found) : found));
}

const nothing = (member: Member): Screen => [
  noPlan(may(member, { do: "importPlan", clusterId: member.clusterId })),
  [],
];

const maySee = (member: Member, what: "own" | "cluster"): boolean =>
  may(member, {
    do: what === "own" ? "seeOwnStatus" : "seeClusterStatus",
    clusterId: member.clusterId,
  });

/** Null where there is no plan yet. Without the right to the cluster nothing but one's own is even counted. */
function viewOf(ctx: Ctx, member: Member): View | null {
  const all = loadSummary(ctx.db, member.clusterId, ctx);
  if (all.plan === null) return null;
  const whole = maySee(member, "cluster");
  const own = ownSchools(member);
  const facts = whole
    ? all
    : {
        ...all,
        duties: visibleTo(member, all.duties),
        figures: all.figures.flatMap((figures) => figuresOf(figures, own) ?? []),
        missed: [],
      };
  return { member, facts, summary: summarise(facts, ctx.today), whole };
}

function screenOf(
  view: View,
  screen?: string,
  first?: string,
  second?: string,
  form?: string,
): Screen | string {
  if (screen === "home") return home(view);
  const page = pageNumber(second);
  if (page === null) return deadButton;
  if (screen === "figures") {
    if (!view.whole) return notAllowed;
    return first === undefined || !isMonth(first) ? deadButton : figuresScreen(view, first, page, form);
  }
  if (screen !== "list" || !isSummaryList(first)) return deadButton;
  if (!view.whole && !isDutyList(first)) return notAllowed;
  return listScreen(view, first, page);
}

// ── The first screen ───────────────────────────────────────────────────────────────────────────────────────

const home = (view: View): Screen => (view.whole ? clusterHome(view) : ownHome(view));

function clusterHome({ summary }: View): Screen {
  const { attention, plan } = summary;
  const counts: [SummaryList, number][] = [
    ["help", attention.help.length],
    ["nobody", attention.nobody.length],
    ["unreached", attention.unreached.length],
    ["outside", attention.outside.length],
    ["missed", summary.missed.length],
    ...DUTY_LISTS.map((name): [SummaryList, number] => [name, plan[name].length]),
    ["undated", summary.undated.length],
  ];
  const figures = summary.figures.map((month) => ({
    text: figuresButton(month),
    data: packCallback("s", "figures", month.month, 0, month.form),
  }));
  return [
    clusterSummary(summary),
    filled([
      ...inRows(
        counts.flatMap(([name, n]) => (n > 0 ? [listButtonOf(name, n)] : [])),
        2,
      ),
      ...inRows(figures, 1),
      summary.requests.asked > 0
        ? [{ text: requestsButton(summary.requests.asked), data: packCallback("r", "all", 0) }]
        : [],
      [planButton("all"), pictureButton],
    ]),
  ];
}

function ownHome({ member, facts, summary }: View): Screen {
  const lists = DUTY_LISTS.filter((name) => summary.plan[name].length > 0);
  const figures = facts.figures.flatMap((month) =>
    month.asked.map((school) => ({
      text:
        month.asked.length > 1
          ? `${ownFiguresButton(month)}: ${placeOf(school.shortName)}`
          : ownFiguresButton(month),
      data: packCallback("m", "open", school.organisationId, month.month, month.form),
    })),
  );
  const schools = ownSchools(member).flatMap((id) => facts.organisations.get(id)?.shortName ?? []);
  return [
    ownSummary({ today: summary.today, schools, plan: summary.plan, figures: facts.figures }),
    filled([
      ...inRows(figures, 1),
      ...inRows(
        lists.map((name) => listButtonOf(name, summary.plan[name].length)),
        2,
      ),
      [planButton("mine")],
    ]),
  ];
}

const listButtonOf = (name: SummaryList, n: number): Button => ({
  text: listButton(name, n),
  data: packCallback("s", "list", name, 0),
});

const planButton = (screen: "all" | "mine"): Button => ({
  text: screen === "all" ? PLAN_WORDS.wholePlan : PLAN_WORDS.ownEvents,
  data: packCallback("e", screen, 0),
});
