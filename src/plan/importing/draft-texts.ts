import { count } from "../../calendar/calendar-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import { type Doubt, fileNotes } from "./doubt.ts";
import { doubtLine } from "./doubt-texts.ts";
import { sectionsOf } from "./draft.ts";
import { periodWords } from "../import-texts.ts";
import type { EventReading, PlanReading } from "../plan.ts";
import { clip } from "../plan-texts.ts";

/* The screens of a plan that has been read and does not run yet. */

export const DRAFT_WORDS = {
  doubts: "Разобрать сомнения",
  understood: "Что понято",
  people: "Люди и школы",
  preview: "Кому что уйдёт",
  start: "Запустить план",
  refuse: "Не загружать",
  refuseYes: "Да, не загружать",
  refuseNo: "Вернуться к плану",
  replaceDraft: "Взять новый файл",
  keepDraft: "Оставить прежний",
  fixDeadline: "Исправить срок",
  fixResponsible: "Исправить ответственных",
  toList: "К списку",
  toPlan: "К плану",
  invite: "Пригласить людей",
  wholePlan: "Весь план",
  open: "Сомнения",
  back: "Назад",
} as const;

const EVENTS = ["мероприятие", "мероприятия", "мероприятий"] as const;
const SCHOOLS = ["школа", "школы", "школ"] as const;
const PEOPLE = ["человек", "человека", "человек"] as const;

export const askFile = (): Html =>
  html`Пришлите файл с планом: документ Word, таблицу Excel или текст. Можно в любой момент, прямо сюда.`;

export const notForYou = (): Html =>
  html`План загружает председатель Совета. Перешлите файл ему: от Вас бот его не примет.`;

export const photoSent = (): Html =>
  html`По фотографии план прочитать нельзя. Пришлите сам файл: документ Word, таблицу Excel или текст.`;

export const fileTooBig = (): Html =>
  html`Файл больше 20 МБ, Telegram его боту не отдаёт. Удалите из него картинки и пришлите снова.`;

export const notDownloaded = (): Html =>
  html`Получить файл от Telegram не удалось. Пришлите его ещё раз через минуту.`;

export const fileRefused = (problem: string): Html => html`${problem}`;

export const noDraft = "Этот файл уже обработан или убран. Пришлите план ещё раз: /import";
export const oldScreen = "Это уже изменилось: показано, как сейчас.";
export const draftDropped = (): Html =>
  html`Файл убран, ничего не загружено. Прислать план можно в любой момент.`;
export const askRefuse = (): Html =>
  html`Убрать присланный файл? Ответы на сомнения пропадут, действующий план не изменится.`;

/** Two files in a row: the answers about the first are not thrown away unasked. */
export const newerFile = (older: string, newer: string, answers: number): Html =>
  lines(
    html`Вы уже разбираете файл «${clip(older, 60)}»${answers > 0 ? `, сомнений разобрано: ${answers}` : ""}.`,
    html`Взять вместо него новый, «${clip(newer, 60)}»? Ответы придётся дать заново.`,
  );

const DOUBTS_SHOWN = 6;
const SECTIONS_SHOWN = 12;

/** What was understood of the file, the doubts first. */
export function overview(plan: { reading: PlanReading; doubts: readonly Doubt[]; fileName: string }): Html {
  const { reading, doubts, fileName } = plan;
  const schools = reading.organisations.filter(({ kind }) => kind === "school").length;
  const rest = doubts.length - DOUBTS_SHOWN;
  return lines(
    html`<b>План прочитан, но ещё не запущен</b>`,
    reading.title !== "" && html`${clip(reading.title, 200)}`,
    html`Период: ${reading.period === null ? "не назван" : periodWords(reading.period)}`,
    html`<i>${clip(fileName, 60)}</i>`,
    fileNotes(reading).map((note) => html`${note}`),
    html`Понято: ${count(reading.events.length, EVENTS)}, ${count(schools, SCHOOLS)}, ${count(reading.people.length, PEOPLE)}.`,
    "",
    doubts.length === 0 ? html`Сомнений нет.` : html`<b>Сомнения: ${doubts.length}</b>`,
    doubts.slice(0, DOUBTS_SHOWN).map((doubt) => html`– ${doubtLine(doubt, reading.events)}`),
    rest > 0 && html`– и ещё ${rest}`,
    "",
    html`<b>Разделы</b>`,
    sectionLines(reading.events),
  );
}

export const sectionName = (title: string | null): string => title ?? "Без раздела";

function sectionLines(events: readonly EventReading[]): HtmlPart[] {
  const sections = sectionsOf(events);
  const rest = sections.length - SECTIONS_SHOWN;
  return [
    ...sections
      .slice(0, SECTIONS_SHOWN)
      .map(({ title, rows }) => html`– ${clip(sectionName(title), 70)}: ${rows.length}`),
    rest > 0 && html`– и ещё ${count(rest, ["раздел", "раздела", "разделов"])}`,
  ];
}
