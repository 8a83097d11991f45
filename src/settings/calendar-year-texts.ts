import { dayWords, spanWords } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { CalendarYearShown } from "./calendar-days.ts";

/** What the bot takes for days off, and whom to tell where it is wrong. */
export const calendarYear = (
  { year, known, off, worked }: CalendarYearShown,
  operator: string | null,
): Html =>
  lines(
    html`<b>Выходные ${year} года</b>`,
    known
      ? html`Переносы выходных этого года известны.`
      : html`Переносы на этот год не утверждены или не внесены: пока только праздники по Трудовому кодексу.`,
    "",
    html`Кроме суббот и воскресений не работают:`,
    off.map(({ from, to }) => html`– ${spanWords(from, to)}`),
    worked.length > 0 && html`Работают в выходной: ${worked.map((day) => dayWords(day)).join(", ")}.`,
    "",
    html`В эти дни бот не напоминает, срок мониторинга переносит на рабочий день раньше.`,
    html`Если день указан неверно, сообщите тому, кто запускает бота${operator === null ? "" : ` (${operator})`}: дни вносятся в файл data/calendar/${year}.yaml.`,
  );
export const yearButton = (year: number): string => `${year} год`;
