import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { clip } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { type Page } from "../telegram/page.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { sittingDay, sittingTopic } from "./agenda-texts.ts";
import type { Sitting } from "./agenda.ts";
import type { OutcomeCounts } from "./plan-report.ts";

export const PAPERS_WORDS = {
  reportNow: "Отчёт на сегодня",
  reportWhole: "Отчёт по всему плану",
  workbook: "План с отметками, Excel",
  agenda: "Повестка заседания Совета",
  notes: "Справка по мониторингу",
  year: "Анализ за учебный год",
  back: "К документам",
} as const;

/** To a member who may not take them. */
export const noPapers = (): Html =>
  html`Документы плана берут председатель и куратор. Ваши мероприятия: /plan, сводка: /status`;

export const choosePaper = (title: string): Html =>
  lines(html`<b>Документы</b>`, clip(title, 200), "", html`Выберите документ: он придёт файлом.`);

export const chooseSitting = (page: Page<Sitting>, today: Day): Html =>
  lines(
    html`<b>Заседания Совета</b>`,
    page.items.map(
      (one) =>
        html`<b>${sittingDay(one)}</b>${one.day < today && " (прошло)"}: ${clip(sittingTopic(one.event.title), 120)}`,
    ),
    page.pages > 1 && "",
    pageWords(page),
  );

/** Where the plan has no sitting of the Council. */
export const noSittings = (): Html =>
  lines(
    html`В плане нет заседаний Совета: ни в одном названии нет слов «заседание Совета», и ни за одно мероприятие не отвечает один Совет.`,
    html`Добавьте его в план: /plan`,
  );

export const chooseNote = (): Html =>
  lines(
    html`<b>Справка по мониторингу</b>`,
    html`Её можно отправлять дальше: чисел меньше трёх в ней нет.`,
    html`Выберите месяц.`,
  );

export const noNotes = (): Html => html`План не связан с мониторингом: справку составить не о чем.`;

export const noteButton = (month: Month, heading: string | null): string =>
  `${monthWords(month, "nominative", { year: true })}${heading === null ? "" : ` · ${clip(heading, 20)}`}`;

export const tableButton = "Таблица, Excel";

export function reportSent(day: Day, counts: OutcomeCounts, untilToday: boolean): Html {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return lines(
    html`Отчёт о выполнении плана на ${dayWords(day, { year: true })}.`,
    html`Отмечены выполненными ${counts.done} из ${all}.${untilToday && " В таблице то, что уже началось."}`,
  );
}

export const agendaSent = (sitting: Sitting): Html =>
  lines(html`Повестка заседания Совета: ${sittingDay(sitting)}.`, html`Для решений оставлено место.`);
