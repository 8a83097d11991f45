import type { OfficeKind } from "../../people/office.ts";
import type { EventContent, PlanChange } from "../change.ts";
import type { DraftChanges } from "./draft.ts";
import { contentOf, eventParties, type NamedIds, writtenOf } from "../event-content.ts";
import { droppedFromFile } from "../import-texts.ts";
import { readDeadline } from "../deadline.ts";
import { withPlace } from "../place.ts";
import type { EventReading, PersonReading, PlanReading, WrittenEvent } from "../plan.ts";
import type { Difference, Field, RunningEvent } from "./plan-diff.ts";

/** The differences that were taken, as changes of the running plan: one an event, in the order of telling. */
export function planChanges(
  { planId, all, running, taken }: DraftChanges,
  events: readonly EventReading[],
  ids: NamedIds,
): PlanChange[] {
  const chosen = all.filter(({ key }) => taken.has(key));
  const added = chosen.flatMap((one): PlanChange[] => {
    const event = one.kind === "new" ? events[one.row] : undefined;
    return event === undefined
      ? []
      : [{ kind: "add", planId, content: contentOf(event, ids), written: writtenOf(event) }];
  });
  const byEvent = Map.groupBy(
    chosen.filter((one) => one.kind !== "new"),
    ({ eventId }) => eventId,
  );
  const changed = [...byEvent].flatMap(([eventId, of]): PlanChange[] => {
    const [first] = of;
    const before = running.get(eventId);
    if (first?.kind === "dropped") return [{ kind: "cancel", eventId, reason: droppedFromFile }];
    const event = first === undefined ? undefined : events[first.row];
    if (event === undefined || before === undefined) return [];
    const fields = of.flatMap((one) => ("fields" in one ? one.fields.map(({ field }) => field) : []));
    const returns = of.some(({ kind }) => kind === "returned");
    const rewrite: PlanChange = {
      kind: "rewrite",
      eventId,
      set: contentIn(fields, event, before, ids),
      written: withFields(before.written ?? before.now, writtenOf(event), fields),
    };
    return [
      ...(returns ? [{ kind: "restore" as const, eventId }] : []),
      ...(fields.length > 0 ? [rewrite] : []),
    ];
  });
  return [...added, ...changed];
}

/** Only what was taken: the other parts stay as they are here. */
function contentIn(
  fields: readonly Field[],
  event: EventReading,
  before: RunningEvent,
  ids: NamedIds,
): Partial<EventContent> {
  const set: Partial<EventContent> = {};
  for (const field of fields) {
    if (field === "number" || field === "section" || field === "place") set[field] = event[field];
    else if (field === "title") Object.assign(set, { title: event.title, form: event.form });
    else if (field === "deadline") Object.assign(set, deadlineIn(event, before), { form: event.form });
    else {
      set.responsibleText = event.responsible.text;
      set.parties = eventParties(event.responsible, ids);
    }
  }
  return set;
}

/** A place that is written in the deadline's cell comes and goes with it; one that was named here stays. */
function deadlineIn(event: EventReading, { now, written }: RunningEvent): Partial<EventContent> {
  const { deadline, place } = withPlace(event);
  const own = event.place !== null || (now.place !== null && now.place !== placeIn(written ?? now));
  return own ? { deadline } : { deadline, place };
}

const placeIn = ({ deadline, place }: WrittenEvent): string | null =>
  withPlace({ deadline: readDeadline(deadline, null), place }).place;

const withFields = (before: WrittenEvent, file: WrittenEvent, fields: readonly Field[]): WrittenEvent => ({
  ...before,
  ...Object.fromEntries(fields.map((field) => [field, file[field]])),
});

/** How many of the differences are not taken. */
export const notTaken = ({
  all,
  taken,
}: {
  all: readonly Difference[];
  taken: ReadonlySet<string>;
}): number => all.filter(({ key }) => !taken.has(key)).length;

/** Offices that a plan's own list of members names: who holds one is no news of a single event. */
const LISTED: ReadonlySet<OfficeKind> = new Set(["chair", "curator", "authorityHead", "director", "council"]);

/** Whom the file names without a change that was not taken: the others come with that change or never. */
export function peopleTaken({ all, taken }: DraftChanges, { people, events }: PlanReading): PersonReading[] {
  const left = new Set(
    all.flatMap((one) =>
      !taken.has(one.key) && "row" in one && (one.kind === "new" || namesResponsible(one)) ? [one.row] : [],
    ),
  );
  const namedIn = (wanted: (row: number) => boolean): Set<string> =>
    new Set(events.flatMap((event, row) => (wanted(row) ? personsOf(event) : [])));
  const inLeft = namedIn((row) => left.has(row));
  const inOthers = namedIn((row) => !left.has(row));
  return people.filter(
    ({ name, offices }) =>
      !inLeft.has(name) || inOthers.has(name) || offices.some(({ office }) => LISTED.has(office)),
  );
}

const namesResponsible = (one: Difference): boolean =>
  "fields" in one && one.fields.some(({ field }) => field === "responsible");

const personsOf = ({ responsible }: EventReading): string[] =>
  responsible.parties.flatMap((party) => (party.kind === "person" ? [party.name] : []));
