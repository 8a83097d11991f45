import { Composer } from "grammy";
import type { Member } from "../../people/member.ts";
import { callbackId, packCallback, unpackCallback } from "../../telegram/callback-data.ts";
import { type Button, type Ctx, say, toast } from "../../telegram/context.ts";
import { notAllowed } from "../../telegram/general-texts.ts";
import { outlineOf } from "../event-store.ts";
import { periodOf } from "./cluster-names-store.ts";
import { editOf, emptyContent, isStep, nextNumber, STEPS, stepBeside } from "./edit.ts";
import {
  answer,
  changedBy,
  type ChangePlan,
  closeEdit,
  keepEdit,
  mayEdit,
  onTarget,
  type Target,
  unfinishedEvent,
  wayBack,
} from "./edit-target-bot.ts";
import { askFor, stepAfter, toStep } from "./field-edit-bot.ts";
import {
  askField,
  EDIT_WORDS,
  editOver,
  eventAdded,
  noPlanToEdit,
  nothingAdded,
  noTitleYet,
  pressReady,
} from "./plan-edit-texts.ts";
import { comingPlan, runningPlan } from "../plan-store.ts";

/** «Добавить мероприятие»: step by step, shown as a whole, and only then in the plan. */
export function newEventHandlers(change: ChangePlan): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^c:new(?::|$)/, begin);
  handlers.callbackQuery(/^c:back:0/, onTarget(back));
  handlers.callbackQuery(
    /^c:next:0/,
    onTarget(async (ctx, target) => {
      if (target.edit?.field !== "responsible") return toast(ctx, editOver);
      await toStep(ctx, target, stepAfter("responsible", target));
    }),
  );
  handlers.callbackQuery(/^c:stop:0/, onTarget(stop));
  handlers.callbackQuery(
    /^c:add:0/,
    onTarget((ctx, target) => add(ctx, change, target)),
  );
  return handlers;
}

/** To the plan that the event is of, which may be the one that begins next. */
function planButton(ctx: Ctx, { member, planId }: Target): Button[] {
  const coming = comingPlan(ctx.db, member.clusterId, ctx.today)?.id === planId;
  return [{ text: EDIT_WORDS.toPlan, data: packCallback("e", "all", 0, ...(coming ? ["next"] : [])) }];
}

async function begin(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (!mayEdit(member)) return toast(ctx, notAllowed);
  const unfinished = unfinishedEvent(ctx);
  // What was begun goes on where it was left; «Отмена» drops it.
  if (unfinished !== null) {
    const { field } = unfinished.edit;
    return toStep(ctx, unfinished, isStep(field) ? field : "ready");
  }
  const asked = callbackId(unpackCallback(ctx.callbackQuery?.data ?? "")?.[2]);
  const plan = runningPlanOf(ctx, member, asked);
  if (plan === null) return toast(ctx, noPlanToEdit);
  const number = nextNumber(outlineOf(ctx.db, plan.id).map((event) => event.number));
  const content = emptyContent(number);
  const edit = editOf({ eventId: null, planId: plan.id, field: "title", content });
  ctx.commit((tx) => keepEdit(tx, ctx, edit));
  const target: Target = { member, event: null, planId: plan.id, period: plan, content, edit };
  await toast(ctx);
  // Below the plan and not in its place: it stays to be looked at.
  await say(ctx, askField("title", "", null), [wayBack(target)]);
}

/** The plan whose button was tapped, as long as it is one of the running ones; else that of today. */
function runningPlanOf(ctx: Ctx, { clusterId }: Member, asked: number | null) {
  const period = asked === null ? null : periodOf(ctx.db, clusterId, asked);
  if (asked !== null && period !== null) return { id: asked, ...period };
  return runningPlan(ctx.db, clusterId, ctx.today);
}

/** To the step before; from the first one out. */
async function back(ctx: Ctx, target: Target): Promise<void> {
  const step = STEPS.find((one) => one === target.edit?.field);
  if (step === undefined || target.edit?.whole === true) {
    return step === "ready" ? askFor(ctx, target, { field: "place" }) : toStep(ctx, target, "ready");
  }
  const before = stepBeside(step, -1);
  if (before === null) return stop(ctx, target);
  await toStep(ctx, target, before);
}

async function stop(ctx: Ctx, target: Target): Promise<void> {
  ctx.commit((tx) => closeEdit(tx, ctx));
  await answer(ctx, nothingAdded(), [planButton(ctx, target)]);
}

async function add(ctx: Ctx, change: ChangePlan, target: Target): Promise<void> {
  const { member, planId, content } = target;
  if (content.title === "") {
    await toast(ctx, noTitleYet);
    return askFor(ctx, target, { field: "title" });
  }
  const [eventId = 0] = ctx.commit((tx) => {
    closeEdit(tx, ctx);
    return change(tx, [{ kind: "add", planId, content, written: null }], changedBy(ctx, member)).eventIds;
  });
  await answer(ctx, eventAdded(content), [
    [{ text: EDIT_WORDS.toEvent, data: packCallback("e", "card", eventId) }],
    planButton(ctx, target),
  ]);
}

/** Everything is known: a text says nothing new. */
export const newEventTyped = async (ctx: Ctx, target: Target): Promise<void> => {
  await say(ctx, pressReady(), [
    [{ text: EDIT_WORDS.ready, data: packCallback("c", "add", 0) }],
    wayBack(target),
  ]);
};
