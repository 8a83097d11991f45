/** Fewer than this are not told outside the school and the chair. */
export const FEWEST_SHOWN = 3;

/** A table of counts, its sums beside it: which cells are not shown. The last row and the last column are the sums. */
export interface HiddenCells {
  values: number[][];
  hidden: boolean[][];
}

/**
 * Which cells of a table are not shown to those who may not know a number under three: these, and as few others as
 * it takes that no such number follows from the sums. A reader is taken to know every sum, and that what is hidden
 * is not 0; then a small number is safe where another number could stand in its place with all sums as they are.
 * `addUp` false: the cells of a row are no parts of one whole, only the columns have sums.
 */
export function hideSmallCells(cells: readonly (readonly number[])[], addUp = true): HiddenCells {
  const values = withSums(cells);
  const hidden = values.map((row) => row.map((value) => isSmall(value)));
  const table: Table = { values, hidden, addUp };
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      if (!isSmall(value)) return;
      const ways = [exchange(table, { r, c, up: true }), exchange(table, { r, c, up: false })];
      const way = ways.filter((one) => one !== null).sort((a, b) => a.cost - b.cost)[0];
      for (const cell of way?.cells ?? []) hide(hidden, cell);
    }),
  );
  return { values, hidden };
}

interface Cell {
  r: number;
  c: number;
}

interface Table extends HiddenCells {
  addUp: boolean;
}

const isSmall = (value: number): boolean => value > 0 && value < FEWEST_SHOWN;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function withSums(cells: readonly (readonly number[])[]): number[][] {
  const rows = cells.map((row) => [...row, total(row)]);
  const width = rows[0]?.length ?? 0;
  return [...rows, Array.from({ length: width }, (_, c) => total(rows.map((row) => row[c] ?? 0)))];
}

function hide(hidden: boolean[][], { r, c }: Cell): void {
  const row = hidden[r];
  if (row !== undefined) row[c] = true;
}

/** Hiding a 0 is the last resort: nobody is there to be hidden. */
const ZERO_COST = 1_000_000;

const costOf = ({ values, hidden }: Table, { r, c }: Cell): number => {
  if (hidden[r]?.[c] === true) return 0;
  const value = values[r]?.[c] ?? 0;
  return value === 0 ? ZERO_COST : value;
};

/**
 * True where the cell's count may go up (or down) in the reader's mind. A sum counts against its parts: one sum
 * going up is as its parts going down, and the sum of sums as a part.
 */
function mayGo({ values }: Table, { r, c }: Cell, up: boolean): boolean {
  const against = (r === values.length - 1) !== (c === (values[0]?.length ?? 0) - 1);
  return up !== against || (values[r]?.[c] ?? 0) > 1;
}

interface Exchange {
  cost: number;
  /** All that has to be hidden for it. */
  cells: Cell[];
}

/**
 * The cheapest way to change a cell by one with every sum kept: other cells, in turn in one column and in one row,
 * change by one against each other until the ring is closed. Rows and columns are the places, cells the roads.
 */
function exchange(table: Table, { r, c, up }: Cell & { up: boolean }): Exchange | null {
  if (!mayGo(table, { r, c }, up)) return null;
  const [height, width] = [table.values.length, table.values[0]?.length ?? 0];
  const free = table.addUp ? width : width - 1;
  const best: (Exchange & { done: boolean })[] = [];
  // Places: rows from 0, columns after them.
  best[height + c] = { cost: 0, cells: [], done: false };
  for (;;) {
    let at = -1;
    best.forEach((one, place) => {
      if (!one.done && (at === -1 || one.cost < (best[at]?.cost ?? 0))) at = place;
    });
    const here = best[at];
    if (here === undefined) return null;
    here.done = true;
    if (at === r) return here;
    // Without a whole to be parts of, a row is the end of the ring.
    if (!table.addUp && at < height) return here;
    const count = at < height ? free : height;
    for (let other = 0; other < count; other++) {
      const cell = at < height ? { r: at, c: other } : { r: other, c: at - height };
      if (cell.r === r && cell.c === c) continue;
      if (!mayGo(table, cell, at < height ? up : !up)) continue;
      const cost = here.cost + costOf(table, cell);
      const to = at < height ? height + other : other;
      if (cost < (best[to]?.cost ?? Infinity)) best[to] = { cost, cells: [...here.cells, cell], done: false };
    }
  }
}
