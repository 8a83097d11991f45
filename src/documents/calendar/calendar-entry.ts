import { DateTime } from "luxon";
import { addDays, type Day, latest } from "../../calendar/day.ts";
import type { StoredEvent } from "../../plan/stored-plan.ts";
import type { Duty } from "../../reminders/duty.ts";

/** When an entry stands in a calendar: on a whole day, or from an instant to an instant (UTC, ISO text). */
export type EntryTime = { on: Day } | { from: string; to: string };

/** A dated instance of an event as a calendar has it. */
export interface CalendarEntry {
  /** The same for the same instance of the event, however it changes. */
  uid: string;
  /** Grows with every change. */
  sequence: number;
  /** UTC instant of the last change. */
  changedAt: string;
  when: EntryTime;
  dated: DatedInstance;
  event: StoredEvent;
  /** Not to be held, or not any more on this day or by the one whose calendar it is. */
  dropped: "cancelled" | "moved" | "notYours" | null;
}

/** An instance with what those who answer have set. */
export interface DatedInstance {
  opensOn: Day;
  dueOn: Day;
  /** The one day that all have set; null: the plan's. */
  heldOn: Day | null;
  /** «10:00», «08:30-12:30». */
  time: string | null;
  place: string | null;
  /** Where each has a day of its own: the school, or null for all together. */
  ownDays: { school: string | null; day: Day; time: string | null; place: string | null }[];
}

/** An event with what its entries are made of. */
export interface DatedEvent {
  event: StoredEvent;
  /** Of its instances: all of them, or those of one who answers; dropped ones are none. */
  duties: readonly Duty[];
  /** One's own: only the instances that have a duty among these. */
  own: boolean;
  changedAt: string;
  /** The last day that each of its instances stood on, in order, as far as there ever were more of them than now. */
  earlier: readonly Day[];
}

/** What makes an identifier this installation's, and the zone in which its days and hours are. */
export interface CalendarPlace {
  domain: string;
  zone: string;
}

/**
 * The instances of an event. They are told apart by their number, so that one that is moved stays the same entry; of
 * those that there are no more, an entry that calls them off.
 */
export function entriesOf(dated: DatedEvent, place: CalendarPlace): CalendarEntry[] {
  const { event } = dated;
  const made = event.occurrences.flatMap((occurrence, at): CalendarEntry[] => {
    const duties = dated.duties.filter(({ occurrenceId }) => occurrenceId === occurrence.id);
    if (dated.own && duties.length === 0 && event.cancelled === null) return [];
    const instance = instanceOf(event, occurrence, duties);
    const notOurs = duties.length > 0 && duties.every(({ state }) => state === "notOurs");
    const dropped = event.cancelled !== null ? "cancelled" : dated.own && notOurs ? "notYours" : null;
    return [entry(dated, place, at, instance, dropped)];
  });
  const gone = dated.earlier.slice(event.occurrences.length).map((day, at) => {
    const instance = { ...NOTHING_SET, opensOn: day, dueOn: day };
    return entry(dated, place, event.occurrences.length + at, instance, "moved");
  });
  return [...made, ...gone];
}

/** The same for one who answers for the event no more. */
export const calledOff = (dated: DatedEvent, place: CalendarPlace): CalendarEntry[] =>
  entriesOf({ ...dated, own: false }, place).map((one) => ({ ...one, dropped: one.dropped ?? "notYours" }));

function entry(
  { event, changedAt }: DatedEvent,
  { domain, zone }: CalendarPlace,
  at: number,
  dated: DatedInstance,
  dropped: CalendarEntry["dropped"],
): CalendarEntry {
  return {
    uid: `event-${event.id}-${at + 1}@${domain}`,
    sequence: sequenceOf(changedAt),
    changedAt,
    when: whenOf(dated, zone),
    dated,
    event,
    dropped,
  };
}

/** A sequence is a whole number of 31 bits: seconds, from a day before there were any plans here. */
const SEQUENCE_FROM = Date.UTC(2015, 0, 1);

/** Grows as time does: no count of changes, for old ones may be forgotten and a copy may be put back. */
export const sequenceOf = (changedAt: string): number =>
  Math.min(2 ** 31 - 1, Math.max(0, Math.floor((Date.parse(changedAt) - SEQUENCE_FROM) / 1000)));

const NOTHING_SET = { heldOn: null, time: null, place: null, ownDays: [] };

function instanceOf(
  event: StoredEvent,
  { opensOn, dueOn }: { opensOn: Day; dueOn: Day },
  duties: readonly Duty[],
): DatedInstance {
  const asked = duties.filter(({ state }) => state !== "notOurs");
  const due = asked.map((duty) => duty.dueOn).reduce(latest, "");
  const alone = event.deadline.occurrences.find(({ to }) => to === dueOn)?.alone;
  const plan = {
    ...NOTHING_SET,
    opensOn,
    dueOn: due >= opensOn ? due : dueOn,
    time: alone?.time ?? event.deadline.time,
    place: alone?.place ?? event.place,
  };
  const set = asked.flatMap(({ heldOn, heldAt, heldWhere, organisation }) =>
    heldOn === null
      ? []
      : [{ school: organisation?.shortName ?? null, day: heldOn, time: heldAt, place: heldWhere }],
  );
  const [first] = set;
  const isOne = set.length === asked.length && set.every((one) => one.day === first?.day);
  if (first === undefined || !isOne) return { ...plan, ownDays: set };
  const same = <T>(of: (one: (typeof set)[number]) => T): T | null =>
    set.every((one) => of(one) === of(first)) ? of(first) : null;
  return {
    ...plan,
    heldOn: first.day,
    time: same((one) => one.time),
    place: same((one) => one.place) ?? plan.place,
    ownDays: set.length > 1 && same((one) => `${one.time} ${one.place}`) === null ? set : [],
  };
}

/** A stretch of days is in nobody's way: it stands on its last day alone, as a deadline. */
export const isDeadline = ({ heldOn, opensOn, dueOn }: DatedInstance): boolean =>
  heldOn === null && opensOn !== dueOn;

function whenOf(dated: DatedInstance, zone: string): EntryTime {
  const on = dated.heldOn ?? dated.dueOn;
  const [, from, to] = /^(\d\d:\d\d)(?:-(\d\d:\d\d))?$/.exec(dated.time ?? "") ?? [];
  if (from === undefined || isDeadline(dated)) return { on };
  const start = DateTime.fromISO(`${on}T${from}`, { zone });
  const said = to === undefined ? null : DateTime.fromISO(`${on}T${to}`, { zone });
  // Where no end is said, or one that is none, an hour is kept for it.
  const end = said !== null && said > start ? said : start.plus({ hours: 1 });
  return start.isValid ? { from: start.toUTC().toISO() ?? "", to: end.toUTC().toISO() ?? "" } : { on };
}

/** Whether the hour's end is ours and not the plan's. */
export const endIsOurs = ({ when, dated }: CalendarEntry): boolean =>
  "from" in when && !(dated.time ?? "").includes("-");

/** The day after, on which a whole day's entry ends. */
export const nextDay = (day: Day): Day => addDays(day, 1);
