import { packCallback } from "../../telegram/callback-data.ts";
import { type Button, type Ctx, say } from "../../telegram/context.ts";
import { filled, inRows, pager } from "../../telegram/button-rows.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { typedWords } from "../../telegram/typed-words.ts";
import type { EventContent } from "../change.ts";
import { clusterNames, sectionsOf } from "./cluster-names-store.ts";
import { instanceWords } from "./deadline-edit.ts";
import { type Edit, editOf, type Field, isStep, type Step, stepBeside } from "./edit.ts";
import {
  answer,
  changedBy,
  type ChangePlan,
  closeEdit,
  idWord,
  keepEdit,
  type Target,
  targetOf,
  wayBack,
} from "./edit-target-bot.ts";
import { partyMark } from "./party-edit.ts";
import { namedParty } from "./party-edit.ts";
import {
  askField,
  askInstance,
  askResponsible,
  askWhichDate,
  EDIT_WORDS,
  editMenu,
  emptyField,
  FIELD_BUTTONS,
  fieldTooLong,
  newEvent,
  NONE_BUTTONS,
  PARTY_BUTTONS,
  saved,
  TICK_BUTTONS,
  unchanged,
} from "./plan-edit-texts.ts";
import { clip, eventTitle, partyWords } from "../plan-texts.ts";

const PAGE = 8;
/** What a field may hold; a deadline's and a responsible's cell no more than their readers read. */
export const LONGEST: Record<Field, number> = {
  title: 1000,
  section: 200,
  deadline: 500,
  responsible: 1000,
  place: 300,
  number: 12,
  reason: 500,
};

/** A typed field as it is to be kept, or null after saying what is wrong with it. */
export async function wordsFor(ctx: Ctx, target: Target, field: Field, text: string): Promise<string | null> {
  const words = typedWords(text).replace(/\s+/g, " ");
  if (words !== "" && words.length <= LONGEST[field]) return words;
  await say(ctx, words === "" ? emptyField() : fieldTooLong(words.length, LONGEST[field]), [wayBack(target)]);
  return null;
}

// ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface Asked {
  field: Field;
  page?: number;
  instance?: Edit["instance"];
}

/** Asks for a field, and awaits it as text as well. */
export async function askFor(ctx: Ctx, target: Target, asked: Asked): Promise<void> {
  const { field, instance = null } = asked;
  ctx.commit((tx) => keepEdit(tx, ctx, nextEdit(target, field, { instance })));
  await answer(ctx, ...fieldScreen(ctx, target, asked));
}

/** The edit of this target at another field, with the content that it has by now. */
export const nextEdit = (target: Target, field: Edit["field"], change: Partial<Edit> = {}): Edit =>
  editOf({
    eventId: target.event?.id ?? null,
    planId: target.planId,
    field,
    content: target.event === null ? target.content : null,
    whole: target.edit?.whole ?? false,
    ...change,
  });

function fieldScreen(ctx: Ctx, target: Target, { field, page = 0, instance }: Asked): Screen {
  const { content } = target;
  const name = content.title === "" ? "" : eventTitle(content, 200);
  if (field === "responsible") return responsibleScreen(ctx, target, name);
  if (instance != null) return [askInstance(name, instance), [wayBack(target)]];
  const now = field === "reason" ? null : field === "deadline" ? content.deadline.text : content[field];
  const none = NONE_BUTTONS[field];
  return [
    askField(field, name, now),
    filled([
      ...(field === "section" ? sectionButtons(ctx, target, page) : []),
      none === undefined ? [] : [{ text: none, data: packCallback("c", "none", idWord(target), field) }],
      wayBack(target),
    ]),
  ];
}

type Screen = Parameters<typeof answer> extends [Ctx, ...infer Rest] ? Rest : never;

function sectionButtons(ctx: Ctx, target: Target, asked: number): Button[][] {
  const page = pageOf(sectionsOf(ctx.db, target.planId), asked, PAGE);
  const id = idWord(target);
  return [
    ...page.items.map((section) => [
      { text: clip(section.title, 60), data: packCallback("c", "section", id, section.id) },
    ]),
    pager(page, (to) => packCallback("c", "f", id, "section", to)),
  ];
}

/** Those who answer, each with a button to take them out; the frequent choices; the list of people. */
function responsibleScreen(ctx: Ctx, target: Target, name: string): Screen {
  const { content } = target;
  const id = idWord(target);
  const names = clusterNames(ctx.db, target.member.clusterId);
  const remove = content.parties.slice(0, 12).map((party, at) => ({
    text: clip(`Убрать: ${partyWords(namedParty(party, names))}`, 60),
    data: packCallback("c", "minus", id, at, partyMark(party)),
  }));
  const add = Object.entries(PARTY_BUTTONS).map(([word, text]) => ({
    text,
    data: packCallback("c", "plus", id, word),
  }));
  const tick = Object.entries(TICK_BUTTONS).map(([word, text]) => ({
    text,
    data: packCallback("c", "tick", id, word),
  }));
  return [
    askResponsible(name, content, names),
    filled([
      ...inRows(remove, 1),
      ...inRows(add, 2),
      [{ text: EDIT_WORDS.people, data: packCallback("c", "people", id, 0) }],
      ...inRows(tick, 1),
      target.event === null
        ? [
            {
              text: content.parties.length > 0 ? EDIT_WORDS.more : EDIT_WORDS.nobody,
              data: packCallback("c", "next", 0),
            },
          ]
        : [],
      wayBack(target),
    ]),
  ];
}

/** Which of several dated instances: one at a time, or the deadline as a whole. */
export async function askDates(ctx: Ctx, target: Target, asked: number): Promise<void> {
  const { event } = target;
  if (event === null || event.state.occurrences.length < 2) return askFor(ctx, target, { field: "deadline" });
  const page = pageOf(event.state.occurrences, asked, PAGE);
  ctx.commit((tx) => closeEdit(tx, ctx));
  await answer(
    ctx,
    askWhichDate(eventTitle(event.state, 200)),
    filled([
      [{ text: EDIT_WORDS.allDates, data: packCallback("c", "whole", event.id) }],
      ...page.items.map((span) => [
        {
          text: clip(instanceWords(span), 60),
          data: packCallback("c", "at", event.id, span.opensOn, span.dueOn),
        },
      ]),
      pager(page, (to) => packCallback("c", "f", event.id, "deadline", to)),
      wayBack(target),
    ]),
  );
}

export const askedPage = (word: string | undefined): number => pageNumber(word) ?? 0;

// ── Keeping ────────────────────────────────────────────────────────────────────────────────────────────────

/** Keeps what a field says now: in the plan with all that follows, or in the new event, which goes a step on. */
export async function keepField(
  ctx: Ctx,
  change: ChangePlan,
  target: Target,
  set: Partial<EventContent>,
): Promise<void> {
  const { event, member } = target;
  if (event === null) return keepInNew(ctx, target, set);
  ctx.commit((tx) => {
    change(tx, [{ kind: "rewrite", eventId: event.id, set }], changedBy(ctx, member));
    closeEdit(tx, ctx);
  });
  const same = Object.entries(set).every(
    ([part, value]) => JSON.stringify(value) === JSON.stringify(event.state[part as keyof EventContent]),
  );
  await showMenu(ctx, event.id, same ? unchanged : saved);
}

/** The new event with this, at the step after it: a button of an older step leads on from there. */
async function keepInNew(ctx: Ctx, target: Target, set: Partial<EventContent>): Promise<void> {
  const fresh = { ...target, content: { ...target.content, ...set } };
  const [field] = Object.keys(set);
  await toStep(ctx, fresh, stepAfter(isStep(field) ? field : "ready", fresh));
}

/** What is asked after this step: a place that was named with the day is not asked again. */
export function stepAfter(step: Step, { content, edit }: Target): Step {
  if (edit?.whole === true) return "ready";
  const next = stepBeside(step, 1) ?? "ready";
  return next === "place" && content.place !== null ? "ready" : next;
}

/** Shows a step of adding an event; the last one shows it whole. */
export async function toStep(ctx: Ctx, target: Target, step: Step): Promise<void> {
  if (step !== "ready") return askFor(ctx, target, { field: step });
  ctx.commit((tx) => keepEdit(tx, ctx, nextEdit(target, "ready", { whole: true })));
  const { content, period, member } = target;
  const fields = (["title", "number", "section", "deadline", "place", "responsible"] as const).map(
    (field) => ({
      text: FIELD_BUTTONS[field],
      data: packCallback("c", "f", 0, field),
    }),
  );
  await answer(ctx, newEvent(content, period, clusterNames(ctx.db, member.clusterId)), [
    [{ text: EDIT_WORDS.ready, data: packCallback("c", "add", 0) }],
    ...inRows(fields, 3),
    wayBack(target),
  ]);
}

/** The event's menu as it stands now; below what was typed, or in place of what was tapped. */
export async function showMenu(ctx: Ctx, eventId: number, said: string | null): Promise<void> {
  const target = targetOf(ctx, eventId, null);
  if (typeof target === "string" || target.event === null) return;
  const { event, member } = target;
  const field = (name: Field): Button => ({
    text: FIELD_BUTTONS[name],
    data: packCallback("c", "f", eventId, name),
  });
  const { state } = event;
  await answer(ctx, editMenu(state, event.period, clusterNames(ctx.db, member.clusterId), said), [
    [field("deadline"), field("place")],
    [field("title"), field("responsible")],
    [field("number"), field("section")],
    [
      state.cancelled === null
        ? { text: EDIT_WORDS.cancel, data: packCallback("c", "f", eventId, "reason") }
        : { text: EDIT_WORDS.restore, data: packCallback("c", "restore", eventId) },
    ],
    [
      { text: EDIT_WORDS.history, data: packCallback("c", "history", eventId, 0) },
      { text: EDIT_WORDS.toEvent, data: packCallback("e", "card", eventId) },
    ],
  ]);
}
