import { monthWords, capital } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";
import type { Step } from "./draft.ts";
import { findIndicator, type Form, indicatorsOf, phaseOf, totalOf } from "./form.ts";
import { commentOn, figure, remainder, type Report } from "./report.ts";
import type { Past } from "./rules.ts";

/** «Мониторинг за октябрь 2019 года», as the form is headed, the school, and whether intentions or facts are asked. */
export function head(form: Form, month: Month, school: string): Html {
  return lines(
    html`<b>${form.short} ${monthWords(month, "for", { year: true })}</b> (${phaseOf(form, month)?.title})`,
    html`${school}`,
  );
}

/** Where in the form somebody is: «9 класс, «Колледж в области»». */
export function stepWords(form: Form, step: Step): string {
  if ("code" in step) {
    return `${step.grade} класс, «${findIndicator(form, step.grade, step.code)?.short ?? step.code}»`;
  }
  if ("grade" in step) return `${step.grade} класс`;
  if (step.at === "noData" || step.at === "why") return "причина";
  return step.at === "ofWhich" ? "показатели «из них»" : "проверка";
}
/** In the middle of a sentence. */
const inside = (label: string): string => label.slice(0, 1).toLowerCase() + label.slice(1);

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

/** `heard`: what a message has told of other grades, read back above the question; `first`: nothing is told yet. */
export const askTotal = (
  form: Form,
  grade: number,
  past: Past | null,
  heard: { report: Report; grades: readonly number[] } | null = null,
  first = false,
): Html =>
  lines(
    heard !== null && [
      html`<b>Вы передали:</b>`,
      ...heard.grades
        .filter((one) => heard.report.figures[one] !== undefined)
        .map((one) => gradeLines(form, heard.report, one)),
      "",
    ],
    html`<b>${grade} класс: сколько ${inside(totalOf(form, grade).label)}?</b>`,
    before(past, grade, totalOf(form, grade).code),
    html`Нажмите число или напишите его.`,
    first && html`Можно и всё сразу: «${grade} класс: всего 12, …, не определились 1».`,
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

/** Several at once are quicker written: so many that it is worth saying so. */
const WORTH_WRITING = 3;

/** `placed`: where a leaver was placed last; how many they are there may follow. */
export function askList(form: Form, report: Report, grade: number, placed: string | null): Html {
  const rest = remainder(form, report, grade);
  const [one, other] = indicatorsOf(form, grade, "destination").filter(
    ({ code, comment }) => code !== form.restTo && !comment && report.figures[grade]?.[code] === undefined,
  );
  return lines(
    gradeLines(form, report, grade),
    "",
    html`<b>Осталось распределить: ${rest}</b>`,
    html`${totalOf(form, grade).hint ?? "Выберите, куда их отнести."} Одно нажатие – один человек.`,
    placed !== null &&
      html`«${findIndicator(form, grade, placed)?.short ?? placed}» – ${figure(report, grade, placed)}; если больше, нажмите число.`,
    rest >= WORTH_WRITING &&
      one !== undefined &&
      other !== undefined &&
      html`Или напишите: «${one.short} 2, ${other.short} 1».`,
  );
}

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
      .map(({ label }) => html`– ${inside(label)}`),
    html`Выберите показатель. Если таких нет или всё указано, можно сдавать.`,
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
    html`Выберите причину или напишите её. Если никого нет, это не «нет данных»: укажите 0.`,
  );

export const askWhy = (): Html => html`<b>Напишите, почему исправляются цифры.</b>`;

/** Which figure of the form «СПО 5» is; `grade` where only one may be meant. */
export const askTold = (words: string, grade: number | null): Html =>
  lines(
    html`<b>«${shortened(words, 60)}»${grade !== null && `, ${grade} класс`}: что имеется в виду?</b>`,
    html`Остальное из сообщения запомнено.`,
  );

export function askCheck(
  form: Form,
  grades: readonly number[],
  report: Report,
  found: { problems: readonly string[]; heard: boolean; questions: readonly string[] },
): Html {
  const { problems, heard, questions } = found;
  const ready = heard
    ? lines(
        questions.length > 0 && lines(html`<b>Проверьте, пожалуйста:</b>`, ...questions),
        html`<b>Верно?</b>`,
      )
    : html`<b>Проверьте и нажмите «Сдать».</b>`;
  return lines(
    heard && html`<b>Вы передали:</b>`,
    reportLines(form, grades, report),
    "",
    problems.length === 0 ? ready : lines(html`<b>Не сходится:</b>`, ...problems),
    report.noData === null && html`Чтобы изменить цифру, нажмите на неё.`,
  );
}

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
  ofGrade: (grade: number, short: string): string => `${grade} кл. ${short}`,
  none: "Таких нет, сдать",
  ready: "Готово, сдать",
  toCheck: "Проверить и исправить",
  oneMore: (short: string): string => `${short} +1`,
  keepComment: "Оставить как есть",
  submit: "Сдать",
  submitCorrection: "Сдать исправленное",
  confirm: "Всё верно, сдать",
  heard: "Верно, сдать",
  heardCorrection: "Верно, сдать исправленное",
  comment: (grade: number, short: string): string => `${grade} кл. ${short}: комментарий`,
  change: (grade: number, short: string): string => `${grade} кл. ${short}: изменить`,
  field: (grade: number, short: string, value: number): string => `${grade} кл. ${short}: ${value}`,
  more: (grade: number): string => `${grade} класс: другой показатель`,
  fill: "Заполнить цифры",
  why: "Указать причину исправления",
  all: (value: number): string => `Все ${value}`,
};
