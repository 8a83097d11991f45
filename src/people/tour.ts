import type { Staff, StaffPerson } from "./staff.ts";
import { staffGroups } from "./staff.ts";

/** What the first steps of a chair follow from: nothing is kept of how far she has come. */
export interface TourFacts {
  named: boolean;
  /** A file of hers is being settled. */
  draft: boolean;
  /** The cluster has a plan. */
  plan: boolean;
  /** People who have a name and are not in the bot; of them those whose link is good. */
  out: number;
  invited: number;
  joined: number;
}

/** `waiting`: every link is given, not everyone has come; `done`: all are in. */
export type TourStep = "name" | "file" | "start" | "invite" | "waiting" | "done";

export function tourStep({ named, draft, plan, out, invited }: TourFacts): TourStep {
  if (!named) return "name";
  if (!plan) return draft ? "start" : "file";
  if (out === 0) return "done";
  return invited < out ? "invite" : "waiting";
}

/** Whether there is still something for the chair herself to do. */
export const isUnderWay = (step: TourStep): boolean => step !== "waiting" && step !== "done";

/** Those of one place who are not in the bot, to whom one message goes: by way of the school's director. */
export interface InviteGroup {
  /** Null: the people belong to no school, and each has a message of their own. */
  school: string | null;
  people: StaffPerson[];
}

/** A message holds the links of so many. */
const MOST_IN_MESSAGE = 25;

/** Who is still to be invited, school by school, each person once; the director of a school first. */
export function inviteGroups(staff: Staff): InviteGroup[] {
  const seen = new Set<number>();
  return staffGroups(staff).flatMap(({ place, people }): InviteGroup[] => {
    const out = people.filter(
      ({ state, personId }) => state === "out" && !seen.has(personId) && seen.add(personId),
    );
    if (place?.school !== true) return out.map((person) => ({ school: null, people: [person] }));
    const directs = ({ offices }: StaffPerson): boolean => offices.some(({ kind }) => kind === "director");
    const ordered = [...out.filter(directs), ...out.filter((person) => !directs(person))];
    return cut(ordered).map((some) => ({ school: place.shortName, people: some }));
  });
}

function cut(people: readonly StaffPerson[]): StaffPerson[][] {
  const parts: StaffPerson[][] = [];
  for (let at = 0; at < people.length; at += MOST_IN_MESSAGE)
    parts.push(people.slice(at, at + MOST_IN_MESSAGE));
  return parts;
}
