import { capital, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { reachWords } from "../calls/call-texts.ts";
import type { Reach } from "../calls/reach.ts";
import { clip } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { answerLines } from "./answers-texts.ts";
import { dutyLines, placeOf, shortDay } from "./duty-words-texts.ts";
import type { StandingDuty } from "./own-duties.ts";
import type { PastAnswer } from "./past-answer.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { SchoolFigures, SchoolStanding } from "./school-figures.ts";

export const SCHOOL_WORDS = {
  schools: "‹ К школам",
  people: "Люди",
  duties: "Все мероприятия",
  answers: "Ответы",
  toSchool: "‹ К школе",
} as const;

/** All schools, each in a line, those that are late first. */
export const schoolsPage = (page: Page<SchoolStanding>, today: Day): Html =>
  lines(
    html`<b>Школы на ${dayWords(today)}</b>`,
    page.items.flatMap((school) => [
      "",
      html`<b>${clip(school.shortName, 40)}</b>`,
      html`${schoolWords(school)}`,
    ]),
    page.pages > 1 && "",
    pageWords(page),
  );

function schoolWords({ done, total, overdue, owed }: SchoolStanding): string {
  const words = [
    total === 0 ? "мероприятий нет" : `сделано ${done} из ${total}`,
    overdue > 0 && `срок прошёл ${overdue}`,
    owed > 0 && `не сдано отчётов ${owed}`,
  ];
  return words.filter((word) => word !== false).join(", ");
}

/** Somebody of a school, in what office, and whether the bot can write to them. */
export interface SchoolPerson {
  personId: number;
  name: string;
  offices: string;
  reach: Reach;
}

export interface SchoolCard {
  name: string;
  plan: PlanSummary;
  figures: readonly SchoolFigures[];
  people: readonly SchoolPerson[];
  answers: readonly PastAnswer[];
  today: Day;
  zone: string;
}

const FIGURES_SHOWN = 6;
const PEOPLE_SHOWN = 6;

/** One school: its plan, its figures month by month, its people, and what they answered last. */
export function schoolCard({ name, plan, figures, people, answers, today, zone }: SchoolCard): Html {
  const silent = plan.unanswered > 0 ? `, нет ответа ${plan.unanswered}` : "";
  const moreMonths = figures.length - FIGURES_SHOWN;
  const morePeople = people.length - PEOPLE_SHOWN;
  return lines(
    html`<b>${clip(name, 80)}</b>`,
    html`Сделано: ${plan.done.length} из ${plan.total}, идёт ${plan.underWay.length}`,
    html`Срок прошёл: ${plan.overdue.length}${silent}`,
    figures.length > 0 && [
      "",
      html`<b>Отчёты</b>`,
      ...figures.slice(0, FIGURES_SHOWN).map((month) => html`${figuresWords(month, today)}`),
      moreMonths > 0 && html`и ещё ${moreMonths}`,
    ],
    "",
    html`<b>Люди</b>`,
    people.length === 0 && html`Никто не назван.`,
    people
      .slice(0, PEOPLE_SHOWN)
      .map((one) => html`${clip(one.name, 40)}, ${clip(one.offices, 50)}: ${reachWords(one.reach)}`),
    morePeople > 0 && html`и ещё ${morePeople}`,
    lastAnswers(answers, today, zone, "all"),
  );
}

/** «Мониторинг за октябрь: с опозданием, 27.10, Зимина О.С.». */
export function figuresWords({ heading, month, dueOn, given }: SchoolFigures, today: Day): string {
  const head = `${capital(clip(heading, 30))} ${monthWords(month, "for")}`;
  if (given === null) {
    return `${head}: ${dueOn < today ? "не сдан, срок был" : "ждём до"} ${shortDay(dueOn, today)}`;
  }
  const review = { submitted: "", accepted: ", принят", returned: ", возвращён на исправление" }[
    given.review
  ];
  const by = given.by === "" ? "" : `, ${clip(given.by, 30)}`;
  return `${head}: ${given.late ? "с опозданием" : "в срок"}, ${shortDay(given.on, today)}${by}${review}`;
}

/** What was answered last; silence is told as silence. */
export const lastAnswers = (
  answers: readonly PastAnswer[],
  today: Day,
  zone: string,
  told: "all" | "own",
): HtmlPart[] => [
  "",
  html`<b>Последние ответы</b>`,
  ...(answers.length === 0
    ? [html`Ответов ещё не было.`]
    : answers.map((answer) => answerLines(answer, today, zone, told))),
];

/** The duties of a school, those that wait longest first. */
export const schoolDuties = (name: string, page: Page<StandingDuty>, today: Day): Html =>
  lines(
    html`<b>${clip(name, 80)}</b>`,
    page.total === 0 && html`Мероприятий с датами нет.`,
    page.items.flatMap((standing) => ["", dutyLines(standing, today, "everyone")]),
    page.pages > 1 && "",
    pageWords(page),
  );

export const schoolButton = (shortName: string): string => placeOf(shortName);
