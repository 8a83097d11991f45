import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Review } from "./report.ts";

/** What the chair made of a report, on its receipt; null: she has not looked yet. */
export function reviewLine(review: Review, comment: string | null): Html | null {
  if (review === "submitted") return null;
  return review === "accepted"
    ? html`Председатель принял отчёт.`
    : html`Возвращён на исправление: ${comment ?? ""}`;
}

export const askReason = (school: string): Html =>
  lines(html`<b>${school}</b>`, html`Что нужно исправить? Напишите школе одним сообщением.`);

export const reasonRefused = (problem: "empty" | "long" | "name"): Html =>
  html`${
    {
      empty: "Напишите, что нужно исправить.",
      long: "Слишком длинно: не больше 300 знаков.",
      name: "Фамилии учеников здесь не пишут. Напишите без них.",
    }[problem]
  }`;

export const reasonGone = (): Html => html`Этого отчёта у Вас больше нет. Откройте месяц: /monitoring`;

export const returnedTo = (school: string, told: readonly string[]): Html =>
  told.length === 0
    ? html`Отчёт возвращён, но в боте от школы никого нет: ${school}. Позвоните.`
    : html`Отчёт возвращён: ${school}. Сообщено: ${told.join(", ")}`;

/** To the school. */
export const returnedNotice = (school: string, month: Month, comment: string): Html =>
  lines(
    html`<b>Отчёт ${monthWords(month, "for", { year: true })} возвращён на исправление</b>`,
    html`${school}`,
    html`Что исправить: ${comment}`,
  );

export const nudge = (form: string, school: string, month: Month, due: Day, late: boolean): Html =>
  lines(
    late
      ? html`Повторно напоминаем: просим представить отчёт ${monthWords(month, "for")}. Срок был ${dayWords(due)}.`
      : html`Напоминаем: до ${dayWords(due)} просим представить отчёт ${monthWords(month, "for")}.`,
    html`${form}`,
    html`${school}`,
  );

export const openedNotice = (school: string, month: Month): Html =>
  lines(
    html`<b>${school}</b>`,
    html`Месяц открыт: отчёт ${monthWords(month, "for", { year: true })} можно сдать или исправить.`,
  );

/** Asked before a month is closed. */
export const closeQuestion = (month: Month, missing: readonly string[]): Html =>
  lines(
    html`<b>Закрыть ${monthWords(month, "nominative", { year: true })}?</b>`,
    missing.length > 0 &&
      html`Не сдали: ${missing.slice(0, 12).join(", ")}${missing.length > 12 && " и другие"}.`,
    html`После этого школы не смогут сдать и исправить отчёт. Месяц можно открыть снова, для всех или для одной школы.`,
  );

export const reviewToasts = {
  accepted: "Отчёт принят.",
  closed: "Месяц закрыт.",
  opened: "Месяц открыт.",
  already: "Уже сделано.",
  notClosed: "Месяц не закрыт.",
  notBegun: "Этот месяц ещё не начался.",
  handedIn: "Отчёт уже сдан.",
  nudgedAlready: "Сегодня уже напоминали.",
  nudged: (told: readonly string[]): string => `Напомнили: ${told.join(", ")}`.slice(0, 190),
  nobody: "От школы в боте никого нет: позвоните.",
  openedFor: (told: readonly string[]): string =>
    told.length === 0 ? "Открыто. От школы в боте никого нет: позвоните." : "Открыто, школе сообщено.",
};

export const reviewButtons = {
  accept: "Принять",
  return: "Вернуть",
  close: "Закрыть месяц",
  open: "Открыть месяц",
  openForSchool: "Открыть для школы",
  nudge: "Напомнить",
  closeYes: "Закрыть",
  back: "Назад",
  fix: "Исправить",
  fill: "Заполнить",
};
