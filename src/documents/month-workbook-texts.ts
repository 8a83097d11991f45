import { monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
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

export const monthWorkbookName = (month: Month): string => `monitoring-${month}.xlsx`;
