import { dayWords, monthWords } from "../../calendar/calendar-texts.ts";
import { firstDay, lastDay, type Month, monthOf } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { type Html, html, lines } from "../../telegram/html.ts";

/** «1-е полугодие 2020 года», «2026-2027 учебный год», «март 2026 года»; else both days written out. */
export function periodTitle({ from, to }: Period): string {
  const [first, last, year] = [monthOf(from), monthOf(to), from.slice(0, 4)];
  const days = `период с ${dayWords(from, { year: true })} по ${dayWords(to, { year: true })}`;
  if (from !== firstDay(first) || to !== lastDay(last)) return days;
  if (first === last) return monthWords(first, "nominative", { year: true });
  const named = NAMED[`${first.slice(5)}-${last.slice(5)}`];
  return named === undefined ? days : named(Number(year));
}

const NAMED: Record<string, (year: number) => string> = {
  "01-06": (year) => `1-е полугодие ${year} года`,
  "07-12": (year) => `2-е полугодие ${year} года`,
  "01-12": (year) => `${year} год`,
  "01-03": (year) => `I квартал ${year} года`,
  "04-06": (year) => `II квартал ${year} года`,
  "07-09": (year) => `III квартал ${year} года`,
  "10-12": (year) => `IV квартал ${year} года`,
  "09-08": (year) => `${year}-${year + 1} учебный год`,
  "09-12": (year) => `первое полугодие ${year}-${year + 1} учебного года`,
  "01-05": (year) => `второе полугодие ${year - 1}-${year} учебного года`,
};

export const forTime = (period: Period): string => `на ${periodTitle(period)}`;

/** «март», «март – июнь»; without the year, as a plan for less than a year writes it. */
export const monthSpanWords = (from: Month, to: Month): string =>
  from === to
    ? monthWords(from, "nominative")
    : `${monthWords(from, "nominative")} – ${monthWords(to, "nominative")}`;

export const untilEndOf = (month: Month): string => `до конца ${monthWords(month, "genitive")}`;

/** Beside the new deadline: what the plan before said, and what came of it. */
export const deadlineBefore = (text: string): string => `было: ${text}`;
export const carriedOver = (text: string): string =>
  text === ""
    ? "перенесено: в прошлом плане не выполнено"
    : `перенесено: в прошлом плане (${text}) не выполнено`;

export const nextPlanFileName = (period: Period): string =>
  `План ${forTime(period).replaceAll("/", "-")} (черновик).docx`;

/** Under the file in the chat. */
export const nextPlanSent = (period: Period): Html =>
  lines(
    html`Черновик плана ${forTime(period)}: месяцы сдвинуты, точные даты сняты, невыполненное перенесено.`,
    html`Исправьте его в Word и пришлите сюда.`,
  );
export const nextPlanButton = "Черновик следующего плана";

export const NEXT_PLAN_WORDS = {
  approve: "УТВЕРЖДАЮ",
  chair: "Председатель Координационного Совета",
  signature: "______________",
  members: "Состав участников образовательного кластера",
  organisations: "Образовательные организации",
  council: "Состав Координационного Совета",
  columns: ["№ п/п", "Мероприятие", "Срок", "Ответственный", "Примечание"],
  place: "Место",
} as const;

/** «Жилкина О.А.» as a signature has it: «О.А. Жилкина». */
export function signatureName(name: string): string {
  const [surname, ...initials] = name.split(" ");
  return initials.length === 0 ? name : `${initials.join(" ")} ${surname}`;
}
