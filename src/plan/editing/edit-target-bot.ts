import { instant } from "../../calendar/instant.ts";
import type { Period } from "../../calendar/period.ts";
import type { Db } from "../../db/open.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { callbackId, packCallback, unpackCallback } from "../../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, show, toast } from "../../telegram/context.ts";
import { notAllowed } from "../../telegram/general-texts.ts";
import { closeQuestion, openQuestion } from "../../telegram/question-store.ts";
import type { ChangedBy, EventContent, PlanChange } from "../change.ts";
import { periodOf } from "./cluster-names-store.ts";
import { type Edit, readEdit } from "./edit.ts";
import { findEvent, type KnownEvent } from "../event-content-store.ts";
import { EDIT_WORDS, editOver, eventGone, unfinishedFirst } from "./plan-edit-texts.ts";

/** Changes a running plan with everything that follows from it; in `change-plan.ts`. */
export type ChangePlan = (tx: Db, changes: readonly PlanChange[], by: ChangedBy) => { eventIds: number[] };

/** The kind of the open question of every edit. */
export const EDIT_QUESTION = "plan.edit";

/** What is edited: an event of the plan or, where there is none, a new one that is being made up. */
export interface Target {
  member: Member;
  event: KnownEvent | null;
  planId: number;
  period: Period;
  content: EventContent;
  /** The open question of this edit, where there is one. */
  edit: Edit | null;
}

/** In a button's data 0 stands for the new event. */
export const idWord = ({ event }: Target): number => event?.id ?? 0;

export const mayEdit = (member: Member | null): member is Member =>
  member !== null && may(member, { do: "changePlan", clusterId: member.clusterId });

export const changedBy = (ctx: Ctx, member: Member): ChangedBy => ({
  clusterId: member.clusterId,
  personId: member.personId,
  at: instant(ctx.now),
  today: ctx.today,
});

/** What is open in this chat, if it is an edit. */
export function openEdit(ctx: Ctx): Edit | null {
  const question = openQuestionOf(ctx);
  return question?.kind === EDIT_QUESTION ? readEdit(question.subject) : null;
}

/** What an edit is about, as it stands now, or the sentence that says why it is not to be had. */
export function targetOf(ctx: Ctx, eventId: number | null, edit: Edit | null): Target | string {
  const { member } = ctx;
  if (!mayEdit(member)) return notAllowed;
  if (eventId !== null) {
    const event = findEvent(ctx.db, member.clusterId, eventId);
    if (event === null) return eventGone;
    const own = edit?.eventId === eventId ? edit : null;
    return { member, event, planId: event.planId, period: event.period, content: event.state, edit: own };
  }
  if (edit === null || edit.eventId !== null || edit.content === null) return editOver;
  const period = periodOf(ctx.db, member.clusterId, edit.planId);
  return period === null
    ? eventGone
    : { member, event: null, planId: edit.planId, period, content: edit.content, edit };
}

/** The new event that is being made up in this chat and has a title by now, or null. */
export function unfinishedEvent(ctx: Ctx): (Target & { edit: Edit }) | null {
  const edit = openEdit(ctx);
  const target = edit?.eventId === null ? targetOf(ctx, null, edit) : eventGone;
  return edit === null || typeof target === "string" || target.content.title === ""
    ? null
    : { ...target, edit };
}

/** The words of a tap after «c:verb:id». */
export const wordsAfterId = (ctx: Ctx): string[] =>
  (unpackCallback(ctx.callbackQuery?.data ?? "") ?? []).slice(3);

/**
 * A handler of taps «c:verb:id…»; whoever may not, and whatever is gone or over, gets a toast. There is one edit a
 * chat: before an event is edited it is said that a new one is not finished yet, unless the tap `drops` it.
 */
export const onTarget =
  (
    handle: (ctx: Ctx, target: Target, words: readonly string[]) => Promise<void>,
    { drops }: { drops: boolean } = { drops: false },
  ) =>
  async (ctx: Ctx): Promise<void> => {
    const id = unpackCallback(ctx.callbackQuery?.data ?? "")?.[2];
    const eventId = id === "0" ? null : callbackId(id);
    const known = id === "0" || eventId !== null;
    const target = known ? targetOf(ctx, eventId, openEdit(ctx)) : eventGone;
    if (typeof target === "string") return toast(ctx, target);
    const unfinished = target.event === null || drops ? null : unfinishedEvent(ctx);
    if (unfinished !== null) return warn(ctx, target, unfinished);
    await handle(ctx, target, wordsAfterId(ctx));
  };

/** What was typed of a new event would be lost: go on with it, or begin the other edit all the same. */
async function warn(ctx: Ctx, target: Target, { content }: Target): Promise<void> {
  const id = idWord(target);
  await answer(ctx, unfinishedFirst(content), [
    [{ text: EDIT_WORDS.goOn, data: packCallback("c", "new") }],
    [{ text: EDIT_WORDS.drop, data: packCallback("c", "drop", id) }],
    [{ text: EDIT_WORDS.toEvent, data: packCallback("e", "card", id) }],
  ]);
}

/** Keeps what is being asked, in the transaction of the update. */
export function keepEdit(tx: Db, ctx: Ctx, edit: Edit): void {
  if (ctx.chatId !== undefined) openQuestion(tx, ctx.chatId, EDIT_QUESTION, edit, instant(ctx.now));
}

/** Whatever an edit was asking is asked no more; another feature's question stays open. */
export function closeEdit(tx: Db, ctx: Ctx): void {
  if (ctx.chatId !== undefined && openQuestionOf(ctx)?.kind === EDIT_QUESTION) {
    closeQuestion(tx, ctx.chatId);
  }
}

/** «‹ Назад» and «Отмена» under every question: to the event's menu, or to the step before. */
export const wayBack = (target: Target): Button[] => [
  target.event === null
    ? { text: EDIT_WORDS.back, data: packCallback("c", "back", 0) }
    : { text: EDIT_WORDS.back, data: packCallback("c", "open", target.event.id) },
  { text: EDIT_WORDS.stop, data: packCallback("c", "stop", idWord(target)) },
];

/** A toast where there was a tap, then the screen. */
export async function answer(ctx: Ctx, ...screen: [Parameters<typeof show>[1], Button[][]]): Promise<void> {
  if (ctx.callbackQuery !== undefined) await toast(ctx);
  await show(ctx, ...screen);
}
