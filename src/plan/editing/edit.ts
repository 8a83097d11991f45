import type { OfficeKind } from "../../people/office.ts";
import type { EventContent } from "../change.ts";

/** What can be edited of an event, in the order in which a new one is asked about. */
export const FIELDS = ["title", "section", "deadline", "responsible", "place", "number", "reason"] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (word: string | undefined): word is Field => FIELDS.some((field) => field === word);

/** The steps of adding an event; at the last one everything is shown and waits for «Добавить». */
export const STEPS = ["title", "section", "deadline", "responsible", "place", "ready"] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (word: string | undefined): word is Step => STEPS.some((step) => step === word);

/** Schools being ticked for an office, before it is added to those who answer. */
export interface Ticking {
  office: OfficeKind;
  of: string | null;
  schools: number[];
}

/**
 * What is being edited: kept with the open question, so that it outlives a restart. A new event is nowhere else until
 * it is added.
 */
export interface Edit {
  /** Null: a new event, of this content so far. */
  eventId: number | null;
  planId: number;
  field: Field | "ready";
  content: EventContent | null;
  /** The dated instance whose day is asked, by its days; null: the whole deadline. */
  instance: { opensOn: string; dueOn: string } | null;
  /** What was typed and read back, until it is confirmed. */
  typed: string | null;
  ticking: Ticking | null;
  /** A new event has been shown as a whole already: whatever is put right then leads back there. */
  whole: boolean;
}

/** An edit that has only begun. */
export const editOf = (edit: Pick<Edit, "eventId" | "planId" | "field"> & Partial<Edit>): Edit => ({
  content: null,
  instance: null,
  typed: null,
  ticking: null,
  whole: false,
  ...edit,
});

/** What an open question was stored with, or null where that is no edit. */
export function readEdit(subject: unknown): Edit | null {
  if (typeof subject !== "object" || subject === null || !("field" in subject)) return null;
  const edit = subject as Edit;
  const known = isField(edit.field) || edit.field === "ready";
  const whole = edit.eventId !== null || (edit.content !== null && typeof edit.content === "object");
  return known && whole && typeof edit.planId === "number" ? edit : null;
}

/** A new event about which nothing is known yet. */
export const emptyContent = (number: string | null): EventContent => ({
  number,
  section: null,
  title: "",
  deadline: {
    text: "",
    kind: "unclear",
    occurrences: [],
    every: null,
    time: null,
    note: null,
    problems: [],
  },
  responsibleText: "",
  parties: [],
  place: null,
  form: null,
});

/** The number after the greatest of a plan's; null where its events go without. */
export function nextNumber(numbers: readonly (string | null)[]): string | null {
  const known = numbers.flatMap((number) =>
    number !== null && /^\d{1,5}$/.test(number) ? [Number(number)] : [],
  );
  return known.length === 0 ? null : String(Math.max(...known) + 1);
}

/** The step before or after one; null at the ends. */
export const stepBeside = (step: Step, by: 1 | -1): Step | null => STEPS[STEPS.indexOf(step) + by] ?? null;
