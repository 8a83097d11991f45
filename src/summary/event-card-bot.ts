import { EDIT_WORDS } from "../plan/editing/plan-edit-texts.ts";
import { eventName } from "../plan/plan-texts.ts";
import { eventsOf, outlineOf } from "../plan/event-store.ts";
import { comingPlan } from "../plan/plan-store.ts";
import type { StoredPlan } from "../plan/stored-plan.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { eventRequestCounts } from "../requests/request-store.ts";
import { loadDuties } from "../reminders/duty-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { pageOf } from "../telegram/page.ts";
import { ANSWER_WORDS } from "./answers-texts.ts";
import { placeOf } from "./duty-words-texts.ts";
import { instanceOf } from "./event-list.ts";
import { planData } from "./plan-data.ts";
import { mayOpen, type StandingDuty, withStanding } from "./own-duties.ts";
import { eventCard, goneEvent, PLAN_WORDS } from "./plan-pages-texts.ts";

const MARKS_SIZE = 10;
export const EVENTS_SIZE = 8;

/** Which event, which of its dated instances (one more than its index, so that 0 is the nearest), which page. */
export interface AskedCard {
  eventId: number | null;
  instance: number | null;
  page: number | null;
  /** Below the list that it was chosen from, and not in its place. */
  below: boolean;
}

/** One event's card with everything about it. */
export async function openCard(
  ctx: Ctx,
  { member, plan: present }: { member: Member; plan: StoredPlan },
  { eventId, instance, page: asked, below }: AskedCard,
): Promise<void> {
  if (eventId === null || instance === null || asked === null) return toast(ctx, deadButton);
  const coming = comingPlan(ctx.db, member.clusterId, ctx.today);
  const plan = coming !== null && eventsOf(ctx.db, coming.id, [eventId]).length > 0 ? coming : present;
  const [event] = eventsOf(ctx.db, plan.id, [eventId]);
  if (event === undefined) return toast(ctx, goneEvent);
  const at = instance === 0 ? instanceOf(event, ctx.today) : Math.min(instance, event.occurrences.length) - 1;
  const occurrence = at === null ? undefined : event.occurrences[at];
  const duties = withStanding(loadDuties(ctx.db, member.clusterId, ctx, { eventIds: [eventId] }), ctx.today);
  const here = duties.filter(({ duty }) => duty.occurrenceId === occurrence?.id);
  const page = pageOf(here, asked, MARKS_SIZE);
  const shown =
    at === null || occurrence === undefined ? null : { ...occurrence, at, of: event.occurrences.length };
  const people = [...new Set(here.flatMap(({ duty }) => duty.people.map(({ name }) => name)))];
  const requests = event.deadline.kind === "onRequest" ? eventRequestCounts(ctx.db, event.id) : null;
  await toast(ctx);
  await (below ? say : show)(
    ctx,
    eventCard({ event, period: plan, shown, duties: page, people, requests }, ctx.today),
    filled([
      ...inRows(page.items.filter(({ duty }) => mayOpen(member, duty)).map(markButton), 2),
      pager(page, (to) => packCallback("e", "card", eventId, (at ?? 0) + 1, to)),
      instances(eventId, at, event.occurrences.length),
      [
        ...(may(member, { do: "changePlan", clusterId: member.clusterId })
          ? [{ text: EDIT_WORDS.edit, data: packCallback("c", "open", eventId) }]
          : []),
        { text: ANSWER_WORDS.answers, data: packCallback("s", "event", eventId, 0) },
        { text: EDIT_WORDS.history, data: packCallback("c", "history", eventId, 0) },
        ...(event.cancelled === null && event.occurrences.length > 0
          ? [{ text: PLAN_WORDS.calendar, data: packCallback("ics", "event", eventId) }]
          : []),
      ],
      [toPlan(ctx, plan, eventId, plan.id === coming?.id)],
    ]),
  );
}

/** To the page of the plan on which the event stands. */
function toPlan(ctx: Ctx, plan: StoredPlan, eventId: number, coming: boolean): Button {
  const index = outlineOf(ctx.db, plan.id).findIndex(({ id }) => id === eventId);
  return {
    text: PLAN_WORDS.toPlan,
    data: planData({ coming }, "all", Math.floor(index / EVENTS_SIZE)),
  };
}

const markButton = (standing: StandingDuty): Button =>
  dutyCardButton(standing, placeOf(standing.duty.organisation?.shortName ?? eventName(standing.duty.event)));

export const dutyCardButton = ({ duty }: StandingDuty, text: string): Button => ({
  text,
  data: packCallback("d", "card", duty.id),
});

/** «‹» and «›» between the dated instances of an event. */
function instances(eventId: number, at: number | null, of: number): Button[] {
  if (at === null) return [];
  return pager({ items: [], page: at, pages: of, total: of }, (to) =>
    packCallback("e", "card", eventId, to + 1),
  );
}
