import { count, dayShort, dayWords, monthWords, plural } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { percent } from "../monitoring/share-texts.ts";
import { FEWEST_SHOWN } from "../monitoring/small-cells.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { NotedFigure, NotedGrade } from "./month-note.ts";

const SCHOOLS_OF = ["школы", "школ", "школ"] as const;

/** What a month's note says: only what the figures show. */
export const NOTE_WORDS = {
  title: "СПРАВКА",
  about: (form: string, month: Month): string[] => [form, monthWords(month, "for", { year: true })],
  onDay: (day: Day): string => `по состоянию на ${dayWords(day, { year: true })}`,
  handingIn: "Представление отчётов",
  grade: (grade: number): string => `${grade} класс`,
  head: ["Направление", "Человек", "Доля", "К прошлому месяцу"],
  ofWhich: "из них:",
  schools: (grade: number): string => `По школам, ${grade} класс`,
  number: "№",
  school: "Школа",
  sum: "Всего",
  hidden: "*",
  none: "–",
  hiddenNote: `* Числа меньше ${FEWEST_SHOWN}, и те, из которых они следуют, не приводятся.`,
  noFigures: "Данных нет.",
} as const;

export interface HandedIn {
  asked: number;
  given: number;
  late: readonly { name: string; on: Day | null }[];
  missing: readonly string[];
  /** Gave no figures, and why. */
  noData: readonly { name: string; reason: string }[];
  dueOn: Day;
  /** The due day has not passed. */
  open: boolean;
}

export function handingInSentences({ asked, given, late, missing, noData, dueOn, open }: HandedIn): string[] {
  const inTime = given === 0 || late.length > 0 ? "" : given === asked ? ", все в срок" : ", в срок";
  return [
    `Срок представления – ${dayWords(dueOn, { year: true })}. ` +
      (given === 0
        ? `Отчётов пока нет, ожидаются от ${count(asked, SCHOOLS_OF)}.`
        : `${plural(given, ["Отчёт представила", "Отчёты представили", "Отчёты представили"])} ${given} из ${count(asked, SCHOOLS_OF)}${inTime}.`),
    ...(late.length === 0
      ? []
      : [
          `С опозданием: ${late.map(({ name, on }) => (on === null ? name : `${name} (${dayShort(on, { year: true })})`)).join(", ")}.`,
        ]),
    ...(missing.length === 0
      ? []
      : [`${open ? "Ещё не представили (срок не наступил)" : "Не представили"}: ${missing.join(", ")}.`]),
    ...noData.map(({ name, reason }) => `${name}: данных нет (${reason.trim()}).`),
  ];
}

/** «Всего выпускников: 96, по данным 5 школ из 6. Определились 83 %, …» */
export function gradeSentences({ gave, asked, total, decided, stay }: NotedGrade): string[] {
  if (gave === 0) return [NOTE_WORDS.noFigures];
  const shares = [
    ...(decided === null ? [] : [`определились ${percent(decided)}`]),
    ...(stay === null ? [] : [`остаются в области ${percent(stay)}`]),
  ].join(", ");
  const change =
    total.change === null || total.change === 0 ? "" : ` (${changeWords(total)} к прошлому месяцу)`;
  return [
    `По данным ${count(gave, SCHOOLS_OF)} из ${asked}` +
      (total.value === null ? "." : `: ${total.label.toLowerCase()} – ${total.value}${change}.`) +
      (shares === "" ? "" : ` ${shares.slice(0, 1).toUpperCase()}${shares.slice(1)}.`),
  ];
}

/** «+3», «−2», «0»; a dash where nothing can be compared. */
export const changeWords = ({ change }: Pick<NotedFigure, "change">): string =>
  change === null ? NOTE_WORDS.none : change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "0";

export const shareWords = (share: number | null): string =>
  share === null ? NOTE_WORDS.none : percent(share);

export const noteFileName = (month: Month): string =>
  `Справка ${monthWords(month, "for", { year: true })}.docx`;

export const noteSent = (form: string, month: Month): Html =>
  lines(
    html`Справка: ${form} ${monthWords(month, "for", { year: true })}.`,
    html`Чисел меньше ${FEWEST_SHOWN} в ней нет.`,
  );
