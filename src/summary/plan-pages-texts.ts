import { pageWords } from "../telegram/general-texts.ts";
import { count, dayWords, monthWords, spanWords, capital } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import { instanceWords as datedWords } from "../plan/editing/deadline-edit.ts";
import { cancelledWords } from "../plan/editing/event-change-texts.ts";
import type { RequestCounts } from "../requests/request.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import { clip, deadlineMeaning, eventTitle, partyWords } from "../plan/plan-texts.ts";
import { periodWords } from "../plan/import-texts.ts";
import { fold } from "../plan/russian-text.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { dutyLines, stateWords, whomWords } from "./duty-words-texts.ts";
import { groupOf, type OwnGroup, type StandingDuty, type Told } from "./own-duties.ts";
import type { EventLine } from "./event-list.ts";
import type { Page } from "../telegram/page.ts";

export const PLAN_WORDS = {
  wholePlan: "Весь план",
  ownEvents: "Мои мероприятия",
  sections: "Разделы",
  months: "По месяцам",
  find: "Найти",
  now: "Сейчас",
  ahead: "Впереди",
  behind: "Прошедшие",
  undated: "Без даты",
  presentPlan: "Нынешний план",
  toPlan: "К плану",
  summary: "Сводка",
  doubts: "Сомнения",
  picture: "Картинкой",
  calendar: "В календарь",
  planCalendar: "План в календарь",
} as const;

/** To whoever may send the plan, what to do; to others, whom it waits for. */
export const noPlan = (sends: boolean): Html =>
  lines(
    html`План ещё не загружен.`,
    sends
      ? html`Пришлите его сюда файлом: документ Word, таблицу Excel или текст.`
      : html`Его присылает сюда файлом председатель Совета.`,
  );

export const goneEvent = "Этого мероприятия больше нет в плане. Откройте план заново: /plan";

const GROUPS: Record<OwnGroup, string> = {
  overdue: "Срок прошёл",
  now: "Сейчас",
  ahead: "Впереди",
  behind: "Завершены или прошли",
};

/** The three screens of one's own events. */
export const OWN_PARTS = ["now", "ahead", "behind"] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

export const partOf = (standing: StandingDuty): OwnPart => {
  const group = groupOf(standing);
  return group === "overdue" ? "now" : group;
};

const NONE_NOW: Record<OwnPart, string> = {
  now: "Сейчас за Вами ничего нет.",
  ahead: "Впереди за Вами ничего не записано.",
  behind: "Завершённых и прошедших пока нет.",
};

export interface OwnEvents {
  page: Page<StandingDuty>;
  part: OwnPart;
  /** How many there are in each part. */
  counts: Record<OwnPart, number>;
  told: Told;
  today: Day;
  /** The plan's. */
  period: Period;
}

/** The duties that one answers for: a part of them, in groups. */
export function ownEvents({ page, part, counts, told, today, period }: OwnEvents): Html {
  if (OWN_PARTS.every((one) => counts[one] === 0)) {
    return lines(
      html`<b>Мои мероприятия</b>`,
      html`В плане на ${periodShort(period)} за Вами ничего не записано.`,
    );
  }
  if (page.total === 0) return lines(html`<b>Мои мероприятия</b>`, html`${NONE_NOW[part]}`);
  const parts: HtmlPart[] = [
    html`<b>Мои мероприятия</b>`,
    part === "ahead" && counts.now === 0 && html`${NONE_NOW.now}`,
  ];
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
export const wholePlan = (page: Page<EventLine>, period: Period): Html =>
  eventPage(html`<b>План на ${periodShort(period)}</b>`, page, period);

/** The events of a month, whatever their sections. */
export const monthPlan = (page: Page<EventLine>, period: Period, month: Month): Html =>
  eventPage(html`<b>${capital(monthWords(month, "nominative", { year: true }))}</b>`, page, period);

/** The events that no day brings up. */
export const undatedPlan = (page: Page<EventLine>, period: Period): Html =>
  eventPage(html`<b>Без даты</b>`, page, period);

/** What the plan leaves to be settled; each event has a button below. */
export const planDoubts = (page: Page<{ message: string }>): Html =>
  page.total === 0
    ? html`<b>Сомнений в плане нет.</b>`
    : lines(
        html`<b>Сомнения в плане: ${page.total}</b>`,
        html`Откройте мероприятие и нажмите «Изменить»; директора и заместителей называют в «Люди».`,
        page.items.flatMap(({ message }) => ["", html`${clip(message, 300)}`]),
        page.pages > 1 && "",
        pageWords(page),
      );

export const foundEvents = (page: Page<EventLine>, period: Period, query: string): Html =>
  page.total === 0
    ? lines(
        html`По слову «${query}» ничего не нашлось.`,
        html`Напишите другое слово: из названия, раздела, места, фамилию или номер.`,
      )
    : eventPage(html`<b>${FOUND}«${query}»</b>`, page, period);

const FOUND = "Нашлось: ";

/** The words that a page of what was found was found by, read back from it: its other pages follow from them. */
export const queryOn = (page: string): string | null =>
  new RegExp(`^${FOUND}«(.*)»$`, "m").exec(page)?.[1] ?? null;

/** Longer than anything one looks for; a pasted page is none. */
const LONGEST_QUERY = 100;

/** A query as it is looked for and shown, in one line. */
export const queryWords = (text: string): string => fold(text).slice(0, LONGEST_QUERY).trim();

export const askQuery = (): Html =>
  html`Напишите слово из названия, раздела, места, фамилию или номер: «семинар», «Иванова», «17».`;

function eventPage(head: Html, page: Page<EventLine>, period: Period): Html {
  const parts: HtmlPart[] = [head, html`${count(page.total, ["мероприятие", "мероприятия", "мероприятий"])}`];
  let section: string | null | undefined;
  for (const line of page.items) {
    if (line.event.section !== section) parts.push("", html`<b>${sectionTitle(line.event.section)}</b>`);
    section = line.event.section;
    const title = html`${eventTitle(line.event, 60)}`;
    parts.push(line.event.cancelled === null ? title : html`<s>${title}</s>`);
    parts.push(html`<i>${clip(lineWords(line, period), 80)}</i>`);
  }
  return lines(parts, page.pages > 1 && "", pageWords(page));
}

export const sectionTitle = (section: string | null): string =>
  section === null ? "Без раздела" : clip(section, 80);

function lineWords({ event, duties, done, overdue }: EventLine, period: Period): string {
  if (event.cancelled !== null) return "отменено";
  const when = deadlineMeaning(event.deadline, event.occurrences, period);
  if (duties === 0) return when;
  if (done === duties) return `${when}: сделано`;
  const marks = [done > 0 && `сделано ${done} из ${duties}`, overdue > 0 && `без отметки ${overdue}`];
  const shown = marks.filter((mark) => mark !== false).join(", ");
  return shown === "" ? when : `${clip(when, 45)}: ${shown}`;
}

export const chooseSection = (): Html => html`<b>Разделы плана</b>`;
export const chooseMonth = (): Html => html`<b>План по месяцам</b>`;

/** «Следующий: 1 января – 30 июня 2020 года». */
export const comingPlanButton = (period: Period): string => `Следующий: ${periodWords(period)}`;

/** «октябрь 2019». */
export const monthButton = (month: Month): string =>
  `${monthWords(month, "nominative")} ${month.slice(0, 4)}`;

export interface EventCard {
  event: StoredEvent;
  period: Period;
  /** The dated instance shown, and which of how many it is; null for an event without dates. */
  shown: { at: number; of: number; opensOn: Day; dueOn: Day } | null;
  /** The duties of that instance. */
  duties: Page<StandingDuty>;
  /** Who answers for it today, whatever the page of its duties. */
  people: readonly string[];
  /** For an event that is held on request: how often help was asked for and given. */
  requests: RequestCounts | null;
}

const PARTIES_SHOWN = 8;
const PEOPLE_SHOWN = 8;

/** One event: as written, what that means, and where each school stands. */
export function eventCard({ event, period, shown, duties, people, requests }: EventCard, today: Day): Html {
  const meaning = deadlineMeaning(event.deadline, event.occurrences, period);
  const parties = event.parties.slice(0, PARTIES_SHOWN).map(partyWords);
  const alone = event.deadline.occurrences.find(({ to }) => to === shown?.dueOn)?.alone;
  // Of an event that was cancelled before anybody answered there is nothing to say here.
  const marked = event.cancelled === null || duties.total > 0;
  return lines(
    html`<b>${eventTitle(event, 220)}</b>`,
    event.section !== null && html`<i>${sectionTitle(event.section)}</i>`,
    event.cancelled !== null && html`<b>${cancelledWords(event)}</b>`,
    "",
    html`<b>Срок:</b> ${clip(event.deadline.text, 150) || "не указан"}`,
    meaning.toLowerCase() !== event.deadline.text.toLowerCase() && html`Понят так: ${meaning}`,
    event.deadline.note !== null && html`Примечание: ${clip(event.deadline.note, 150)}`,
    event.place !== null && html`<b>Место:</b> ${clip(event.place, 150)}`,
    "",
    html`<b>Ответственный:</b> ${clip(event.responsibleText, 200) || "не указан"}`,
    parties.map((words) => html`– ${clip(words, 70)}`),
    event.parties.length > PARTIES_SHOWN && html`– и ещё ${event.parties.length - PARTIES_SHOWN}`,
    people.length > 0 && html`Сегодня отвечают: ${peopleWords(people)}`,
    event.form !== null && html`Сведения сдают здесь: /monitoring`,
    requests !== null && [
      "",
      html`<b>Просьб о методической помощи:</b> ${requests.asked}, с ответом ${requests.asked - requests.unanswered}`,
    ],
    shown !== null && marked && "",
    shown !== null && marked && html`<b>${shown.of > 1 ? instanceWords(shown) : "Отметки"}</b>`,
    alone !== undefined && html`Назначено: ${instanceDetails(shown, alone)}`,
    shown !== null && duties.total === 0 && event.cancelled === null && html`Отметок пока нет.`,
    duties.items.map((standing) => markLine(standing, today)),
    pageWords(duties),
  );
}

/** «Ноябрь (2 из 2)». */
const instanceWords = ({ opensOn, dueOn, at, of }: NonNullable<EventCard["shown"]>): string =>
  `${capital(spanWords(opensOn, dueOn))} (${at + 1} из ${of})`;

const instanceDetails = (shown: EventCard["shown"], alone: Parameters<typeof datedWords>[1]): string =>
  shown === null ? "" : clip(datedWords(shown, alone), 200);

const peopleWords = (people: readonly string[]): string => {
  const rest = people.length - PEOPLE_SHOWN;
  return `${clip(people.slice(0, PEOPLE_SHOWN).join(", "), 200)}${rest > 0 ? ` и ещё ${rest}` : ""}`;
};

function markLine(standing: StandingDuty, today: Day): Html {
  const who = standing.duty.organisation?.shortName ?? whomWords(standing.duty) ?? "некому сообщить";
  return html`${clip(who, 40)}: ${stateWords(standing, today)}`;
}
