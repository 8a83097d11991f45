import { count, monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { FEWEST_SHOWN } from "../monitoring/small-cells.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { SchoolMonthState } from "../monitoring/month-figures.ts";

const STATE: Record<SchoolMonthState, string> = {
  handedIn: "сдан",
  late: "сдан с опозданием",
  missing: "не сдан",
  notAsked: "не сдаёт",
};

/** What stands in the workbook of a month beside its figures. */
export const MONTH_WORKBOOK_WORDS = {
  cluster: "Кластер",
  title: (form: string, month: Month): string => `${form} ${monthWords(month, "for", { year: true })}`,
  grade: (grade: number): string => `${grade} класс`,
  number: "№",
  school: "Школа",
  sum: "Итого",
  state: STATE,
  noData: (reason: string): string => `Нет данных: ${reason}`,
  csvHead: ["Месяц", "Школа", "Отчёт", "Класс", "Код", "Показатель", "Значение", "Комментарий"],
  indicator: "Показатель",
  comment: "Комментарий",
  destinations: "Сумма направлений",
  equals: "должна равняться числу выпускников",
  sender: ({ by, late }: { by: string | null; late: boolean }): string =>
    [by === null || by === "" ? null : `Сдано: ${by}`, late ? "с опозданием" : null]
      .filter((part) => part !== null)
      .join(", "),
};

export const monthWorkbookSent = (form: string, month: Month): Html =>
  lines(
    html`${form} ${monthWords(month, "for", { year: true })}.`,
    html`Суммы в таблице считаются формулами.`,
  );

export const MONTH_CHART_WORDS = {
  title: "Куда идут выпускники",
  subtitle: (cluster: string, month: Month): string =>
    `${cluster}, ${monthWords(month, "nominative", { year: true })}`,
  grade: (grade: number, total: number): string =>
    `${grade} класс: ${count(total, ["выпускник", "выпускника", "выпускников"])}`,
  rest: "Остальные направления",
  note: `Направления, которые выбрали меньше ${FEWEST_SHOWN} человек, показаны вместе.`,
};

export const monthChartSent = (month: Month): Html =>
  html`Мониторинг ${monthWords(month, "for", { year: true })}. Чисел меньше ${FEWEST_SHOWN} и цифр отдельных школ здесь нет.`;

export const noFiguresYet = (month: Month): string =>
  `Цифр ${monthWords(month, "for", { year: true })} пока нет: рисовать нечего.`;

export const monthWorkbookName = (month: Month): string => `Мониторинг ${month}.xlsx`;
