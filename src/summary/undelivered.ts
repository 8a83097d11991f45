import type { Day } from "../calendar/day.ts";
import type { UndeliveredMessage, UndeliveredState } from "../delivery/undelivered.ts";

/** One to whom something may not have come, with what it was; the newest first. */
export interface Missed {
  personId: number;
  name: string;
  messages: { isReminder: boolean; day: Day; state: UndeliveredState }[];
}

/** Person by person; `dayOf` gives the cluster's own day of an instant. */
export function missedBy(messages: readonly UndeliveredMessage[], dayOf: (instant: string) => Day): Missed[] {
  const people = new Map<number, Missed>();
  for (const { personId, name, kind, state, createdAt } of messages) {
    const missed = people.get(personId) ?? { personId, name, messages: [] };
    people.set(personId, missed);
    missed.messages.push({ isReminder: kind === "digest", day: dayOf(createdAt), state });
  }
  return [...people.values()];
}
