import type { Day } from "../calendar/day.ts";
import type { DigestEntry } from "./digest.ts";
import type { ClusterDuties } from "./duty.ts";
import { type About, callsNow } from "./reminder.ts";

/** A digest as it was made: what it told, to whom, on which day. */
export interface KeptDigest {
  id: number;
  personId: number;
  day: Day;
  /** UTC instant, ISO text. */
  createdAt: string;
  /** In the order in which they were told. */
  reminders: { dutyId: number; about: About; dueOn: Day }[];
}

/**
 * The entries of a digest as things stand now: what the person answers for no more is gone, and so are the
 * calls of one who is neither the chair nor the director any more or of whom everybody can be reached by now.
 */
export function keptEntries(digest: KeptDigest, cluster: ClusterDuties): DigestEntry[] {
  const duties = new Map(cluster.duties.map((duty) => [duty.id, duty]));
  return digest.reminders.flatMap(({ dutyId, about }): DigestEntry[] => {
    const duty = duties.get(dutyId);
    if (duty === undefined) return [];
    if (about === "own") {
      const answers = duty.people.some(({ personId }) => personId === digest.personId);
      return answers ? [{ duty, about, calls: [] }] : [];
    }
    const directs =
      duty.organisation !== null && cluster.directors.get(duty.organisation.id) === digest.personId;
    if (cluster.chairId !== digest.personId && !(about === "escalated" && directs)) return [];
    const calls = callsNow(duty, digest.personId, about);
    return about === "call" && calls.length === 0 ? [] : [{ duty, about, calls }];
  });
}
