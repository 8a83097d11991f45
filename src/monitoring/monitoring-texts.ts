import { DateTime } from "luxon";
import { dayWords, monthWords, plural } from "../calendar/calendar-texts.ts";
import { type Day, dayOf } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";
import { head, reportLines, shortened } from "./dialog-texts.ts";
import { type Form, indicatorsOf } from "./form.ts";
import type { SchoolMonth, SchoolMonthState, ShownFigures } from "./month-figures.ts";
import type { OnBehalf, Report, Review } from "./report.ts";
import { reviewLine } from "./review-texts.ts";
import { FEWEST_SHOWN } from "./small-cells.ts";

/** «3 октября 10:12» of a UTC instant in the cluster's zone. */
export function momentWords(at: string, zone: string): string {
  const moment = DateTime.fromISO(at, { zone });
  return `${dayWords(dayOf(moment, zone))} ${moment.toFormat("HH:mm")}`;
}

/** Whoever was forgotten keeps no name. */
export const nameOf = (name: string): string => (name === "" ? "имя удалено" : name);

const BEHALF: Record<OnBehalf, string | null> = {
  own: null,
  ofSchool: "со слов школы",
  ofDeputy: "за заместителя",
};

export interface Receipt {
  form: Form;
  grades: readonly number[];
  school: string;
  month: Month;
  number: string;
  report: Report;
  submittedAt: string;
  by: string;
  onBehalf: OnBehalf;
  late: boolean;
  review: Review;
  reviewComment: string | null;
  corrections: number;
  zone: string;
  /** By grade, for those to whom fewer than three are not told: then no comments either. Null: all is told. */
  shown: ReadonlyMap<number, ShownFigures> | null;
}

/** What was handed in, with its number, time and sender. */
export const receipt = (given: Receipt): Html =>
  lines(
    head(given.form, given.month, given.school),
    html`Отчёт принят: № ${given.number}`,
    html`Сдано ${momentWords(given.submittedAt, given.zone)}: ${nameOf(given.by)}${behalfWords(given.onBehalf)}`,
    given.late && html`Сдано с опозданием.`,
    given.corrections > 0 && html`Исправлений: ${given.corrections}`,
    reviewLine(given.review, given.reviewComment),
    "",
    given.shown !== null
      ? shownLines(given.form, given.report, given.shown)
      : reportLines(given.form, given.grades, given.report),
  );

function shownLines(form: Form, report: Report, shown: ReadonlyMap<number, ShownFigures>): Html {
  if (report.noData !== null) return html`Нет данных.`;
  return paragraphs(
    ...[...shown].map(([grade, values]) => {
      const rows = indicatorsOf(form, grade).filter(({ code }) => values[code] !== 0);
      return lines(
        html`<b>${grade} класс</b>`,
        rows.map(({ code, label }) => html`${label}: ${values[code] ?? "–"}`),
      );
    }),
    html`Прочерк: скрыто, чтобы не показывать числа меньше ${FEWEST_SHOWN}.`,
  );
}

const behalfWords = (onBehalf: OnBehalf): string =>
  BEHALF[onBehalf] === null ? "" : `, ${BEHALF[onBehalf]}`;

const STATE: Record<SchoolMonthState, string> = {
  handedIn: "сдан",
  late: "с опозданием",
  missing: "не сдан",
  notAsked: "не сдаёт",
};

/** A report that there is no data is handed in, and says so: it is not figures. */
export function schoolButton(school: Pick<SchoolMonth, "shortName" | "state" | "report" | "review">): string {
  if (school.review === "returned") return `${school.shortName}: возвращён`;
  const state = (school.report?.noData ?? null) === null ? STATE[school.state] : "нет данных";
  return `${school.shortName}: ${state}${school.review === "accepted" ? ", принят" : ""}`;
}

/** Which of one's own schools? */
export const chooseSchool = (form: Form, month: Month): Html =>
  lines(html`<b>${form.short} ${monthWords(month, "for", { year: true })}</b>`, html`Выберите школу.`);

/** Whose are the figures of this message? It is kept until it is answered. */
export const askWhose = (message: string): Html =>
  lines(html`<b>За какую школу эти цифры?</b>`, html`<i>${shortened(message, 200)}</i>`);

/** Which of several forms? */
export const chooseForm = (): Html => html`Какой мониторинг?`;

/** A phone cuts a longer one off anyway. */
export const formButton = (title: string): string => shortened(title, 60);

/** A school that has not handed in, for the chair. */
export const missingSchool = (form: Form, month: Month, school: string, due: Day): Html =>
  lines(head(form, month, school), html`Отчёт не сдан. Срок: ${dayWords(due)}.`);

export const chooseMonth = (school: string, missing: number): Html =>
  lines(
    html`<b>${school}</b>`,
    missing > 0 &&
      html`${plural(missing, ["Не сдан", "Не сданы", "Не сданы"])} ${missing} ${plural(missing, ["отчёт", "отчёта", "отчётов"])}.`,
    html`За какой месяц?`,
  );

export const monthButton = (month: Month, handedIn: boolean): string =>
  `${monthWords(month, "nominative", { year: true })}: ${handedIn ? "сдан" : "не сдан"}`;

export const sharedDraft = (name: string, at: string, zone: string): Html =>
  html`<i>Черновик общий. Последнее изменение: ${nameOf(name)}, ${momentWords(at, zone)}.</i>`;

/** Above the screen of one who comes while another is at it. */
export const beingFilled = (name: string, where: string): Html =>
  html`<i>Сейчас заполняет ${nameOf(name)}: ${where}. Черновик общий, ничего не потеряется.</i>`;

export const cancelQuestion = (): Html =>
  lines(html`<b>Прервать заполнение?</b>`, html`Введённое можно сохранить и продолжить позже.`);

export const draftKept = (): Html =>
  html`Черновик сохранён. Чтобы продолжить, нажмите «Сдать мониторинг» или /monitoring`;

export const draftDropped = (): Html => html`Черновик удалён. Начать заново: /monitoring`;

export const noSchools = (): Html =>
  html`Мониторинг сдают директора и заместители директоров школ. У Вас такой должности в кластере нет.`;

export const noForm = (): Html => html`Форма мониторинга не подключена. Сообщите об этом председателю.`;

export const notAsked = (school: string): Html => html`${school}: мониторинг за этот месяц не сдаётся.`;

/** Above a screen that is shown instead of the one that was answered. */
export const movedOn = (): Html => html`<i>Вопрос уже другой: показан тот, что открыт сейчас.</i>`;

/** Before the receipt, to figures that came without a question. */
export const alreadyHandedIn = (): Html =>
  html`Этот отчёт уже сдан. Чтобы исправить его, нажмите «${button.fix}» и пришлите цифры.`;

/** Above a screen: why the text was not taken. */
export const refusal = (problem: string): Html => html`<i>${problem}</i>`;

export const toasts = {
  movedOn: "Экран устарел. Показан тот, что открыт сейчас.",
  gone: "Этого черновика уже нет: отчёт сдан или черновик удалён.",
  messageGone: "Это сообщение уже разобрано. Пришлите цифры ещё раз.",
  notBegun: "Этот месяц ещё не начался.",
  notAsked: "Этот месяц сдавать не нужно.",
};

export const button = {
  fix: "Исправить",
  history: "История",
  receipt: "К отчёту",
  otherMonth: "Другой месяц",
  schools: "К школам",
  workbook: "Таблица Excel",
  chart: "Диаграмма",
  picture: "Школы картинкой",
  year: "Анализ года",
  onBehalf: "Внести со слов школы",
  handIn: "Заполнить",
  keep: "Сохранить черновик",
  drop: "Удалить черновик",
  goOn: "Продолжить заполнение",
  missing: (month: Month): string => `Не сдан: ${monthWords(month, "nominative", { year: true })}`,
  month: (month: Month): string => monthWords(month, "nominative", { year: true }),
  earlierPage: "‹ Школы",
  laterPage: "Школы ›",
  newer: "Новее",
  older: "Раньше",
};
