import { headingInside } from "../monitoring/heading-texts.ts";
import { atTime, capital, dayShort, dayWords, monthWords, weekdayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { OfficeKind } from "../people/office.ts";
import { clip } from "../plan/plan-texts.ts";
import { owedLines } from "../requests/request-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import {
  type Callee,
  type DigestEntry,
  type DigestGroup,
  type DigestPage,
  type GroupKey,
  isOneEvent,
  isOwn,
  type Names,
} from "./digest.ts";
import type { DutyNews } from "./duty-news.ts";
import { dueOf, type Duty } from "./duty.ts";
import type { Call } from "./reminder.ts";

const HEADINGS: Record<GroupKey, string> = {
  overdue: "Повторно напоминаем: срок прошёл",
  today: "Сегодня",
  tomorrow: "Завтра",
  week: "В ближайшие 7 дней",
  later: "Позже",
  news: "Отмечено другими",
  escalated: "Срок прошёл, отметки нет",
  list: "Список недели: срок прошёл",
  calls: "Кому позвонить: бот написать не может",
};

/** One row of a phone's screen where there are many; where there are few, the whole title or nearly. */
const TITLE_LENGTH = { brief: 40, long: 140 };
/** Whoever answers or is to be called, in a line of their own. */
const WHO_LENGTH = 100;

/** As much of the text as fits, to the end of a word where that is not too far. */
export const cut = clip;

/** «21.11», «21.11 в 10:00», «до 30.09»: the day by which, or on which. */
export function dueWords(duty: Duty): string {
  const due = dayShort(dueOf(duty));
  if (duty.heldOn !== null) return `${due}${atTime(duty.heldAt)}`;
  return duty.opensOn === duty.dueOn ? `${due}${atTime(duty.event.time)}` : `до ${due}`;
}

/** «, актовый зал»: where, beside an own entry's day. */
function whereWords({ heldWhere, event }: Duty): string {
  const where = heldWhere ?? event.place;
  return where === null ? "" : `, ${cut(where, 30)}`;
}

/** «№3», or the beginning of the title where the plan gives no number. */
export const eventMark = ({ event }: Pick<Duty, "event">): string =>
  event.number === null ? `«${cut(event.title, 16)}»` : `№${cut(event.number, 8)}`;

const STATE_WORDS = { open: "", accepted: "принято", done: "сделано", notOurs: "не наше" } as const;

/** How this page tells: in short or at length, with or without the schools. */
type Manner = Pick<DigestPage, "brief" | "manySchools">;

/** Without the full stop that cells of plans often end with: words of ours follow. */
const titleOf = ({ event }: Duty, { brief }: Manner): string =>
  cut(event.title.replace(/(?<=[^.])\.$/, ""), brief ? TITLE_LENGTH.brief : TITLE_LENGTH.long);

const schoolOf = ({ organisation }: Duty, { manySchools }: Manner): string =>
  manySchools ? cut(organisation?.shortName ?? "", 30) : "";

/** «до 30.11 · №3 · п. Липки», and what it is below, as in the summary; without a number in one line. */
function headLines(duty: Duty, what: string, school: string): Html {
  const head = html`<b>${dueWords(duty)}</b>${whereWords(duty)}${duty.event.number !== null && ` · ${eventMark(duty)}`}${school !== "" && ` · ${school}`}`;
  return duty.event.number === null ? html`${head} · ${what}` : lines(head, what);
}

function entryLines({ duty }: DigestEntry, manner: Manner): Html {
  const what =
    duty.form === null
      ? titleOf(duty, manner)
      : `Просим представить ${headingInside(duty.form.heading)} ${monthWords(duty.form.month, "for")}`;
  return lines(
    headLines(duty, what, schoolOf(duty, manner)),
    duty.state !== "open" && html`<i>${STATE_WORDS[duty.state]}</i>`,
  );
}

/** «Сделано · №7 · Гончар П.Е.», and what it is below. */
export function newsLines({ duty, done, by }: DutyNews, manner: Manner): Html {
  const about = [eventMark(duty), schoolOf(duty, manner), cut(by, 30)].filter((part) => part !== "");
  return lines(
    html`<b>${done ? "Сделано" : "Отметка снята"}</b> · ${about.join(" · ")}`,
    duty.event.number !== null && titleOf(duty, manner),
  );
}

/** What nobody has answered, for the chair: the schools of one event below it, each with whom to call. */
function escalatedLines(entries: readonly DigestEntry[], manner: Manner, names: Names): Html[] {
  return runsOf(entries).map((run) => {
    const [{ duty }] = run;
    const what =
      duty.form === null
        ? titleOf(duty, manner)
        : `${duty.form.heading} ${monthWords(duty.form.month, "for")} не представлен`;
    const each = run.map((entry) => {
      const state = STATE_WORDS[entry.duty.state];
      return html`– ${cut(whoWords(entry, names), WHO_LENGTH)}${state !== "" && html`, <i>${state}</i>`}`;
    });
    return lines(headLines(duty, what, ""), each);
  });
}

/** «– 30.09 №1 · п. Липки: Дуб Б.Б.»: the chair has read what it is, on the day when it came to her. */
const listLine = (entry: DigestEntry, names: Names): Html =>
  html`– ${dayShort(dueOf(entry.duty))} ${eventMark(entry.duty)} · ${cut(whoWords(entry, names), WHO_LENGTH)}`;

type Run = [DigestEntry, ...DigestEntry[]];

/** Neighbours of one event and one due day. */
function runsOf(entries: readonly DigestEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last !== undefined && isOneEvent(last[0], entry)) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/**
 * «СОШ п. Сосновка: Граб Г.Г.»; a school that a callee's own words name is not named twice. The one who answers
 * and is nobody to call is the reader.
 */
function whoWords({ duty, calls }: DigestEntry, names: Names): string {
  const called = (personId: number) =>
    calls.some((call) => call.kind === "person" && call.personId === personId);
  const whom = [
    ...calls.map((call) => calleeWords(call, names)),
    ...(duty.people.some(({ personId }) => !called(personId)) ? ["Вы"] : []),
  ].join(", ");
  const school = duty.organisation?.shortName ?? "";
  if (school === "" || whom.startsWith(`${school}: `)) return whom;
  return whom === "" ? school : `${school}: ${whom}`;
}

/** «директор не назван»: nobody holds the office. */
export const OFFICE_MISSING: Record<OfficeKind, string> = {
  chair: "председатель не назван",
  director: "директор не назван",
  deputy: "заместитель директора не назван",
  adviser: "советник не назван",
  classTeacher: "классные руководители не названы",
  council: "члены Совета не названы",
  curator: "куратор не назван",
  authorityHead: "руководитель не назван",
  methodist: "методист не назван",
  methodicalUnionHead: "руководители РМО не названы",
  teacher: "учитель не назван",
};

/** Whom to call, and why the bot cannot: «Граб Г.Г.», «СОШ п. Сосновка: директор не назван», «ЦЗН». */
export function calleeWords(call: Call, names: Names): string {
  switch (call.kind) {
    case "person":
      return call.name === "" ? names.person(call.personId) : call.name;
    case "noHolder": {
      const of = call.of === null ? "" : ` (${call.of})`;
      const where = call.organisationId === null ? "" : `${names.organisation(call.organisationId)}: `;
      return `${where}${OFFICE_MISSING[call.office]}${of}`;
    }
    case "left":
      return `${names.person(call.personId)}: больше не в должности`;
    case "outside":
      return names.organisation(call.organisationId);
    default:
      return `«${cut(call.words, 60)}»`;
  }
}

/** Whom to call and about what: «Граб Г.Г. · до 30.11 №3, №5; 21.11 №12». */
function callLine({ call, duties }: Callee, names: Names): Html {
  const about = [...Map.groupBy(duties, dueWords)].map(
    ([due, these]) => `${due} ${[...new Set(these.map(eventMark))].join(", ")}`,
  );
  return html`– ${cut(calleeWords(call, names), WHO_LENGTH)} · ${about.join("; ")}`;
}

function groupLines(group: DigestGroup, page: DigestPage, names: Names): Html[] {
  if (group.key === "calls") return group.callees.map((callee) => callLine(callee, names));
  if (group.key === "news") return group.news.map((one) => newsLines(one, page));
  if (group.key === "escalated") return escalatedLines(group.entries, page, names);
  if (group.key === "list") return group.entries.map((entry) => listLine(entry, names));
  return group.entries.map((entry) => entryLines(entry, page));
}

/** How many of the events without a day are named in the question. */
const ASKED = 3;

/** «Когда проведёте: №1, №7?» */
function dayQuestion(undated: readonly Duty[]): Html {
  const marks = [...new Set(undated.map(eventMark))];
  const rest = marks.length > ASKED ? ` и ещё ${marks.length - ASKED}` : "";
  return html`<b>Когда проведёте:</b> ${marks.slice(0, ASKED).join(", ")}${rest}?`;
}

/** The whole message of one morning, one page of it; asked for on a later day it says so. */
export function digestText(page: DigestPage, day: Day, names: Names): Html {
  const stale = page.today !== day;
  const told = (group: DigestGroup): HtmlPart[] => [
    "",
    html`<b>${HEADINGS[group.key]}</b>`,
    ...groupLines(group, page, names),
  ];
  return lines(
    html`<b>${capital(weekdayWords(day))}, ${dayWords(day)}.</b> ${stale ? "Напоминали:" : "Напоминаем:"}`,
    stale && html`<i>Показано на сегодня, ${dayWords(page.today)}.</i>`,
    page.groups.filter(isOwn).flatMap(told),
    page.undated.length > 0 && ["", dayQuestion(page.undated)],
    page.groups.filter((group) => !isOwn(group)).flatMap(told),
    page.requests.length > 0 && ["", ...owedLines(page.requests)],
    page.pages > 1 && ["", html`<i>Страница ${page.page} из ${page.pages}</i>`],
  );
}

/** Instead of a digest of which nothing is left. */
export const digestEmpty = (day: Day): Html => html`По напоминаниям на ${dayWords(day)} всё отмечено.`;

/** Above the buttons of those whose day is not chosen yet. */
export const chooseUndated = (page: Page<Duty>): Html =>
  lines(html`<b>Когда проведёте?</b>`, html`Выберите мероприятие, затем день.`, pageWords(page));

export const nothingUndated = "Для всех мероприятий день уже назначен или прошёл.";

export interface DigestButton {
  text: string;
  data: string;
}
