import { Composer } from "grammy";
import { callbackId, packCallback } from "../../telegram/callback-data.ts";
import { type Ctx, say, toast } from "../../telegram/context.ts";
import type { Feature } from "../../telegram/feature.ts";
import { deadButton, notAllowed } from "../../telegram/general-texts.ts";
import { html } from "../../telegram/html.ts";
import { closeQuestion } from "../../telegram/question-store.ts";
import type { EventContent } from "../change.ts";
import { sectionsOf } from "./cluster-names-store.ts";
import { movedInstance, newDeadline, type NewDeadline } from "./deadline-edit.ts";
import { emptyContent, type Field, isField, readEdit } from "./edit.ts";
import {
  answer,
  changedBy,
  type ChangePlan,
  closeEdit,
  idWord,
  keepEdit,
  onTarget,
  type Target,
  targetOf,
  wayBack,
} from "./edit-target-bot.ts";
import { historyHandlers } from "./event-history-bot.ts";
import { askDates, askedPage, askFor, keepField, nextEdit, showMenu, wordsFor } from "./field-edit-bot.ts";
import { newEventHandlers, newEventTyped } from "./new-event-bot.ts";
import { partyHandlers, responsibleTyped } from "./party-edit-bot.ts";
import {
  cancelledNow,
  deadlineNotRead,
  deadlineReadBack,
  EDIT_WORDS,
  editOver,
  instanceNotRead,
  nothingChanged,
  restoredNow,
} from "./plan-edit-texts.ts";

/** The chair changes the running plan in the chat: everything about an event, new ones, cancelled ones. */
export function planEditing(change: ChangePlan): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^c:open:/, onTarget(openMenu));
  handlers.callbackQuery(/^c:drop:/, onTarget(openMenu, { drops: true }));
  handlers.callbackQuery(/^c:f:/, onTarget(fieldTapped));
  handlers.callbackQuery(
    /^c:whole:/,
    onTarget((ctx, target) => askFor(ctx, target, { field: "deadline" })),
  );
  handlers.callbackQuery(/^c:at:/, onTarget(instanceTapped));
  handlers.callbackQuery(
    /^c:ok:/,
    onTarget((ctx, target) => deadlineConfirmed(ctx, change, target)),
  );
  handlers.callbackQuery(
    /^c:none:/,
    onTarget((ctx, target, [field]) => emptied(ctx, change, target, field)),
  );
  handlers.callbackQuery(
    /^c:section:/,
    onTarget(async (ctx, target, [word]) => {
      const section = sectionsOf(ctx.db, target.planId).find(({ id }) => id === callbackId(word));
      if (section === undefined) return toast(ctx, deadButton);
      await keepField(ctx, change, target, { section: section.title });
    }),
  );
  handlers.callbackQuery(
    /^c:restore:/,
    onTarget((ctx, target) => restore(ctx, change, target)),
  );
  handlers.callbackQuery(/^c:stop:[1-9]/, onTarget(stop));
  handlers.use(partyHandlers(change), newEventHandlers(change), historyHandlers());
  return { handlers, answers: { "plan.edit": (ctx, subject, text) => typed(ctx, change, subject, text) } };
}

async function openMenu(ctx: Ctx, { event }: Target): Promise<void> {
  if (event === null) return toast(ctx, deadButton);
  ctx.commit((tx) => closeEdit(tx, ctx));
  await showMenu(ctx, event.id, null);
}

async function stop(ctx: Ctx, { event }: Target): Promise<void> {
  if (event === null) return toast(ctx, deadButton);
  ctx.commit((tx) => closeEdit(tx, ctx));
  await answer(ctx, nothingChanged(), [
    [{ text: EDIT_WORDS.toEvent, data: packCallback("e", "card", event.id) }],
  ]);
}

async function fieldTapped(ctx: Ctx, target: Target, [field, page]: readonly string[]): Promise<void> {
  if (!isField(field)) return toast(ctx, deadButton);
  if (field === "reason" && (target.event === null || target.event.state.cancelled !== null)) {
    return toast(ctx, editOver);
  }
  if (field === "deadline") return askDates(ctx, target, askedPage(page));
  await askFor(ctx, target, { field, page: askedPage(page) });
}

// ── Deadlines ──────────────────────────────────────────────────────────────────────────────────────────────

async function instanceTapped(ctx: Ctx, target: Target, [opensOn, dueOn]: readonly string[]): Promise<void> {
  const known = target.event?.state.occurrences.find((one) => one.opensOn === opensOn && one.dueOn === dueOn);
  if (known === undefined) return toast(ctx, editOver);
  await askFor(ctx, target, { field: "deadline", instance: known });
}

/** A typed deadline as it would be kept; null where it is no single new day for the instance asked about. */
function readTyped({ edit, event, period, content }: Target, text: string): NewDeadline | null {
  const which = edit?.instance ?? null;
  if (which === null || event === null) return newDeadline(text, period);
  return movedInstance(text, period, content.deadline, event.state.occurrences, which);
}

async function deadlineTyped(ctx: Ctx, target: Target, text: string): Promise<void> {
  const words = await wordsFor(ctx, target, "deadline", text);
  if (words === null) return;
  const read = readTyped(target, words);
  if (read === null) return say(ctx, instanceNotRead(words), [wayBack(target)]);
  const { deadline } = read;
  if (deadline.kind === "unclear") {
    return say(ctx, deadlineNotRead(words, deadline.problems[0]?.message ?? null), [wayBack(target)]);
  }
  const instance = target.edit?.instance ?? null;
  ctx.commit((tx) => keepEdit(tx, ctx, nextEdit(target, "deadline", { instance, typed: words })));
  const id = idWord(target);
  await say(ctx, deadlineReadBack(read, target.period), [
    [
      { text: EDIT_WORDS.right, data: packCallback("c", "ok", id) },
      { text: EDIT_WORDS.again, data: packCallback("c", "f", id, "deadline") },
    ],
    wayBack(target),
  ]);
}

async function deadlineConfirmed(ctx: Ctx, change: ChangePlan, target: Target): Promise<void> {
  const { edit } = target;
  const read = edit?.field !== "deadline" || edit.typed === null ? null : readTyped(target, edit.typed);
  if (read === null) return toast(ctx, editOver);
  const { deadline, place } = read;
  await keepField(ctx, change, target, place === null ? { deadline } : { deadline, place });
}

// ── Other fields ───────────────────────────────────────────────────────────────────────────────────────────

async function emptied(
  ctx: Ctx,
  change: ChangePlan,
  target: Target,
  field: string | undefined,
): Promise<void> {
  if (field === "reason") return cancel(ctx, change, target, null);
  if (field === "deadline") return keepField(ctx, change, target, { deadline: emptyContent(null).deadline });
  if (field !== "section" && field !== "place" && field !== "number") return toast(ctx, deadButton);
  await keepField(ctx, change, target, { [field]: null });
}

async function cancel(ctx: Ctx, change: ChangePlan, target: Target, reason: string | null): Promise<void> {
  const { event, member } = target;
  if (event === null || event.state.cancelled !== null) {
    ctx.commit((tx) => closeEdit(tx, ctx));
    return ctx.callbackQuery === undefined ? say(ctx, html`${editOver}`) : toast(ctx, editOver);
  }
  ctx.commit((tx) => {
    change(tx, [{ kind: "cancel", eventId: event.id, reason }], changedBy(ctx, member));
    closeEdit(tx, ctx);
  });
  await showMenu(ctx, event.id, cancelledNow);
}

async function restore(ctx: Ctx, change: ChangePlan, { event, member }: Target): Promise<void> {
  if (event === null || event.state.cancelled === null) return toast(ctx, editOver);
  ctx.commit((tx) => {
    change(tx, [{ kind: "restore", eventId: event.id }], changedBy(ctx, member));
    closeEdit(tx, ctx);
  });
  await showMenu(ctx, event.id, restoredNow);
}

/** The text that answers the question of an edit. */
async function typed(ctx: Ctx, change: ChangePlan, subject: unknown, text: string): Promise<void> {
  const edit = readEdit(subject);
  const target = edit === null ? editOver : targetOf(ctx, edit.eventId, edit);
  if (edit === null || typeof target === "string") {
    const { chatId } = ctx;
    if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${typeof target === "string" ? target : notAllowed}`);
  }
  if (edit.field === "ready") return newEventTyped(ctx, target);
  if (edit.field === "deadline") return deadlineTyped(ctx, target, text);
  if (edit.field === "responsible") return responsibleTyped(ctx, target, text);
  const words = await wordsFor(ctx, target, edit.field, text);
  if (words === null) return;
  if (edit.field === "reason") return cancel(ctx, change, target, words);
  const set: Partial<EventContent> = { [edit.field satisfies Field]: words };
  await keepField(ctx, change, target, set);
}
