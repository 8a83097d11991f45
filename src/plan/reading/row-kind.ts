import { findNames } from "./person-name.ts";
import { columnRole, type Columns } from "./plan-columns.ts";
import type { Cell, TableBlock } from "./plan-document.ts";
import { fold } from "../russian-text.ts";

/** A column before the title that no word of ours names, its cells merged over several rows: «Занятие», «Модуль». */
export function groupColumn(
  columns: Columns,
  header: readonly Cell[],
  below: readonly Cell[][],
): number | undefined {
  const used = new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);
  const found = header.findIndex(
    (_, at) => at < (columns.title ?? 0) && !used.has(at) && below.some((row) => row[at]?.merged === "above"),
  );
  return found === -1 ? undefined : found;
}

/** Where no heading says who answers: the column without a name of ours in which people stand. */
export function columnOfNames(
  columns: Columns,
  headings: readonly string[],
  below: readonly Cell[][],
): number | undefined {
  const used = new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);
  const named = (at: number): number =>
    below.filter((row) => findNames(row[at]?.text ?? "").length > 0).length;
  const free = headings.flatMap((heading, at) =>
    used.has(at) || heading.trim() === "" || columnRole(heading) !== null ? [] : [{ at, named: named(at) }],
  );
  const best = free.toSorted((a, b) => b.named - a.named)[0];
  return best !== undefined && best.named > 1 && best.named * 3 > below.length ? best.at : undefined;
}

export const isFilled = (cell: Cell): boolean => cell.merged === undefined && fold(cell.text) !== "";

/** «2. | Работа с кадрами» over «2.1. | Аттестация»: a heading that is numbered. */
export function headsNumbers(
  row: readonly Cell[],
  next: readonly Cell[] | undefined,
  { number, title }: Columns,
): boolean {
  if (number === undefined || title === undefined || row.filter(isFilled).length !== 2) return false;
  const own = /^\s*(\d{1,2})[.)]?\s*$/.exec(row[number]?.text ?? "")?.[1];
  const under = /^\s*(\d{1,2})\.\s?\d/.exec(next?.[number]?.text ?? "")?.[1];
  return own !== undefined && own === under && fold(row[title]?.text ?? "") !== "";
}

export const headingOf = (cell: Cell): string => (cell.merged === "left" ? "" : cell.text);

/** «Итого: 9 мероприятий». */
export const isTotal = (row: readonly Cell[]): boolean =>
  /^(итого|всего)([^а-яё]|$)/i.test(fold(row.find((cell) => fold(cell.text) !== "")?.text ?? ""));

export const widthOf = (table: TableBlock): number => Math.max(0, ...table.rows.map((row) => row.length));

/** «1 | 2 | 3 | 4» under the header counts the columns. */
export function isColumnNumbers(row: readonly Cell[]): boolean {
  return row.length > 2 && row.every((cell, index) => fold(cell.text) === String(index + 1));
}
