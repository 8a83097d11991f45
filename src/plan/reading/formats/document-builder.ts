import type { Block, PlanDocument, TableBlock } from "../plan-document.ts";
import { layTable, type WrittenCell } from "./table-layout.ts";

/** A plan of 5,000 rows and a dozen columns is a tenth of it. */
const MAX_CELLS = 600_000;
/** Tables in tables in tables: nobody's plan. */
const MAX_NESTING = 20;

interface OpenCell {
  written: WrittenCell;
  blocks: Block[];
}

interface OpenTable {
  rows: OpenCell[][];
  row: OpenCell[] | null;
  cell: OpenCell | null;
}

/**
 * A document put together from what a file's reader meets, in the order of the file. Whatever the order of the
 * calls, the result is a document: the readers of hostile files need no care of their own.
 */
export class DocumentBuilder {
  private readonly blocks: Block[] = [];
  private readonly tables: OpenTable[] = [];
  private cells = 0;
  private paragraphs = 0;
  private nestedTooDeep = 0;

  /** More was written than any plan holds; the rest is not taken. */
  get overflowed(): boolean {
    return this.cells > MAX_CELLS || this.paragraphs > MAX_CELLS;
  }

  get depth(): number {
    return this.tables.length;
  }

  openTable(): void {
    if (this.tables.length < MAX_NESTING) this.tables.push({ rows: [], row: null, cell: null });
    else this.nestedTooDeep++;
  }

  closeTable(): void {
    if (this.nestedTooDeep > 0) {
      this.nestedTooDeep--;
      return;
    }
    this.closeRow();
    const table = this.tables.pop();
    if (table !== undefined) this.add(...blocksOf(table));
  }

  openRow(): void {
    this.closeRow();
    const table = this.tables.at(-1);
    if (table !== undefined) table.row = [];
  }

  closeRow(): void {
    this.closeCell();
    const table = this.tables.at(-1);
    if (table?.row === undefined || table.row === null) return;
    if (table.row.length > 0) table.rows.push(table.row);
    table.row = null;
  }

  /** Leaves out the row that is being written: it was deleted. */
  dropRow(): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    table.row = null;
    table.cell = null;
  }

  /** The reader may still tell the cell's reach until the table closes; its text is put together here. */
  openCell(reach: Omit<WrittenCell, "text"> = {}): WrittenCell {
    this.closeCell();
    const written: WrittenCell = { text: "", ...reach };
    const table = this.tables.at(-1);
    if (table !== undefined && ++this.cells <= MAX_CELLS) {
      table.cell = { written, blocks: [] };
      table.row?.push(table.cell);
    }
    return written;
  }

  closeCell(): void {
    const table = this.tables.at(-1);
    if (table === undefined || table.cell === null) return;
    table.cell.written.text = textOf(table.cell.blocks);
    table.cell = null;
  }

  /** The cell that was closed last, so many times in all. */
  repeatCell(times: number): void {
    const row = this.tables.at(-1)?.row;
    const cell = row?.at(-1);
    if (cell === undefined) return;
    for (let i = 1; i < times && !this.overflowed; i++) {
      this.cells++;
      row?.push(cell);
    }
  }

  /** The row that was closed last, so many times in all. */
  repeatRow(times: number): void {
    const rows = this.tables.at(-1)?.rows;
    const row = rows?.at(-1);
    if (row === undefined) return;
    for (let i = 1; i < times && !this.overflowed; i++) {
      this.cells += row.length;
      rows?.push(row);
    }
  }

  paragraph(text: string): void {
    if (++this.paragraphs > MAX_CELLS) return;
    this.add({ kind: "paragraph", text });
  }

  document(): PlanDocument {
    this.nestedTooDeep = 0;
    while (this.tables.length > 0) this.closeTable();
    return { blocks: this.blocks };
  }

  private add(...blocks: Block[]): void {
    const table = this.tables.at(-1);
    const into = table === undefined ? this.blocks : table.cell?.blocks;
    // One by one: a table laid out inside another may be longer than a call takes arguments.
    for (const block of blocks) into?.push(block);
  }
}

/** The table; or what is in it where it is one column of frames around whole tables, there for the look of the page. */
function blocksOf({ rows }: OpenTable): Block[] {
  const frame =
    rows.every((row) => row.length === 1) &&
    rows.some((row) => row[0]?.blocks.some((block) => block.kind === "table" && isWide(block)));
  if (frame) return rows.flatMap((row) => row.flatMap((cell) => cell.blocks));
  return rows.length === 0 ? [] : [{ kind: "table", rows: layTable(rows.map((row) => row.map(writtenOf))) }];
}

const writtenOf = (cell: OpenCell): WrittenCell => cell.written;
const isWide = (table: TableBlock): boolean => table.rows.some((row) => row.length > 2);

/** A table inside of a cell is lines of it. */
const textOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === "paragraph" ? block.text : linesOf(block))).join("\n");

const linesOf = (table: TableBlock): string =>
  table.rows
    .map((row) =>
      row
        .filter((cell) => cell.merged === undefined)
        .map((cell) => cell.text)
        .join(" "),
    )
    .join("\n");
