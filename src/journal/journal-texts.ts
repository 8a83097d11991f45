import { dayShort } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { clip } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import type { ToldEntry } from "./journal-entry.ts";
import { personWords } from "./journal-parts-texts.ts";
import { entryWords } from "./journal-words-texts.ts";

/** «Дятлов С.В.», or what acted where it was no member of the cluster. */
function whoWords({ by, action }: Pick<ToldEntry, "by" | "action">): string {
  if (by !== null) return personWords(by);
  if (action.startsWith("retention.")) return "бот";
  return action.startsWith("group.") ? "кто-то вне кластера" : "командная строка";
}

/** «Кто, когда, что, было → стало». */
export function entryShown(entry: ToldEntry): Html {
  const moment = momentOf(entry.at, entry.zone);
  const when = `${dayShort(dayOf(moment, entry.zone), { year: true })} ${moment.toFormat("HH:mm")}`;
  return lines(html`<b>${when}</b>, ${whoWords(entry)}`, entryWords(entry));
}

/** `about`: whose or which event's entries they are; null: all. */
export const journalPage = (about: string | null, page: Page<ToldEntry>): Html =>
  lines(
    html`<b>${about === null ? "Журнал изменений" : `Журнал: ${clip(about, 120)}`}</b>`,
    page.total === 0 ? html`Записей нет.` : page.items.flatMap((entry) => ["", entryShown(entry)]),
    page.pages > 1 && "",
    pageWords(page),
  );

export const JOURNAL_BUTTONS = {
  open: "Журнал",
  find: "Найти",
  all: "Весь журнал",
  settings: "‹ К настройкам",
} as const;

export const askWhatToFind = (): Html =>
  lines(
    html`<b>Чьи записи или какого мероприятия показать?</b>`,
    html`Напишите фамилию, номер мероприятия или слова из его названия, например: Дятлов, 16, конференция`,
  );

export const foundMany = (query: string, shown: number, total: number): Html =>
  lines(
    html`Найдено по запросу «${clip(query, 60)}»: ${total}.`,
    total > shown && html`Показаны первые ${shown}: уточните запрос.`,
  );

export const foundNothing = (query: string): Html =>
  html`По запросу «${clip(query, 60)}» нет ни человека, ни мероприятия. Напишите фамилию, номер или слова из названия.`;

export const personButton = (name: string): string => clip(name, 38);
export const eventButton = (title: string): string => clip(title, 38);

export const onlyChairReads = "Журнал читает председатель.";
export const nobodyThere = "Этой записи в кластере больше нет.";
