import type { Cell, PlanDocument, PlanFileNote, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { type NumberStyles, readNumberStyles } from "./number-style-file.ts";
import { type Sheet, sheetBlocks } from "./sheet.ts";
import { type CellPlace, cellReader, readWorkbook, type SheetCell } from "../../../sheets/workbook-file.ts";
import { readXml } from "../../../sheets/xml-file.ts";

const MAX_ROWS = 30_000;
const MAX_COLUMNS = 64;
const MAX_CELLS = 600_000;

/** Reads the unpacked parts of an .xlsx or an .xlsm: each sheet that is shown, in their order. */
export function readXlsx(files: ReadonlyMap<string, Uint8Array>): PlanDocument | PlanFileProblem {
  const book = readWorkbook(files);
  if (book === null) return planFileProblem("damaged");
  const styles = readNumberStyles(book.styles, book.since1904);
  const sheets: Sheet[] = [];
  let left = MAX_CELLS;
  for (const { name, xml } of book.sheets.filter((sheet) => !sheet.hidden)) {
    // A chart on a page of its own is a sheet too, and another file.
    if (xml === undefined) continue;
    const reader = new SheetReader(styles, left);
    if (!readXml(xml, cellReader(book.strings, reader))) return planFileProblem("damaged");
    if (reader.overflowed) return planFileProblem("too-many-rows");
    left -= reader.count;
    sheets.push({ name, rows: reader.rows() });
  }
  const notes: PlanFileNote[] = book.sheets.some((sheet) => sheet.hidden)
    ? [planFileNote("hidden-sheets")]
    : [];
  return { blocks: sheetBlocks(sheets), notes };
}

class SheetReader {
  overflowed = false;
  count = 0;
  private readonly grid = new Map<number, Map<number, string>>();
  private readonly merges: [top: number, left: number, bottom: number, right: number][] = [];
  private readonly styles: NumberStyles;
  private readonly most: number;

  constructor(styles: NumberStyles, most: number) {
    this.styles = styles;
    this.most = most;
  }

  cell = (cell: SheetCell): void => this.put(cell, this.shown(cell));

  merge = (from: CellPlace, to: CellPlace): void => {
    this.merges.push([from.row, from.column, to.row, Math.min(to.column, MAX_COLUMNS - 1)]);
  };

  private shown({ type, value, style }: SheetCell): string {
    if (type === "boolean") return value === "1" ? "да" : "нет";
    if (type === "error") return "";
    return type === "text" || value === "" ? value : this.styles.shown(value, style);
  }

  private put({ row: at, column }: CellPlace, text: string): void {
    if (text.trim() === "" || column >= MAX_COLUMNS) return;
    const row = this.grid.get(at) ?? new Map<number, string>();
    if (!row.has(column)) this.count++;
    row.set(column, text);
    this.grid.set(at, row);
    if (this.count > this.most || this.grid.size > MAX_ROWS) this.overflowed = true;
  }

  /** The rows in which something is written, with one blank between those that are not together. */
  rows(): (Cell[] | null)[] {
    const numbers = [...this.grid.keys()].toSorted((a, b) => a - b);
    const width = numbers.reduce((most, at) => Math.max(most, ...(this.grid.get(at)?.keys() ?? [])), -1) + 1;
    const rows = new Map(
      numbers.map((at) => [
        at,
        Array.from({ length: width }, (_, column): Cell => ({ text: this.grid.get(at)?.get(column) ?? "" })),
      ]),
    );
    let steps = MAX_CELLS;
    for (const [top, left, bottom, right] of this.merges) {
      const text = rows.get(top)?.[left]?.text ?? "";
      for (const at of numbers.slice(firstFrom(numbers, top), firstFrom(numbers, bottom + 1))) {
        for (let column = left; column <= Math.min(right, width - 1) && --steps > 0; column++) {
          const row = rows.get(at);
          if (row === undefined || (at === top && column === left)) continue;
          row[column] = {
            text: at > top && column === left ? text : "",
            merged: at === top ? "left" : "above",
          };
        }
      }
    }
    return numbers.flatMap((at, i) => {
      const row = rows.get(at) ?? null;
      return i > 0 && numbers[i - 1] !== at - 1 ? [null, row] : [row];
    });
  }
}

/** The index of the first number that is not less, of numbers in order. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
