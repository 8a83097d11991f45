import type { Cell, PlanDocument, PlanFileNote, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { type NumberStyles, readNumberStyles } from "./number-style-file.ts";
import { type Sheet, sheetBlocks } from "./sheet.ts";
import { readXml } from "./xml-file.ts";

/** The parts of an .xlsx, by their names in the archive, that a plan is read from. */
export const isSheetPart = (name: string): boolean =>
  /^xl\/(workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(xml|rels)$/i.test(name);

const MAX_ROWS = 30_000;
const MAX_COLUMNS = 64;
const MAX_CELLS = 600_000;

/** Reads the unpacked parts of an .xlsx or an .xlsm: each sheet that is shown, in their order. */
export function readXlsx(files: ReadonlyMap<string, Uint8Array>): PlanDocument | PlanFileProblem {
  const part = (name: string): Uint8Array | undefined =>
    files.get(name) ?? [...files].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const workbook = part("xl/workbook.xml");
  const book = workbook === undefined ? null : readWorkbook(workbook, part("xl/_rels/workbook.xml.rels"));
  const strings = readStrings(part("xl/sharedStrings.xml"));
  if (book === null || strings === null) return planFileProblem("damaged");
  const styles = readNumberStyles(part("xl/styles.xml"), book.since1904);
  const sheets: Sheet[] = [];
  let left = MAX_CELLS;
  for (const { name, path } of book.sheets.filter((sheet) => !sheet.hidden)) {
    const xml = part(path);
    // A chart on a page of its own is a sheet too, and another file.
    if (xml === undefined) continue;
    const reader = new SheetReader(strings, styles, left);
    if (!readXml(xml, reader)) return planFileProblem("damaged");
    if (reader.overflowed) return planFileProblem("too-many-rows");
    left -= reader.count;
    sheets.push({ name, rows: reader.rows() });
  }
  const notes: PlanFileNote[] = book.sheets.some((sheet) => sheet.hidden)
    ? [planFileNote("hidden-sheets")]
    : [];
  return { blocks: sheetBlocks(sheets), notes };
}

interface Workbook {
  since1904: boolean;
  sheets: { name: string; path: string; hidden: boolean }[];
}

function readWorkbook(workbook: Uint8Array, relations: Uint8Array | undefined): Workbook | null {
  const targets = new Map<string, string>();
  if (relations !== undefined) {
    readXml(relations, {
      open: (_, { Id, Target }) => {
        if (Id !== undefined && Target !== undefined) targets.set(Id, Target);
      },
    });
  }
  const book: Workbook = { since1904: false, sheets: [] };
  const whole = readXml(workbook, {
    open(name, { date1904, id, state, name: title }) {
      if (name === "workbookPr") book.since1904 = date1904 === "1" || date1904 === "true";
      if (name !== "sheet") return;
      const target = targets.get(id ?? "") ?? `worksheets/sheet${book.sheets.length + 1}.xml`;
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      book.sheets.push({ name: title ?? "", path, hidden: state === "hidden" || state === "veryHidden" });
    },
  });
  return whole ? book : null;
}

/** The texts that cells name by their number. */
function readStrings(xml: Uint8Array | undefined): string[] | null {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text: string | null = null;
  let inText = false;
  const whole = readXml(xml, {
    // How a text is pronounced stands beside it.
    skips: (name) => name === "rPh",
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") inText = true;
    },
    text(piece) {
      if (inText && text !== null) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "si") strings.push(unescaped(text ?? ""));
    },
  });
  return whole ? strings : null;
}

/** «_x000D_»: how a character that XML cannot hold is written. */
const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");

class SheetReader {
  overflowed = false;
  count = 0;
  private readonly grid = new Map<number, Map<number, string>>();
  private readonly merges: [top: number, left: number, bottom: number, right: number][] = [];
  private readonly strings: readonly string[];
  private readonly styles: NumberStyles;
  private readonly most: number;
  private row = -1;
  private column = -1;
  private type = "n";
  private style = 0;
  private value: string | null = null;
  private reading = false;

  constructor(strings: readonly string[], styles: NumberStyles, most: number) {
    this.strings = strings;
    this.styles = styles;
    this.most = most;
  }

  skips = (name: string): boolean => name === "rPh" || name === "f";

  open = (name: string, attributes: Readonly<Record<string, string | undefined>>): void => {
    if (name === "row") {
      this.row = attributes["r"] === undefined ? this.row + 1 : Number(attributes["r"]) - 1;
      this.column = -1;
    } else if (name === "c") {
      const place = placeOf(attributes["r"]);
      this.column = place?.column ?? this.column + 1;
      this.row = place?.row ?? this.row;
      this.type = attributes["t"] ?? "n";
      this.style = Number(attributes["s"] ?? 0);
      this.value = null;
    } else if (name === "v" || name === "t") {
      this.reading = true;
      this.value ??= "";
    } else if (name === "mergeCell") this.merge(attributes["ref"] ?? "");
  };

  text = (text: string): void => {
    if (this.reading && this.value !== null) this.value += text;
  };

  close = (name: string): void => {
    if (name === "v" || name === "t") this.reading = false;
    else if (name === "c" && this.value !== null) this.put(this.shown(this.value));
  };

  private shown(value: string): string {
    if (this.type === "s") return this.strings[Number(value)] ?? "";
    if (this.type === "inlineStr" || this.type === "str") return unescaped(value);
    if (this.type === "b") return value === "1" ? "да" : "нет";
    if (this.type === "e") return "";
    return this.styles.shown(value, this.style);
  }

  private put(text: string): void {
    if (text.trim() === "" || this.column >= MAX_COLUMNS || this.row < 0) return;
    const row = this.grid.get(this.row) ?? new Map<number, string>();
    if (!row.has(this.column)) this.count++;
    row.set(this.column, text);
    this.grid.set(this.row, row);
    if (this.count > this.most || this.grid.size > MAX_ROWS) this.overflowed = true;
  }

  private merge(range: string): void {
    const [from, to] = range.split(":").map(placeOf);
    if (from === null || from === undefined || to === null || to === undefined) return;
    this.merges.push([from.row, from.column, to.row, Math.min(to.column, MAX_COLUMNS - 1)]);
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

/** «C12», counted from 0. */
function placeOf(reference: string | undefined): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? "");
  if (match === null) return null;
  const column = (match[1] ?? "").split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}
