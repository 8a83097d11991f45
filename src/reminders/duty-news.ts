import type { Duty } from "./duty.ts";

/** What one of those who answer together has marked, for the others. */
export interface DutyNews {
  duty: Duty;
  /** False: the mark was taken back. */
  done: boolean;
  /** Who did it; empty where they have asked to be forgotten. */
  by: string;
}

/** A mark that changes whether a duty is done. */
export interface StateMark {
  dutyId: number;
  personId: number | null;
  kind: "accepted" | "done" | "undone" | "notOurs";
  /** UTC instant, ISO text. */
  at: string;
}

/**
 * What a person has not heard yet of the duties they answer for: what was not done and is, what was done and is not.
 * They know how things stood at `heardAt`, and whenever they marked something themselves; what was marked and
 * taken back in between is nothing to hear.
 */
export function newsFor(
  personId: number,
  heardAt: string,
  duties: readonly Duty[],
  marks: readonly StateMark[],
  nameOf: (personId: number) => string,
): DutyNews[] {
  const byDuty = Map.groupBy(marks, ({ dutyId }) => dutyId);
  return duties.flatMap((duty): DutyNews[] => {
    if (!duty.people.some((person) => person.personId === personId)) return [];
    const own = byDuty.get(duty.id) ?? [];
    const knownAt = own.findLast((mark) => mark.personId === personId)?.at ?? "";
    const since = own.filter(({ at }) => at > heardAt && at > knownAt);
    const last = since.at(-1);
    if (last === undefined) return [];
    const before = own[own.length - since.length - 1];
    const done = duty.state === "done";
    if ((before?.kind === "done") === done) return [];
    return [{ duty, done, by: last.personId === null ? "" : nameOf(last.personId) }];
  });
}
