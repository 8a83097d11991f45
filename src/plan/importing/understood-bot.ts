import { Composer } from "grammy";
import { instant } from "../../calendar/instant.ts";
import { textPages } from "../../people/text-pages.ts";
import { filled, inRows, pager } from "../../telegram/button-rows.ts";
import { type Button, type Ctx, say, show, toast } from "../../telegram/context.ts";
import type { Answer } from "../../telegram/feature.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import { html } from "../../telegram/html.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { openQuestion } from "../../telegram/question-store.ts";
import { sectionsOf } from "./draft.ts";
import { DRAFT_WORDS, noDraft, sectionName } from "./draft-texts.ts";
import {
  draftData,
  draftTap,
  type OpenDraft,
  openDraft,
  saveAnswer,
  type Tell,
  closeDraftQuestion,
  QUESTIONS,
} from "./open-draft-bot.ts";
import { clip, eventName } from "../plan-texts.ts";
import type { Settlement } from "./settle.ts";
import { LONGEST_ANSWER, typedDeadline, typedParties } from "./typed-answer.ts";
import {
  askDeadline,
  askResponsible,
  chooseSection,
  peopleLines,
  understoodEvent,
  understoodEvents,
} from "./understood-texts.ts";

const EVENTS_SIZE = 6;
const SECTIONS_SIZE = 12;
/** A page of people, well under what one message holds. */
const PEOPLE_LENGTH = 2500;

/** «Что понято»: the draft event by event, each to be corrected, and its people. */
export function understoodHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^i:s:/, draftTap(sectionsTapped));
  handlers.callbackQuery(/^i:e:/, draftTap(eventsTapped));
  handlers.callbackQuery(/^i:c:/, draftTap(cardTapped));
  handlers.callbackQuery(/^i:f:/, draftTap(fixTapped));
  handlers.callbackQuery(/^i:pl:/, draftTap(peopleTapped));
  return handlers;
}

const toPlan = (open: OpenDraft): Button[] => [{ text: DRAFT_WORDS.toPlan, data: draftData(open, "o") }];

async function sectionsTapped(ctx: Ctx, open: OpenDraft, [pageWord]: readonly string[]): Promise<void> {
  const sections = sectionsOf(open.draft.reading.events);
  await toast(ctx);
  if (sections.length <= 1) return showEvents(ctx, open, 0, 0);
  const page = pageOf(sections, pageNumber(pageWord) ?? 0, SECTIONS_SIZE);
  await show(
    ctx,
    chooseSection(),
    filled([
      ...page.items.map(({ title, rows }, at) => [
        {
          text: clip(`${sectionName(title)}: ${rows.length}`, 50),
          data: draftData(open, "e", page.page * SECTIONS_SIZE + at, 0),
        },
      ]),
      pager(page, (to) => draftData(open, "s", to)),
      toPlan(open),
    ]),
  );
}

async function eventsTapped(
  ctx: Ctx,
  open: OpenDraft,
  [sectionWord, pageWord]: readonly string[],
): Promise<void> {
  const [section, page] = [pageNumber(sectionWord), pageNumber(pageWord)];
  if (section === null || page === null) return toast(ctx, deadButton);
  await toast(ctx);
  await showEvents(ctx, open, section, page);
}

async function showEvents(ctx: Ctx, open: OpenDraft, at: number, asked: number): Promise<void> {
  const { reading } = open.draft;
  const sections = sectionsOf(reading.events);
  const index = Math.min(at, Math.max(0, sections.length - 1));
  const section = sections[index] ?? { title: null, rows: [] };
  const page = pageOf(section.rows, asked, EVENTS_SIZE);
  await show(
    ctx,
    understoodEvents(section.title, page, reading),
    filled([
      ...inRows(
        page.items.map((row) => {
          const event = reading.events[row];
          return {
            text: clip(event === undefined ? "" : eventName(event), 20),
            data: draftData(open, "c", row),
          };
        }),
        3,
      ),
      pager(page, (to) => draftData(open, "e", index, to)),
      sections.length > 1 ? [{ text: DRAFT_WORDS.back, data: draftData(open, "s", 0) }] : [],
      toPlan(open),
    ]),
  );
}

async function cardTapped(ctx: Ctx, open: OpenDraft, [word]: readonly string[]): Promise<void> {
  const row = pageNumber(word);
  if (row === null || open.draft.reading.events[row] === undefined) return toast(ctx, deadButton);
  ctx.commit((tx) => closeDraftQuestion(tx, open.chair.chatId));
  await toast(ctx);
  await showCard(ctx, open, row, show);
}

async function showCard(ctx: Ctx, open: OpenDraft, row: number, tell: Tell): Promise<void> {
  const { events, period } = open.draft.reading;
  const event = events[row];
  if (event === undefined) return;
  const sections = sectionsOf(events);
  const section = sections.findIndex(({ rows }) => rows.includes(row));
  const page = Math.floor((sections[section]?.rows.indexOf(row) ?? 0) / EVENTS_SIZE);
  await tell(ctx, understoodEvent(event, period), [
    [
      { text: DRAFT_WORDS.fixDeadline, data: draftData(open, "f", row, "deadline") },
      { text: DRAFT_WORDS.fixResponsible, data: draftData(open, "f", row, "responsible") },
    ],
    [{ text: DRAFT_WORDS.toList, data: draftData(open, "e", Math.max(0, section), page) }],
    toPlan(open),
  ]);
}

async function fixTapped(ctx: Ctx, open: OpenDraft, [rowWord, cell]: readonly string[]): Promise<void> {
  const row = pageNumber(rowWord);
  const known = cell === "deadline" || cell === "responsible";
  if (row === null || !known || open.draft.reading.events[row] === undefined) return toast(ctx, deadButton);
  const subject = { draftId: open.row.id, row, cell };
  ctx.commit((tx) => openQuestion(tx, open.chair.chatId, QUESTIONS.cell, subject, instant(ctx.now)));
  await toast(ctx);
  await say(ctx, cell === "deadline" ? askDeadline() : askResponsible(), [
    [{ text: DRAFT_WORDS.back, data: draftData(open, "c", row) }],
  ]);
}

export const answerCell: Answer = async (ctx, subject, text) => {
  const open = openDraft(ctx);
  const asked = cellOf(subject);
  if (open === null || asked === null || asked.draftId !== open.row.id) {
    const { chatId } = ctx;
    if (chatId !== undefined) ctx.commit((tx) => closeDraftQuestion(tx, chatId));
    return say(ctx, html`${noDraft}`);
  }
  const { row, cell } = asked;
  const words = text.slice(0, LONGEST_ANSWER);
  const { reading } = open.draft;
  const typed = cell === "deadline" ? typedDeadline(words, reading.period) : typedParties(words, reading);
  if (!typed.ok) return say(ctx, typed.why, [[{ text: DRAFT_WORDS.back, data: draftData(open, "c", row) }]]);
  const answer: Settlement = Array.isArray(typed.value)
    ? { do: "correct", row, text: words.trim(), parties: typed.value }
    : { do: "correct", row, deadline: typed.value };
  const { state } = open.row;
  const now = await saveAnswer(ctx, open, { ...state, answers: [...state.answers, answer] });
  if (now !== null) await showCard(ctx, now, row, say);
};

function cellOf(subject: unknown): { draftId: number; row: number; cell: string } | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { draftId, row, cell } = subject as Record<string, unknown>;
  return typeof draftId === "number" && typeof row === "number" && typeof cell === "string"
    ? { draftId, row, cell }
    : null;
}

async function peopleTapped(ctx: Ctx, open: OpenDraft, [pageWord]: readonly string[]): Promise<void> {
  const page = pageOf(
    textPages(peopleLines(open.draft.reading), PEOPLE_LENGTH),
    pageNumber(pageWord) ?? 0,
    1,
  );
  await toast(ctx);
  await show(
    ctx,
    page.items[0] ?? html``,
    filled([pager(page, (to) => draftData(open, "pl", to)), toPlan(open)]),
  );
}
