import { Composer } from "grammy";
import { instant } from "../../calendar/instant.ts";
import { inRows, pager } from "../../telegram/button-rows.ts";
import { type Button, type Ctx, say, show, toast } from "../../telegram/context.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import type { Answer } from "../../telegram/feature.ts";
import { type Html, html } from "../../telegram/html.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { openQuestion } from "../../telegram/question-store.ts";
import { isDecisive, type Doubt } from "./doubt.ts";
import { type Choice, choicesOf } from "./doubt-choice.ts";
import { askDoubt, recorded } from "./answer-texts.ts";
import { chooseResponsible, DOUBT_WORDS, doubtText } from "./doubt-texts.ts";
import { askRefuse, DRAFT_WORDS, noDraft, oldScreen } from "./draft-texts.ts";
import {
  draftData,
  draftTap,
  type OpenDraft,
  openDraft,
  saveAnswer,
  showPlan,
  type Tell,
  undoButton,
  withHead,
  closeDraftQuestion,
  QUESTIONS,
} from "./open-draft-bot.ts";
import { personKey } from "../reading/person-name.ts";
import { clip } from "../plan-texts.ts";
import type { Settlement } from "./settle.ts";
import { LONGEST_ANSWER, typedAnswer } from "./typed-answer.ts";

/** The doubts of a plan one by one, each settled by a button or a typed answer; the last answer can be taken back. */
export function doubtHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^i:q:/, draftTap(doubtTapped, { revision: true }));
  handlers.callbackQuery(/^i:a:/, draftTap(choiceTapped, { revision: true }));
  handlers.callbackQuery(/^i:p:/, draftTap(peopleTapped, { revision: true }));
  handlers.callbackQuery(/^i:n:/, draftTap(personTapped, { revision: true }));
  handlers.callbackQuery(/^i:l:/, draftTap(restLeft, { revision: true }));
  handlers.callbackQuery(/^i:u:/, draftTap(undone, { revision: true }));
  return handlers;
}

/** The doubt at this place; where there are fewer, the last one, and where there is none, the plan. */
export async function showDoubt(
  ctx: Ctx,
  open: OpenDraft,
  asked: number,
  tell: Tell,
  head: Html | null = null,
): Promise<void> {
  const { doubts, reading } = open.draft;
  const at = Math.min(asked, doubts.length - 1);
  const doubt = doubts[at];
  if (doubt === undefined) return showPlan(ctx, open, tell, head);
  const text = doubtText(
    doubt,
    { at, of: doubts.length },
    { events: reading.events, cluster: open.world.cluster },
  );
  await tell(ctx, withHead(head, text), doubtButtons(open, doubt, at));
}

function doubtButtons(open: OpenDraft, doubt: Doubt, at: number): Button[][] {
  const { revision } = open.row;
  const { doubts, reading } = open.draft;
  const choices = choicesOf(doubt, reading);
  const short = choices.every(({ label }) => label.length <= 20);
  const around = [
    ...(at > 0 ? [{ text: DOUBT_WORDS.earlier, data: draftData(open, "q", revision, at - 1) }] : []),
    ...(at < doubts.length - 1
      ? [{ text: DOUBT_WORDS.later, data: draftData(open, "q", revision, at + 1) }]
      : []),
  ];
  const rest = doubts.filter((one) => !isDecisive(one)).length;
  return [
    ...inRows(
      choices.map((choice) => choiceButton(open, choice, at)),
      short ? 2 : 1,
    ),
    around,
    rest > 1 ? [{ text: `${DOUBT_WORDS.leaveAll}: ${rest}`, data: draftData(open, "l", revision) }] : [],
    undoButton(open),
    [{ text: DOUBT_WORDS.toPlan, data: draftData(open, "o") }],
  ].filter((row) => row.length > 0);
}

const choiceButton = (open: OpenDraft, { word, label }: Choice, at: number): Button => ({
  text: label,
  data: draftData(open, "a", open.row.revision, at, word),
});

/** The doubt that a button's first word points at, or null after saying that there is none. */
async function doubtAt(ctx: Ctx, open: OpenDraft, word: string | undefined) {
  const at = pageNumber(word);
  const doubt = at === null ? undefined : open.draft.doubts[at];
  if (at !== null && doubt !== undefined) return { at, doubt };
  await toast(ctx, deadButton);
  return null;
}

async function doubtTapped(ctx: Ctx, open: OpenDraft, [word]: readonly string[]): Promise<void> {
  const at = pageNumber(word);
  if (at === null) return toast(ctx, deadButton);
  ctx.commit((tx) => closeDraftQuestion(tx, open.chair.chatId));
  await toast(ctx);
  await showDoubt(ctx, open, at, show);
}

async function choiceTapped(ctx: Ctx, open: OpenDraft, [atWord, word]: readonly string[]): Promise<void> {
  const found = await doubtAt(ctx, open, atWord);
  if (found === null) return;
  const { at, doubt } = found;
  const choice = choicesOf(doubt, open.draft.reading).find((one) => one.word === word);
  if (choice === undefined) return toast(ctx, deadButton);
  if ("answer" in choice) return settleWith(ctx, open, choice.answer, at);
  if (choice.opens === "people") return showPeople(ctx, open, at, 0);
  if (choice.opens === "refusal") {
    await toast(ctx);
    return show(ctx, askRefuse(), [
      [{ text: DRAFT_WORDS.refuseYes, data: draftData(open, "xx") }],
      [{ text: DRAFT_WORDS.refuseNo, data: draftData(open, "q", open.row.revision, at) }],
    ]);
  }
  const { chatId } = open.chair;
  const subject = { draftId: open.row.id, key: doubt.key };
  ctx.commit((tx) => openQuestion(tx, chatId, QUESTIONS.doubt, subject, instant(ctx.now)));
  await toast(ctx);
  await say(ctx, askDoubt(doubt), [
    [{ text: DOUBT_WORDS.back, data: draftData(open, "q", open.row.revision, at) }],
  ]);
}

async function settleWith(ctx: Ctx, open: OpenDraft, answer: Settlement, at: number): Promise<void> {
  const { state } = open.row;
  const now = await saveAnswer(ctx, open, { ...state, answers: [...state.answers, answer] });
  await toast(ctx, now === null ? oldScreen : undefined);
  if (now !== null) await showDoubt(ctx, now, at, show, recorded(answer, open.draft.reading.events));
}

/** Everyone whom the words may mean: the plan's people, then the cluster's other ones. */
const namesOf = ({ draft, world }: OpenDraft): string[] => {
  const names = [
    ...draft.reading.people.map(({ name }) => name),
    ...(world.sender === "" ? [] : [world.sender]),
    ...world.people,
  ];
  return [...new Map(names.map((name) => [personKey(name), name])).values()].toSorted((a, b) =>
    a.localeCompare(b, "ru"),
  );
};

const NAMES_SIZE = 10;

async function showPeople(ctx: Ctx, open: OpenDraft, at: number, asked: number): Promise<void> {
  const doubt = open.draft.doubts[at];
  if (doubt?.kind !== "responsible") return toast(ctx, deadButton);
  const names = namesOf(open);
  const page = pageOf(names, asked, NAMES_SIZE);
  const { revision } = open.row;
  await toast(ctx);
  await show(ctx, chooseResponsible(doubt.rows.length), [
    ...inRows(
      page.items.map((name, index) => ({
        text: clip(name, 30),
        data: draftData(open, "n", revision, at, page.page * NAMES_SIZE + index),
      })),
      2,
    ),
    ...[pager(page, (to) => draftData(open, "p", revision, at, to))].filter((row) => row.length > 0),
    [{ text: DOUBT_WORDS.back, data: draftData(open, "q", revision, at) }],
  ]);
}

async function peopleTapped(ctx: Ctx, open: OpenDraft, [atWord, pageWord]: readonly string[]): Promise<void> {
  const found = await doubtAt(ctx, open, atWord);
  if (found !== null) await showPeople(ctx, open, found.at, pageNumber(pageWord) ?? 0);
}

async function personTapped(ctx: Ctx, open: OpenDraft, [atWord, word]: readonly string[]): Promise<void> {
  const found = await doubtAt(ctx, open, atWord);
  if (found === null) return;
  const index = pageNumber(word);
  const name = index === null ? undefined : namesOf(open)[index];
  if (name === undefined || found.doubt.kind !== "responsible") return toast(ctx, deadButton);
  const { key, words, rows } = found.doubt;
  await settleWith(
    ctx,
    open,
    { do: "parties", key, words, rows, parties: [{ kind: "person", name }] },
    found.at,
  );
}

async function restLeft(ctx: Ctx, open: OpenDraft): Promise<void> {
  const { state } = open.row;
  const now = await saveAnswer(ctx, open, { ...state, answers: [...state.answers, { do: "leaveAll" }] });
  await toast(ctx, now === null ? oldScreen : undefined);
  if (now !== null) await showDoubt(ctx, now, 0, show);
}

/** Back to the doubt that was answered last. */
async function undone(ctx: Ctx, open: OpenDraft): Promise<void> {
  const { state } = open.row;
  const last = state.answers.at(-1);
  if (last === undefined) return toast(ctx, deadButton);
  const now = await saveAnswer(ctx, open, { ...state, answers: state.answers.slice(0, -1) });
  await toast(ctx, now === null ? oldScreen : undefined);
  if (now === null) return;
  const at = "key" in last ? now.draft.doubts.findIndex(({ key }) => key === last.key) : 0;
  await showDoubt(ctx, now, Math.max(0, at), show);
}

export const answerDoubt: Answer = async (ctx, subject, text) => {
  const open = openDraft(ctx);
  const key = keyOf(subject, open);
  const at = open === null ? -1 : open.draft.doubts.findIndex((one) => one.key === key);
  const doubt = open?.draft.doubts[at];
  if (open === null || doubt === undefined) {
    const { chatId } = ctx;
    if (chatId !== undefined) ctx.commit((tx) => closeDraftQuestion(tx, chatId));
    return open === null ? say(ctx, html`${noDraft}`) : showPlan(ctx, open, say);
  }
  const typed = typedAnswer(doubt, text.slice(0, LONGEST_ANSWER), open.draft.reading);
  if (!typed.ok) {
    return say(ctx, typed.why, [
      [{ text: DOUBT_WORDS.back, data: draftData(open, "q", open.row.revision, at) }],
    ]);
  }
  const { state } = open.row;
  const now = await saveAnswer(ctx, open, { ...state, answers: [...state.answers, typed.value] });
  if (now !== null) await showDoubt(ctx, now, at, say, recorded(typed.value, now.draft.reading.events));
};

function keyOf(subject: unknown, open: OpenDraft | null): string | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { draftId, key } = subject as { draftId?: unknown; key?: unknown };
  return draftId === open?.row.id && typeof key === "string" ? key : null;
}
