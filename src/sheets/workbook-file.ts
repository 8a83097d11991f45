import { readXml, type XmlReader } from "./xml-file.ts";

/** The parts of an .xlsx, by their names in the archive, that its cells are read from. */
export const isSheetPart = (name: string): boolean =>
  /^xl\/(workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(xml|rels)$/i.test(name);

export interface Workbook {
  since1904: boolean;
  /** In their order; a chart on a page of its own has no XML of cells. */
  sheets: { name: string; hidden: boolean; xml: Uint8Array | undefined }[];
  /** The texts that cells name by their number. */
  strings: readonly string[];
  styles: Uint8Array | undefined;
}

interface SheetList {
  since1904: boolean;
  sheets: { name: string; path: string; hidden: boolean }[];
}

/** The unpacked parts of an .xlsx or an .xlsm as a workbook; null where they are damaged. */
export function readWorkbook(files: ReadonlyMap<string, Uint8Array>): Workbook | null {
  const part = (name: string): Uint8Array | undefined =>
    files.get(name) ?? [...files].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const workbook = part("xl/workbook.xml");
  const list = workbook === undefined ? null : readSheetList(workbook, part("xl/_rels/workbook.xml.rels"));
  const strings = readStrings(part("xl/sharedStrings.xml"));
  if (list === null || strings === null) return null;
  const sheets = list.sheets.map(({ name, hidden, path }) => ({ name, hidden, xml: part(path) }));
  return { since1904: list.since1904, sheets, strings, styles: part("xl/styles.xml") };
}

function readSheetList(workbook: Uint8Array, relations: Uint8Array | undefined): SheetList | null {
  const targets = new Map<string, string>();
  if (relations !== undefined) {
    readXml(relations, {
      open: (_, { Id, Target }) => {
        if (Id !== undefined && Target !== undefined) targets.set(Id, Target);
      },
    });
  }
  const book: SheetList = { since1904: false, sheets: [] };
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

/** A place in a sheet, both counted from 0. */
export interface CellPlace {
  row: number;
  column: number;
}

export interface SheetCell extends CellPlace {
  /** What the value is: a number, a text, a truth, an error. */
  type: "number" | "text" | "boolean" | "error";
  /** As it is stored; empty where a formula was never counted. */
  value: string;
  style: number;
  /** The value is what a formula came to. */
  formula: boolean;
}

const TYPES: Readonly<Record<string, SheetCell["type"]>> = {
  s: "text",
  inlineStr: "text",
  str: "text",
  b: "boolean",
  e: "error",
};

/** Tells of every cell of a sheet that holds a value or a formula, and of what is merged: for {@link readXml}. */
export function cellReader(
  strings: readonly string[],
  told: { cell: (cell: SheetCell) => void; merge?: (from: CellPlace, to: CellPlace) => void },
): XmlReader {
  let [row, column, style, type] = [-1, -1, 0, "n"];
  let value: string | null = null;
  let [reading, formula] = [false, false];

  const text = (stored: string): string => {
    if (type === "s") return strings[Number(stored)] ?? "";
    return type === "inlineStr" || type === "str" ? unescaped(stored) : stored;
  };

  return {
    skips(name) {
      if (name === "f") formula = true;
      return name === "rPh" || name === "f";
    },
    open(name, attributes) {
      if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
      } else if (name === "c") {
        const place = placeOf(attributes["r"]);
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
        type = attributes["t"] ?? "n";
        style = Number(attributes["s"] ?? 0);
        [value, formula] = [null, false];
      } else if (name === "v" || name === "t") {
        reading = true;
        value ??= "";
      } else if (name === "mergeCell") {
        const [from, to] = (attributes["ref"] ?? "").split(":").map(placeOf);
        if (from != null && to != null) told.merge?.(from, to);
      }
    },
    text(piece) {
      if (reading && value !== null) value += piece;
    },
    close(name) {
      if (name === "v" || name === "t") reading = false;
      else if (name === "c" && (value !== null || formula) && row >= 0) {
        told.cell({ row, column, style, formula, value: text(value ?? ""), type: TYPES[type] ?? "number" });
      }
    },
  };
}

/** «C12», counted from 0. */
function placeOf(reference: string | undefined): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? "");
  if (match === null) return null;
  const column = (match[1] ?? "").split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}
