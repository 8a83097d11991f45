import { count, dayShort } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { officeTitle } from "../people/office-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { type Doubt, directorsOf } from "./doubt.ts";
import { doubtLine } from "./doubt-texts.ts";
import { datedSpans } from "./event-content.ts";
import { periodWords } from "./import-texts.ts";
import type { EventReading, PlanReading } from "./plan.ts";
import { clip, deadlineMeaning, eventTitle, partyWords } from "./plan-texts.ts";

/* The screens of a plan that has been read and does not run yet. */

export const DRAFT_WORDS = {
  doubts: "Разобрать сомнения",
  understood: "Что понято",
  people: "Люди и школы",
  preview: "Кому что уйдёт",
  start: "Запустить план",
  refuse: "Не загружать",
  refuseYes: "Да, не загружать",
  refuseNo: "Вернуться к плану",
  replaceDraft: "Взять новый файл",
  keepDraft: "Оставить прежний",
  fixDeadline: "Исправить срок",
  fixResponsible: "Исправить ответственных",
  toList: "К списку",
  toPlan: "К плану",
  invite: "Пригласить людей",
  wholePlan: "Весь план",
  back: "Назад",
} as const;

const EVENTS = ["мероприятие", "мероприятия", "мероприятий"] as const;
const SCHOOLS = ["школа", "школы", "школ"] as const;
const PEOPLE = ["человек", "человека", "человек"] as const;
const MESSAGES = ["сообщение", "сообщения", "сообщений"] as const;

export const askFile = (): Html =>
  html`Пришлите файл с планом: документ Word, таблицу Excel или текст. Можно в любой момент, прямо сюда.`;

export const notForYou = (): Html =>
  html`План загружает председатель Совета: перешлите файл ему, у бота он принят не будет.`;

export const photoSent = (): Html =>
  html`По фотографии план прочитать нельзя. Пришлите сам файл: документ Word, таблицу Excel или текст.`;

export const fileTooBig = (): Html =>
  html`Файл больше 20 МБ, Telegram его боту не отдаёт. Удалите из него картинки и пришлите снова.`;

export const notDownloaded = (): Html =>
  html`Получить файл от Telegram не удалось. Пришлите его ещё раз через минуту.`;

export const fileRefused = (problem: string): Html => html`${problem}`;

export const noDraft = "Этот файл уже обработан или убран. Пришлите план ещё раз: /import";
export const oldScreen = "Это уже изменилось: показано, как сейчас.";
export const draftDropped = (): Html =>
  html`Файл убран, ничего не загружено. Прислать план можно в любой момент.`;
export const askRefuse = (): Html =>
  html`Убрать присланный файл? Ответы на сомнения пропадут, действующий план не изменится.`;

/** Two files in a row: the answers about the first are not thrown away unasked. */
export const newerFile = (older: string, newer: string, answers: number): Html =>
  lines(
    html`Вы уже разбираете файл «${clip(older, 60)}»${answers > 0 ? `, сомнений разобрано: ${answers}` : ""}.`,
    html`Взять вместо него новый, «${clip(newer, 60)}»? Ответы придётся дать заново.`,
  );

const DOUBTS_SHOWN = 6;
const SECTIONS_SHOWN = 12;

/** What was understood of the file, the doubts first. */
export function overview(plan: { reading: PlanReading; doubts: readonly Doubt[]; fileName: string }): Html {
  const { reading, doubts, fileName } = plan;
  const schools = reading.organisations.filter(({ kind }) => kind === "school").length;
  const rest = doubts.length - DOUBTS_SHOWN;
  return lines(
    html`<b>План прочитан, но ещё не запущен</b>`,
    reading.title !== "" && html`${clip(reading.title, 200)}`,
    html`Период: ${reading.period === null ? "не назван" : periodWords(reading.period)}`,
    html`<i>${clip(fileName, 60)}</i>`,
    html`Понято: ${count(reading.events.length, EVENTS)}, ${count(schools, SCHOOLS)}, ${count(reading.people.length, PEOPLE)}.`,
    "",
    doubts.length === 0 ? html`Сомнений нет.` : html`<b>Сомнения: ${doubts.length}</b>`,
    doubts.slice(0, DOUBTS_SHOWN).map((doubt) => html`– ${doubtLine(doubt, reading.events)}`),
    rest > 0 && html`– и ещё ${rest}`,
    "",
    html`<b>Разделы</b>`,
    sectionLines(reading.events),
  );
}

/** Sections in their order with how many events each has. */
export function sectionsOf(events: readonly EventReading[]): { title: string | null; rows: number[] }[] {
  const sections = new Map<string | null, number[]>();
  for (const [row, { section }] of events.entries()) {
    const rows = sections.get(section);
    if (rows === undefined) sections.set(section, [row]);
    else rows.push(row);
  }
  return [...sections].map(([title, rows]) => ({ title, rows }));
}

export const sectionName = (title: string | null): string => title ?? "Без раздела";

function sectionLines(events: readonly EventReading[]): HtmlPart[] {
  const sections = sectionsOf(events);
  const rest = sections.length - SECTIONS_SHOWN;
  return [
    ...sections
      .slice(0, SECTIONS_SHOWN)
      .map(({ title, rows }) => html`– ${clip(sectionName(title), 70)}: ${rows.length}`),
    rest > 0 && html`– и ещё ${count(rest, ["раздел", "раздела", "разделов"])}`,
  ];
}

const pageWords = ({ page, pages }: Page<unknown>): HtmlPart =>
  pages > 1 && html`<i>Страница ${page + 1} из ${pages}</i>`;

export const chooseSection = (): Html => html`<b>Что понято</b>
Выберите раздел.`;

/** A page of a section: each event with what its deadline and its responsible were understood as. */
export function understoodEvents(
  section: string | null,
  page: Page<number>,
  { events, period }: Pick<PlanReading, "events" | "period">,
): Html {
  return lines(
    html`<b>${clip(sectionName(section), 120)}</b>`,
    page.items.flatMap((row): HtmlPart[] => {
      const event = events[row];
      if (event === undefined) return [];
      return [
        "",
        html`<b>${eventTitle(event, 90)}</b>`,
        html`Срок: ${clip(event.deadline.text || "не указан", 60)} → ${clip(meaningOf(event, period), 100)}`,
        html`Отвечают: ${clip(whoAnswers(event), 160)}`,
      ];
    }),
    page.pages > 1 && "",
    pageWords(page),
  );
}

const meaningOf = ({ deadline }: EventReading, period: PlanReading["period"]): string => {
  const time = period ?? { from: "0000-01-01", to: "9999-12-31" };
  if (period === null && deadline.occurrences.length > 0) return "год неизвестен, пока не назван период";
  return deadlineMeaning(deadline, datedSpans(deadline, time), time);
};

const partiesOf = ({ responsible }: EventReading): string[] =>
  [
    ...responsible.parties,
    ...responsible.unresolved.map((words) => ({ kind: "unresolved" as const, words })),
  ].map(partyWords);

const whoAnswers = (event: EventReading): string => partiesOf(event).join("; ") || "никто не назван";

const PARTIES_SHOWN = 12;

/** One event of the draft with everything about it. */
export function understoodEvent(event: EventReading, period: PlanReading["period"]): Html {
  const parties = partiesOf(event);
  return lines(
    html`<b>${eventTitle(event, 400)}</b>`,
    event.section !== null && html`<i>${clip(event.section, 120)}</i>`,
    "",
    html`<b>Срок в плане:</b> ${clip(event.written?.deadline ?? event.deadline.text, 200) || "не указан"}`,
    html`Понято: ${clip(meaningOf(event, period), 300)}`,
    event.deadline.note !== null && html`Примечание: ${clip(event.deadline.note, 150)}`,
    event.place !== null && html`<b>Место:</b> ${clip(event.place, 150)}`,
    "",
    html`<b>Ответственный в плане:</b> ${clip(event.written?.responsible ?? event.responsible.text, 300) || "не указан"}`,
    parties.length === 0 ? html`Понято: никто не назван` : html`Понято:`,
    parties.slice(0, PARTIES_SHOWN).map((words) => html`– ${clip(words, 120)}`),
    parties.length > PARTIES_SHOWN && html`– и ещё ${parties.length - PARTIES_SHOWN}`,
  );
}

export const askDeadline = (): Html =>
  html`Напишите срок, например: «до 20 ноября», «октябрь», «21 ноября в 10:00», «ежемесячно». Передумали: /cancel`;
export const askResponsible = (): Html =>
  html`Напишите, кто отвечает, например: «Иванова А.П., директора школ кластера». Передумали: /cancel`;

/** Schools with their directors, then people with their offices: one line each, for pages. */
export function peopleLines({ organisations, people }: PlanReading): Html[] {
  const schools = organisations.filter(({ kind }) => kind === "school");
  const others = organisations.filter(({ kind }) => kind !== "school");
  return [
    html`<b>Школы: ${schools.length}</b>`,
    ...schools.map(({ shortName, lead }) => {
      const director = directorsOf(people, shortName).join(", ") || "директор не назван";
      return html`– ${clip(shortName, 60)}${lead ? " (опорная)" : ""}: ${clip(director, 80)}`;
    }),
    html`<b>Люди: ${people.length}</b>`,
    ...people.map(({ name, position, offices }) => {
      const titles = offices.map(({ office, of }) => officeTitle({ kind: office, of })).join(", ");
      return html`– ${name}: ${clip(titles || position || "должность не названа", 100)}`;
    }),
    ...(others.length === 0
      ? []
      : [
          html`<b>Вне бота: ${others.length}</b>`,
          ...others.map(({ shortName }) => html`– ${clip(shortName, 80)}`),
        ]),
  ];
}

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
    return html`С ${span} по этому плану никому ничего не уйдёт: сроки позже, прошли или не назначены.`;
  return lines(
    html`<b>Кому что уйдёт, ${span}</b>`,
    html`Если план запустить сейчас и никто не будет отвечать.`,
    "",
    page.items.map(({ person, messages }) => {
      const first = messages[0];
      const from = first === undefined ? "" : `, первое ${dayShort(first.day)}`;
      return html`${person}: ${count(messages.length, MESSAGES)}${from}`;
    }),
    pageWords(page),
  );
}

const ITEMS_SHOWN = 8;

/** What one person would get, morning by morning. */
export const previewOf = (person: string, page: Page<PlannedMessage>): Html =>
  lines(
    html`<b>${person}</b>`,
    page.items.flatMap(({ day, items }): HtmlPart[] => [
      "",
      html`<b>${dayShort(day, { year: true })}</b>`,
      ...items
        .slice(0, ITEMS_SHOWN)
        .map(
          ({ event, title, dueOn, why }) =>
            html`– ${eventTitle({ number: event, title }, 50)}, срок ${dayShort(dueOn)} (${why})`,
        ),
      items.length > ITEMS_SHOWN && html`– и ещё ${items.length - ITEMS_SHOWN}`,
    ]),
    page.pages > 1 && "",
    pageWords(page),
  );

/** The plan runs: what comes next. */
export const planStarted = (plan: {
  title: string;
  period: { from: Day; to: Day };
  events: number;
  /** People with a name who have not joined, and seats with nobody in them. */
  out: number;
  empty: number;
  /** What the plan says otherwise than the cluster knows. */
  differs: readonly string[];
}): Html =>
  lines(
    html`<b>План запущен</b>`,
    html`${clip(plan.title, 200)}`,
    html`${periodWords(plan.period)}, ${count(plan.events, EVENTS)}.`,
    "",
    plan.differs.slice(0, 5).map((words) => html`${clip(words, 250)}`),
    plan.differs.length > 5 && html`И ещё ${plan.differs.length - 5}.`,
    plan.differs.length > 0 && "",
    plan.out > 0 && html`Ещё не в боте: ${plan.out}. Пригласите их, иначе напоминания не дойдут.`,
    plan.empty > 0 && html`Должностей без имени: ${plan.empty}. Назовите людей там же.`,
    plan.out === 0 && plan.empty === 0 && html`Все, кто назван в плане, уже в боте.`,
  );
