import { capital, count, monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { percent } from "./share-texts.ts";
import { FEWEST_SHOWN } from "./small-cells.ts";
import { type GradeTrend, handingIn, type VersionChange, type YearAnalysis } from "./year-analysis.ts";
import type { SchoolYear } from "./year-figures.ts";

/** «2018-2019» of «2018-09». */
export const schoolYear = (from: Month): string => `${from.slice(0, 4)}-${Number(from.slice(0, 4)) + 1}`;

const REPORTS = ["отчёт", "отчёта", "отчётов"] as const;
const DASH = "–";

export function handingInSentence(schools: readonly SchoolYear[]): string {
  const { asked, handedIn, onTime } = handingIn(schools);
  if (asked === 0) return "Отчётов за этот учебный год нет.";
  const share = (part: number): string => percent(part / asked);
  return `За учебный год школы представили ${count(handedIn, REPORTS)} из ${asked} (${share(handedIn)}), в срок: ${onTime} (${share(onTime)}).`;
}

/** «сентябрь, ноябрь» of the months that a school has not handed in. */
export const missedMonths = ({ months }: Pick<YearAnalysis, "months">, { states }: SchoolYear): string =>
  months
    .filter((_, at) => states[at] === "missing")
    .map((month) => monthWords(month, "nominative"))
    .join(", ") || DASH;

/** What is asked otherwise from a month on: its figures are not comparable with those before. */
export function versionSentence({ month, changes }: VersionChange): string {
  const said = changes.flatMap((change): string[] => {
    switch (change.kind) {
      case "added":
        return [`новый показатель «${change.indicator.label}»`];
      case "removed":
        return [`больше не спрашивается «${change.indicator.label}»`];
      case "grades":
        return [`классы ${change.after.join(", ")} (были ${change.before.join(", ")})`];
      case "renamed":
      case "changed":
        return change.before.label === change.after.label
          ? [`иначе считается «${change.after.label}»`]
          : [`«${change.before.label}» теперь «${change.after.label}»`];
      default:
        return [];
    }
  });
  return `С ${monthWords(month, "genitive", { year: true })} форма другая: ${said.join("; ")}. Остальные показатели сравнимы.`;
}

/** The chair's year: who handed in, the shares month by month, the schools of a page. `whole`: no number is hidden. */
export function yearScreen(
  heading: string,
  analysis: YearAnalysis,
  { page, whole }: { page: Page<SchoolYear>; whole: boolean },
): Html {
  const shares = analysis.trends.flatMap(({ decided, stay }) => [...decided, ...stay]);
  return lines(
    html`<b>${heading}, ${schoolYear(analysis.from)} учебный год</b>`,
    html`${handingInSentence(analysis.schools)}`,
    analysis.trends.flatMap((trend) => ["", ...trendLines(analysis.months, trend)]),
    shares.includes(null) &&
      (whole
        ? html`Прочерк: отчётов нет или доля не спрашивается.`
        : html`Прочерк: отчётов нет или за долей стоит число меньше ${FEWEST_SHOWN}.`),
    analysis.versions.map((change) => html`${versionSentence(change)}`),
    page.items.length > 0 && lines("", html`<b>Отчёты школ</b>`),
    page.items.map((school) => schoolLine(analysis, school)),
    pageWords(page),
  );
}

function trendLines(months: readonly Month[], { grade, schools, decided, stay }: GradeTrend): Html[] {
  const told = (share: number | null | undefined): string =>
    share === null || share === undefined ? DASH : percent(share);
  const most = Math.max(...schools);
  return [
    html`<b>${grade} класс</b>: определились / остаются в области`,
    ...months.map((month, at) => {
      const fewer = (schools[at] ?? 0) < most && (schools[at] ?? 0) > 0;
      return html`${capital(monthWords(month, "nominative"))}: ${told(decided[at])} / ${told(stay[at])}${fewer && ` (школ: ${schools[at]})`}`;
    }),
  ];
}

function schoolLine({ months }: YearAnalysis, school: SchoolYear): Html {
  const missed = missedMonths({ months }, school);
  return html`${school.shortName}: ${school.handedIn} из ${school.asked}, в срок ${school.onTime}${missed !== DASH && `; не сдано: ${missed}`}`;
}

export const yearButtons = {
  year: "Год",
  chart: "График года",
  month: "К месяцу",
  other: (from: Month): string => `${schoolYear(from)} уч. год`,
};
