import { firstDay, lastDay, monthOf, monthsFrom } from "../../calendar/month.ts";
import { type Day, daysBetween, earliest, latest } from "../../calendar/day.ts";
import { monthWords } from "../../calendar/calendar-texts.ts";
import { type Period, within } from "../../calendar/period.ts";
import { type Drawing, type Shape, type Sign } from "./drawing.ts";
import { fitted, fittedLines, type Font, textWidth } from "./letter-width.ts";
import type { Ink } from "./palette.ts";
import {
  band,
  EDGE,
  INSIDE,
  MIDDLE,
  type Part,
  paged,
  RIGHT,
  SMALL,
  stacked,
  textLines,
  TITLE,
} from "./sheet.ts";
import {
  listedWords,
  progressWords,
  TIMELINE_WORDS as words,
  titleWords,
  whenWords,
} from "./timeline-texts.ts";
import {
  countsOf,
  type Timeline,
  type TimelineEvent,
  type TimelineInstance,
  type TimelineState,
} from "./timeline.ts";

const LOOKS: Readonly<Record<TimelineEvent["state"], { sign: Sign; ink: Ink }>> = {
  done: { sign: "tick", ink: "done" },
  underWay: { sign: "arrow", ink: "underWay" },
  overdue: { sign: "bang", ink: "overdue" },
  coming: { sign: "ring", ink: "coming" },
  past: { sign: "dash", ink: "past" },
  notOurs: { sign: "dash", ink: "past" },
  undated: { sign: "dash", ink: "faint" },
  cancelled: { sign: "cross", ink: "faint" },
};

const BOLD_SMALL: Font = { ...SMALL, bold: true };
const SIGN = 14;
/** Where an event's words begin, right of its sign. */
const WORDS_AT = EDGE + 2 * SIGN + 12;
const TRACK = 36;
const BAR = 22;

/** The plan's months from the left edge to the right, every day as wide as another. */
interface Axis {
  period: Period;
  today: Day;
  x(day: Day): number;
}

function axisOf({ period, today }: Timeline): Axis {
  const whole = { from: firstDay(monthOf(period.from)), to: lastDay(monthOf(period.to)) };
  const days = daysBetween(whole.from, whole.to) + 1;
  return { period: whole, today, x: (day) => EDGE + (INSIDE * daysBetween(whole.from, day)) / days };
}

/** The plan as pictures, one under another where one would be too long for a phone. */
export function timelineDrawings(timeline: Timeline): Drawing[] {
  const draw = (titleLines: number): Drawing[] =>
    paged(
      blocksOf(timeline, titleLines),
      (part) => heading(timeline, part),
      () => footer(timeline),
    );
  // Two lines of a title tell more; one makes a plan of the usual length one picture.
  const roomy = draw(2);
  return roomy.length === 1 ? roomy : draw(1);
}

// ── The head and the foot ──────────────────────────────────────────────────────────────────────────────────

const heading = (timeline: Timeline, part: { at: number; of: number }): Part =>
  stacked([
    textLines(fittedLines(words.title(timeline), INSIDE, 2, TITLE), TITLE, "ink"),
    textLines([words.plan(timeline)], MIDDLE, "ink"),
    textLines([words.day(timeline, part)], MIDDLE, "faint"),
    { height: 12, shapes: [] },
    legend(timeline),
    { height: 8, shapes: [] },
    monthNames(axisOf(timeline)),
  ]);

/** A sign, its word and how many events stand so; as many on a line as go there. */
function legend(timeline: Timeline): Part {
  const shapes: Shape[] = [];
  let [x, y] = [EDGE, 24];
  const place = (width: number): void => {
    if (x > EDGE && x + width > RIGHT) [x, y] = [EDGE, y + 44];
  };
  for (const { state, number } of countsOf(timeline)) {
    const { sign, ink } = LOOKS[state];
    const said = words.legend(state, number);
    const width = 2 * SIGN + 12 + textWidth(said, BOLD_SMALL);
    place(width);
    shapes.push(
      { kind: "sign", sign, x: x + SIGN, y, radius: SIGN, fill: ink },
      { kind: "text", x: x + 2 * SIGN + 12, y: y + 9, words: said, font: BOLD_SMALL, ink, on: "paper" },
    );
    x += width + 40;
  }
  if (showsToday(axisOf(timeline))) {
    const said = words.today(timeline.today);
    place(16 + textWidth(said, SMALL));
    shapes.push(
      { kind: "line", x1: x + 2, x2: x + 2, y1: y - 18, y2: y + 18, ink: "today", width: 4 },
      { kind: "text", x: x + 16, y: y + 9, words: said, font: SMALL, ink: "today", on: "paper" },
    );
  }
  return { height: y + 24, shapes };
}

function footer({ events }: Timeline): Part {
  const notes = [
    ...(events.some(({ state }) => state === "overdue") ? [words.overdueNote] : []),
    ...(events.some((event) => / из /.test(progressWords(event))) ? [words.partNote] : []),
  ];
  const lines = notes.flatMap((note) => fittedLines(note, INSIDE, 2, SMALL));
  return textLines(lines, SMALL, "faint");
}

// ── Sections ───────────────────────────────────────────────────────────────────────────────────────────────

function blocksOf(timeline: Timeline, titleLines: number) {
  const axis = axisOf(timeline);
  const dated = timeline.events.filter(({ state }) => state !== "undated" && state !== "cancelled");
  const sections = [...Map.groupBy(dated, ({ event }) => event.section)].map(([section, events]) => ({
    head: (again: boolean) => sectionHead(section ?? words.noSection, again),
    rows: events.map((event) => row(event, axis, titleLines)),
  }));
  const list = (state: "undated" | "cancelled") => ({
    head: (again: boolean) => sectionHead(words[state], again),
    rows: timeline.events
      .filter((one) => one.state === state)
      .map((one) => listed(one, timeline.period, titleLines)),
  });
  const blocks = [...sections, list("undated"), list("cancelled")].filter(({ rows }) => rows.length > 0);
  if (blocks.length > 0) return blocks;
  return [{ head: () => textLines([words.noEvents], MIDDLE, "faint"), rows: [] }];
}

const sectionHead = (title: string, again: boolean): Part => band(again ? words.continued(title) : title);

/** Whole names where there is room, else their beginnings, else those of every second, third … month. */
function monthNames(axis: Axis): Part {
  const months = monthsFrom(monthOf(axis.period.from), monthOf(axis.period.to));
  const room = INSIDE / months.length - 8;
  const whole = months.map((month) => monthWords(month, "nominative"));
  const widest = (names: readonly string[]): number =>
    Math.max(...names.map((name) => textWidth(name, SMALL)));
  const names = widest(whole) <= room ? whole : whole.map((name) => name.slice(0, 3));
  const step = Math.ceil(widest(names) / room);
  const shapes = months.flatMap((month, at): Shape[] =>
    at % step !== 0
      ? []
      : [
          {
            kind: "text",
            x: axis.x(firstDay(month)) + 4,
            y: 26,
            words: names[at] ?? "",
            font: SMALL,
            ink: "faint",
            on: "paper",
          },
        ],
  );
  return { height: 36, shapes: [...shapes, ...grid(axis, 36)] };
}

const showsToday = ({ period, today }: Axis): boolean => within(today, period);

/** Where months begin, and today. */
function grid(axis: Axis, height: number): Shape[] {
  const months = monthsFrom(monthOf(axis.period.from), monthOf(axis.period.to));
  const upright = (x: number, ink: Ink, width: number): Shape => ({
    kind: "line",
    x1: x,
    x2: x,
    y1: 0,
    y2: height,
    ink,
    width,
  });
  const lines = months.map((month) => upright(axis.x(firstDay(month)), "grid", 2));
  const now = showsToday(axis) ? [upright(axis.x(axis.today), "today", 4)] : [];
  return [...lines, upright(RIGHT, "grid", 2), ...now];
}

// ── Events ─────────────────────────────────────────────────────────────────────────────────────────────────

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

function row(event: TimelineEvent, axis: Axis, titleLines: number): Part {
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
function listed(event: TimelineEvent, period: Period, titleLines: number): Part {
  const why = fitted(listedWords(event, period), RIGHT - WORDS_AT, SMALL);
  const shapes: Shape[] = [
    { kind: "text", x: WORDS_AT, y: 25, words: why, font: SMALL, ink: "faint", on: "paper" },
  ];
  return stacked([{ height: 8, shapes: [] }, titlePart(event, titleLines), { height: 34, shapes }]);
}
