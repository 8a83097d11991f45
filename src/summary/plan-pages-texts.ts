import { count, dayWords, spanWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import { clip, deadlineMeaning, eventTitle, partyWords } from "../plan/plan-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { dutyLines, stateWords, whomWords } from "./duty-words-texts.ts";
import { groupOf, type OwnGroup, type StandingDuty, type Told } from "./own-duties.ts";
import type { EventLine } from "./event-list.ts";
import type { Page } from "../telegram/page.ts";

export const PLAN_WORDS = {
  wholePlan: "Весь план",
  ownEvents: "Мои мероприятия",
  sections: "Разделы",
  toPlan: "К плану",
  summary: "Сводка",
} as const;

export const noPlan = (): Html =>
  lines(html`План ещё не загружен.`, html`Его присылает сюда файлом председатель Совета: /import`);

export const goneEvent = "Этого мероприятия больше нет в плане. Откройте план заново: /plan";

const GROUPS: Record<OwnGroup, string> = {
  overdue: "Срок прошёл",
  now: "Сейчас",
  ahead: "Впереди",
  behind: "Завершены или прошли",
};

const pageWords = ({ page, pages }: Page<unknown>): HtmlPart =>
  pages > 1 && html`<i>Страница ${page + 1} из ${pages}</i>`;

/** The duties that one answers for, in groups; `period` is the plan's. */
export function ownEvents(page: Page<StandingDuty>, today: Day, period: Period, told: Told): Html {
  if (page.total === 0) {
    return lines(
      html`<b>Мои мероприятия</b>`,
      html`В плане на ${periodShort(period)} за Вами ничего не записано.`,
    );
  }
  const parts: HtmlPart[] = [html`<b>Мои мероприятия</b>`];
  let group: OwnGroup | null = null;
  for (const standing of page.items) {
    if (groupOf(standing) !== group) parts.push("", html`<b>${GROUPS[groupOf(standing)]}</b>`);
    group = groupOf(standing);
    parts.push(dutyLines(standing, today, told));
  }
  return lines(parts, page.pages > 1 && "", pageWords(page));
}

/** «1 июля – 31 декабря 2019 года». */
export const periodShort = ({ from, to }: Period): string =>
  `${dayWords(from, { year: from.slice(0, 4) !== to.slice(0, 4) })} – ${dayWords(to, { year: true })}`;

/** The whole plan by section, a page of it. */
export function wholePlan(page: Page<EventLine>, period: Period, events: number): Html {
  const parts: HtmlPart[] = [
    html`<b>План на ${periodShort(period)}</b>`,
    html`${count(events, ["мероприятие", "мероприятия", "мероприятий"])}`,
  ];
  let section: string | null | undefined;
  for (const line of page.items) {
    if (line.event.section !== section) parts.push("", html`<b>${sectionTitle(line.event.section)}</b>`);
    section = line.event.section;
    parts.push(html`${eventTitle(line.event, 60)}`, html`<i>${clip(lineWords(line, period), 80)}</i>`);
  }
  return lines(parts, page.pages > 1 && "", pageWords(page));
}

export const sectionTitle = (section: string | null): string =>
  section === null ? "Без раздела" : clip(section, 80);

function lineWords({ event, duties, done, overdue }: EventLine, period: Period): string {
  const when = deadlineMeaning(event.deadline, event.occurrences, period);
  if (duties === 0) return when;
  if (done === duties) return `${when}: сделано`;
  const marks = [done > 0 && `сделано ${done} из ${duties}`, overdue > 0 && `без отметки ${overdue}`];
  const shown = marks.filter((mark) => mark !== false).join(", ");
  return shown === "" ? when : `${clip(when, 45)}: ${shown}`;
}

export const chooseSection = (): Html => html`<b>Разделы плана</b>`;

export interface EventCard {
  event: StoredEvent;
  period: Period;
  /** The dated instance shown, and which of how many it is; null for an event without dates. */
  shown: { at: number; of: number; opensOn: Day; dueOn: Day } | null;
  /** The duties of that instance. */
  duties: Page<StandingDuty>;
}

const PARTIES_SHOWN = 8;

/** One event: as written, what that means, and where each school stands. */
export function eventCard({ event, period, shown, duties }: EventCard, today: Day): Html {
  const meaning = deadlineMeaning(event.deadline, event.occurrences, period);
  const parties = event.parties.slice(0, PARTIES_SHOWN).map(partyWords);
  return lines(
    html`<b>${eventTitle(event, 300)}</b>`,
    event.section !== null && html`<i>${sectionTitle(event.section)}</i>`,
    "",
    html`<b>Срок:</b> ${clip(event.deadline.text, 200) || "не указан"}`,
    meaning.toLowerCase() !== event.deadline.text.toLowerCase() && html`Понят так: ${meaning}`,
    event.deadline.note !== null && html`Примечание: ${clip(event.deadline.note, 150)}`,
    event.place !== null && html`<b>Место:</b> ${clip(event.place, 150)}`,
    "",
    html`<b>Ответственный:</b> ${clip(event.responsibleText, 250) || "не указан"}`,
    parties.map((words) => html`– ${clip(words, 80)}`),
    event.parties.length > PARTIES_SHOWN && html`– и ещё ${event.parties.length - PARTIES_SHOWN}`,
    shown !== null && "",
    shown !== null && html`<b>${shown.of > 1 ? instanceWords(shown) : "Отметки"}</b>`,
    shown !== null && duties.total === 0 && html`Отметок пока нет.`,
    duties.items.map((standing) => markLine(standing, today)),
    pageWords(duties),
  );
}

/** «Ноябрь (2 из 2)». */
const instanceWords = ({ opensOn, dueOn, at, of }: NonNullable<EventCard["shown"]>): string =>
  `${capital(spanWords(opensOn, dueOn))} (${at + 1} из ${of})`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function markLine(standing: StandingDuty, today: Day): Html {
  const who = standing.duty.organisation?.shortName ?? whomWords(standing.duty) ?? "некому сообщить";
  return html`${clip(who, 40)}: ${stateWords(standing, today)}`;
}
