import type { Month } from "../../calendar/month.ts";
import { schoolPlace } from "../../people/school-place.ts";
import type { Drawing, Shape } from "./drawing.ts";
import { fittedLines, type Font } from "./letter-width.ts";
import type { Ink } from "./palette.ts";
import { CELL_WORDS, GRID_WORDS as words } from "./school-grid-texts.ts";
import { countsIn, type GridState, type SchoolGrid } from "./school-grid.ts";
import {
  band,
  EDGE,
  INSIDE,
  MIDDLE,
  paged,
  type Part,
  RIGHT,
  SMALL,
  stacked,
  textLines,
  TITLE,
} from "./sheet.ts";

/** A cell with its word goes into this; a half-year of them leaves a third of the sheet to the schools' names. */
const CELL = 116;
const MOST_MONTHS = 6;
const BOLD_SMALL: Font = { ...SMALL, bold: true };

/** Filled, or only edged: told apart by more than the colour. */
const LOOKS: Readonly<Record<GridState, { ink: Ink; filled: boolean }>> = {
  accepted: { ink: "done", filled: true },
  onTime: { ink: "done", filled: false },
  late: { ink: "late", filled: true },
  returned: { ink: "returned", filled: true },
  missing: { ink: "overdue", filled: true },
  awaited: { ink: "coming", filled: false },
  notAsked: { ink: "faint", filled: false },
};

/** Which of the grid's months stand beside one another. */
interface Columns {
  months: Month[];
  /** Of the first of them, among the grid's. */
  from: number;
}

function columnsOf({ months }: SchoolGrid): Columns[] {
  const blocks = Math.ceil(months.length / MOST_MONTHS);
  const wide = Math.ceil(months.length / blocks);
  return Array.from({ length: blocks }, (_, at) => ({
    from: at * wide,
    months: months.slice(at * wide, (at + 1) * wide),
  }));
}

/** Schools by month as pictures, half a year under another; for a grid with months and schools. */
export const gridDrawings = (grid: SchoolGrid): Drawing[] =>
  paged(
    columnsOf(grid).map((columns) => ({
      head: () => head(columns),
      rows: [...grid.schools.map((school) => schoolRow(school, columns)), totals(grid, columns)],
    })),
    (part) =>
      stacked([
        textLines(fittedLines(grid.cluster, INSIDE, 2, TITLE), TITLE, "ink"),
        textLines(fittedLines(grid.form, INSIDE, 2, MIDDLE), MIDDLE, "ink"),
        textLines([words.day(grid.today, part)], MIDDLE, "faint"),
      ]),
    () => textLines(words.meanings(grid), SMALL, "faint"),
  );

const cellX = ({ months }: Columns, at: number): number => RIGHT - (months.length - at) * CELL;

const centred = (
  said: string,
  x: number,
  y: number,
  look: Pick<TextShape, "font" | "ink" | "on">,
): Shape => ({
  kind: "text",
  x: x + CELL / 2,
  y,
  words: said,
  anchor: "middle",
  ...look,
});

type TextShape = Extract<Shape, { kind: "text" }>;

function head(columns: Columns): Part {
  const names = columns.months.map((month, at) =>
    centred(words.month(month), cellX(columns, at), 28, { font: SMALL, ink: "faint", on: "paper" }),
  );
  return stacked([band(words.span(columns.months)), { height: 42, shapes: names }]);
}

const isCut = (lines: readonly string[]): boolean => lines.at(-1)?.endsWith("…") === true;

/** The name over two lines beside the cells; where it is longer, the place is what tells schools apart. */
function nameLines(name: string, columns: Columns, font: Font): { height: number; shapes: Shape[] } {
  const lines =
    [name, schoolPlace(name)]
      .map((one) => fittedLines(one, cellX(columns, 0) - EDGE - 12, 2, font))
      .toSorted((a, b) => Number(isCut(a)) - Number(isCut(b)))[0] ?? [];
  const height = Math.max(1, lines.length) * 34 + 14;
  const shapes = lines.map((line, at): Shape => ({
    kind: "text",
    x: EDGE,
    y: 32 + at * 34,
    words: line,
    font,
    ink: "ink",
    on: "paper",
  }));
  return { height, shapes };
}

function schoolRow({ name, states }: SchoolGrid["schools"][number], columns: Columns): Part {
  const { height, shapes } = nameLines(name, columns, SMALL);
  const cells = columns.months.flatMap((_, at): Shape[] => {
    const state = states[columns.from + at] ?? "notAsked";
    const { ink, filled } = LOOKS[state];
    const x = cellX(columns, at);
    const box = { kind: "box", x: x + 3, y: 4, width: CELL - 6, height: height - 8, radius: 8 } as const;
    const word = centred(CELL_WORDS[state], x, height / 2 + 9, {
      font: SMALL,
      ink: filled ? "onFill" : ink,
      on: filled ? ink : "paper",
    });
    if (state === "notAsked") return [word];
    return [filled ? { ...box, fill: ink } : { ...box, fill: "paper", edge: ink }, word];
  });
  return { height, shapes: [...shapes, ...cells] };
}

function totals(grid: SchoolGrid, columns: Columns): Part {
  const { height, shapes } = nameLines(words.total, columns, BOLD_SMALL);
  const cells = columns.months.map((_, at) =>
    centred(words.counts(countsIn(grid, columns.from + at)), cellX(columns, at), height / 2 + 9, {
      font: SMALL,
      ink: "ink",
      on: "paper",
    }),
  );
  return { height: height + 10, shapes: [...shapes, ...cells] };
}
