import { type Html, html } from "../../telegram/html.ts";
import type { Doubt } from "./doubt.ts";
import { rowNames, spansWords } from "./doubt-texts.ts";
import { periodWords } from "../import-texts.ts";
import type { EventReading } from "../plan.ts";
import { clip, partyWords } from "../plan-texts.ts";
import type { Settlement } from "./settle.ts";

/* What is typed about a plan that has been read: how it is asked for, why it is not taken, how it is read back. */

/** What is typed for each doubt. */
export function askDoubt(doubt: Doubt): Html {
  switch (doubt.kind) {
    case "deadline":
      return html`Напишите срок, например: «до 20 ноября», «октябрь», «21 ноября в 10:00», «ежемесячно». Передумали: /cancel`;
    case "period":
    case "past":
      return html`Напишите период, например: «2-е полугодие 2019 года», «2025-2026 учебный год», «с 1 сентября 2025 по 31 мая 2026». Передумали: /cancel`;
    case "responsible":
      return html`Напишите, кто отвечает, например: «Иванова А.П.», «директора школ кластера», «зам. по ВР». Передумали: /cancel`;
    default:
      return html`Напишите фамилию и инициалы, например: Иванова А.П. Передумали: /cancel`;
  }
}

export const deadlineNotRead = (reason: string): Html =>
  html`${reason} Напишите иначе, например: «до 20 ноября» или «21 ноября в 10:00».`;
export const notInPeriod = "Срок вне периода плана.";
export const noDates = "Не понято, к какому дню.";
export const periodNotRead = (): Html =>
  html`Период не понят. Напишите, например: «2-е полугодие 2019 года» или «с 1 сентября 2025 по 31 мая 2026».`;
export const responsibleNotRead = (pieces: readonly string[]): Html =>
  pieces.length === 0
    ? html`Не понято, кто это. Напишите фамилию с инициалами или должность, например «директора школ кластера».`
    : html`Не понято: ${pieces.map((piece) => `«${clip(piece, 60)}»`).join(", ")}. Напишите фамилию с инициалами или должность, например «директора школ кластера».`;

/** What stands beside the day, a place for the most part. */
const noteWords = (note: string | null): string => (note === null ? "" : ` (${clip(note, 100)})`);

/** What was just settled, read back. */
export function recorded(answer: Settlement, events: readonly EventReading[]): Html | null {
  switch (answer.do) {
    case "period":
      return html`<i>Записано: ${periodWords(answer.period)}</i>`;
    case "director":
    case "holder":
      return html`<i>Записано: ${answer.school}, директор ${answer.name}</i>`;
    case "school":
      return html`<i>Записано: ${answer.person}, ${answer.school}</i>`;
    case "curator":
      return html`<i>Записано: ${answer.person}, куратор кластера</i>`;
    case "rename":
      return html`<i>Записано: ${answer.to}</i>`;
    case "parties":
      return html`<i>Записано, ${rowNames(answer.rows, events)}: ${clip(answer.parties.map(partyWords).join("; "), 200)}</i>`;
    case "posts":
      return html`<i>Записано: должность после имени принадлежит этому человеку</i>`;
    case "post":
      return html`<i>Записано, ${rowNames(answer.rows, events)}: ${answer.beside.name} ${answer.beside.own ? "–" : "и"} ${clip(answer.beside.post, 100)}</i>`;
    case "deadline":
      return html`<i>Записано, ${rowNames(answer.rows, events)}: ${spansWords(answer.deadline)}${noteWords(answer.deadline.note)}</i>`;
    default:
      return null;
  }
}
