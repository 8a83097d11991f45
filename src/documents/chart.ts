import { percent } from "../monitoring/share-texts.ts";
import { escapeHtml } from "../telegram/html.ts";
import { wrapped } from "../plan/wrapped.ts";
import { element } from "./svg.ts";

/** Bars from the left, each with its own words and number: read without a key and without telling colours apart. */
export interface BarChart {
  title: string;
  subtitle: string;
  groups: { title: string; bars: { label: string; value: number; words: string }[] }[];
  /** What the reader has to know, below. */
  note: string | null;
}

/** Lines over months, in per cent; a month without figures is a gap. */
export interface LineChart {
  title: string;
  subtitle: string;
  months: string[];
  /** 0 to 1 by month. */
  lines: { label: string; values: (number | null)[] }[];
  note: string | null;
}

/** An SVG picture; a phone shows it about 40 characters wide, so the letters are large. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

const WIDTH = 1080;
const EDGE = 56;
const INSIDE = WIDTH - 2 * EDGE;
const INK = "#1b1f24";
const FAINT = "#5b6470";
const GRID = "#d7dce2";
const COLOURS = ["#1f6fb2", "#b3541e", "#2d7d46", "#7a4fa3"] as const;
/** How many letters of a size in pixels go into the picture's width, by its average letter. */
const LETTER = 0.6;

const text = (
  words: string,
  at: {
    x: number;
    y: number;
    size: number;
    bold?: boolean;
    colour?: string;
    anchor?: "start" | "middle" | "end";
  },
): string =>
  element(
    "text",
    {
      x: at.x,
      y: at.y,
      "font-size": at.size,
      "font-family": "DejaVu Sans",
      "font-weight": at.bold === true ? "bold" : "normal",
      "text-anchor": at.anchor ?? "start",
      fill: at.colour ?? INK,
    },
    escapeHtml(words),
  );

/** Parts drawn from the top down; each says how far it reached. */
class Page {
  readonly #parts: string[] = [];
  y = EDGE;

  add(...parts: string[]): void {
    this.#parts.push(...parts);
  }

  /** Words over as many lines as they need. */
  words(words: string, style: { size: number; bold?: boolean; colour?: string; x?: number }): void {
    const x = style.x ?? EDGE;
    const letters = Math.floor((WIDTH - EDGE - x) / (style.size * LETTER));
    for (const line of wrapped(words, "", letters).split("\n")) {
      this.y += style.size;
      this.add(text(line, { ...style, x, y: this.y }));
      this.y += style.size * 0.35;
    }
  }

  picture(): Picture {
    const height = Math.ceil(this.y + EDGE);
    const root = {
      xmlns: "http://www.w3.org/2000/svg",
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
    };
    const paper = element("rect", { width: WIDTH, height, fill: "#ffffff" });
    return { svg: element("svg", root, [paper, ...this.#parts].join("\n")), width: WIDTH, height };
  }
}

function heading({ title, subtitle }: { title: string; subtitle: string }): Page {
  const page = new Page();
  page.words(title, { size: 44, bold: true });
  page.words(subtitle, { size: 32, colour: FAINT });
  page.y += 20;
  return page;
}

/** Bars of one scale for all groups: a bar twice as long is twice as many. */
export function barChart(chart: BarChart): Picture {
  const page = heading(chart);
  const most = Math.max(1, ...chart.groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  chart.groups.forEach((group, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? INK;
    page.y += 16;
    page.words(group.title, { size: 36, bold: true });
    page.y += 8;
    for (const { label, value, words } of group.bars) {
      page.words(label, { size: 30 });
      const room = INSIDE - words.length * 32 * LETTER - 20;
      const width = Math.max(value > 0 ? 6 : 2, (value / most) * room);
      page.add(
        element("rect", { x: EDGE, y: page.y, width, height: 34, rx: 4, fill: colour }),
        text(words, { x: EDGE + width + 16, y: page.y + 28, size: 32, bold: true }),
      );
      page.y += 34 + 18;
    }
  });
  if (chart.note !== null) page.words(chart.note, { size: 28, colour: FAINT });
  return page.picture();
}

const PLOT = { height: 520, left: 130 };
const STROKES = ["", "18 12", "4 10", "24 8 4 8"] as const;

/** Lines told apart by colour, by stroke and by the words at their ends. */
export function lineChart(chart: LineChart): Picture {
  const page = heading(chart);
  const top = page.y + 30;
  const [from, to] = [EDGE + PLOT.left - 56, WIDTH - EDGE - 110];
  const x = (at: number): number =>
    chart.months.length < 2 ? (from + to) / 2 : from + (at * (to - from)) / (chart.months.length - 1);
  const y = (share: number): number => top + (1 - share) * PLOT.height;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    page.add(
      element("line", { x1: from, x2: to, y1: y(share), y2: y(share), stroke: GRID, "stroke-width": 2 }),
      text(percent(share), { x: from - 14, y: y(share) + 10, size: 28, colour: FAINT, anchor: "end" }),
    );
  }
  chart.months.forEach((month, at) =>
    page.add(text(month, { x: x(at), y: y(0) + 44, size: 28, colour: FAINT, anchor: "middle" })),
  );
  const endHeights = apart(
    chart.lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0) + 12),
  );
  chart.lines.forEach((line, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? INK;
    const known = line.values.flatMap((value, month) => (value === null ? [] : [{ value, month }]));
    for (const run of runsOf(line.values)) {
      const points = run.map(({ value, month }) => `${x(month)},${y(value)}`).join(" ");
      const stroke = {
        fill: "none",
        stroke: colour,
        "stroke-width": 6,
        "stroke-dasharray": STROKES[at] ?? "",
      };
      page.add(element("polyline", { points, ...stroke }));
    }
    for (const { value, month } of known)
      page.add(element("circle", { cx: x(month), cy: y(value), r: 9, fill: colour }));
    const last = known.at(-1);
    if (last !== undefined) {
      const place = { x: x(last.month) + 18, y: endHeights[at] ?? 0, size: 32 };
      page.add(text(percent(last.value), { ...place, bold: true, colour }));
    }
  });
  page.y = y(0) + 70;
  chart.lines.forEach(({ label }, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? INK;
    const middle = page.y + 20;
    const key = { x1: EDGE, x2: EDGE + 70, y1: middle, y2: middle, stroke: colour, "stroke-width": 6 };
    page.add(element("line", { ...key, "stroke-dasharray": STROKES[at] ?? "" }));
    page.words(label, { size: 30, x: EDGE + 90 });
  });
  if (chart.note !== null) page.words(chart.note, { size: 28, colour: FAINT });
  return page.picture();
}

const END_ROOM = 36;

/** The heights of the numbers at the lines' ends: each moves down until it stands clear of the one above. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  let free = -Infinity;
  for (const [at, height] of [...heights.entries()].toSorted(([, a], [, b]) => a - b)) {
    moved[at] = Math.max(height, free);
    free = (moved[at] ?? height) + END_ROOM;
  }
  return moved;
}

/** The stretches of months that follow one another without a gap. */
function runsOf(values: readonly (number | null)[]): { value: number; month: number }[][] {
  const runs: { value: number; month: number }[][] = [];
  values.forEach((value, month) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.month === month - 1) last.push({ value, month });
    else runs.push([{ value, month }]);
  });
  return runs;
}
