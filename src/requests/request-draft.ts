import { type Day, isDay } from "../calendar/day.ts";

/** A request that is being written; it is kept with the open question of the chat. */
export interface Draft {
  /** Tells the buttons of this draft from those of another. */
  stamp: number;
  step: Step;
  /** Null until it is chosen. */
  organisationId: number | null;
  /** Null: of no event. */
  eventId: number | null;
  what: string | null;
  forWhom: string | null;
  /** Null until it is said; then a day, or null for «no hurry». */
  neededBy: { day: Day | null } | null;
}

const STEPS = ["school", "event", "what", "forWhom", "neededBy", "check"] as const;
export type Step = (typeof STEPS)[number];

/** What there is to choose from: the asker's schools, and the plan's events that are held on request. */
export interface Choices {
  schools: { id: number; name: string }[];
  events: { id: number; number: string | null; title: string }[];
}

/** The steps of one who has these choices: what there is one of is not asked. */
export const stepsOf = ({ schools, events }: Choices): Step[] =>
  STEPS.filter(
    (step) => (step !== "school" || schools.length > 1) && (step !== "event" || events.length > 1),
  );

export function newDraft(stamp: number, choices: Choices): Draft {
  const only = (some: readonly { id: number }[]): number | null =>
    some.length === 1 ? (some[0]?.id ?? null) : null;
  return {
    stamp,
    step: stepsOf(choices)[0] ?? "what",
    organisationId: only(choices.schools),
    eventId: only(choices.events),
    what: null,
    forWhom: null,
    neededBy: null,
  };
}

/** The draft a step on or back; from the first step back there is none, and the draft stays where it is. */
export function moved(draft: Draft, choices: Choices, by: 1 | -1): Draft {
  const steps = stepsOf(choices);
  const step = steps[steps.indexOf(draft.step) + by];
  return step === undefined ? draft : { ...draft, step };
}

/** Whether the step has an answer already, that can be kept. */
export function isAnswered(draft: Draft): boolean {
  switch (draft.step) {
    case "school":
      return draft.organisationId !== null;
    case "what":
    case "forWhom":
    case "neededBy":
      return draft[draft.step] !== null;
    default:
      return false;
  }
}

/** A draft that is ready to be sent. */
export interface WrittenRequest {
  organisationId: number;
  eventId: number | null;
  what: string;
  forWhom: string;
  neededBy: Day | null;
}

/** What the draft says, or null where something is not said yet or can be chosen no more. */
export function written(draft: Draft, choices: Choices): WrittenRequest | null {
  const { organisationId, eventId, what, forWhom, neededBy } = draft;
  const school = choices.schools.find(({ id }) => id === organisationId);
  if (school === undefined || what === null || forWhom === null || neededBy === null) return null;
  const event = choices.events.some(({ id }) => id === eventId) ? eventId : null;
  return { organisationId: school.id, eventId: event, what, forWhom, neededBy: neededBy.day };
}

const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === "number";
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";

/** The draft as it was stored with the question, or null where it is of another version. */
export function draftOf(subject: unknown): Draft | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { stamp, step, organisationId, eventId, what, forWhom, neededBy } = subject as Record<
    string,
    unknown
  >;
  const known = STEPS.find((one) => one === step);
  if (typeof stamp !== "number" || known === undefined) return null;
  if (!isNumberOrNull(organisationId) || !isNumberOrNull(eventId)) return null;
  if (!isTextOrNull(what) || !isTextOrNull(forWhom)) return null;
  const said = neededOf(neededBy);
  if (said === undefined) return null;
  return { stamp, step: known, organisationId, eventId, what, forWhom, neededBy: said };
}

function neededOf(value: unknown): Draft["neededBy"] | undefined {
  if (value === null) return null;
  const day = typeof value === "object" ? (value as Record<string, unknown>)["day"] : undefined;
  return day === null || (typeof day === "string" && isDay(day)) ? { day } : undefined;
}
