import { type Day, daysBetween } from "../../calendar/day.ts";
import { firstDay, lastDay, monthOf, monthsFrom } from "../../calendar/month.ts";
import { monthWords } from "../../calendar/calendar-texts.ts";
import { type Period, within } from "../../calendar/period.ts";
import type { Shape } from "./drawing.ts";
import { textWidth } from "./letter-width.ts";
import type { Ink } from "./palette.ts";
import { EDGE, INSIDE, type Part, RIGHT, SMALL } from "./sheet.ts";
import type { Timeline } from "./timeline.ts";

/** The plan's months from the left edge to the right, every day as wide as another. */
export interface Axis {
  period: Period;
  today: Day;
  x(day: Day): number;
}

export function axisOf({ period, today }: Timeline): Axis {
  const whole = { from: firstDay(monthOf(period.from)), to: lastDay(monthOf(period.to)) };
  const days = daysBetween(whole.from, whole.to) + 1;
  return { period: whole, today, x: (day) => EDGE + (INSIDE * daysBetween(whole.from, day)) / days };
}

/** Whole names where there is room, else their beginnings, else those of every second, third … month. */
export function monthNames(axis: Axis): Part {
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
  return { height: 36, shapes: [...grid(axis, 36, step), ...shapes] };
}

export const showsToday = ({ period, today }: Axis): boolean => within(today, period);

/** Where months begin (every one, or every second …), and today. */
export function grid(axis: Axis, height: number, step = 1): Shape[] {
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
  const lines = months
    .filter((_, at) => at % step === 0)
    .map((month) => upright(axis.x(firstDay(month)), "grid", 2));
  const now = showsToday(axis) ? [upright(axis.x(axis.today), "today", 4)] : [];
  return [...lines, upright(RIGHT, "grid", 2), ...now];
}
