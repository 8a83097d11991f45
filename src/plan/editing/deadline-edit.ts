import { atTime, spanWords, dayWords } from "../../calendar/calendar-texts.ts";
import { isDay } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import type { DatedSpan } from "../occurrence-match.ts";
import { withPlace } from "../place.ts";
import type { Deadline } from "../plan.ts";

/** A typed deadline as it was understood: what the event will say. */
export interface NewDeadline {
  deadline: Deadline;
  /** Named with the day, «26 сентября в 10:00, актовый зал»; null: not named. */
  place: string | null;
}

/** The whole deadline anew. Words beside an exact day are its place. */
export function newDeadline(text: string, period: Period): NewDeadline {
  const read = withPlace({ deadline: readDeadline(text, period), place: null });
  const { deadline, place } = read;
  if (place !== null || deadline.kind !== "date" || deadline.note === null) return read;
  return { deadline: { ...deadline, note: null }, place: deadline.note };
}

/** Longer lists of dates are not written out anew when one of them is moved. */
const WRITTEN_OUT = 6;

/**
 * Another day for one of several dated instances, with its own time and place; null where the text is not one day or
 * one stretch of days. The others stay as they are.
 */
export function movedInstance(
  text: string,
  period: Period,
  deadline: Deadline,
  spans: readonly DatedSpan[],
  which: DatedSpan,
): NewDeadline | null {
  const read = readDeadline(text, period);
  const [span, more] = read.occurrences;
  if (span === undefined || more !== undefined || !isDay(span.to)) return null;
  const from = span.from ?? period.from;
  if (!isDay(from) || from > span.to) return null;
  if (spans.some((one) => one.opensOn === from && one.dueOn === span.to)) return null;
  const isMoved = (one: DatedSpan) => one.opensOn === which.opensOn && one.dueOn === which.dueOn;
  const known = new Map(deadline.occurrences.map((one) => [one.to, one]));
  const alone =
    read.time === null && read.note === null ? {} : { alone: { time: read.time, place: read.note } };
  const occurrences = spans
    .map((one) =>
      isMoved(one)
        ? { from, to: span.to, ...alone }
        : { from: one.opensOn, to: one.dueOn, ...aloneOf(known.get(one.dueOn)) },
    )
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
  const days = occurrences.every((one) => one.from === one.to);
  const listed = occurrences.map((one) =>
    instanceWords({ opensOn: one.from, dueOn: one.to }, aloneOf(one).alone),
  );
  const moved = `${spanWords(which.opensOn, which.dueOn)} перенесено: ${read.text}`;
  return {
    deadline: {
      ...deadline,
      text: occurrences.length <= WRITTEN_OUT ? listed.join(", ") : `${deadline.text}; ${moved}`,
      kind: deadline.kind === "recurring" ? "recurring" : days ? "date" : "window",
      occurrences,
      problems: read.problems,
    },
    place: null,
  };
}

type Alone = NonNullable<Deadline["occurrences"][number]["alone"]>;

const aloneOf = (span: { alone?: Alone } | undefined): { alone?: Alone } =>
  span?.alone === undefined ? {} : { alone: span.alone };

/** «26 ноября в 10:00 (актовый зал)». */
export function instanceWords({ opensOn, dueOn }: DatedSpan, alone?: Alone): string {
  const days = opensOn === dueOn ? dayWords(dueOn) : spanWords(opensOn, dueOn);
  return `${days}${atTime(alone?.time ?? null)}${alone?.place == null ? "" : ` (${alone.place})`}`;
}
