import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { comingPlan, runningPlan } from "../plan/plan-store.ts";
import { holds, type Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { loadDuties } from "../reminders/duty-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { typed } from "../telegram/typed-word.ts";
import { dutyButton } from "./duty-words-texts.ts";
import { dutyCardButton, openCard } from "./event-card-bot.ts";
import { asksComing, planData } from "./plan-data.ts";
import { answeredBy, nearestFirst, toldOfOwn, withStanding } from "./own-duties.ts";
import {
  type PlanView,
  showDoubts,
  showFound,
  showMonth,
  showMonths,
  showSections,
  showUndated,
  showWhole,
} from "./plan-list-bot.ts";
import {
  askQuery,
  noPlan,
  OWN_PARTS,
  ownEvents,
  type OwnPart,
  partOf,
  PLAN_WORDS,
  queryOn,
  queryWords,
} from "./plan-pages-texts.ts";

const OWN_SIZE = 6;

/** The plan on the phone: one's own events, the whole plan by section or month, a card each, and a search. */
const handlers = new Composer<Ctx>();
handlers.command("plan", (ctx) => {
  return queryWords(ctx.match) === ""
    ? openPlan(ctx, overseesAll(ctx.member) ? showWhole : showOwnNow)
    : find(ctx, ctx.match, false);
});
handlers.hears(typed("plan"), (ctx) => openPlan(ctx, showOwnNow));
handlers.callbackQuery(/^e:/, tapped);

export const planFeature: Feature = {
  handlers,
  answers: { "plan.find": (ctx, subject, text) => queryTyped(ctx, text, wantedComing(subject)) },
};

const SCREENS = new Map<string, (ctx: Ctx, view: PlanView, page: number) => Promise<void>>([
  ["mine", showOwnNow],
  ["ahead", (ctx, view, page) => showOwn(ctx, view, "ahead", page)],
  ["behind", (ctx, view, page) => showOwn(ctx, view, "behind", page)],
  ["all", showWhole],
  ["sections", showSections],
  ["months", showMonths],
  ["undated", showUndated],
  ["doubts", showDoubts],
]);

async function tapped(ctx: Ctx): Promise<void> {
  const [, ...words] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const [screen = "", first, second, third, fourth] = words;
  if (!maySee(ctx.member)) return toast(ctx, notAllowed);
  const view = viewOf(ctx, ctx.member, asksComing(words));
  if (view === null) {
    await toast(ctx);
    return show(ctx, noPlan(sendsPlan(ctx.member)));
  }
  if (screen === "card") {
    return openCard(ctx, view, {
      eventId: callbackId(first),
      instance: pageNumber(second),
      page: pageNumber(third),
      below: fourth === "below",
    });
  }
  if (screen === "month") {
    const shown = await showMonth(ctx, view, first, pageNumber(second) ?? 0);
    return toast(ctx, shown ? undefined : deadButton);
  }
  const page = pageNumber(first);
  if (page === null) return toast(ctx, deadButton);
  if (screen === "doubts" && !may(ctx.member, { do: "changePlan", clusterId: ctx.member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  if (screen === "find") return askToFind(ctx, view);
  if (screen === "found") return turnFound(ctx, view, page);
  const open = SCREENS.get(screen);
  if (open === undefined) return toast(ctx, deadButton);
  stopFinding(ctx);
  await toast(ctx);
  await open(ctx, view, page);
}

const maySee = (member: Member | null): member is Member =>
  member !== null && may(member, { do: "seePlan", clusterId: member.clusterId });

const sendsPlan = (member: Member): boolean => may(member, { do: "importPlan", clusterId: member.clusterId });

/** A plan that begins next is looked at until its day has come: it is the plan then. */
function viewOf(ctx: Ctx, member: Member, wantsComing: boolean): PlanView | null {
  const next = wantsComing ? comingPlan(ctx.db, member.clusterId, ctx.today) : null;
  const plan = next ?? runningPlan(ctx.db, member.clusterId, ctx.today);
  return plan === null ? null : { member, plan, coming: next !== null };
}

/** «/plan» shows the chair and the curator the whole, anyone else the own; «Мои мероприятия» is the own for all. */
const overseesAll = (member: Member | null): boolean =>
  member !== null && (holds(member, "chair") || holds(member, "curator"));

async function openPlan(ctx: Ctx, open: typeof showWhole): Promise<void> {
  const { member } = ctx;
  if (!maySee(member)) return say(ctx, strangerText());
  const view = viewOf(ctx, member, false);
  if (view === null) return say(ctx, noPlan(sendsPlan(member)));
  return open(ctx, view, 0);
}

function showOwnNow(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  return showOwn(ctx, view, "now", asked);
}

/** Where nothing is asked of one now, what comes next is shown at once. */
async function showOwn(ctx: Ctx, { member, plan }: PlanView, wanted: OwnPart, asked: number): Promise<void> {
  const { personId } = member;
  const duties = withStanding(loadDuties(ctx.db, member.clusterId, ctx, { personId }), ctx.today);
  const all = nearestFirst(answeredBy(member, duties));
  const told = toldOfOwn(all);
  const parts = Map.groupBy(all, partOf);
  const counts = { now: 0, ahead: 0, behind: 0 };
  for (const one of OWN_PARTS) counts[one] = parts.get(one)?.length ?? 0;
  const part = wanted === "now" ? (OWN_PARTS.find((one) => counts[one] > 0) ?? "now") : wanted;
  const page = pageOf(parts.get(part) ?? [], asked, OWN_SIZE);
  const screen = (one: OwnPart): string => (one === "now" ? "mine" : one);
  const others = OWN_PARTS.filter((one) => one !== part && counts[one] > 0).map((one) => ({
    text: `${PLAN_WORDS[one]}: ${counts[one]}`,
    data: packCallback("e", screen(one), 0),
  }));
  const cards = page.items.map((own) => dutyCardButton(own, dutyButton(own, ctx.today, told)));
  await show(
    ctx,
    ownEvents({ page, part, counts, told, today: ctx.today, period: plan }),
    filled([
      ...inRows(cards, 2),
      pager(page, (to) => packCallback("e", screen(part), to)),
      others,
      [
        { text: PLAN_WORDS.wholePlan, data: packCallback("e", "all", 0) },
        { text: PLAN_WORDS.find, data: packCallback("e", "find", 0) },
      ],
      all.length > 0 ? [{ text: PLAN_WORDS.calendar, data: packCallback("ics", "own") }] : [],
    ]),
  );
}

// ── Search ─────────────────────────────────────────────────────────────────────────────────────────────────

async function askToFind(ctx: Ctx, view: PlanView): Promise<void> {
  const { chatId } = ctx;
  const { coming } = view;
  if (chatId !== undefined) {
    ctx.commit((tx) => openQuestion(tx, chatId, "plan.find", { coming }, instant(ctx.now)));
  }
  await toast(ctx);
  await say(ctx, askQuery(), [[{ text: PLAN_WORDS.toPlan, data: planData(view, "all", 0) }]]);
}

const wantedComing = (subject: unknown): boolean =>
  typeof subject === "object" && subject !== null && "coming" in subject && subject.coming === true;

/** Another page of what was found; the words stand on the page itself. */
async function turnFound(ctx: Ctx, view: PlanView, page: number): Promise<void> {
  const query = queryOn(ctx.callbackQuery?.message?.text ?? "");
  if (query === null) return askToFind(ctx, view);
  await toast(ctx);
  await showFound(ctx, view, query, page);
}

async function queryTyped(ctx: Ctx, text: string, coming: boolean): Promise<void> {
  const { chatId } = ctx;
  if (queryWords(text) === "") return say(ctx, askQuery());
  if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
  await find(ctx, text, coming);
}

async function find(ctx: Ctx, text: string, coming: boolean): Promise<void> {
  const { member } = ctx;
  if (!maySee(member)) return say(ctx, strangerText());
  const view = viewOf(ctx, member, coming);
  await (view === null ? say(ctx, noPlan(sendsPlan(member))) : showFound(ctx, view, queryWords(text), 0));
}

/** Whoever goes elsewhere looks for nothing any more. */
function stopFinding(ctx: Ctx): void {
  const { chatId } = ctx;
  if (chatId !== undefined && openQuestionOf(ctx)?.kind === "plan.find") {
    ctx.commit((tx) => closeQuestion(tx, chatId));
  }
}
