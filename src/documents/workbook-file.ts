import type { Stream } from "node:stream";
import { Worker } from "node:worker_threads";
import writeWorkbook, { type Feature, type SheetData } from "write-excel-file/node";
import { wrapped } from "../plan/wrapped.ts";
import { onPage } from "../sheets/printed-page-file.ts";
import { columnName, dayNumber, type PrintedSheet, type SheetRow } from "./workbook.ts";
import { xmlText } from "./xml-text.ts";

const FONT = { fontFamily: "Times New Roman", fontSize: 11 };

/** A workbook of more rows would hold up everyone else for the tenth of a second that it takes: it is written aside. */
const ROWS_HERE = 1000;

/** The bytes of an .xlsx: every sheet is ready to print on A4, as wide as the page. */
export const workbookFile = (sheets: readonly PrintedSheet[]): Promise<Uint8Array<ArrayBuffer>> =>
  sheets.reduce((sum, { rows }) => sum + rows.length, 0) > ROWS_HERE
    ? writtenAside(sheets)
    : writtenHere(sheets);

function writtenAside(sheets: readonly PrintedSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL("workbook-thread-file.ts", import.meta.url), { workerData: sheets });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the workbook's thread ended with ${code}`)));
  });
}

/** The same in the thread that asks for it. */
export async function writtenHere(sheets: readonly PrintedSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map(({ name, rows, widths, list }) => ({
    sheet: name,
    data: rows.map((row) => cellsOf(row, widths, list === undefined ? HIGHEST.page : HIGHEST.list)),
    columns: widths.map((width) => ({ width })),
    ...(list === undefined ? {} : { stickyRowsCount: 1 }),
  }));
  return new Uint8Array(await writeWorkbook(written, { ...FONT, features: [printed(sheets)] }).toBuffer());
}

const DASH = "–";
const CENTRE = { align: "center" } as const;
const BORDER = { borderStyle: "thin", borderColor: "#000000" } as const;
const STYLES = {
  title: { fontWeight: "bold", fontSize: 13 },
  head: { ...BORDER, fontWeight: "bold", align: "center", alignVertical: "center", wrap: true, fontSize: 9 },
  columns: {
    ...BORDER,
    fontWeight: "bold",
    align: "center",
    alignVertical: "center",
    wrap: true,
    fontSize: 10,
  },
  plain: { ...BORDER, alignVertical: "center", wrap: true },
  sum: { ...BORDER, fontWeight: "bold" },
} as const;

/** In points: a line of words, and the head whose words stand upright. */
const HEIGHT = { line: 14.5, title: 17.5, columns: 150 };
/** Excel refuses a file with a higher row; in a list a long text is read in its own cell. */
const HIGHEST = { page: 400, list: 12 * HEIGHT.line };

/** Excel fits a row's height by itself, other programs and phones do not: enough for the cell of most lines. */
function heightOf({ cells, kind }: SheetRow, widths: readonly number[], highest: number): number {
  if (kind === "title" || kind === "columns") return HEIGHT[kind];
  const lines = cells.map((cell, at) =>
    typeof cell === "string" ? wrapped(cell, "", Math.floor((widths[at] ?? 10) * 0.9)).split("\n").length : 1,
  );
  return Math.min(highest, HEIGHT.line * Math.max(1, ...lines));
}

/** What Excel takes in one cell. */
const LONGEST = 32_000;
const shown = (text: string): string => xmlText(text).slice(0, LONGEST);

const isUpright = (kind: SheetRow["kind"], at: number): boolean => kind === "columns" && at > 1;

function cellsOf(row: SheetRow, widths: readonly number[], highest: number): SheetData[number] {
  const { cells, kind } = row;
  const height = heightOf(row, widths, highest);
  return cells.flatMap((cell, at): SheetData[number] => {
    const style = { ...STYLES[kind], height, ...(isUpright(kind, at) ? { textRotation: 90 } : {}) };
    if (cell === null) return [kind === "title" ? null : { value: "", ...style }];
    if (typeof cell === "string")
      return [{ value: shown(cell), type: String, ...style, ...(cell === DASH ? CENTRE : {}) }];
    if (typeof cell === "number") return [{ value: cell, type: Number, ...style, ...CENTRE }];
    if ("day" in cell)
      return [{ value: dayNumber(cell.day), type: Number, format: "dd.mm.yyyy", ...style, ...CENTRE }];
    if ("formula" in cell) return [{ value: `=${cell.formula}`, type: "Formula", ...style, ...CENTRE }];
    return [
      { value: shown(cell.text), type: String, columnSpan: cell.across, ...style },
      ...Array.from({ length: cell.across - 1 }, () => null),
    ];
  });
}

/**
 * What the library does not write: the page, and beside each formula its value, without which a phone that only
 * shows the file shows nothing there.
 */
const printed = (sheets: readonly PrintedSheet[]): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      "xl/workbook.xml": { transform: (xml) => withNames(xml, sheets) },
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml, _, { sheetIndex }) => {
          const sheet = sheets[sheetIndex];
          return sheet === undefined ? xml : asPrinted(withValues(xml, sheet), sheet);
        },
      },
    },
  },
});

function withValues(xml: string, { rows }: PrintedSheet): string {
  const values = new Map(
    rows.flatMap(({ cells }, row) => {
      let column = 0;
      return cells.flatMap((cell): [string, number][] => {
        const at = `${columnName(column)}${row + 1}`;
        column += typeof cell === "object" && cell !== null && "across" in cell ? cell.across : 1;
        return typeof cell === "object" && cell !== null && "formula" in cell ? [[at, cell.value]] : [];
      });
    }),
  );
  return xml.replace(
    /(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>)/g,
    (_, cell: string, at: string) => `${cell}${values.has(at) ? `<v>${values.get(at)}</v>` : ""}`,
  );
}

const quoted = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const tableOf = ({ rows, widths }: PrintedSheet): string =>
  `A1:${columnName(widths.length - 1)}${Math.max(1, rows.length)}`;

/** The rows that are printed on every page, and the place of the filters: names that Excel itself gives them. */
function withNames(xml: string, sheets: readonly PrintedSheet[]): string {
  const names = sheets.flatMap((sheet, at) => {
    const place = quoted(`'${sheet.name}'!`);
    const titles = (rows: number): string =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${place}$1:$${rows}</definedName>`;
    if (sheet.list === undefined) return sheet.headRows === undefined ? [] : [titles(sheet.headRows)];
    const cells = tableOf(sheet).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${place}${cells}</definedName>`,
      titles(1),
    ];
  });
  if (names.length === 0) return xml;
  return xml
    .replace(/<definedNames(?:\/>|>.*?<\/definedNames>)/s, "")
    .replace("</sheets>", `</sheets><definedNames>${names.join("")}</definedNames>`);
}

/** The order of a sheet's parts is fixed: the filters stand right after the cells. */
function asPrinted(xml: string, sheet: PrintedSheet): string {
  const { landscape, list } = sheet;
  if (list === undefined) return onPage(xml, { landscape, onePage: sheet.onePage === true });
  // In a heading «&» begins a code of its own; Excel takes 255 letters.
  const title = quoted(shown(list.title).slice(0, 200).replaceAll("&", "&&"));
  const heading = `<headerFooter><oddHeader>&amp;C${title}</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
  const filtered = xml.replace("</sheetData>", `</sheetData><autoFilter ref="${tableOf(sheet)}"/>`);
  return onPage(filtered, { landscape, onePage: false, heading });
}
