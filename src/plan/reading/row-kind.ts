import type { Columns } from "./plan-columns.ts";
import type { Cell, TableBlock } from "./plan-document.ts";
import { fold } from "../russian-text.ts";

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
