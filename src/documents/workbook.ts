import { type Day, daysBetween } from "../calendar/day.ts";

/** A cell: words, a number, a day, a sum written as a formula beside what it comes to, or nothing. */
export type SheetCell =
  | string
  | number
  | null
  | { day: Day }
  | { text: string; across: number }
  | { formula: string; value: number };

export interface SheetRow {
  cells: readonly SheetCell[];
  /** `columns`: a head whose words stand upright, for many narrow columns after the first two. */
  kind: "title" | "head" | "columns" | "plain" | "sum";
}

export interface PrintedSheet {
  /** At most 31 characters, none of `[]:*?/\`; see {@link sheetNames}. */
  name: string;
  rows: readonly SheetRow[];
  /** By column, in characters. */
  widths: readonly number[];
  landscape: boolean;
  /** All of it on one page, however small. */
  onePage?: true;
  /** The first so many rows are printed on every page. */
  headRows?: number;
  /** A list to be looked through: its first row stays in sight, filters, and is printed on each page under this title. */
  list?: { title: string };
}

const NAME_LENGTH = 31;

/** Names that Excel takes, each once: «СОШ п. Речной», «СОШ п. Речной 2». */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\']/g, " ")
        .replace(/\s+/g, " ")
        .trim() || "Лист";
    for (let n = 1; ; n++) {
      const ending = n === 1 ? "" : ` ${n}`;
      const tried = clean.slice(0, NAME_LENGTH - ending.length).trim() + ending;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** «A» of 0, «AA» of 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Excel's number of a day, counted as if 1900 had been a leap year. */
export const dayNumber = (day: Day): number => daysBetween("1899-12-30", day);
