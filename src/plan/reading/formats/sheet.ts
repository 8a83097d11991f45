import type { Block, Cell } from "../plan-document.ts";
import { columnsNamed } from "../plan-columns.ts";

/** A sheet of a workbook: its rows from the first to the last, as wide as the sheet; null for a blank one. */
export interface Sheet {
  name: string;
  rows: (Cell[] | null)[];
}

/**
 * The sheets of a workbook as a document. What stands over a table's header, one cell a row, is the plan's title
 * and the like: paragraphs. A sheet's own name («Октябрь») heads its table where there are several.
 */
export function sheetBlocks(sheets: readonly Sheet[]): Block[] {
  const filled = sheets
    .map(({ name, rows }) => ({ name, areas: areasOf(rows) }))
    .filter(({ areas }) => areas.length > 0);
  return filled.flatMap(({ name, areas }) => {
    const named = filled.length > 1 && !/^(лист|sheet|таблица|table)\s*\d*$/i.test(name.trim());
    return blocksOf(areas, named ? name : null);
  });
}

function blocksOf(areas: readonly Cell[][][], name: string | null): Block[] {
  const blocks: Block[] = [];
  let width = 0;
  for (const area of areas) {
    const headers = area.flatMap((row, i) => (columnsNamed(row.map(ownText)) === null ? [] : [i]));
    const single = area.every((row) => row.filter(isOwn).length === 1);
    const start = headers[0] ?? (width === 0 || single ? area.length : 0);
    blocks.push(...overTable(squeezed(area.slice(0, start))));
    if (start === area.length) continue;
    if (width === 0 && name !== null) blocks.push({ kind: "paragraph", text: name });
    const starts = headers.length > 0 ? headers : [0];
    for (const [i, from] of starts.entries()) {
      const rows = squeezed(area.slice(from, starts[i + 1]));
      // A table goes on after a blank row, though its last columns may be empty from there on.
      if (headers.length === 0) for (const row of rows) while (row.length < width) row.push({ text: "" });
      width = rows[0]?.length ?? 0;
      blocks.push({ kind: "table", rows });
    }
  }
  return blocks;
}

/** Rows of one cell are paragraphs, rows in which things stand side by side are tables: approvals, the members. */
function overTable(rows: readonly Cell[][]): Block[] {
  const blocks: Block[] = [];
  for (const [i, row] of rows.entries()) {
    const last = blocks.at(-1);
    if (!isListed(rows, i)) blocks.push({ kind: "paragraph", text: row.find(isOwn)?.text ?? "" });
    else if (last?.kind === "table") last.rows.push(row);
    else blocks.push({ kind: "table", rows: [row] });
  }
  return blocks;
}

/** A lone cell is of a list too where it is numbered or not the first of its row, and the list is there. */
function isListed(rows: readonly Cell[][], at: number): boolean {
  const row = rows[at] ?? [];
  if (row.filter(isOwn).length > 1) return true;
  const first = row[0];
  const mayBe =
    row.every((cell) => cell.merged === undefined) &&
    first !== undefined &&
    (!isOwn(first) || /^\s*\d+\s*[.)]/.test(first.text));
  const isBeside = (other: Cell[] | undefined): boolean =>
    other !== undefined && other.filter(isOwn).length > 1;
  return mayBe && (isBeside(rows[at - 1]) || rows.slice(at + 1, at + 4).some(isBeside));
}

const isOwn = (cell: Cell): boolean => cell.merged === undefined && cell.text.trim() !== "";
const ownText = (cell: Cell): string => (cell.merged === "left" ? "" : cell.text);

/** What stands between blank rows: a sheet has a million of them, and of columns in which nothing is written. */
function areasOf(rows: readonly (Cell[] | null)[]): Cell[][][] {
  const used = new Set<number>();
  const areas: Cell[][][] = [[]];
  for (const row of rows) {
    const filled = row?.some((cell) => cell.text.trim() !== "") === true;
    if (row !== null && filled) areas.at(-1)?.push(row);
    else if ((areas.at(-1)?.length ?? 0) > 0) areas.push([]);
    for (const [at, cell] of row?.entries() ?? []) if (isOwn(cell)) used.add(at);
  }
  const columns = [...used].toSorted((a, b) => a - b);
  return areas
    .filter((area) => area.length > 0)
    .map((area) => area.map((row) => columns.map((at) => row[at] ?? { text: "" })));
}

/** Without the columns that are everywhere part of the one before, and without empty ones at the end. */
function squeezed(area: Cell[][]): Cell[][] {
  const isPart = (cell: Cell | undefined): boolean =>
    cell === undefined || cell.merged === "left" || (cell.merged === "above" && cell.text === "");
  const width = area[0]?.length ?? 0;
  const own = Array.from({ length: width }, (_, at) => at).filter(
    (at) => !area.every((row) => isPart(row[at])),
  );
  while (own.length > 0 && area.every((row) => (row[own.at(-1) ?? 0]?.text ?? "").trim() === "")) own.pop();
  return area.map((row) => own.map((at) => row[at] ?? { text: "" }));
}
