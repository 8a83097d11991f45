import { count, dayShort, dayWords } from "../../calendar/calendar-texts.ts";
import type { Day } from "../../calendar/day.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { Page } from "../../telegram/page.ts";
import { DRAFT_WORDS } from "./draft-texts.ts";
import { periodWords } from "../import-texts.ts";
import { clip, eventTitle } from "../plan-texts.ts";

/* «Кому что уйдёт» and the plan's start. */

const MESSAGES = ["сообщение", "сообщения", "сообщений"] as const;

export const settleFirst = "Сначала ответьте на этот вопрос.";

/** A message that would be sent; the reminders' own preview has this shape. */
export interface PlannedMessage {
  day: Day;
  person: string;
  items: readonly { event: string | null; title: string; dueOn: Day; why: string }[];
}

/** Who would get how many messages. */
export function previewPeople(
  page: Page<{ person: string; messages: readonly PlannedMessage[] }>,
  month: { from: Day; to: Day },
): Html {
  const span = `${dayShort(month.from)}–${dayShort(month.to, { year: true })}`;
  if (page.total === 0)
    return html`${span}: по этому плану никому ничего не уйдёт: сроки позже, прошли или не назначены.`;
  return lines(
    html`<b>Кому что уйдёт, ${span}</b>`,
    html`Если запустить план сейчас, все войдут в бот и никто не будет отвечать.`,
    "",
    page.items.map(({ person, messages }) => {
      const first = messages[0];
      const from = first === undefined ? "" : `, первое ${dayShort(first.day)}`;
      return html`${person}: ${count(messages.length, MESSAGES)}${from}`;
    }),
    page.pages > 1 && html`<i>Страница ${page.page + 1} из ${page.pages}</i>`,
  );
}

const ITEMS_SHOWN = 8;

/** The same reminder about several schools is one line. */
function itemLines(items: PlannedMessage["items"]): HtmlPart[] {
  const lines = items.map(
    ({ event, title, dueOn, why }) =>
      `${eventTitle({ number: event, title }, 50)}, срок ${dayShort(dueOn)} (${why})`,
  );
  const groups = [...Map.groupBy(lines, (line) => line)];
  const rest = groups.length - ITEMS_SHOWN;
  return [
    ...groups
      .slice(0, ITEMS_SHOWN)
      .map(([line, of]) => html`– ${line}${of.length > 1 ? `, школ: ${of.length}` : ""}`),
    rest > 0 && html`– и ещё ${rest}`,
  ];
}

/** What one person would get, morning by morning. */
export const previewOf = (person: string, page: Page<PlannedMessage>): Html =>
  lines(
    html`<b>${person}</b>`,
    page.items.flatMap(({ day, items }): HtmlPart[] => [
      "",
      html`<b>${dayShort(day, { year: true })}</b>`,
      ...itemLines(items),
    ]),
    page.pages > 1 && "",
    page.pages > 1 && html`<i>Страница ${page.page + 1} из ${page.pages}</i>`,
  );

/** The plan runs: what comes next. */
export const planStarted = (plan: {
  title: string;
  period: { from: Day; to: Day };
  events: number;
  /** People with a name who have not joined, and seats with nobody in them. */
  out: number;
  empty: number;
  /** Another plan runs until this one begins. */
  waits: boolean;
  /** What the plan leaves to be settled. */
  doubts: number;
  /** What the plan says otherwise than the cluster knows. */
  differs: readonly string[];
}): Html =>
  lines(
    html`<b>План запущен</b>`,
    html`${clip(plan.title, 200)}`,
    html`${periodWords(plan.period)}, ${count(plan.events, ["мероприятие", "мероприятия", "мероприятий"])}.`,
    plan.waits &&
      html`Начнётся ${dayWords(plan.period.from, { year: true })}, до этого бот показывает нынешний план.`,
    "",
    plan.differs.slice(0, 5).map((words) => html`${clip(words, 250)}`),
    plan.differs.length > 5 && html`И ещё ${plan.differs.length - 5}.`,
    plan.differs.length > 0 && "",
    plan.doubts > 0 &&
      html`Осталось сомнений: ${plan.doubts}. В плане записано как в файле; разобрать их можно в любой день: /plan, «${DRAFT_WORDS.open}».`,
    plan.out > 0 && html`Ещё не в боте: ${plan.out}. Пригласите их, иначе напоминания не дойдут.`,
    plan.empty > 0 && html`Должностей без имени: ${plan.empty}. Назовите людей там же.`,
    plan.out === 0 && plan.empty === 0 && html`Все, кто назван в плане, уже в боте.`,
  );
