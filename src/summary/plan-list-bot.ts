import { monthOf, monthsFrom, firstDay, isMonth, lastDay } from "../calendar/month.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { eventsOf, eventsWithin, outlineOf } from "../plan/event-store.ts";
import { nextPlanButton } from "../plan/next/next-plan-texts.ts";
import { EDIT_WORDS } from "../plan/editing/plan-edit-texts.ts";
import { comingPlan } from "../plan/plan-store.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { openDoubtsOf } from "../plan/plan-store.ts";
import { searchEvents } from "../plan/search.ts";
import type { StoredPlan } from "../plan/stored-plan.ts";
import { loadDuties } from "../reminders/duty-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, show } from "../telegram/context.ts";
import type { Html } from "../telegram/html.ts";
import { type Page, pageOf } from "../telegram/page.ts";
import { EVENTS_SIZE } from "./event-card-bot.ts";
import { type EventLine, eventLines, sectionStarts } from "./event-list.ts";
import { withStanding } from "./own-duties.ts";
import { planData } from "./plan-data.ts";
import {
  chooseMonth,
  chooseSection,
  comingPlanButton,
  foundEvents,
  monthButton,
  monthPlan,
  planDoubts,
  PLAN_WORDS,
  sectionTitle,
  undatedPlan,
  wholePlan,
} from "./plan-pages-texts.ts";

const SECTIONS_SIZE = 10;
const DOUBTS_SIZE = 6;
const EVER = { from: "0000-01-01", to: "9999-12-31" };

/** Who looks at which plan: the one of today, or the one that begins next. */
export interface PlanView {
  member: Member;
  plan: StoredPlan;
  coming: boolean;
}

/** A page of a list of events: only they are read with their duties, however long the plan is. */
function linesOf(
  ctx: Ctx,
  { member, plan }: Pick<PlanView, "member" | "plan">,
  ids: readonly number[],
  asked: number,
): Page<EventLine> {
  const page = pageOf(ids, asked, EVENTS_SIZE);
  const events = new Map(eventsOf(ctx.db, plan.id, page.items).map((event) => [event.id, event]));
  const duties = loadDuties(ctx.db, member.clusterId, ctx, { eventIds: page.items });
  const inOrder = page.items.flatMap((id) => events.get(id) ?? []);
  return { ...page, items: eventLines(inOrder, withStanding(duties, ctx.today)) };
}

/** A list of events with a button each, its pages, and what else is below it. */
function showList(
  ctx: Ctx,
  page: Page<EventLine>,
  text: Html,
  below: { turn: (to: number) => string; rows: Button[][]; stays?: boolean },
): Promise<void> {
  const events = page.items.map(({ event }) => ({
    text: clip(eventName(event), 20),
    data: packCallback("e", "card", event.id, ...(below.stays === true ? [0, 0, "below"] : [])),
  }));
  return show(ctx, text, filled([...inRows(events, 4), pager(page, below.turn), ...below.rows]));
}

const toPlan = (view: PlanView): Button => ({ text: PLAN_WORDS.toPlan, data: planData(view, "all", 0) });
const toFind = (view: PlanView): Button => ({ text: PLAN_WORDS.find, data: planData(view, "find", 0) });

/** From today's plan to the one that begins next, and back. */
function otherPlan(ctx: Ctx, { member, coming }: PlanView): Button[] {
  if (coming) return [{ text: PLAN_WORDS.presentPlan, data: planData({ coming: false }, "all", 0) }];
  const plan = comingPlan(ctx.db, member.clusterId, ctx.today);
  return plan === null ? [] : [{ text: comingPlanButton(plan), data: planData({ coming: true }, "all", 0) }];
}

export async function showWhole(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  const { member, plan, coming } = view;
  const outline = outlineOf(ctx.db, plan.id);
  const page = linesOf(
    ctx,
    view,
    outline.map(({ id }) => id),
    asked,
  );
  const sections = page.pages > 1 && sectionStarts(outline).length > 1;
  const edits = may(member, { do: "changePlan", clusterId: member.clusterId });
  await showList(ctx, page, wholePlan(page, plan), {
    turn: (to) => planData(view, "all", to),
    rows: [
      [
        ...(sections ? [{ text: PLAN_WORDS.sections, data: planData(view, "sections", 0) }] : []),
        { text: PLAN_WORDS.months, data: planData(view, "months", 0) },
        toFind(view),
      ],
      otherPlan(ctx, view),
      coming
        ? []
        : [
            { text: PLAN_WORDS.ownEvents, data: packCallback("e", "mine", 0) },
            { text: PLAN_WORDS.planCalendar, data: packCallback("ics", "plan") },
          ],
      !coming && may(member, { do: "seeClusterStatus", clusterId: member.clusterId })
        ? [{ text: nextPlanButton, data: packCallback("x", "next") }]
        : [],
      edits
        ? [
            { text: EDIT_WORDS.add, data: packCallback("c", "new", plan.id) },
            { text: PLAN_WORDS.doubts, data: planData(view, "doubts", 0) },
          ]
        : [],
    ],
  });
}

export async function showSections(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  const { plan } = view;
  const page = pageOf(sectionStarts(outlineOf(ctx.db, plan.id)), asked, SECTIONS_SIZE);
  await show(
    ctx,
    chooseSection(),
    filled([
      ...page.items.map(({ title, first }) => [
        {
          text: clip(sectionTitle(title), 60),
          data: planData(view, "all", Math.floor(first / EVENTS_SIZE)),
        },
      ]),
      pager(page, (to) => planData(view, "sections", to)),
      [toPlan(view)],
    ]),
  );
}

export async function showMonths(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  const { plan } = view;
  const page = pageOf(monthsFrom(monthOf(plan.from), monthOf(plan.to)), asked, 24);
  const months = page.items.map((month) => ({
    text: monthButton(month),
    data: planData(view, "month", month, 0),
  }));
  await show(
    ctx,
    chooseMonth(),
    filled([
      ...inRows(months, 2),
      pager(page, (to) => planData(view, "months", to)),
      [{ text: PLAN_WORDS.undated, data: planData(view, "undated", 0) }, toPlan(view)],
    ]),
  );
}

/** False where there is no such month. */
export async function showMonth(
  ctx: Ctx,
  view: PlanView,
  month: string | undefined,
  asked: number,
): Promise<boolean> {
  const { plan } = view;
  if (month === undefined || !isMonth(month)) return false;
  const ids = eventsWithin(ctx.db, plan.id, { from: firstDay(month), to: lastDay(month) });
  const page = linesOf(ctx, view, ids, asked);
  await showList(ctx, page, monthPlan(page, plan, month), {
    turn: (to) => planData(view, "month", month, to),
    rows: [[{ text: PLAN_WORDS.months, data: planData(view, "months", 0) }, toPlan(view)]],
  });
  return true;
}

export async function showUndated(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  const { plan } = view;
  const dated = new Set(eventsWithin(ctx.db, plan.id, EVER));
  const ids = outlineOf(ctx.db, plan.id).flatMap(({ id }) => (dated.has(id) ? [] : [id]));
  const page = linesOf(ctx, view, ids, asked);
  await showList(ctx, page, undatedPlan(page, plan), {
    turn: (to) => planData(view, "undated", to),
    rows: [[{ text: PLAN_WORDS.months, data: planData(view, "months", 0) }, toPlan(view)]],
  });
}

/** What was left open when the plan was started, or has come up since: for the one who can settle it. */
export async function showDoubts(ctx: Ctx, view: PlanView, asked: number): Promise<void> {
  const { plan } = view;
  const page = pageOf(openDoubtsOf(ctx.db, plan.id), asked, DOUBTS_SIZE);
  const ids = [...new Set(page.items.flatMap(({ eventId }) => eventId ?? []))];
  const buttons = eventsOf(ctx.db, plan.id, ids).map((event) => ({
    text: clip(eventName(event), 20),
    data: packCallback("e", "card", event.id),
  }));
  await show(
    ctx,
    planDoubts(page),
    filled([...inRows(buttons, 4), pager(page, (to) => planData(view, "doubts", to)), [toPlan(view)]]),
  );
}

export async function showFound(ctx: Ctx, view: PlanView, query: string, asked: number): Promise<void> {
  const { plan } = view;
  const ids = searchEvents(outlineOf(ctx.db, plan.id), query).map(({ id }) => id);
  const page = linesOf(ctx, view, ids, asked);
  await showList(ctx, page, foundEvents(page, plan, query), {
    turn: (to) => planData(view, "found", to),
    rows: [[toFind(view), toPlan(view)]],
    // The list is not to be had again by a button of the card.
    stays: true,
  });
}
