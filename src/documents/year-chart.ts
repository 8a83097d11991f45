import type { YearAnalysis } from "../monitoring/year-analysis.ts";
import { lineChart, type Picture } from "./chart.ts";
import { monthShort, trendChartWords, YEAR_WORDS } from "./year-analysis-texts.ts";

/** A month without figures between others that have them. */
const hasGaps = ({ trends }: YearAnalysis): boolean =>
  trends
    .flatMap(({ decided, stay }) => [decided, stay])
    .some((values) => {
      const isKnown = (value: number | null): boolean => value !== null;
      return values.slice(values.findIndex(isKnown), values.findLastIndex(isKnown)).includes(null);
    });

/** The year's shares as lines; null where there is nothing to draw. */
export function yearChart(analysis: YearAnalysis, cluster: string): Picture | null {
  if (analysis.trends.length === 0) return null;
  return lineChart({
    title: trendChartWords.title,
    subtitle: trendChartWords.subtitle(cluster, analysis.from),
    months: analysis.months.map(monthShort),
    lines: analysis.trends.flatMap(({ grade, decided, stay }) => [
      { label: YEAR_WORDS.decided(grade), values: decided },
      { label: YEAR_WORDS.stay(grade), values: stay },
    ]),
    note: hasGaps(analysis) ? trendChartWords.note : null,
  });
}
