import type { Cell } from "../plan-document.ts";

/** A cell as a file has it: how far it reaches, and nothing of where it stands. */
export interface WrittenCell {
  text: string;
  /** Columns of the grid that it takes; 1 where nothing is said. */
  columns?: number;
  /** Rows that it takes, where the cells under it are left out. */
  rows?: number;
  /** It goes on with the cell above it: Word's way to say the same. */
  goesOn?: boolean;
  /** It is part of the cell to its left, and holds nothing: old Word's way to widen a cell. */
  goesLeft?: boolean;
}

interface PlacedCell {
  text: string;
  at: number;
  columns: number;
  above: boolean;
}

const MAX_SPAN = 64;

/** The cells of a table on its grid, each row as wide as what it holds. */
export function layTable(rows: readonly (readonly WrittenCell[])[]): Cell[][] {
  return withoutUnusedColumns(placed(rows)).map(cellsOf);
}

function placed(rows: readonly (readonly WrittenCell[])[]): PlacedCell[][] {
  const laid: PlacedCell[][] = [];
  const reaching = new Map<number, { cell: PlacedCell; rows: number }>();
  for (const row of rows) {
    const before = laid.at(-1) ?? [];
    const cells: PlacedCell[] = [];
    let at = 0;
    const fillFromAbove = (): void => {
      for (let above = reaching.get(at); above !== undefined; above = reaching.get(at)) {
        if (--above.rows === 0) reaching.delete(at);
        cells.push({ ...above.cell, above: true });
        at += above.cell.columns;
      }
    };
    for (const written of row) {
      fillFromAbove();
      const columns = within(written.columns, MAX_SPAN);
      const left = cells.at(-1);
      if (written.goesLeft === true && left !== undefined) {
        left.columns += columns;
        at += columns;
        continue;
      }
      const over = written.goesOn === true ? before.find((cell) => cell.at === at) : undefined;
      const cell = { text: over?.text ?? written.text, at, columns, above: over !== undefined };
      cells.push(cell);
      if ((written.rows ?? 1) > 1) reaching.set(at, { cell, rows: (written.rows ?? 1) - 1 });
      at += columns;
    }
    fillFromAbove();
    laid.push(cells);
  }
  return laid;
}

const within = (value: number | undefined, most: number): number =>
  value === undefined || !Number.isInteger(value) || value < 1 ? 1 : Math.min(value, most);

/**
 * A border dragged in one row alone gives the grid a column that no row fills of its own. Then the cells of the
 * fullest rows are the columns, and the other rows' cells stand at the nearest of them.
 */
function withoutUnusedColumns(rows: PlacedCell[][]): PlacedCell[][] {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  const fullest = rows.reduce<PlacedCell[]>((most, row) => (row.length > most.length ? row : most), []);
  if (fullest.length < 2 || fullest.length === width) return rows;
  const ends = new Set(rows.flatMap((row) => row.map((cell) => cell.at)));
  if (fullest.length === ends.size) return rows.map((row) => squeezed(row, [...ends].toSorted(ascending)));
  const starts = fullest.map((cell) => cell.at);
  return rows.map((row) => squeezed(row, row.length === starts.length ? row.map((cell) => cell.at) : starts));
}

const ascending = (a: number, b: number): number => a - b;

function squeezed(row: readonly PlacedCell[], starts: readonly number[]): PlacedCell[] {
  const nearest = (at: number): number =>
    starts.reduce(
      (best, start, i) => (Math.abs(start - at) < Math.abs((starts[best] ?? 0) - at) ? i : best),
      0,
    );
  let free = 0;
  return row.map((cell) => {
    const at = Math.max(free, nearest(cell.at));
    const end = cell.at + cell.columns;
    const next = starts.findIndex((start) => start >= end);
    free = Math.max(at + 1, next === -1 ? starts.length : next);
    return { ...cell, at, columns: free - at };
  });
}

const widthOf = (row: readonly PlacedCell[]): number => {
  const last = row.at(-1);
  return last === undefined ? 0 : last.at + last.columns;
};

function cellsOf(row: readonly PlacedCell[]): Cell[] {
  const cells: Cell[] = [];
  for (const { text, at, columns, above } of row) {
    while (cells.length < at) cells.push({ text: "" });
    if (above) cells.push({ text, merged: "above" });
    else cells.push({ text });
    for (let i = 1; i < columns; i++) cells.push({ text: "", merged: above ? "above" : "left" });
  }
  return cells;
}

/** Cells of formats that tell how far each reaches by its edges on the page. */
export interface EdgedRow {
  cells: WrittenCell[];
  edges: (readonly [left: number, right: number])[];
}

/** Half a millimetre in twentieths of a point: borders that near are one, drawn by hand. */
const TOLERANCE = 30;

/** Tells each cell of a table how many columns it takes, once all the borders of the table are known. */
export function spanByEdges(rows: readonly EdgedRow[]): void {
  const borders: number[] = [];
  const edges = rows.flatMap((row) => row.edges.flat());
  for (const edge of edges.toSorted(ascending)) {
    if (edge - (borders.at(-1) ?? Number.NEGATIVE_INFINITY) > TOLERANCE) borders.push(edge);
  }
  const border = (edge: number): number => {
    let low = 0;
    let high = borders.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((borders[middle] ?? 0) <= edge) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  for (const row of rows) {
    for (const [i, cell] of row.cells.entries()) {
      const [left, right] = row.edges[i] ?? [0, 0];
      cell.columns = Math.max(1, border(right) - border(left));
    }
  }
}
