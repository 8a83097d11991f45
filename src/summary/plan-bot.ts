import { Composer } from "grammy";
import { eventsOf } from "../plan/event-store.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import { nextPlanButton } from "../plan/next-plan-texts.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { holds, type Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { loadDuties } from "../reminders/duty-store.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { EDIT_WORDS } from "../plan/plan-edit-texts.ts";
import { typed } from "../telegram/typed-word.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { dutyButton, placeOf } from "./duty-words-texts.ts";
import { eventLines, instanceOf, sectionStarts } from "./event-list.ts";
import {
  answeredBy,
  mayOpen,
  nearestFirst,
  type StandingDuty,
  toldOfOwn,
  withStanding,
} from "./own-duties.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import {
  chooseSection,
  eventCard,
  goneEvent,
  noPlan,
  ownEvents,
  PLAN_WORDS,
  sectionTitle,
  wholePlan,
} from "./plan-pages-texts.ts";

const OWN_SIZE = 6;
const EVENTS_SIZE = 8;
const SECTIONS_SIZE = 10;
const MARKS_SIZE = 10;

/** The plan on the phone: own events with the nearest first, the whole plan by section, an event's card. */
const handlers = new Composer<Ctx>();
handlers.command("plan", (ctx) => openPlan(ctx, overseesAll(ctx.member) ? showWhole : showOwn));
handlers.hears(typed("plan"), (ctx) => openPlan(ctx, showOwn));
handlers.callbackQuery(/^e:/, tapped);

export const planFeature: Feature = { handlers, answers: {} };

async function tapped(ctx: Ctx): Promise<void> {
  const [, screen, first, second, third] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  if (ctx.member === null || !may(ctx.member, { do: "seePlan", clusterId: ctx.member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const view = planOf(ctx, ctx.member);
  if (view === null) {
    await toast(ctx);
    return show(ctx, noPlan());
  }
  const page = pageNumber(first);
  if (screen === "card") return openCard(ctx, view, callbackId(first), pageNumber(second), pageNumber(third));
  if (page === null) return toast(ctx, deadButton);
  const open = SCREENS.get(screen ?? "");
  if (open === undefined) return toast(ctx, deadButton);
  await toast(ctx);
  await open(ctx, view, page);
}

interface PlanView {
  member: Member;
  plan: StoredPlan;
  duties: StandingDuty[];
}

function planOf(ctx: Ctx, member: Member): PlanView | null {
  const plan = runningPlan(ctx.db, member.clusterId, ctx.today);
  if (plan === null) return null;
  return { member, plan, duties: withStanding(loadDuties(ctx.db, member.clusterId, ctx), ctx.today) };
}

const SCREENS = new Map([
  ["mine", showOwn],
  ["all", showWhole],
  ["sections", showSections],
]);

/** «/plan» shows the chair and the curator the whole, anyone else the own; «Мои мероприятия» is the own for all. */
const overseesAll = (member: Member | null): boolean =>
  member !== null && (holds(member, "chair") || holds(member, "curator"));

async function openPlan(ctx: Ctx, open: typeof showOwn): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  if (!may(member, { do: "seePlan", clusterId: member.clusterId })) return say(ctx, strangerText());
  const view = planOf(ctx, member);
  if (view === null) return say(ctx, noPlan());
  return open(ctx, view, 0);
}

async function showOwn(ctx: Ctx, { member, plan, duties }: PlanView, asked: number): Promise<void> {
  const own = nearestFirst(answeredBy(member, duties));
  const page = pageOf(own, asked, OWN_SIZE);
  const told = toldOfOwn(own);
  await show(
    ctx,
    ownEvents(page, ctx.today, plan, told),
    filled([
      ...inRows(
        page.items.map((one) => dutyCardButton(one, dutyButton(one, ctx.today, told))),
        2,
      ),
      pager(page, (to) => packCallback("e", "mine", to)),
      [{ text: PLAN_WORDS.wholePlan, data: packCallback("e", "all", 0) }],
    ]),
  );
}

async function showWhole(ctx: Ctx, { member, plan, duties }: PlanView, asked: number): Promise<void> {
  const events = eventsOf(ctx.db, plan.id);
  const page = pageOf(eventLines(events, duties), asked, EVENTS_SIZE);
  const sections = page.pages > 1 && sectionStarts(events).length > 1;
  await show(
    ctx,
    wholePlan(page, plan, events.length),
    filled([
      ...inRows(
        page.items.map(({ event }) => eventButton(event)),
        4,
      ),
      pager(page, (to) => packCallback("e", "all", to)),
      [
        ...(sections ? [{ text: PLAN_WORDS.sections, data: packCallback("e", "sections", 0) }] : []),
        { text: PLAN_WORDS.ownEvents, data: packCallback("e", "mine", 0) },
      ],
      may(member, { do: "seeClusterStatus", clusterId: member.clusterId })
        ? [{ text: nextPlanButton, data: packCallback("x", "next") }]
        : [],
    ]),
  );
}

async function showSections(ctx: Ctx, { plan }: PlanView, asked: number): Promise<void> {
  const page = pageOf(sectionStarts(eventsOf(ctx.db, plan.id)), asked, SECTIONS_SIZE);
  await show(
    ctx,
    chooseSection(),
    filled([
      ...page.items.map(({ title, first }) => [
        {
          text: clip(sectionTitle(title), 60),
          data: packCallback("e", "all", Math.floor(first / EVENTS_SIZE)),
        },
      ]),
      pager(page, (to) => packCallback("e", "sections", to)),
      [{ text: PLAN_WORDS.toPlan, data: packCallback("e", "all", 0) }],
    ]),
  );
}

/** The second word is the dated instance, one more than its index, so that 0 and none are the nearest. */
async function openCard(
  ctx: Ctx,
  { member, plan, duties }: PlanView,
  eventId: number | null,
  instance: number | null,
  asked: number | null,
): Promise<void> {
  if (eventId === null || instance === null || asked === null) return toast(ctx, deadButton);
  const events = eventsOf(ctx.db, plan.id);
  const index = events.findIndex(({ id }) => id === eventId);
  const event = events[index];
  if (event === undefined) return toast(ctx, goneEvent);
  const at = instance === 0 ? instanceOf(event, ctx.today) : Math.min(instance, event.occurrences.length) - 1;
  const occurrence = at === null ? undefined : event.occurrences[at];
  const here = duties.filter(({ duty }) => duty.occurrenceId === occurrence?.id);
  const page = pageOf(here, asked, MARKS_SIZE);
  const shown =
    at === null || occurrence === undefined ? null : { ...occurrence, at, of: event.occurrences.length };
  await toast(ctx);
  await show(
    ctx,
    eventCard({ event, period: plan, shown, duties: page }, ctx.today),
    filled([
      ...inRows(page.items.filter(({ duty }) => mayOpen(member, duty)).map(markButton), 2),
      pager(page, (to) => packCallback("e", "card", eventId, (at ?? 0) + 1, to)),
      instances(eventId, at, event.occurrences.length),
      [
        ...(may(member, { do: "changePlan", clusterId: member.clusterId })
          ? [{ text: EDIT_WORDS.edit, data: packCallback("c", "open", eventId) }]
          : []),
        { text: EDIT_WORDS.history, data: packCallback("c", "history", eventId, 0) },
      ],
      [{ text: PLAN_WORDS.toPlan, data: packCallback("e", "all", Math.floor(index / EVENTS_SIZE)) }],
    ]),
  );
}

const markButton = (standing: StandingDuty): Button =>
  dutyCardButton(standing, placeOf(standing.duty.organisation?.shortName ?? eventName(standing.duty.event)));

const dutyCardButton = ({ duty }: StandingDuty, text: string): Button => ({
  text,
  data: packCallback("d", "card", duty.id),
});

const eventButton = (event: StoredEvent): Button => ({
  text: clip(eventName(event), 20),
  data: packCallback("e", "card", event.id),
});

/** «‹» and «›» between the dated instances of an event. */
function instances(eventId: number, at: number | null, of: number): Button[] {
  if (at === null) return [];
  return pager({ items: [], page: at, pages: of, total: of }, (to) =>
    packCallback("e", "card", eventId, to + 1),
  );
}
