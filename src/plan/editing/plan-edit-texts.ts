import { count } from "../../calendar/calendar-texts.ts";
import type { Period } from "../../calendar/period.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { EventContent, EventState } from "../change.ts";
import { datedSpans } from "../event-content.ts";
import { cancelledWords } from "./event-change-texts.ts";
import { type DatedSpan } from "../occurrence-match.ts";
import { instanceWords, type NewDeadline } from "./deadline-edit.ts";
import type { Field } from "./edit.ts";
import { type ClusterNames, namedParty } from "./party-edit.ts";
import type { Responsible } from "../plan.ts";
import { clip, deadlineMeaning, eventTitle, partyWords } from "../plan-texts.ts";

export const EDIT_WORDS = {
  edit: "Изменить",
  add: "Добавить мероприятие",
  history: "История",
  back: "‹ Назад",
  stop: "Отмена",
  right: "Верно",
  again: "Исправить",
  toEvent: "‹ К мероприятию",
  toPlan: "К плану",
  goOn: "Продолжить добавление",
  drop: "Не добавлять, изменить это",
  restore: "Вернуть в план",
  cancel: "Отменить мероприятие",
  cancelNow: "Без причины",
  allDates: "Все сроки сразу",
  replace: "Заменить нынешних",
  besides: "Добавить к нынешним",
  more: "Дальше",
  ready: "Добавить",
  people: "Человек из списка",
  ticked: "Готово",
  nobody: "Без ответственного",
} as const;

/** What a field's button says, and what its emptiness is called. */
export const FIELD_BUTTONS: Record<Field, string> = {
  title: "Название",
  section: "Раздел",
  deadline: "Срок",
  responsible: "Ответственный",
  place: "Место",
  number: "Номер",
  reason: "Причина",
};

export const NONE_BUTTONS: Partial<Record<Field, string>> = {
  section: "Без раздела",
  deadline: "Без срока",
  place: "Без места",
  number: "Без номера",
  reason: EDIT_WORDS.cancelNow,
};

export const PARTY_BUTTONS: Readonly<Record<string, string>> = {
  director: "Директора школ",
  vr: "Зам. по ВР",
  uvr: "Зам. по УВР",
  council: "Совет",
};

export const TICK_BUTTONS: Readonly<Record<string, string>> = {
  director: "Директора отдельных школ",
  vr: "Зам. по ВР отдельных школ",
  uvr: "Зам. по УВР отдельных школ",
};

export const eventGone = "Этого мероприятия больше нет в плане. Откройте план заново: /plan";
export const editOver = "Это уже сделано или начато другое. Откройте мероприятие заново: /plan";
export const listChanged = "Список успел измениться. Вот он заново.";

/** Before another edit takes the place of a new event that is half typed. */
export const unfinishedFirst = (begun: { number: string | null; title: string }): Html =>
  lines(
    html`Вы не закончили добавлять мероприятие: <b>${eventTitle(begun, 200)}</b>`,
    html`Если начать другое изменение, написанное пропадёт.`,
  );

/** What an event says, field by field; of a new one, as far as it is known. */
export function contentLines(content: EventContent, period: Period, names: ClusterNames): HtmlPart[] {
  const { deadline, place, parties, section } = content;
  const meaning = deadlineMeaning(deadline, datedSpans(deadline, period), period);
  const shown = parties.slice(0, 8).map((party) => clip(partyWords(namedParty(party, names)), 80));
  const differs = deadline.text !== "" && meaning.toLowerCase() !== deadline.text.toLowerCase();
  return [
    section !== null && html`<i>${clip(section, 80)}</i>`,
    html`<b>Срок:</b> ${clip(deadline.text, 200) || "не указан"}`,
    differs && html`Понят так: ${clip(meaning, 200)}`,
    place !== null && html`<b>Место:</b> ${clip(place, 150)}`,
    html`<b>Ответственный:</b> ${clip(content.responsibleText, 250) || "не указан"}`,
    ...shown.map((words) => html`– ${words}`),
    parties.length > shown.length && html`– и ещё ${parties.length - shown.length}`,
  ];
}

/** The menu of an event's editing; `said` tells what has just been done. */
export const editMenu = (state: EventState, period: Period, names: ClusterNames, said: string | null): Html =>
  lines(
    said !== null && html`<i>${said}</i>`,
    said !== null && "",
    html`<b>${eventTitle(state, 300)}</b>`,
    state.cancelled !== null && html`<b>${cancelledWords(state)}</b>`,
    contentLines(state, period, names),
    "",
    html`Что изменить?`,
  );

export const saved = "Сохранено. Тем, кого это касается, бот сообщит через несколько минут.";
export const cancelledNow = "Отменено. Тем, кого это касается, бот сообщит через несколько минут.";
export const restoredNow =
  "Мероприятие снова в плане. Тем, кого это касается, бот сообщит через несколько минут.";
export const unchanged = "Ничего не изменено: так уже записано.";
export const nothingChanged = (): Html => html`Ничего не изменено.`;
export const nothingAdded = (): Html => html`Мероприятие не добавлено.`;
export const eventAdded = (title: { number: string | null; title: string }): Html =>
  lines(
    html`Добавлено: <b>${eventTitle(title, 200)}</b>`,
    html`Тем, кто отвечает, бот сообщит через несколько минут.`,
  );

const QUESTIONS: Record<Field, string> = {
  title: "Напишите название мероприятия.",
  section: "Выберите раздел или напишите новый.",
  deadline:
    "Напишите срок, как в плане: «26 сентября в 10:00, актовый зал», «октябрь», «до 20 ноября», «ежемесячно».",
  responsible:
    "Кто отвечает? Выберите ниже или напишите, как в плане: «директора школ», «зам. по ВР», «Иванова А.П.».",
  place: "Напишите место.",
  number: "Напишите номер.",
  reason: "Почему мероприятие отменяется? Напишите причину: её увидят те, кто за него отвечает.",
};

/** Asks for one field; `now` is what it says at present. */
export const askField = (field: Field, name: string, now: string | null): Html =>
  lines(
    name !== "" && html`<b>${clip(name, 200)}</b>`,
    now !== null && now !== "" && html`Сейчас: ${clip(now, 300)}`,
    html`${QUESTIONS[field]}`,
  );

export const askResponsible = (name: string, content: EventContent, names: ClusterNames): Html =>
  lines(
    name !== "" && html`<b>${clip(name, 200)}</b>`,
    content.parties.length > 0 && html`Отвечают:`,
    content.parties.slice(0, 12).map((party) => html`– ${clip(partyWords(namedParty(party, names)), 90)}`),
    content.parties.length > 12 && html`– и ещё ${content.parties.length - 12}`,
    content.parties.length > 0 && "",
    html`${QUESTIONS.responsible}`,
  );

export const askWhichDate = (name: string): Html =>
  lines(html`<b>${clip(name, 200)}</b>`, html`У мероприятия несколько сроков. Какой изменить?`);

export const askInstance = (name: string, which: DatedSpan): Html =>
  lines(
    html`<b>${clip(name, 200)}</b>`,
    html`Сейчас: ${instanceWords(which)}`,
    html`Напишите новый день, если нужно, со временем и местом: «26 сентября в 10:00, актовый зал».`,
  );

export const instanceNotRead = (text: string): Html =>
  lines(
    html`Не получилось понять «${clip(text, 200)}» как один новый срок.`,
    html`Напишите один день или промежуток, которого у мероприятия ещё нет: «26 сентября в 10:00».`,
  );

/** A typed deadline read back, with everything that is doubtful in it. */
export function deadlineReadBack({ deadline, place }: NewDeadline, period: Period): Html {
  const meaning = deadlineMeaning(deadline, datedSpans(deadline, period), period);
  const alone = deadline.occurrences.flatMap((span) =>
    span.alone?.place == null && span.alone?.time == null
      ? []
      : [instanceWords({ opensOn: span.from ?? span.to, dueOn: span.to }, span.alone)],
  );
  return lines(
    html`Понято: <b>${clip(meaning, 300)}</b>`,
    alone.map((words) => html`– ${clip(words, 150)}`),
    place !== null && html`Место: ${clip(place, 150)}`,
    deadline.note !== null && html`Примечание: ${clip(deadline.note, 150)}`,
    deadline.problems.slice(0, 3).map(({ message }) => html`– ${clip(message, 250)}`),
  );
}

export const deadlineNotRead = (text: string, message: string | null): Html =>
  lines(
    html`${message === null ? `Не получилось понять срок «${clip(text, 200)}».` : clip(message, 300)}`,
    html`Напишите иначе: «26 сентября в 10:00», «октябрь», «до 20 ноября», «по запросу».`,
  );

/** A typed responsible read back. */
export const responsibleReadBack = (read: Responsible): Html =>
  lines(
    html`Понято:`,
    read.parties.slice(0, 10).map((party) => html`– ${clip(partyWords(party), 90)}`),
    read.parties.length > 10 && html`– и ещё ${read.parties.length - 10}`,
    read.unresolved
      .slice(0, 5)
      .map((words) => html`– ${partyWords({ kind: "unresolved", words: clip(words, 60) })}`),
    read.unresolved.length > 0 && html`Кого в списке людей нет, добавьте сначала командой /people`,
  );

export const responsibleNotRead = (): Html =>
  html`Не получилось понять, кто отвечает. Выберите ниже или напишите должность или фамилию с инициалами.`;

export const tickSchools = (title: string, ticked: number): Html =>
  lines(
    html`<b>${title}</b>`,
    html`Отметьте школы и нажмите «${EDIT_WORDS.ticked}».`,
    html`Отмечено: ${count(ticked, ["школа", "школы", "школ"])}`,
  );

export const nobodyTicked = "Отметьте хотя бы одну школу.";
export const choosePerson = (): Html => html`Выберите, кто отвечает.`;

export const emptyField = (): Html => html`Пустое сообщение записать нельзя. Напишите словами.`;
export const fieldTooLong = (length: number, most: number): Html =>
  html`Слишком длинно: ${length} знаков, а помещается ${most}. Напишите короче.`;

/** A new event as a whole, before it is added. */
export const newEvent = (content: EventContent, period: Period, names: ClusterNames): Html =>
  lines(
    html`<b>Новое мероприятие</b>`,
    html`<b>${eventTitle(content, 300)}</b>`,
    contentLines(content, period, names),
    "",
    html`Если всё верно, нажмите «${EDIT_WORDS.ready}».`,
  );

export const pressReady = (): Html => html`Нажмите «${EDIT_WORDS.ready}» или выберите, что исправить.`;
export const noPlanToEdit = "Плана пока нет: добавлять мероприятие некуда.";
export const noTitleYet = "Сначала напишите название.";
