import { count } from "../../calendar/calendar-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { Page } from "../../telegram/page.ts";
import type { EventReading, WrittenEvent } from "../plan.ts";
import {
  type Difference,
  type Field,
  type FieldChange,
  type Group,
  groupOf,
  GROUPS,
  type RunningEvent,
} from "./plan-diff.ts";
import { writtenOf } from "../event-content.ts";
import { clip, eventName, eventTitle } from "../plan-texts.ts";
import { wrapped } from "../wrapped.ts";

/* What a newer file of a running plan changes in it. */

export const DIFF_WORDS = {
  list: "Что изменилось",
  all: "Принять все",
  apply: "Применить отмеченное",
  take: "Принять",
  leave: "Не принимать",
  details: "Подробнее",
  toList: "К изменениям",
} as const;

const GROUP_TITLES: Record<Group, string> = {
  conflict: "Изменено и здесь, и в файле",
  new: "Новые",
  returned: "Снова в плане",
  deadline: "Другой срок",
  responsible: "Другие ответственные",
  title: "Другая формулировка",
  place: "Другое место",
  section: "Другой раздел",
  number: "Другой номер",
  dropped: "Исключены из плана",
};

export interface DiffPlan {
  events: readonly EventReading[];
  running: ReadonlyMap<number, RunningEvent>;
  taken: ReadonlySet<string>;
}

/** The event that a change is about, as the running plan has it or, for a new one, as the file has. */
export function eventOf(
  one: Difference,
  { events, running }: DiffPlan,
): Pick<WrittenEvent, "number" | "title"> {
  if (one.kind === "new") return events[one.row] ?? { number: null, title: "" };
  return running.get(one.eventId)?.now ?? { number: null, title: "" };
}

const said = (text: string | null, max: number): string =>
  text === null || text === "" ? "нет" : `«${clip(text, max)}»`;

/** «Срок: «сентябрь» → «октябрь»». */
const fieldLine = ({ field, now, file }: FieldChange, max: number): Html =>
  html`${FIELD_TITLES[field]}: ${said(now, max)} → ${said(file, max)}`;

const FIELD_TITLES: Record<Field, string> = {
  deadline: "срок",
  responsible: "ответственный",
  title: "название",
  place: "место",
  section: "раздел",
  number: "номер",
};

/** The first look at a newer file: how many changes of each kind. */
export function diffOverview(plan: {
  title: string;
  fileName: string;
  all: readonly Difference[];
  taken: ReadonlySet<string>;
  doubts: number;
  /** What is to be known of the file as a whole. */
  notes: readonly string[];
}): Html {
  const groups = Map.groupBy(plan.all, groupOf);
  return lines(
    html`<b>План на это время уже действует</b>`,
    html`${clip(plan.title, 160)}`,
    html`<i>${clip(plan.fileName, 60)}</i>`,
    plan.notes.map((note) => html`${note}`),
    "",
    html`В файле ${count(plan.all.length, ["изменение", "изменения", "изменений"])}:`,
    GROUPS.flatMap((group) => {
      const of = groups.get(group)?.length ?? 0;
      return of === 0 ? [] : [html`– ${GROUP_TITLES[group]}: ${of}`];
    }),
    "",
    plan.doubts > 0 && html`Сомнений в изменённом: ${plan.doubts}.`,
    html`Отмечено: ${plan.taken.size}. Отметки и ответы сохранятся; тем, кого это касается, бот сообщит один раз.`,
  );
}

export const noChanges = (title: string, notes: readonly string[]): Html =>
  lines(
    html`Изменений нет: файл совпадает с действующим планом «${clip(title, 160)}».`,
    notes.map((note) => html`${note}`),
  );

/** Changes on a page. */
export const DIFF_SIZE = 6;

const markOf = (one: Difference, { taken }: DiffPlan): string => (taken.has(one.key) ? "☑" : "☐");

/** A page of changes under their headings, taken ones marked. */
export function diffList(page: Page<Difference>, plan: DiffPlan): Html {
  const parts: HtmlPart[] = [html`<b>Что изменилось</b>`];
  let group: Group | null = null;
  for (const [at, one] of page.items.entries()) {
    if (groupOf(one) !== group) parts.push("", html`<b>${GROUP_TITLES[groupOf(one)]}</b>`);
    group = groupOf(one);
    parts.push(
      html`${markOf(one, plan)} ${page.page * DIFF_SIZE + at + 1}. ${eventTitle(eventOf(one, plan), 60)}`,
    );
    if ("fields" in one) parts.push(...one.fields.slice(0, 2).map((change) => fieldLine(change, 40)));
  }
  return lines(
    parts,
    page.pages > 1 && "",
    page.pages > 1 && html`<i>Страница ${page.page + 1} из ${page.pages}</i>`,
  );
}

/** «☑ 3. №12»: the button that takes or leaves a change. */
export const toggleButton = (number: number, one: Difference, plan: DiffPlan): string =>
  clip(`${markOf(one, plan)} ${number}. ${eventName(eventOf(one, plan))}`, 24);

/** One change with everything about it. */
export function diffDetails(one: Difference, plan: DiffPlan): Html {
  const file = "row" in one ? plan.events[one.row] : undefined;
  const now = one.kind === "new" ? undefined : plan.running.get(one.eventId);
  return lines(
    html`<b>${GROUP_TITLES[groupOf(one)]}</b>`,
    html`${eventTitle(eventOf(one, plan), 300)}`,
    "",
    one.kind === "new" && file !== undefined && rowLines(writtenOf(file)),
    one.kind === "dropped" && [
      html`В новом файле этого мероприятия нет: оно будет отменено, отметки останутся.`,
      "",
    ],
    one.kind === "dropped" && now !== undefined && rowLines(now.now),
    "fields" in one && one.fields.flatMap((change) => [fieldLine(change, 500)]),
    one.kind === "conflict" &&
      html`Слева – как изменено здесь, справа – как в файле. Отметьте, чтобы взять из файла.`,
    now?.cancelled === "here" && html`Здесь мероприятие отменено: так и останется.`,
  );
}

const rowLines = (row: WrittenEvent): HtmlPart[] => [
  row.section !== null && html`Раздел: ${clip(row.section, 120)}`,
  html`Срок: ${clip(row.deadline, 200) || "не указан"}`,
  html`Ответственный: ${clip(row.responsible, 300) || "не указан"}`,
  row.place !== null && html`Место: ${clip(row.place, 150)}`,
];

export const nothingTaken = "Ничего не отмечено: отметьте изменения или нажмите «Принять все».";

export const changesApplied = (applied: number, left: number, differs: readonly string[]): Html =>
  lines(
    html`<b>План изменён</b>`,
    html`Принято: ${applied}.${left > 0 ? ` Оставлено как было: ${left}.` : ""}`,
    html`Отметки и ответы сохранены. Тем, кого это касается, бот сообщит.`,
    differs.length > 0 && "",
    differs.slice(0, 5).map((words) => html`${clip(words, 250)}`),
    differs.length > 5 && html`И ещё ${differs.length - 5}.`,
  );

/** The list for the command line: numbered, to be chosen by number. */
export function diffLines(all: readonly Difference[], plan: Omit<DiffPlan, "taken">): string {
  const shown = { ...plan, taken: new Set<string>() };
  const parts: string[] = [];
  let group: Group | null = null;
  for (const [at, one] of all.entries()) {
    if (groupOf(one) !== group)
      parts.push(...(group === null ? [] : [""]), GROUP_TITLES[groupOf(one)].toUpperCase());
    group = groupOf(one);
    parts.push(wrapped(eventTitle(eventOf(one, shown), 200), `  ${String(at + 1).padStart(3)}. `));
    if (!("fields" in one)) continue;
    for (const { field, now, file } of one.fields)
      parts.push(wrapped(`${FIELD_TITLES[field]}: ${said(now, 200)} → ${said(file, 200)}`, "       "));
  }
  return parts.join("\n");
}
