import { dayShort, dayWords, monthWords, weekdayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { OfficeKind } from "../people/office.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip } from "../plan/plan-texts.ts";
import { owedButtons, owedLines } from "../requests/request-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { DigestEntry, DigestPage, GroupKey, Names } from "./digest.ts";
import { dueOf, type Duty } from "./duty.ts";
import type { Call } from "./reminder.ts";

const HEADINGS: Record<GroupKey, string> = {
  overdue: "Повторно напоминаем: срок прошёл",
  today: "Сегодня",
  tomorrow: "Завтра",
  week: "В ближайшие 7 дней",
  later: "Позже",
  escalated: "Срок прошёл, отметки нет",
  list: "Список недели: срок прошёл",
  calls: "Кому позвонить: бот написать не может",
};

const TITLE_LENGTH = 70;
/** A callee's line names so many of the duties. */
const CALL_DUTIES = 6;

/** As much of the text as fits, to the end of a word where that is not too far. */
export const cut = clip;

/** «21.11», «21.11, 10:00», «до 30.09»: the day by which, or on which. */
export function dueWords(duty: Duty): string {
  const due = dayShort(dueOf(duty));
  if (duty.heldOn !== null) return duty.heldAt === null ? due : `${due}, ${duty.heldAt}`;
  if (duty.opensOn !== duty.dueOn) return `до ${due}`;
  return duty.event.time === null ? due : `${due}, ${duty.event.time}`;
}

/** «№3», or the beginning of the title where the plan gives no number. */
export const eventMark = ({ event }: Pick<Duty, "event">): string =>
  event.number === null ? `«${cut(event.title, 16)}»` : `№${event.number}`;

const STATE_WORDS = { open: "", accepted: "принято", done: "сделано", notOurs: "не наше" } as const;

/** Without the full stop that cells of plans often end with: words of ours follow. */
const titleOf = ({ event }: Duty): string => cut(event.title.replace(/(?<=[^.])\.$/, ""), TITLE_LENGTH);

/** «до 30.11 · №3 · п. Липки», and what it is below, as in the summary; without a number in one line. */
function headLines(duty: Duty, what: string, school: string): Html {
  const head = html`<b>${dueWords(duty)}</b>${duty.event.number !== null && ` · №${duty.event.number}`}${school !== "" && ` · ${school}`}`;
  return duty.event.number === null ? html`${head} · ${what}` : lines(head, what);
}

function entryLines({ duty }: DigestEntry, manySchools: boolean): Html {
  const what =
    duty.form === null
      ? titleOf(duty)
      : `Просим представить мониторинг ${monthWords(duty.form.month, "for")}`;
  const school = manySchools ? (duty.organisation?.shortName ?? "") : "";
  return lines(
    headLines(duty, what, school),
    duty.state !== "open" && html`<i>${STATE_WORDS[duty.state]}</i>`,
  );
}

/** What nobody has answered, for the chair: the schools of one event below it, each with whom to call. */
function escalatedLines(entries: readonly DigestEntry[], names: Names): Html[] {
  return runsOf(entries).map((run) => {
    const [{ duty }] = run;
    const what =
      duty.form === null ? titleOf(duty) : `Мониторинг ${monthWords(duty.form.month, "for")} не представлен`;
    const each = run.map((entry) => {
      const state = STATE_WORDS[entry.duty.state];
      return html`– ${whoWords(entry, names)}${state !== "" && html`, <i>${state}</i>`}`;
    });
    return lines(headLines(duty, what, ""), each);
  });
}

/** «– 30.09 №1 · п. Липки: Дуб Б.Б.»: the chair has read what it is, on the day when it came to her. */
const listLine = (entry: DigestEntry, names: Names): Html =>
  html`– ${dayShort(dueOf(entry.duty))} ${eventMark(entry.duty)} · ${whoWords(entry, names)}`;

type Run = [DigestEntry, ...DigestEntry[]];

/** Neighbours of one event and one due day. */
function runsOf(entries: readonly DigestEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const same =
      last?.[0].duty.occurrenceId === entry.duty.occurrenceId &&
      dueWords(last[0].duty) === dueWords(entry.duty);
    if (last !== undefined && same) last.push(entry);
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

const OFFICE_MISSING: Record<OfficeKind, string> = {
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
function callLine(call: Call, duties: readonly Duty[], names: Names): Html {
  const shown = Map.groupBy(duties.slice(0, CALL_DUTIES), dueWords);
  const about = [...shown].map(([due, these]) => `${due} ${[...new Set(these.map(eventMark))].join(", ")}`);
  const more = duties.length > CALL_DUTIES ? ` и ещё ${duties.length - CALL_DUTIES}` : "";
  return html`– ${calleeWords(call, names)} · ${about.join("; ")}${more}`;
}

/** The whole message of one morning, one page of it. */
export function digestText(page: DigestPage, day: Day, names: Names): Html {
  const weekday = weekdayWords(day);
  return lines(
    html`<b>${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)}, ${dayWords(day)}.</b> Напоминаем:`,
    ...page.groups.flatMap((group) => [
      "",
      html`<b>${HEADINGS[group.key]}</b>`,
      ...(group.key === "calls"
        ? group.callees.map(({ call, duties }) => callLine(call, duties, names))
        : group.key === "escalated"
          ? escalatedLines(group.entries, names)
          : group.key === "list"
            ? group.entries.map((entry) => listLine(entry, names))
            : group.entries.map((entry) => entryLines(entry, page.manySchools))),
    ]),
    page.requests.length > 0 && ["", ...owedLines(page.requests)],
    page.pages > 1 && ["", html`<i>Страница ${page.page} из ${page.pages}</i>`].map((line) => html`${line}`),
  );
}

/** Instead of a digest of which nothing is left. */
export const digestEmpty = (day: Day): Html => html`По напоминаниям на ${dayWords(day)} всё отмечено.`;

export interface DigestButton {
  text: string;
  data: string;
}

/** The buttons under a page: one a duty, or, where there is but one, its answers at once. */
export function digestButtons(page: DigestPage, digestId: number): DigestButton[][] {
  const duties = new Map<number, Duty>();
  for (const group of page.groups) {
    const shown =
      group.key === "calls"
        ? // Nobody but the chair can tick what no one in the bot answers for.
          group.callees.flatMap((callee) => callee.duties.filter((duty) => duty.people.length === 0))
        : group.entries.map((entry) => entry.duty);
    for (const duty of shown) duties.set(duty.id, duty);
  }
  const [first] = duties.values();
  const rows =
    duties.size === 1 &&
    page.pages === 1 &&
    first !== undefined &&
    first.form === null &&
    first.state === "open"
      ? singleButtons(first, digestId)
      : packed(dutyButtons([...duties.values()], digestId));
  rows.push(...owedButtons(page.requests));
  const turn = [
    ...(page.page > 1 ? [{ text: "‹ Назад", data: packCallback("d", "list", digestId, page.page - 1) }] : []),
    ...(page.page < page.pages
      ? [{ text: "Дальше ›", data: packCallback("d", "list", digestId, page.page + 1) }]
      : []),
  ];
  return turn.length > 0 ? [...rows, turn] : rows;
}

const singleButtons = (duty: Duty, digestId: number): DigestButton[][] => [
  [
    { text: "Принято", data: packCallback("d", "accept", duty.id, digestId) },
    { text: "Сделано", data: packCallback("d", "done", duty.id, digestId) },
  ],
  [{ text: "Подробнее", data: packCallback("d", "card", duty.id, digestId) }],
];

/** A button each; where there are several schools, with the school's place, short enough for a phone. */
function dutyButtons(duties: readonly Duty[], digestId: number): DigestButton[] {
  const schools = new Set(duties.flatMap(({ organisation }) => organisation?.shortName ?? []));
  const places = new Set([...schools].map(schoolPlace));
  const words = ({ organisation }: Duty): string => {
    if (schools.size < 2 || organisation === null) return "";
    return ` ${places.size === schools.size ? schoolPlace(organisation.shortName) : organisation.shortName}`;
  };
  return duties.map((duty) => dutyButton(duty, digestId, words(duty)));
}

function dutyButton(duty: Duty, digestId: number, school: string): DigestButton {
  if (duty.form !== null && duty.organisation !== null && duty.state !== "done") {
    return {
      text: cut(`Сдать ${monthWords(duty.form.month, "for")}${school}`, 36),
      data: packCallback("m", "open", duty.organisation.id, duty.form.month),
    };
  }
  return { text: cut(`${eventMark(duty)}${school}`, 36), data: packCallback("d", "card", duty.id, digestId) };
}

/** How many letters a row of buttons shows on a phone, with what stands around each. */
const ROW_WIDTH = 38;

/** As many in a row as a phone shows whole, all of one width; the month's figures have a row to themselves. */
function packed(buttons: readonly DigestButton[]): DigestButton[][] {
  const rows: DigestButton[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const button of buttons) {
    const size = button.data.startsWith("m:") ? ROW_WIDTH : Math.max(8, button.text.length + 2);
    const row = rows.at(-1);
    const widest = Math.max(width, size);
    if (row !== undefined && widest * (row.length + 1) <= ROW_WIDTH) {
      row.push(button);
      width = widest;
    } else {
      rows.push([button]);
      width = size;
    }
  }
  return rows;
}
