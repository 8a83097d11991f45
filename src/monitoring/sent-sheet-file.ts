import { archiveKind, fileKind } from "../plan/reading/formats/file-kind.ts";
import { cellReader, isSheetPart, readWorkbook, type SheetCell } from "../sheets/workbook-file.ts";
import { readXml } from "../sheets/xml-file.ts";
import { namesIn, unpack, type ZipFault } from "../sheets/zip-file.ts";
import type { SheetFileProblem } from "./figures-sheet-texts.ts";

/** A filled sheet is ten kilobytes; what an office program adds to it, a hundred. */
export const MAX_SHEET_BYTES = 1024 * 1024;
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;
/** More cells than this are no sheet of ours. */
const MAX_CELLS = 5000;

const FAULTS: Record<ZipFault, SheetFileProblem> = {
  encrypted: "encrypted",
  "too-large": "tooBig",
  damaged: "damaged",
};

/** The cells of the first sheet that is shown in a file that was sent. Never throws. */
export function cellsOfFile(bytes: Uint8Array): SheetCell[] | SheetFileProblem {
  if (bytes.length > MAX_SHEET_BYTES) return "tooBig";
  const kind = fileKind(bytes);
  if (kind === "compound") return "oldExcel";
  if (kind !== "zip") return typeof kind === "object" && kind.refused === "picture" ? "picture" : "notExcel";
  const names = namesIn(bytes);
  if (names === null) return "damaged";
  const archive = archiveKind(names);
  if (archive === "open-document") return "oldExcel";
  if (archive !== "xlsx") {
    return typeof archive === "object" && archive.refused === "encrypted" ? "encrypted" : "notExcel";
  }
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return "macro";
  const files = unpack(bytes, MAX_UNPACKED_BYTES, isSheetPart);
  if (typeof files === "string") return FAULTS[files];
  const book = readWorkbook(files);
  const xml = book?.sheets.find((sheet) => !sheet.hidden && sheet.xml !== undefined)?.xml;
  if (book === null || xml === undefined) return "damaged";
  const cells: SheetCell[] = [];
  const whole = readXml(xml, cellReader(book.strings, { cell: (cell) => cells.push(cell) }));
  if (!whole) return "damaged";
  const filled = cells.filter(({ value, formula }) => value.trim() !== "" || formula);
  return filled.length > MAX_CELLS ? "tooBig" : filled;
}
