import { nearestFirst, type StandingDuty } from "./own-duties.ts";

/** One who answers for what is overdue and can be written to. */
export interface Late {
  personId: number;
  name: string;
  duties: StandingDuty[];
}

/** Whose day has passed without a mark, the longest waiting first; not the chair, whose own it is to remind. */
export function lateOf(duties: readonly StandingDuty[], chairId: number | null): Late[] {
  const late = new Map<number, Late>();
  for (const standing of nearestFirst(duties)) {
    if (standing.standing !== "overdue") continue;
    for (const { personId, name, reachable } of standing.duty.people) {
      if (!reachable || personId === chairId) continue;
      const known = late.get(personId) ?? { personId, name, duties: [] };
      late.set(personId, known);
      known.duties.push(standing);
    }
  }
  return [...late.values()];
}
