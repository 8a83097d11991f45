import { capital, dayWords, monthWords, spanWords, weekdayShort } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import type { WeekLine } from "../groups/week.ts";
import type { GradeGrid } from "../monitoring/month-grid.ts";
import { gradeLines } from "../monitoring/month-grid-texts.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import { shortDay } from "../summary/duty-words-texts.ts";
import type { FiguresSummary } from "../summary/figures.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Letter, MonthDuties, Unmarked } from "./letter.ts";

/** So many lines of a list are told: a letter is one screen or two. */
const LINES = 8;
const TITLE = 70;
const PLACES = 5;

export interface WeekLetter {
  days: Period;
  ahead: readonly WeekLine[];
  late: readonly Unmarked[];
  /** What is late for so long that it is only counted. */
  older: number;
  /** Figures that are due this week or were before, and are not all there. */
  figures: readonly FiguresSummary[];
}

export interface MonthLetter {
  month: Month;
  /** The day it is told. */
  today: Day;
  duties: MonthDuties;
  figures: readonly { summary: FiguresSummary; grades: readonly GradeGrid[] }[];
}

/** The first ones of a list under their heading, and how many more there are; nothing where it is empty. */
function block<T>(heading: Html, all: readonly T[], line: (one: T) => HtmlPart): HtmlPart[] {
  if (all.length === 0) return [];
  const more = all.length - LINES;
  return ["", heading, ...all.slice(0, LINES).map(line), more > 0 && html`и ещё ${more}`];
}

/** The week ahead and what is late. */
export const weekLetter = ({ days, ahead, late, older, figures }: WeekLetter): Html =>
  lines(
    html`<b>Неделя: ${spanWords(days.from, days.to)}</b>`,
    ahead.length === 0 && html`По плану на этой неделе ничего нет.`,
    block(html`<b>По плану</b>`, ahead, aheadLine),
    block(html`<b>Срок прошёл, отметки нет: ${late.length}</b>`, late, (one) => unmarkedLine(one, days.from)),
    older > 0 && html`Ещё раньше: ${older} (см. сводку)`,
    figures.flatMap((one) => ["", ...figuresLines(one, days.from)]),
  );

function aheadLine({ kind, day, until, event, month, time }: WeekLine): Html {
  const when = `${capital(weekdayShort(day))} ${day.slice(8)}.${day.slice(5, 7)}`;
  const what =
    month === null
      ? eventTitle(event, TITLE)
      : eventTitle({ number: event.number, title: `Мониторинг ${monthWords(month, "for")}` }, TITLE);
  if (kind === "opens") return html`<b>${when}</b> начало (до ${dayWords(until)}): ${what}`;
  return html`<b>${when}</b>${kind === "ends" && " последний день:"}${time !== null && ` ${time}`} ${what}`;
}

const unmarkedLine = ({ event, dueOn, schools }: Unmarked, today: Day): Html =>
  html`<b>${shortDay(dueOn, today)}</b> ${eventTitle(event, TITLE)}${schools !== null && `: ${places(schools)}`}`;

function places(schools: readonly string[]): string {
  const more = schools.length - PLACES;
  const shown = schools.slice(0, PLACES).map((school) => clip(schoolPlace(school), 24));
  return `${shown.join(", ")}${more > 0 ? ` и ещё ${more}` : ""}`;
}

function figuresLines(
  { heading, month, dueOn, given, late, asked, missing }: FiguresSummary,
  today: Day,
): HtmlPart[] {
  return [
    html`<b>${heading} ${monthWords(month, "for")}, срок ${shortDay(dueOn, today)}</b>`,
    html`Сдали ${given} из ${asked.length}${late > 0 && `, из них с опозданием ${late}`}`,
    missing.length > 0 &&
      html`${dueOn < today ? "Не сдали" : "Ждём"}: ${places(missing.map(({ shortName }) => shortName))}`,
  ];
}

/** What the past month brought. «Отметки нет» is not «не сделано», and is told as what it is. */
export const monthLetter = ({ month, today, duties, figures }: MonthLetter): Html =>
  lines(
    html`<b>Итоги ${monthWords(month, "genitive", { year: true })}</b>`,
    duties.total > 0 && html`\n<b>План</b>`,
    duties.total > 0 && html`Сделано: ${duties.done} из ${duties.total} (считая по школам)`,
    duties.postponed > 0 && html`Отложено на потом: ${duties.postponed}`,
    block(html`<b>Отметки нет: ${duties.unmarked.length}</b>`, duties.unmarked, (one) =>
      unmarkedLine(one, today),
    ),
    figures.flatMap(({ summary, grades }) => [
      "",
      ...figuresLines(summary, today),
      ...grades.flatMap(gradeLines),
    ]),
  );

export const LETTER_WORDS = {
  summary: "Сводка",
  off: "Не присылать",
  on: "Присылать снова",
} as const;

const OFF: Record<Letter, string> = {
  week: "Письмо недели больше не придёт. Что просрочено, будет по понедельникам в сводке дня.",
  month: "Итоги месяца больше не придут. Они всегда есть в «Сводке».",
};
const ON: Record<Letter, string> = {
  week: "Письмо недели будет приходить по понедельникам.",
  month: "Итоги месяца будут приходить в его начале.",
};

export const letterSwitched = (letter: Letter, on: boolean): Html =>
  html`${(on ? ON : OFF)[letter]} Это можно изменить и в «Настройках».`;

export const letterButtons = (letter: Letter) => [
  [
    { text: LETTER_WORDS.summary, data: packCallback("s", "home") },
    { text: LETTER_WORDS.off, data: packCallback("l", "off", letter) },
  ],
];

export const switchOnButton = (letter: Letter) => ({
  text: LETTER_WORDS.on,
  data: packCallback("l", "on", letter),
});
