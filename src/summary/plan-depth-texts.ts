import { count, dayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { dutyLines } from "./duty-words-texts.ts";
import type { StandingDuty } from "./own-duties.ts";
import { sectionTitle } from "./plan-pages-texts.ts";
import type { SectionStanding } from "./section-standing.ts";
import type { ClusterSummary } from "./summary.ts";

export const DEPTH_WORDS = { toPlan: "‹ К состоянию плана", doubts: "Сомнения" } as const;

/** Where the plan stands: by state, then section by section. */
export function planStanding(
  summary: ClusterSummary,
  page: Page<SectionStanding>,
  firstNumber: number,
): Html {
  const { plan, events, today } = summary;
  const silent = plan.unanswered > 0 ? `, нет ответа ${plan.unanswered}` : "";
  const bySchool = plan.total > events ? ", считая по школам" : "";
  return lines(
    html`<b>План на ${dayWords(today)}</b>`,
    html`${count(events, ["мероприятие", "мероприятия", "мероприятий"])}`,
    html`Сделано: ${plan.done.length} из ${plan.total}${bySchool}`,
    html`Идёт: ${plan.underWay.length}`,
    html`Срок прошёл без отметки: ${plan.overdue.length}${silent}`,
    html`Впереди: ${plan.coming.length + plan.later.length}`,
    page.items.flatMap((section, index) => [
      "",
      html`<b>${firstNumber + index}. ${clip(sectionTitle(section.title), 70)}</b>`,
      html`${sectionWords(section)}`,
    ]),
    page.pages > 1 && "",
    pageWords(page),
  );
}

/** «сделано 2 из 9, срок прошёл 3, идёт 4». */
export function sectionWords({ total, done, overdue, underWay, ahead, undated }: SectionStanding): string {
  const words = [
    total > 0 && `сделано ${done} из ${total}`,
    overdue > 0 && `срок прошёл ${overdue}`,
    underWay > 0 && `идёт ${underWay}`,
    ahead > 0 && `впереди ${ahead}`,
    undated > 0 && `без даты ${undated}`,
  ].filter((word) => word !== false);
  return words.length === 0 ? "ничего не ведётся" : words.join(", ");
}

/** The duties of a section, those that wait longest first. */
export const sectionPage = (title: string | null, page: Page<StandingDuty>, today: Day): Html =>
  lines(
    html`<b>${sectionTitle(title)}</b>`,
    page.total === 0 && html`Мероприятий с датами здесь нет.`,
    page.items.flatMap((standing) => ["", dutyLines(standing, today, "everyone")]),
    page.pages > 1 && "",
    pageWords(page),
  );

export const sectionButton = (number: number, title: string | null): string =>
  `${number}. ${clip(sectionTitle(title), 24)}`;

/** «Сомнения: 3», what the plan leaves to be settled. */
export const doubtsButton = (n: number): string => `${DEPTH_WORDS.doubts}: ${n}`;
