import { earliest, latest } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import type { Shape, Sign } from "./drawing.ts";
import { fitted, fittedLines, type Font, textWidth } from "./letter-width.ts";
import type { Ink } from "./palette.ts";
import { EDGE, type Part, RIGHT, SMALL, stacked } from "./sheet.ts";
import { type Axis, grid } from "./timeline-axis.ts";
import { listedWords, progressWords, titleWords, whenWords } from "./timeline-texts.ts";
import type { TimelineEvent, TimelineInstance, TimelineState } from "./timeline.ts";

/** How each state looks: told apart by its sign as by its colour. */
export const LOOKS: Readonly<Record<TimelineEvent["state"], { sign: Sign; ink: Ink }>> = {
  done: { sign: "tick", ink: "done" },
  underWay: { sign: "arrow", ink: "underWay" },
  overdue: { sign: "bang", ink: "overdue" },
  coming: { sign: "ring", ink: "coming" },
  past: { sign: "dash", ink: "past" },
  notOurs: { sign: "dash", ink: "past" },
  undated: { sign: "dash", ink: "faint" },
  cancelled: { sign: "cross", ink: "faint" },
};

export const BOLD_SMALL: Font = { ...SMALL, bold: true };
/** A sign's radius. */
export const SIGN = 14;
/** Where an event's words begin, right of its sign. */
const WORDS_AT = EDGE + 2 * SIGN + 12;
const TRACK = 36;
const BAR = 22;

function titlePart(event: TimelineEvent, titleLines: number): Part {
  const { sign, ink } = LOOKS[event.state];
  const font: Font = { size: 28 };
  const lines = fittedLines(titleWords(event), RIGHT - WORDS_AT, titleLines, font);
  return {
    height: lines.length * 36,
    shapes: [
      { kind: "sign", sign, x: EDGE + SIGN, y: 18, radius: SIGN, fill: ink },
      ...lines.map((line, at): Shape => ({
        kind: "text",
        x: WORDS_AT,
        y: 28 + at * 36,
        words: line,
        font,
        ink: "ink",
        on: "paper",
      })),
    ],
  };
}

/** An event: its name, and under it its days along the months. */
export function eventRow(event: TimelineEvent, axis: Axis, titleLines: number): Part {
  const marks = event.instances.map((instance) => markOf(instance, axis));
  const label = labelOf(event);
  const at = placeFor(label, marks);
  const track: Part = {
    height: TRACK,
    shapes: [
      ...grid(axis, TRACK),
      ...marks.flatMap(({ shapes }) => shapes),
      ...(at === null ? [] : labelShapes(label, at, TRACK / 2 + 9, true)),
    ],
  };
  const below: Part = { height: 34, shapes: labelShapes(label, WORDS_AT, 25, false) };
  return stacked([
    { height: 8, shapes: [] },
    titlePart(event, titleLines),
    ...(at === null ? [below] : []),
    track,
  ]);
}

interface Mark {
  left: number;
  right: number;
  shapes: Shape[];
}

/** A disc for a day, a bar with a disc at its end for a stretch of days. */
function markOf({ opensOn, dueOn, state }: TimelineInstance, axis: Axis): Mark {
  const [from, to] = [opensOn, dueOn].map((day) => earliest(latest(day, axis.period.from), axis.period.to));
  const { sign, ink } = LOOKS[state];
  const dayWide = axis.x("2000-01-02") - axis.x("2000-01-01");
  const end = Math.min(Math.max(axis.x(to ?? dueOn) + dayWide, EDGE + 2 * SIGN), RIGHT);
  const start = Math.min(axis.x(from ?? opensOn), end - 2 * SIGN);
  const y = TRACK / 2;
  const disc: Shape = { kind: "sign", sign, x: end - SIGN, y, radius: SIGN, fill: ink };
  const bar = {
    kind: "box",
    x: start,
    y: y - BAR / 2,
    width: end - start,
    height: BAR,
    radius: BAR / 2,
  } as const;
  if (end - start < 3 * SIGN) return { left: end - 2 * SIGN, right: end, shapes: [disc] };
  const isAhead = (state satisfies TimelineState) === "coming";
  const body: Shape = isAhead ? { ...bar, fill: "paper", edge: ink } : { ...bar, fill: ink };
  return { left: start, right: end, shapes: [body, disc] };
}

interface Label {
  when: string;
  state: string;
  ink: Ink;
  width: number;
}

const GAP = 14;

function labelOf(event: TimelineEvent): Label {
  const [when, state] = [`${whenWords(event.instances)}:`, progressWords(event)];
  const width = textWidth(when, SMALL) + GAP + textWidth(state, BOLD_SMALL);
  return { when, state, ink: LOOKS[event.state].ink, width };
}

/** Where a label stands in the track: right of the marks, left of them, between two of them; null for nowhere. */
function placeFor({ width }: Label, marks: readonly Mark[]): number | null {
  const inOrder = marks.toSorted((a, b) => a.left - b.left);
  const ends = [...inOrder.map(({ left }) => left), RIGHT];
  let free = EDGE - GAP;
  const gaps = ends.map((end, at) => {
    const gap = { from: free + GAP, to: at === inOrder.length ? end : end - GAP };
    free = Math.max(free, inOrder[at]?.right ?? free);
    return gap;
  });
  const fit = gaps.toReversed().find(({ from, to }) => to - from >= width);
  if (fit === undefined) return null;
  // Left of its mark a label stands close to it.
  return fit.to === RIGHT ? fit.from : fit.to - width;
}

/** The words of a label; on a track the paper under them hides the months' lines. */
function labelShapes({ when, state, ink, width }: Label, x: number, y: number, covers: boolean): Shape[] {
  const paper: Shape = { kind: "box", x: x - 6, y: 0, width: width + 12, height: TRACK, fill: "paper" };
  const after = x + textWidth(when, SMALL) + GAP;
  return [
    ...(covers ? [paper] : []),
    { kind: "text", x, y, words: when, font: SMALL, ink: "faint", on: "paper" },
    { kind: "text", x: after, y, words: state, font: BOLD_SMALL, ink, on: "paper" },
  ];
}

/** An event that stands on no day: its name, and why. */
export function listedRow(event: TimelineEvent, period: Period, titleLines: number): Part {
  const why = fitted(listedWords(event, period), RIGHT - WORDS_AT, SMALL);
  const shapes: Shape[] = [
    { kind: "text", x: WORDS_AT, y: 25, words: why, font: SMALL, ink: "faint", on: "paper" },
  ];
  return stacked([{ height: 8, shapes: [] }, titlePart(event, titleLines), { height: 34, shapes }]);
}
