import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { EventState } from "../plan/change.ts";
import { dutiesOf, type Party } from "./duty.ts";
import { responsiblePeople, type Roster } from "./responsible-people.ts";

/** One event, before all changes that are to be told and after them. */
export interface EventChange {
  eventId: number;
  period: Period;
  /** Null: it was added. */
  before: EventState | null;
  after: EventState;
  /** Those who made the changes; null: the command line. */
  authors: ReadonlySet<number | null>;
}

/** What a change is for one person: theirs and changed, called off, back again, new for them, theirs no more. */
export type HeardAs = "changed" | "cancelled" | "restored" | "new" | "noMore";

export interface Heard {
  change: EventChange;
  as: HeardAs;
}

/**
 * What each person is to hear of the changes, in their order. What is over concerns nobody any more, and nobody is
 * told of what they alone have done.
 */
export function heardBy(changes: readonly EventChange[], roster: Roster): Map<number, Heard[]> {
  const heard = new Map<number, Heard[]>();
  for (const change of changes) {
    const { before, after, authors } = change;
    const [had, have] = [answering(before, roster), answering(after, roster)];
    for (const personId of new Set([...had, ...have])) {
      const as = heardAs(change, had.has(personId), have.has(personId));
      const own = authors.size === 1 && authors.has(personId);
      if (as === null || own || !concerns(as, change, roster.day)) continue;
      const list = heard.get(personId);
      if (list === undefined) heard.set(personId, [{ change, as }]);
      else list.push({ change, as });
    }
  }
  return heard;
}

function heardAs({ before, after }: EventChange, had: boolean, has: boolean): HeardAs | null {
  if (after.cancelled !== null) return had ? "cancelled" : null;
  if (before !== null && before.cancelled !== null) return has ? "restored" : null;
  if (has && !had) return "new";
  if (had && !has) return "noMore";
  return before !== null && saysElse(before, after) ? "changed" : null;
}

/** The number and the section concern nobody who answers: the event is the same. */
const saysElse = (before: EventState, after: EventState): boolean =>
  (["deadline", "occurrences", "title", "place", "parties", "responsibleText"] as const).some(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );

/** Those who answer for the event on the roster's day; nobody for one that is called off. */
const answering = (state: EventState | null, roster: Roster): Set<number> =>
  state === null || state.cancelled !== null ? new Set() : answeringAs(state.parties, roster);

/** Those who answer on the roster's day where the plan names these. */
export function answeringAs(parties: readonly Party[], roster: Roster): Set<number> {
  const all = dutiesOf(parties, roster.schools, roster.holdings, roster.day);
  const people = all.flatMap(
    (organisationId) => responsiblePeople({ organisationId, all }, parties, roster).people,
  );
  return new Set(people);
}

function concerns(as: HeardAs, { before, after }: EventChange, today: Day): boolean {
  const ahead = (state: EventState | null) => state?.occurrences.some(({ dueOn }) => dueOn >= today) ?? false;
  if (as === "cancelled" || as === "noMore") return ahead(before);
  return as === "changed" ? ahead(before) || ahead(after) : ahead(after);
}
