import { writtenOf } from "../event-content.ts";
import { matchEvents } from "./event-match.ts";
import { SAYS_ITSELF } from "../reading/month-deadline.ts";
import type { EventReading, Span, WrittenEvent } from "../plan.ts";
import { lookForm } from "../russian-text.ts";

export type Field = keyof WrittenEvent;

/** In the order in which a change is told by its weightiest part. */
export const FIELDS: readonly Field[] = ["deadline", "responsible", "title", "place", "section", "number"];

/** An event of the running plan, as a new file is laid beside it. */
export interface RunningEvent {
  id: number;
  /** What it says now, changes made in the chat included. */
  now: WrittenEvent;
  /** What the file said last; null for an event added in the chat. */
  written: WrittenEvent | null;
  /** Its dated instances, by which a bare «15» under one month is told from that under another. */
  dates: readonly Span[];
  /** By whom it was cancelled: here, or by a file in which it stood no more. */
  cancelled: "here" | "file" | null;
}

export interface FieldChange {
  field: Field;
  /** As the running plan has it, and as the new file. */
  now: string | null;
  file: string | null;
}

/**
 * One thing that a new file says otherwise than the running plan. `key` is the same for the same thing as long as the
 * plan and the file are. A conflict is a field that has been changed both here and in the file.
 */
export type Difference =
  | { kind: "new"; key: string; row: number }
  | { kind: "dropped"; key: string; eventId: number }
  | { kind: "returned"; key: string; eventId: number; row: number; fields: FieldChange[] }
  | { kind: "changed"; key: string; eventId: number; row: number; fields: FieldChange[] }
  | { kind: "conflict"; key: string; eventId: number; row: number; fields: FieldChange[] };

/** What a difference is told under, in the order of telling: a change by the weightiest thing that has changed. */
export const GROUPS = [
  "conflict",
  "new",
  "returned",
  "deadline",
  "responsible",
  "title",
  "place",
  "section",
  "number",
  "dropped",
] as const;
export type Group = (typeof GROUPS)[number];

export const groupOf = (one: Difference): Group =>
  one.kind === "changed" ? (one.fields[0]?.field ?? "title") : one.kind;

/**
 * What a plan's new file changes in the running plan, group by group and in the file's order: what was changed here
 * and is unchanged in the file stays.
 */
export function diff(running: readonly RunningEvent[], events: readonly EventReading[]): Difference[] {
  const rows = events.map(writtenOf);
  const found = matchEvents(
    running.map(({ written, now }) => toMatch(written ?? now)),
    rows.map(toMatch),
  );
  const eventOf = new Map(found.flatMap((row, at) => (row === null ? [] : [[row, running[at]] as const])));
  const told = rows.flatMap((file, row): Difference[] => {
    const event = eventOf.get(row);
    return event === undefined
      ? [{ kind: "new", key: `n${row}`, row }]
      : differences(event, file, row, events[row]?.deadline.occurrences ?? []);
  });
  const dropped = running.filter(
    ({ written, cancelled }, at) => found[at] === null && written !== null && cancelled === null,
  );
  const gone = dropped.map(({ id }): Difference => ({ kind: "dropped", key: `d${id}`, eventId: id }));
  const groups = Map.groupBy([...told, ...gone], groupOf);
  return GROUPS.flatMap((group) => groups.get(group) ?? []);
}

const toMatch = ({ number, section, title, deadline, responsible, place }: WrittenEvent) => ({
  number,
  section,
  title,
  rest: `${deadline}|${responsible}|${place ?? ""}`,
});

function differences(
  event: RunningEvent,
  file: WrittenEvent,
  row: number,
  dates: readonly Span[],
): Difference[] {
  const { id, now, written, cancelled } = event;
  const changed: FieldChange[] = [];
  const conflicts: FieldChange[] = [];
  for (const field of FIELDS) {
    if (same(file[field], now[field]) || (written !== null && same(file[field], written[field]))) continue;
    const change = { field, now: now[field], file: file[field] };
    if (written !== null && same(now[field], written[field])) changed.push(change);
    else conflicts.push(change);
  }
  if (movedUnderAnotherMonth(event, file, dates))
    changed.unshift({ field: "deadline", now: now.deadline, file: file.deadline });
  const about = { eventId: id, row };
  return [
    ...(cancelled === "file"
      ? [{ kind: "returned" as const, key: `r${id}`, ...about, fields: changed }]
      : []),
    ...(cancelled !== "file" && changed.length > 0
      ? [{ kind: "changed" as const, key: `c${id}`, ...about, fields: changed }]
      : []),
    ...conflicts.map((change) => ({
      kind: "conflict" as const,
      key: `x${id}${change.field}`,
      ...about,
      fields: [change],
    })),
  ];
}

/** The words are the same, and it is the heading over them that has changed. */
const movedUnderAnotherMonth = (
  { now, written, dates }: RunningEvent,
  file: WrittenEvent,
  inFile: readonly Span[],
) =>
  written !== null &&
  same(now.deadline, file.deadline) &&
  same(now.deadline, written.deadline) &&
  !SAYS_ITSELF.test(lookForm(file.deadline)) &&
  dates.length > 0 &&
  inFile.length > 0 &&
  JSON.stringify(dates) !== JSON.stringify(inFile);

/** Blanks, dashes, quotes and final dots are no change, nor is a slip of the keyboard's layout. */
const same = (a: string | null, b: string | null): boolean => a === b || bare(a ?? "") === bare(b ?? "");

const bare = (text: string): string =>
  lookForm(text)
    .replace(/\s*[–—-]\s*/g, "-")
    .replace(/[«»"“”„]/g, "")
    .replace(/\s*([,.;:()])\s*/g, "$1")
    .replace(/[.,;]+$/, "");
