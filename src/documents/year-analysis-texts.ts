import { count, monthWords, plural } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { percent } from "../monitoring/share-texts.ts";
import { FEWEST_SHOWN } from "../monitoring/small-cells.ts";
import { fromTo, type GradeOutcome, type GradeTrend } from "../monitoring/year-analysis.ts";
import type { SchoolYear } from "../monitoring/year-figures.ts";
import { schoolYear } from "../monitoring/year-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";

const LEAVERS = ["выпускник", "выпускника", "выпускников"] as const;

/** What the analysis of a year says: only what the figures show. */
export const YEAR_WORDS = {
  title: (form: string, from: Month): string => `${form}: анализ за ${schoolYear(from)} учебный год`,
  handingIn: "Полнота и своевременность",
  handingInHead: ["№", "Школа", "Нужно сдать", "Сдано", "В срок", "Не сдано за месяцы"],
  total: "Всего по кластеру",
  outcome: (grade: number): string => `Распределение выпускников: ${grade} класс`,
  outcomeHead: ["Направление", "Человек", "Доля"],
  trends: "Динамика по месяцам",
  trendHead: (grade: number): string[] => [
    "Месяц",
    "Школ",
    `Определились, ${grade} класс`,
    `Остаются в области, ${grade} класс`,
  ],
  decided: (grade: number): string => `Определились, ${grade} класс`,
  stay: (grade: number): string => `Остаются в области, ${grade} класс`,
  ofWhich: "из них:",
  hidden: "скрыто*",
  hiddenNote: `* Числа меньше ${FEWEST_SHOWN}, и те, из которых они следуют, не приводятся.`,
  trendNote: `Прочерк: отчётов нет или за долей стоит число меньше ${FEWEST_SHOWN}.`,
  none: "–",
};

/** Who has handed in everything, and on time; null where nobody has. */
export function allOnTimeSentence(schools: readonly SchoolYear[]): string | null {
  const names = schools
    .filter(({ asked, onTime }) => asked > 0 && asked === onTime)
    .map(({ shortName }) => shortName);
  return names.length === 0 ? null : `Все отчёты и в срок: ${names.join(", ")}.`;
}

export function outcomeSentences({
  grade,
  month,
  phase,
  schools,
  total,
  destinations,
}: GradeOutcome): string[] {
  const when = `${monthWords(month, "for", { year: true })} (${phase})`;
  const told = destinations.filter(({ value }) => value !== null && value > 0);
  const most = told.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  return [
    `По данным ${when} от ${count(schools, ["школы", "школ", "школ"])}` +
      (total === null ? "." : `: ${count(total, LEAVERS)} ${grade} класса.`),
    ...(most === undefined || most.share === null
      ? []
      : [
          `Больше всего: «${most.label}», ${most.value} ${plural(most.value ?? 0, ["человек", "человека", "человек"])} (${percent(most.share)}).`,
        ]),
  ];
}

export function trendSentences(months: readonly Month[], { grade, decided, stay }: GradeTrend): string[] {
  const sentence = (what: string, values: readonly (number | null)[]): string[] => {
    const ends = fromTo(months, values);
    if (ends === null) return [];
    const { from, to } = ends;
    const said = `${monthWords(from.month, "in")} ${percent(from.share)}, ${monthWords(to.month, "in")} ${percent(to.share)}`;
    return [`${grade} класс, ${what}: ${said}.`];
  };
  return [...sentence("доля определившихся", decided), ...sentence("доля тех, кто остаётся в области", stay)];
}

export const yearAnalysisName = (from: Month): string => `Анализ мониторинга ${schoolYear(from)}.docx`;

export const yearAnalysisSent = (form: string, from: Month): Html =>
  lines(
    html`${YEAR_WORDS.title(form, from)}.`,
    html`Цифр отдельных школ и чисел меньше ${FEWEST_SHOWN} в документе нет.`,
  );

export const yearChartSent = (heading: string, from: Month): Html =>
  html`${heading}, ${schoolYear(from)} учебный год. Чисел меньше ${FEWEST_SHOWN} и цифр отдельных школ здесь нет.`;

export const noTrendYet = (from: Month): string =>
  `Показать нечего: за ${schoolYear(from)} учебный год отчётов нет или за долями стоят числа меньше ${FEWEST_SHOWN}.`;

/** A month's letters under a chart: «сен». */
export const monthShort = (month: Month): string => monthWords(month, "nominative").slice(0, 3);

export const trendChartWords = {
  title: "Определились и остаются в области",
  subtitle: (cluster: string, from: Month): string => `${cluster}, ${schoolYear(from)} учебный год`,
  note: `Где линия прерывается, отчётов нет или за долей стоит число меньше ${FEWEST_SHOWN}.`,
};
