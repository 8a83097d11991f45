import { type Doubt, doubts, type DraftWorld, isDecisive } from "./doubt.ts";
import { personKey } from "../reading/person-name.ts";
import type { EventReading, PlanReading } from "../plan.ts";
import { type Difference, diff, type RunningEvent } from "./plan-diff.ts";
import { settle, type Settlement } from "./settle.ts";

/** What has been said about a draft, as it is stored beside the reading. */
export interface DraftState {
  /** In the order in which they were given; the last one can be taken back. */
  answers: Settlement[];
  /** Differences that are not as they begin: a change is taken and a conflict is not, until the chair says otherwise. */
  flipped: string[];
  /** A newer file that waits for «заменить» or «оставить прежний». */
  incoming: Incoming | null;
}

export interface Incoming {
  fileName: string;
  fileHash: string;
  reading: PlanReading;
}

export const newState = (): DraftState => ({ answers: [], flipped: [], incoming: null });

/** The stored state as far as it makes sense; a draft of another version of the bot begins anew. */
export function restoredState(stored: unknown): DraftState {
  const state = typeof stored === "object" && stored !== null ? (stored as Partial<DraftState>) : {};
  return {
    answers: Array.isArray(state.answers) ? state.answers : [],
    flipped: Array.isArray(state.flipped) ? state.flipped : [],
    incoming: state.incoming ?? null,
  };
}

/** A running plan of the same time: the draft is its newer file. */
export interface Counterpart {
  planId: number;
  title: string;
  events: RunningEvent[];
}

export interface Draft {
  /** With everything settled. */
  reading: PlanReading;
  /** What is still asked. */
  doubts: Doubt[];
  /** Who the chair is in the plan; undefined: as the cluster knows her. */
  sender: string | null | undefined;
  /** Null: a plan of its own. */
  changes: DraftChanges | null;
}

export interface DraftChanges {
  planId: number;
  title: string;
  all: Difference[];
  running: ReadonlyMap<number, RunningEvent>;
  taken: ReadonlySet<string>;
}

/** A draft as it stands: everything that its screens show is made from this. */
export function draftOf(
  reading: PlanReading,
  state: DraftState,
  world: DraftWorld,
  counterpart: (reading: PlanReading) => Counterpart | null,
): Draft {
  const settled = settle(reading, state.answers);
  const open = doubts(settled.reading, world).filter(
    (doubt) => !settled.closed.has(doubt.key) && (!settled.leftAll || isDecisive(doubt)),
  );
  const running = counterpart(settled.reading);
  const changes = running === null ? null : changesOf(running, settled.reading, state.flipped);
  return {
    reading: settled.reading,
    doubts: changes === null ? open : open.flatMap((doubt) => aboutChanges(doubt, changes, world)),
    sender: settled.sender,
    changes,
  };
}

export function changesOf(
  { planId, title, events }: Counterpart,
  reading: PlanReading,
  flipped: readonly string[],
): DraftChanges {
  const all = diff(events, reading.events);
  const other = new Set(flipped);
  const taken = all.filter((one) => (one.kind !== "conflict") !== other.has(one.key)).map(({ key }) => key);
  return {
    planId,
    title,
    all,
    running: new Map(events.map((event) => [event.id, event])),
    taken: new Set(taken),
  };
}

/** What was in doubt already when the plan began was settled then: only what is new in the file is asked about. */
function aboutChanges(doubt: Doubt, { all }: DraftChanges, world: DraftWorld): Doubt[] {
  if (isDecisive(doubt)) return [doubt];
  const met = new Set([world.sender, ...world.people].map(personKey));
  if (doubt.kind === "name") return met.has(personKey(doubt.name)) ? [] : [doubt];
  if (doubt.kind === "school" || doubt.kind === "curator")
    return met.has(personKey(doubt.person)) ? [] : [doubt];
  if (doubt.kind !== "deadline" && doubt.kind !== "responsible") return [];
  const rows = doubt.rows.filter((row) =>
    all.some(
      (one) =>
        (one.kind === "new" && one.row === row) ||
        ("fields" in one && one.row === row && one.fields.some(({ field }) => field === doubt.kind)),
    ),
  );
  return rows.length === 0 ? [] : [{ ...doubt, rows }];
}

/** Sections in their order with how many events each has. */
export function sectionsOf(events: readonly EventReading[]): { title: string | null; rows: number[] }[] {
  const sections = new Map<string | null, number[]>();
  for (const [row, { section }] of events.entries()) {
    const rows = sections.get(section);
    if (rows === undefined) sections.set(section, [row]);
    else rows.push(row);
  }
  return [...sections].map(([title, rows]) => ({ title, rows }));
}
