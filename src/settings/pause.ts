import { type Day, isDay } from "../calendar/day.ts";

/** A pause that is being set, kept with the open question of the chat. */
export interface PauseDraft {
  /** Tells the buttons of this draft from those of another. */
  stamp: number;
  from: Day | null;
  to: Day | null;
  /** Who stands in, office by office; null: nobody. */
  standIns: readonly StandIn[];
}

export interface StandIn {
  officeId: number;
  personId: number | null;
}

export const newPause = (stamp: number): PauseDraft => ({ stamp, from: null, to: null, standIns: [] });

/** The first office of which it was not said who stands in, or null. */
export const nextOffice = <T extends { id: number }>(draft: PauseDraft, offices: readonly T[]): T | null =>
  offices.find(({ id }) => !draft.standIns.some(({ officeId }) => officeId === id)) ?? null;

/** The draft a step back; null: from the first question back to the settings. */
export function stepBack(draft: PauseDraft): PauseDraft | null {
  if (draft.standIns.length > 0) return { ...draft, standIns: draft.standIns.slice(0, -1) };
  if (draft.to !== null) return { ...draft, to: null };
  return draft.from === null ? null : { ...draft, from: null };
}

/** The draft that was kept, or null where it is of another kind or version. */
export function readPause(subject: unknown): PauseDraft | null {
  const { stamp, from, to, standIns } = (subject ?? {}) as Record<string, unknown>;
  const isDayOrNull = (value: unknown): value is Day | null =>
    value === null || (typeof value === "string" && isDay(value));
  if (typeof stamp !== "number" || !isDayOrNull(from) || !isDayOrNull(to) || !Array.isArray(standIns))
    return null;
  return standIns.every(isStandIn) ? { stamp, from, to, standIns } : null;
}

function isStandIn(value: unknown): value is StandIn {
  const { officeId, personId } = (value ?? {}) as Record<string, unknown>;
  return typeof officeId === "number" && (personId === null || typeof personId === "number");
}
