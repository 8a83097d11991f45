import { capital, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { MonthBar } from "./month-bar.ts";

/** Why nothing can be handed in for the month, in one sentence. */
export function barWords(bar: MonthBar, month: Month): string {
  switch (bar.kind) {
    case "notBegun":
      return "Этот месяц ещё не начался.";
    case "left":
      return `Последний день школы в кластере – ${dayWords(bar.on, { year: true })}: отчёт ${monthWords(month, "for")} не сдаётся.`;
    case "closed":
      break;
  }
  return `${capital(monthWords(month, "nominative", { year: true }))}: председатель закрыл месяц. Сдать или исправить отчёт можно, когда его откроют для Вашей школы.`;
}

/** «Попросить открыть» under the sentence above. */
export const askToOpenButton = "Попросить открыть";

export const openingAsked = (): Html =>
  html`Просьба передана председателю. Когда месяц откроют, сдайте отчёт как обычно.`;

export const openingNotAsked = "Этот месяц открыт: отчёт можно сдать или исправить.";

/** To the chair. */
export const openingRequest = (month: Month, school: string, name: string): Html =>
  lines(
    html`<b>Просьба открыть месяц: ${monthWords(month, "nominative", { year: true })}</b>`,
    html`${school}: нужно сдать или исправить отчёт мониторинга.`,
    html`Просит: ${name}`,
  );

export const openSchoolMonthButton = "К отчёту школы";
