import type { MonthHeading } from "./date-label.ts";
import { isWhen, labelledDeadline } from "./date-label.ts";
import { findNames } from "./person-name.ts";
import type { Columns, DateColumn } from "./plan-columns.ts";
import type { Cell } from "./plan-document.ts";
import { fold } from "../russian-text.ts";

/** One event's row, its cells as written. */
export interface PlanRow {
  number: string | null;
  section: string | null;
  /** The month that a heading over the row names, 1 to 12, when it stands for part of the deadline. */
  month: number | null;
  /** The year beside that month, where the heading says it. */
  year: number | null;
  title: string;
  deadline: string;
  responsible: string;
  place: string | null;
  /** The row stands under «Август», and «Сентябрь» comes only later: the school year is yet to begin. */
  beforeSeptember: boolean;
  /** A column of its own for the time of day. */
  time: string | null;
  /** What was written in the cells, line breaks and all. */
  raw: { number: string; title: string; deadline: string; responsible: string };
}

/** The headings that a row stands under. */
export interface Under {
  section: string | null;
  month: MonthHeading | null;
}

type Role = Exclude<keyof Columns, "dates" | "responsibleToo">;

/** What a row has in the column of this role, as written; nothing for a dash. */
export function rawOf(cells: readonly Cell[], columns: Columns, role: Role): string {
  const index = columns[role];
  const text = index === undefined ? "" : (cells[index]?.text ?? "");
  return /^\s*[-–—]+\s*$/.test(text) ? "" : text;
}

/** Whether the cell is a part of the one above it, or empty. */
export function goesOn(cells: readonly Cell[], columns: Columns, role: Role): boolean {
  const cell = columns[role] === undefined ? undefined : cells[columns[role]];
  return cell === undefined || cell.merged === "above" || fold(cell.text) === "";
}

/** A row of the plan; `above` lends what an empty cell leaves to be understood. */
export function rowOf(
  cells: readonly Cell[],
  columns: Columns,
  under: Under,
  above: PlanRow | null,
): PlanRow {
  const raw = (role: Role): string => rawOf(cells, columns, role);
  const title = titleOf(raw("title"), columns.number === undefined);
  const time = fold(raw("time"));
  const own = asAbove(deadlineOf(cells, columns), above?.raw.deadline);
  const responsible = asAbove(raw("responsible"), above?.raw.responsible);
  // A time without a day is of the day above.
  const deadline = own === "" && time !== "" ? (above?.raw.deadline ?? "") : own;
  const section =
    columns.section === undefined ? under.section : fold(raw("section")) || (above?.section ?? null);
  return {
    number: title.number ?? numberOf(raw("number")),
    section,
    month: under.month?.month ?? null,
    year: under.month?.year ?? null,
    beforeSeptember: false,
    title: title.text,
    deadline: fold(deadline),
    responsible: fold(responsible),
    place: fold(raw("place")) || null,
    time: time || null,
    raw: { number: raw("number"), title: raw("title"), deadline, responsible },
  };
}

/** «-//-», «—"—», «то же»: what the row above says. */
const asAbove = (text: string, above: string | undefined): string =>
  above !== undefined &&
  (/^[\s.–—-]*(["”“„«»'`]+|\/{1,2}|\\\\)[\s.–—-]*$/.test(text) ||
    /^\s*(то|тот|та|те|он|она|они) же\.?\s*$/i.test(text))
    ? above
    : text;

function deadlineOf(cells: readonly Cell[], columns: Columns): string {
  if (columns.dates !== undefined)
    return labelledDeadline(columns.dates.map(({ at, label }) => ({ text: cells[at]?.text ?? "", label })));
  const text = rawOf(cells, columns, "deadline");
  if (columns.week === columns.deadline && /^\s*\d\s*$/.test(text)) return `${fold(text)} неделя`;
  // «2 раза в год | ноябрь, апрель»: the months say it all; «ежемесячно | до 10 числа» is one deadline.
  const often = rawOf(cells, columns, "frequency");
  if (fold(text) === "" || fold(often) === "") return fold(text) === "" ? often : text;
  return /раза? в (год|полугодие)|ежегодно/i.test(often) ? text : `${often}, ${text}`;
}

/** «Направление | сентябрь | октябрь»: every filled cell under a month is an event of that direction. */
export function gridRows(cells: readonly Cell[], columns: Columns, under: Under): PlanRow[] {
  const section = fold(rawOf(cells, columns, "title")) || under.section;
  const responsible = rawOf(cells, columns, "responsible");
  return (columns.dates ?? []).flatMap(({ at, label }) => {
    const title = cells[at]?.text ?? "";
    if (fold(title).length < 2) return [];
    const deadline = labelledDeadline([{ text: "+", label }]);
    return [
      {
        number: null,
        section,
        month: null,
        year: null,
        beforeSeptember: false,
        title: fold(title),
        deadline,
        responsible: fold(responsible),
        place: null,
        time: null,
        raw: { number: "", title, deadline, responsible },
      },
    ];
  });
}

/** A row without a title of its own adds its deadline and its responsible to the event above it. */
export function addToRow(row: PlanRow, cells: readonly Cell[], columns: Columns): void {
  const own = (role: Role): string => (goesOn(cells, columns, role) ? "" : rawOf(cells, columns, role));
  const joined = (a: string, b: string, by: string): string =>
    fold(b) === "" || fold(a) === fold(b) ? a : a.trim() === "" ? b : `${a}${by}${b}`;
  row.raw.deadline = joined(row.raw.deadline, own("deadline"), "\n");
  row.raw.responsible = joined(row.raw.responsible, own("responsible"), "\n");
  row.deadline = joined(row.deadline, fold(own("deadline")), ", ");
  row.responsible = joined(row.responsible, fold(own("responsible")), ", ");
}

/** Whether the cells under the dates' headings say what is done, and not when. */
export function isGrid(rows: readonly Cell[][], dates: readonly DateColumn[]): boolean {
  const filled = rows.flatMap((row) =>
    dates.map(({ at }) => fold(row[at]?.text ?? "")).filter((text) => text.length > 1),
  );
  const what = filled.filter((text) => /[а-яё]{4}/i.test(text) && !isWhen(text));
  return what.length > 1 && what.length * 2 > filled.length;
}

/** «12.», «№ 12», «1.2)» as «12», «12», «1.2». */
function numberOf(text: string): string | null {
  const number = fold(text)
    .replace(/^№\s*/, "")
    .replace(/[.)\s]+$/, "");
  return number === "" ? null : number;
}

/** Where there is no number column, the number may stand before the title. */
function titleOf(text: string, mayHoldNumber: boolean): { number: string | null; text: string } {
  const title = fold(text);
  // «1.2. Отчёт» has a number, «01.09. Линейка» a date.
  const match = mayHoldNumber
    ? /^([1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,3})[.)]\s*(?=[^\d\s])(.+)$/.exec(title)
    : null;
  const several = /\n\s*\d{1,3}[.)]\s*[^\d\s]/.test(text.trim());
  if (match === null || several) return { number: null, text: title };
  return { number: match[1] ?? null, text: match[2] ?? title };
}

/** «Зуева А.А. | зам. директора по УВР» as one cell, where it is one person's post. */
function withPost(cells: Cell[], responsible: number, post: number): Cell[] {
  const [who, what] = [cells[responsible]?.text ?? "", cells[post]?.text ?? ""];
  if (findNames(who).length !== 1 || fold(what) === "") return cells;
  return cells.map((cell, at) => (at === responsible ? { ...cell, text: `${who} – ${what}` } : cell));
}

/** Both columns of those who answer as one cell: a post without a name first, so that it is not the named person's. */
export function allWhoAnswer(row: Cell[], { responsible, responsibleToo, post }: Columns): Cell[] {
  const cells = withPost(row, responsible ?? -1, post ?? -1);
  const one = cells[responsible ?? -1];
  const other = cells[responsibleToo ?? -1];
  if (one === undefined || other === undefined || fold(other.text) === "") return cells;
  const texts = [one.text, other.text].filter((text) => fold(text) !== "" && !/^\s*[-–—]+\s*$/.test(text));
  const named = (text: string): number => (findNames(text).length === 0 ? 0 : 1);
  const text = texts.toSorted((a, b) => named(a) - named(b)).join(";\n");
  return cells.map((cell) => (cell === one ? { ...cell, text } : cell));
}
