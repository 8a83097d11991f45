import { type Drawing, lowered, type Shape } from "./drawing.ts";
import { fitted, type Font } from "./letter-width.ts";
import type { Ink } from "./palette.ts";

/*
 * The sheet of paper that every picture is drawn on: as wide as a phone shows it whole, its parts one under another,
 * and another sheet where one would be too long.
 */

export const WIDTH = 1080;
export const EDGE = 36;
export const INSIDE = WIDTH - 2 * EDGE;
export const RIGHT = WIDTH - EDGE;
/** Longer than this, a phone shows the picture too small to be read. */
export const LONGEST = 2900;

/** A picture this wide is shown a third as wide on a phone: no letters are smaller than these. */
export const SMALL: Font = { size: 26 };
export const MIDDLE: Font = { size: 30 };
export const TITLE: Font = { size: 40, bold: true };

/** Some shapes from 0 down, and how much of the sheet they take. */
export interface Part {
  height: number;
  shapes: Shape[];
}

export function stacked(parts: readonly Part[]): Part {
  const shapes: Shape[] = [];
  let height = 0;
  for (const part of parts) {
    shapes.push(...lowered(part.shapes, height));
    height += part.height;
  }
  return { height, shapes };
}

export function textLines(said: readonly string[], font: Font, ink: Ink): Part {
  const step = Math.ceil(font.size * 1.35);
  const shapes = said.map((words, at): Shape => ({
    kind: "text",
    x: EDGE,
    y: at * step + font.size,
    words,
    font,
    ink,
    on: "paper",
  }));
  return { height: said.length * step, shapes };
}

/** A title on a band from edge to edge. */
export function band(title: string): Part {
  const font: Font = { size: 28, bold: true };
  const words = fitted(title, INSIDE - 24, font);
  return {
    height: 70,
    shapes: [
      { kind: "box", x: EDGE, y: 12, width: INSIDE, height: 52, radius: 8, fill: "band" },
      { kind: "text", x: EDGE + 12, y: 48, words, font, ink: "ink", on: "band" },
    ],
  };
}

/** Rows under a head that stands again where a sheet ends between them. */
export interface Block {
  head: (again: boolean) => Part;
  rows: readonly Part[];
}

/** The blocks on as many sheets as they need, about as long as one another. */
export function paged(
  blocks: readonly Block[],
  heading: (part: { at: number; of: number }) => Part,
  footer: () => Part,
): Drawing[] {
  const room = LONGEST - 2 * EDGE - heading({ at: 0, of: 99 }).height - footer().height;
  const fullest = sheetsOf(blocks, room, room);
  const all = fullest.flat().reduce((height, part) => height + part.height, 0);
  const even = sheetsOf(blocks, room, all / fullest.length);
  const sheets = even.length > fullest.length ? fullest : even;
  return sheets.map((parts, at) => {
    const whole = stacked([
      { height: EDGE, shapes: [] },
      heading({ at, of: sheets.length }),
      ...parts,
      { height: 16, shapes: [] },
      footer(),
    ]);
    return { width: WIDTH, height: Math.ceil(whole.height + EDGE), shapes: whole.shapes };
  });
}

function sheetsOf(blocks: readonly Block[], room: number, aim: number): Part[][] {
  let sheet: Part[] = [];
  const sheets = [sheet];
  const taken = (): number => sheet.reduce((height, part) => height + part.height, 0);
  const turnFor = (height: number): boolean => {
    const full = sheet.length > 0 && (taken() >= aim || taken() + height > room);
    if (full) sheets.push((sheet = []));
    return full;
  };
  for (const { head, rows } of blocks) {
    // A head never stands at the foot of a sheet alone.
    turnFor(head(false).height + (rows[0]?.height ?? 0));
    sheet.push(head(false));
    rows.forEach((row, at) => {
      if (at > 0 && turnFor(row.height)) sheet.push(head(true));
      sheet.push(row);
    });
  }
  return sheets;
}
