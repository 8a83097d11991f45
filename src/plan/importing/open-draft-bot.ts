import { instant } from "../../calendar/instant.ts";
import type { Db } from "../../db/open.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { callbackId, packCallback, unpackCallback } from "../../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../../telegram/context.ts";
import { notAllowed } from "../../telegram/general-texts.ts";
import { type Html, lines } from "../../telegram/html.ts";
import { closeQuestion, findQuestion } from "../../telegram/question-store.ts";
import { diffOverview, DIFF_WORDS } from "./diff-texts.ts";
import { type DraftWorld, fileNotes, isDecisive } from "./doubt.ts";
import { DOUBT_WORDS } from "./doubt-texts.ts";
import { type Draft, draftOf, type DraftState } from "./draft.ts";
import { counterpartOf, draftOfPerson, type DraftRow, draftWorld, saveDraftState } from "./draft-store.ts";
import { DRAFT_WORDS, noDraft, oldScreen, overview } from "./draft-texts.ts";
import type { PlanReading } from "../plan.ts";

/** A draft as the chair's update finds it. */
export interface OpenDraft {
  chair: Member;
  row: DraftRow;
  draft: Draft;
  world: DraftWorld;
}

/** A way to put a screen before the chair: below, or in place of the one she tapped on. */
export type Tell = typeof say;

/** The draft of whoever writes, or null: none, or not (any more) hers to send. */
export function openDraft(ctx: Ctx): OpenDraft | null {
  const { member } = ctx;
  if (member === null || !may(member, { do: "importPlan", clusterId: member.clusterId })) return null;
  const row = draftOfPerson(ctx.db, member.clusterId, member.personId);
  return row === null ? null : opened(ctx, member, row);
}

const opened = (ctx: Ctx, chair: Member, row: DraftRow): OpenDraft => ({
  chair,
  row,
  ...draftFrom(ctx, chair, row.reading, row.state),
});

/** What a reading comes to in the chair's cluster after everything that was said about it. */
export function draftFrom(
  ctx: Ctx,
  { clusterId, personId }: Member,
  reading: PlanReading,
  state: DraftState,
): Pick<OpenDraft, "draft" | "world"> {
  const world = draftWorld(ctx.db, clusterId, personId, ctx.today);
  const draft = draftOf(reading, state, world, ({ period }) => counterpartOf(ctx.db, clusterId, period));
  return { draft, world };
}

/** A button's words after «i:screen:draft», and the draft; `fresh`: the screen is as old as the last answer. */
export type DraftTap = (ctx: Ctx, open: OpenDraft, words: readonly string[]) => Promise<void>;

/**
 * Handles a tap on a draft's screen. Whoever has no right, a draft that is gone and a forged one get a toast. With
 * `revision` the first word is the revision that the screen was made at: an older screen gives way to the newest one.
 */
export const draftTap =
  (handle: DraftTap, options: { revision: boolean } = { revision: false }) =>
  async (ctx: Ctx): Promise<void> => {
    const { member } = ctx;
    if (member === null || !may(member, { do: "importPlan", clusterId: member.clusterId }))
      return toast(ctx, notAllowed);
    const [, , id, ...words] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
    const open = openDraft(ctx);
    if (open === null || callbackId(id) !== open.row.id) return toast(ctx, noDraft);
    if (options.revision && words.shift() !== String(open.row.revision)) {
      await toast(ctx, oldScreen);
      return showPlan(ctx, open, show);
    }
    await handle(ctx, open, words);
  };

/** The data of a button on a draft's screen; `revision` where an older screen must not answer. */
export const draftData = (open: OpenDraft, screen: string, ...words: readonly (string | number)[]): string =>
  packCallback("i", screen, open.row.id, ...words);

/** What is asked about a draft in words. */
export const QUESTIONS = { doubt: "plan.doubt", cell: "plan.cell" } as const;

/** Closes a question about a draft; one of another dialog stays open. */
export function closeDraftQuestion(tx: Db, chatId: number): void {
  const kind = findQuestion(tx, chatId)?.kind;
  if (kind === QUESTIONS.doubt || kind === QUESTIONS.cell) closeQuestion(tx, chatId);
}

/**
 * Keeps what was said, and gives the draft as it is now. Null where something was faster; it has been told then.
 */
export async function saveAnswer(ctx: Ctx, open: OpenDraft, state: DraftState): Promise<OpenDraft | null> {
  const { row, chair } = open;
  const saved = ctx.commit((tx) => {
    if (state.answers !== row.state.answers) closeDraftQuestion(tx, chair.chatId);
    return saveDraftState(tx, row, state, instant(ctx.now));
  });
  if (saved) return opened(ctx, chair, { ...row, state, revision: row.revision + 1 });
  const now = openDraft(ctx);
  if (now !== null) await showPlan(ctx, now, say);
  return null;
}

/** The draft's first screen: what was understood, or what a newer file changes. */
export async function showPlan(
  ctx: Ctx,
  open: OpenDraft,
  tell: Tell,
  head: Html | null = null,
): Promise<void> {
  const { draft, row } = open;
  if (draft.changes !== null && !draft.doubts.some(isDecisive)) {
    const { title, all, taken } = draft.changes;
    const notes = fileNotes(row.reading);
    const about = { title, fileName: row.fileName, all, taken, doubts: draft.doubts.length, notes };
    return tell(ctx, withHead(head, diffOverview(about)), changeButtons(open));
  }
  const shown = overview({ reading: draft.reading, doubts: draft.doubts, fileName: row.fileName });
  await tell(ctx, withHead(head, shown), planButtons(open));
}

export const withHead = (head: Html | null, text: Html): Html =>
  head === null ? text : lines(head, "", text);

const doubtsButton = (open: OpenDraft): Button[] => {
  const { length } = open.draft.doubts;
  return length === 0
    ? []
    : [{ text: `${DRAFT_WORDS.doubts}: ${length}`, data: draftData(open, "q", open.row.revision, 0) }];
};

/** The last answer can be put right, the one that settled the last doubt too. */
export const undoButton = (open: OpenDraft): Button[] =>
  open.row.state.answers.length === 0
    ? []
    : [{ text: DOUBT_WORDS.undo, data: draftData(open, "u", open.row.revision) }];

function planButtons(open: OpenDraft): Button[][] {
  return [
    doubtsButton(open),
    undoButton(open),
    [
      { text: DRAFT_WORDS.understood, data: draftData(open, "s", 0) },
      { text: DRAFT_WORDS.people, data: draftData(open, "pl", 0) },
    ],
    [{ text: DRAFT_WORDS.preview, data: draftData(open, "v", 0) }],
    [{ text: DRAFT_WORDS.start, data: draftData(open, "go", open.row.revision) }],
    [{ text: DRAFT_WORDS.refuse, data: draftData(open, "x") }],
  ].filter((row) => row.length > 0);
}

function changeButtons(open: OpenDraft): Button[][] {
  const { revision } = open.row;
  return [
    [{ text: DIFF_WORDS.list, data: draftData(open, "d", 0) }],
    doubtsButton(open),
    undoButton(open),
    [{ text: DIFF_WORDS.all, data: draftData(open, "da", revision) }],
    [{ text: DIFF_WORDS.apply, data: draftData(open, "dg", revision) }],
    [
      { text: DRAFT_WORDS.understood, data: draftData(open, "s", 0) },
      { text: DRAFT_WORDS.refuse, data: draftData(open, "x") },
    ],
  ].filter((row) => row.length > 0);
}
