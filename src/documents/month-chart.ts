import { type Form, indicatorsOf } from "../monitoring/form.ts";
import type { GradeTotals, MonthFigures } from "../monitoring/month-figures.ts";
import { FEWEST_SHOWN } from "../monitoring/small-cells.ts";
import { barChart, type BarChart, type Picture } from "./chart.ts";
import { MONTH_CHART_WORDS as words } from "./month-workbook-texts.ts";

type Bar = BarChart["groups"][number]["bars"][number];

/**
 * Where the cluster's leavers go, grade by grade; null where no school gave figures. It is made to be passed on: what
 * fewer than three chose stands together in one bar, so that no such number can be read from it.
 */
export function monthChart(form: Form, month: MonthFigures, cluster: string): Picture | null {
  const groups = month.totals
    .filter(({ total }) => total >= FEWEST_SHOWN)
    .map((totals) => ({ title: words.grade(totals.grade, totals.total), bars: barsOf(form, totals) }));
  if (groups.length === 0) return null;
  const folded = groups.some(({ bars }) => bars.some(({ label }) => label === words.rest));
  return barChart({
    title: words.title,
    subtitle: words.subtitle(cluster, month.month),
    groups,
    note: folded ? words.note : null,
  });
}

function barsOf(form: Form, { grade, sums }: GradeTotals): Bar[] {
  const chosen = indicatorsOf(form, grade, "destination")
    .map(({ code, label }) => ({ label, value: sums[code] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  let shown = chosen.filter(({ value }) => value >= FEWEST_SHOWN);
  const total = (bars: readonly { value: number }[]): number =>
    bars.reduce((sum, { value }) => sum + value, 0);
  const rest = (): typeof chosen => chosen.slice(shown.length);
  // One alone, or ones that each must be 1, would be read from the bar of all: the least shown joins them.
  while (rest().length > 0 && shown.length > 0 && (rest().length === 1 || total(rest()) < 2 * FEWEST_SHOWN)) {
    shown = shown.slice(0, -1);
  }
  const bar = (label: string, value: number): Bar => ({ label, value, words: String(value) });
  return [
    ...shown.map(({ label, value }) => bar(label, value)),
    ...(rest().length === 0 ? [] : [bar(words.rest, total(rest()))]),
  ];
}
