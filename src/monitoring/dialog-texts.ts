import { monthWords, capital } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";
import { findIndicator, type Form, indicatorsOf, phaseOf, totalOf } from "./form.ts";
import { commentOn, figure, remainder, type Report } from "./report.ts";
import type { Past } from "./rules.ts";

/** «Мониторинг за октябрь 2019 года», the school, and whether intentions or facts are asked. */
export function head(form: Form, month: Month, school: string): Html {
  return lines(
    html`<b>Мониторинг ${monthWords(month, "for", { year: true })}</b> (${phaseOf(form, month)?.title})`,
    html`${school}`,
  );
}

/** Long comments are cut on the screen, so that every screen fits one message; they are kept whole. */
export const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** A grade's figures that are not zero, one a line, with their comments. */
export function gradeLines(form: Form, report: Report, grade: number): Html {
  const rows = indicatorsOf(form, grade)
    .filter(({ role, code }) => role !== "total" && figure(report, grade, code) > 0)
    .map(({ label, role, code }) => {
      const comment = commentOn(report, grade, code);
      return lines(
        html`${role === "ofWhich" && "из них: "}${label}: ${figure(report, grade, code)}`,
        comment !== null && html` <i>${shortened(comment, 200)}</i>`,
      );
    });
  return lines(html`<b>${grade} класс: всего ${figure(report, grade, totalOf(form, grade).code)}</b>`, rows);
}

/** The whole report: its figures, or why there are none. */
export const reportLines = (form: Form, grades: readonly number[], report: Report): Html =>
  report.noData === null
    ? paragraphs(...grades.map((grade) => gradeLines(form, report, grade)))
    : html`Нет данных: ${report.noData}`;

const before = (past: Past | null, grade: number, code: string): Html | null =>
  past === null
    ? null
    : html`${capital(monthWords(past.month, "in"))} было: ${figure(past.report, grade, code)}`;

export const askTotal = (form: Form, grade: number, past: Past | null): Html =>
  lines(
    html`<b>${grade} класс: сколько всего выпускников?</b>`,
    before(past, grade, totalOf(form, grade).code),
    html`Нажмите число или напишите его.`,
  );

export function askAmount(
  form: Form,
  report: Report,
  asked: { grade: number; code: string; most: number | null },
  past: Past | null,
): Html {
  const { grade, code, most } = asked;
  const indicator = findIndicator(form, grade, code);
  return lines(
    gradeLines(form, report, grade),
    "",
    html`<b>${indicator?.label}: сколько?</b>`,
    indicator?.hint,
    most !== null && indicator?.role === "destination" && html`Осталось распределить: ${most}`,
    before(past, grade, code),
    html`Нажмите число или напишите его.`,
  );
}

export const askList = (form: Form, report: Report, grade: number): Html =>
  lines(
    gradeLines(form, report, grade),
    "",
    html`<b>Осталось распределить: ${remainder(form, report, grade)}</b>`,
    html`Выберите, кто эти выпускники.`,
  );

export const askWhichFigure = (form: Form, report: Report, grade: number): Html =>
  lines(gradeLines(form, report, grade), "", html`<b>Какой показатель изменить?</b>`);

export const askOfWhich = (form: Form, report: Report, grades: readonly number[]): Html =>
  lines(
    paragraphs(...grades.map((grade) => gradeLines(form, report, grade))),
    "",
    html`<b>Есть ли среди них:</b>`,
    form.indicators
      .filter(
        ({ role, grades: asked }) => role === "ofWhich" && grades.some((grade) => asked.includes(grade)),
      )
      .map(({ label }) => html`– ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`),
    html`Выберите показатель. Если таких нет или всё указано, нажмите нижнюю кнопку.`,
  );

export const askComment = (form: Form, report: Report, grade: number, code: string): Html => {
  const indicator = findIndicator(form, grade, code);
  const comment = commentOn(report, grade, code);
  return lines(
    html`<b>${grade} класс, «${indicator?.label}»: ${figure(report, grade, code)}</b>`,
    html`${indicator?.hint ?? "Напишите комментарий."} Фамилии и имена не пишите.`,
    comment !== null && html`Сейчас: <i>${comment}</i>`,
  );
};

export const askNoData = (): Html =>
  lines(
    html`<b>Почему нет данных?</b>`,
    html`Выберите причину или напишите её. Если выпускников нет, это не «нет данных»: укажите 0.`,
  );

export const askWhy = (): Html => html`<b>Напишите, почему исправляются цифры.</b>`;

export const askCheck = (
  form: Form,
  grades: readonly number[],
  report: Report,
  problems: readonly string[],
): Html =>
  lines(
    reportLines(form, grades, report),
    "",
    problems.length === 0
      ? html`<b>Проверьте и нажмите «Сдать».</b>`
      : lines(html`<b>Не сходится:</b>`, ...problems),
    report.noData === null && html`Чтобы изменить цифру, нажмите на неё.`,
  );

export const correctionReason = (why: string): Html => html`Причина исправления: ${shortened(why, 200)}`;

export const askConfirm = (questions: readonly string[]): Html =>
  lines(html`<b>Проверьте, пожалуйста:</b>`, ...questions, "", html`Верно?`);

export const button = {
  back: "Назад",
  cancel: "Отмена",
  asBefore: (past: Month, month: Month, previous: Month): string =>
    past === previous && past !== month ? "Как в прошлом месяце" : `Как ${monthWords(past, "in")}`,
  noData: "Нет данных, потому что…",
  rest: (form: Form, grade: number, rest: number): string =>
    `Остальные – «${findIndicator(form, grade, form.restTo)?.short}»: ${rest}`,
  ofWhich: (grade: number, short: string, value: number): string =>
    `${grade} кл. ${short}${value > 0 ? `: ${value}` : ""}`,
  none: "Таких нет",
  ready: "Готово",
  keepComment: "Оставить как есть",
  submit: "Сдать",
  submitCorrection: "Сдать исправленное",
  confirm: "Всё верно, сдать",
  field: (grade: number, short: string, value: number): string => `${grade} кл. ${short}: ${value}`,
  more: (grade: number): string => `${grade} класс: другой показатель`,
  fill: "Заполнить цифры",
  why: "Указать причину исправления",
  all: (value: number): string => `Все ${value}`,
};
