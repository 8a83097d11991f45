import { type Day, daysBetween } from "../calendar/day.ts";

export interface DatedSpan {
  opensOn: Day;
  dueOn: Day;
}

/** A dated instance as the database has it. */
export interface KnownOccurrence extends DatedSpan {
  id: number;
  /** Not held any more, kept for its answers. */
  dropped: boolean;
  /** Somebody has answered one of its duties. */
  answered: boolean;
}

/** What brings an event's dated instances in line with its new dates. */
export interface OccurrenceChanges {
  restore: number[];
  move: ({ id: number } & DatedSpan)[];
  drop: number[];
  remove: number[];
  add: DatedSpan[];
}

const keyOf = ({ opensOn, dueOn }: DatedSpan): string => `${opensOn} ${dueOn}`;

/**
 * Equal spans stay as they are (a dropped one that is wanted again comes back). The rest is moved to the new dates in
 * time's order, each as little as can be, with all its answers; what is left over goes, or is dropped where somebody
 * has answered it.
 */
export function matchOccurrences(
  known: readonly KnownOccurrence[],
  wanted: readonly DatedSpan[],
): OccurrenceChanges {
  const wantedKeys = new Set(wanted.map(keyOf));
  const kept = new Set(known.filter((one) => wantedKeys.has(keyOf(one))).map(keyOf));
  const restore = known.filter((one) => one.dropped && kept.has(keyOf(one))).map(({ id }) => id);
  const left = known.filter((one) => !one.dropped && !kept.has(keyOf(one))).toSorted(inTime);
  const fresh = wanted.filter((span) => !kept.has(keyOf(span))).toSorted(inTime);
  const pairs = nearestPairs(left, fresh);
  const moved = new Set(pairs.map(([one]) => one.id));
  const reached = new Set(pairs.map(([, span]) => keyOf(span)));
  const surplus = left.filter(({ id }) => !moved.has(id));
  return {
    restore,
    move: pairs.map(([{ id }, { opensOn, dueOn }]) => ({ id, opensOn, dueOn })),
    drop: surplus.filter(({ answered }) => answered).map(({ id }) => id),
    remove: surplus.filter(({ answered }) => !answered).map(({ id }) => id),
    add: fresh.filter((span) => !reached.has(keyOf(span))),
  };
}

const inTime = (a: DatedSpan, b: DatedSpan): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** As many pairs as there can be, in order on both sides, with the least days moved in all. */
function nearestPairs<A extends DatedSpan, B extends DatedSpan>(
  old: readonly A[],
  fresh: readonly B[],
): [A, B][] {
  if (old.length > fresh.length) return nearestPairs(fresh, old).map(([to, from]) => [from, to]);
  // least[i][j]: the days moved when the first i of the shorter list are paired within the first j of the longer.
  const least = [Array.from({ length: fresh.length + 1 }, () => 0)];
  const at = (i: number, j: number): number => least[i]?.[j] ?? Infinity;
  const pair = (i: number, j: number): number =>
    at(i - 1, j - 1) + Math.abs(daysBetween(old[i - 1]?.dueOn ?? "", fresh[j - 1]?.dueOn ?? ""));
  for (let i = 1; i <= old.length; i++) {
    const row = [Infinity];
    least.push(row);
    for (let j = 1; j <= fresh.length; j++) row.push(Math.min(at(i, j - 1), pair(i, j)));
  }
  const pairs: [A, B][] = [];
  for (let i = old.length, j = fresh.length; i > 0; j--) {
    const [one, other] = [old[i - 1], fresh[j - 1]];
    if (one === undefined || other === undefined) break;
    if (at(i, j) === at(i, j - 1)) continue;
    pairs.unshift([one, other]);
    i--;
  }
  return pairs;
}
