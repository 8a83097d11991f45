import type { Period } from "../calendar/period.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { DutyStanding } from "../reminders/duty.ts";
import { periodShortTitle } from "./plan-report-texts.ts";
import type { Outcome } from "./plan-report.ts";

const OUTCOME: Record<Outcome, string> = {
  done: "сделано",
  partly: "сделано частично",
  unmarked: "отметки нет",
  underWay: "идёт",
  ahead: "впереди",
  undated: "без даты",
  cancelled: "отменено",
  notOurs: "не относится",
};

const STANDING: Record<DutyStanding, string> = {
  done: "сделано",
  notOurs: "не относится",
  past: "отметки нет (до начала учёта)",
  overdue: "отметки нет",
  underWay: "идёт",
  coming: "впереди",
  later: "впереди",
};

/** What stands in the workbook of a plan. */
export const PLAN_WORKBOOK_WORDS = {
  events: "Мероприятия",
  duties: "По школам",
  eventColumns: [
    "№",
    "Раздел",
    "Мероприятие",
    "Срок по плану",
    "С",
    "По",
    "Назначено на",
    "Ответственные",
    "Состояние",
    "Отметок",
    "Сделано",
    "Кто отметил",
    "Комментарий",
  ],
  dutyColumns: [
    "№",
    "Мероприятие",
    "С",
    "По",
    "Школа",
    "Ответственные",
    "Состояние",
    "Назначено на",
    "Сделано",
    "Кто отметил",
    "Комментарий",
  ],
  outcome: (outcome: Outcome): string => OUTCOME[outcome],
  standing: (standing: DutyStanding, accepted: boolean): string =>
    accepted ? `${STANDING[standing]}, принято` : STANDING[standing],
  of: (done: number, all: number): string => `${done} из ${all}`,
  together: "все вместе",
  cancelled: (reason: string | null): string => reason ?? "",
} as const;

export const workbookFileName = (period: Period): string =>
  `План с отметками, ${periodShortTitle(period)}.xlsx`;

export const workbookSent = (title: string): Html =>
  lines(html`${title}: все мероприятия с отметками.`, html`Второй лист: по школам. В столбцах есть фильтры.`);
