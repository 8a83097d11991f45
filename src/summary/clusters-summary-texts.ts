import { count, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import type { ClusterLine } from "./clusters-summary.ts";

const CLUSTERS = ["кластер", "кластера", "кластеров"] as const;

export const allClustersButton = "‹ Все кластеры";
export const clusterButton = (at: number, name: string): string => clip(`${at}. ${name}`, 40);

/** Somebody's clusters side by side; `from` is the number of the page's first, from 1. */
export const clustersPage = (page: Page<ClusterLine>, from: number, today: Day): Html =>
  lines(
    html`<b>Сводка на ${dayWords(today)}: ${count(page.total, CLUSTERS)}</b>`,
    page.items.flatMap((cluster, index) => ["", ...clusterLines(cluster, from + index)]),
    page.pages > 1 ? ["", pageWords(page)] : [],
  );

function clusterLines({ name, plan, figures, needs }: ClusterLine, at: number): HtmlPart[] {
  const head = html`<b>${at}. ${clip(name, 36)}</b>`;
  if (plan === null) return [head, "Плана пока нет"];
  const quiet = plan.overdue === 0 && needs === 0 && !figures.some(({ overdue }) => overdue);
  return [
    head,
    plan.overdue > 0 && html`Срок прошёл: ${plan.overdue}`,
    html`Сделано: ${plan.done} из ${plan.total}`,
    ...figures.map(
      ({ heading, month, given, asked, overdue }) =>
        html`${heading} ${monthWords(month, "for")}: ${given} из ${asked}${overdue && ", срок прошёл"}`,
    ),
    needs > 0 && html`Нужно внимание: ${needs}`,
    quiet && "Внимания ничто не требует",
  ];
}
