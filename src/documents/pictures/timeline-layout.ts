import type { Drawing, Shape } from "./drawing.ts";
import { fittedLines, textWidth } from "./letter-width.ts";
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
import { axisOf, monthNames, showsToday } from "./timeline-axis.ts";
import { BOLD_SMALL, eventRow, listedRow, LOOKS, SIGN } from "./timeline-row.ts";
import { progressWords, TIMELINE_WORDS as words } from "./timeline-texts.ts";
import { countsOf, type Timeline } from "./timeline.ts";

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
    rows: events.map((event) => eventRow(event, axis, titleLines)),
  }));
  const list = (state: "undated" | "cancelled") => ({
    head: (again: boolean) => sectionHead(words[state], again),
    rows: timeline.events
      .filter((one) => one.state === state)
      .map((one) => listedRow(one, timeline.period, titleLines)),
  });
  const blocks = [...sections, list("undated"), list("cancelled")].filter(({ rows }) => rows.length > 0);
  if (blocks.length > 0) return blocks;
  return [{ head: () => textLines([words.noEvents], MIDDLE, "faint"), rows: [] }];
}

const sectionHead = (title: string, again: boolean): Part => band(again ? words.continued(title) : title);
