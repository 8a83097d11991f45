import { and, eq, gt, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { duties, events, occurrences, parties } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { ChangedBy } from "../plan/change.ts";
import { isAnswered } from "../plan/occurrence-store.ts";
import { dutiesOf, type DutyAnswer, type Holding, type School } from "./duty.ts";
import { dutyRows, partiesByEvent } from "./duty-rows-store.ts";

/** Events whose parties or dates have changed, and those of their dated instances that were moved to other days. */
export interface ChangedEvents {
  eventIds: readonly number[];
  movedOccurrences: readonly number[];
}

/**
 * Brings the duties of changed events in line: whoever is asked has one, whoever is not has none. One that somebody
 * has answered is dropped and not deleted, and comes back with its answers when it is asked again. What is over and
 * settled stays as it was.
 */
export function syncDuties(tx: Db, { eventIds, movedOccurrences }: ChangedEvents, by: ChangedBy): void {
  const read = dutyRows(tx);
  const { clusterId } = by;
  const schools: School[] = read.organisations.all({ clusterId }).filter((body) => body.kind === "school");
  const holdings: Holding[] = read.offices.all({ clusterId });
  for (const eventId of new Set(eventIds)) {
    const rows = tx
      .select()
      .from(parties)
      .where(eq(parties.eventId, eventId))
      .orderBy(parties.position)
      .all();
    const wanted = dutiesOf(partiesByEvent(rows).get(eventId) ?? [], schools, holdings, by.today);
    for (const occurrence of heldOccurrences(tx, eventId)) {
      const known = dutiesOfOccurrence(tx, occurrence.id);
      if (!isHistory(occurrence, known, by.today)) syncOne(tx, occurrence.id, known, wanted, by);
    }
  }
  if (movedOccurrences.length > 0) forgetOutlivedDays(tx, movedOccurrences, by);
}

const heldOccurrences = (db: Db, eventId: number): { id: number; dueOn: Day }[] =>
  db
    .select({ id: occurrences.id, dueOn: occurrences.dueOn })
    .from(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .where(and(eq(occurrences.eventId, eventId), isNull(occurrences.droppedAt)))
    .all();

interface KnownDuty {
  id: number;
  organisationId: number | null;
  state: DutyAnswer;
  dropped: boolean;
  answered: boolean;
}

const dutiesOfOccurrence = (db: Db, occurrenceId: number): KnownDuty[] =>
  db
    .select({
      id: duties.id,
      organisationId: duties.organisationId,
      state: duties.state,
      dropped: sql<boolean>`${duties.droppedAt} IS NOT NULL`.mapWith(Boolean),
      answered: isAnswered,
    })
    .from(duties)
    .where(eq(duties.occurrenceId, occurrenceId))
    .all();

/** Its day is over and everybody has done it: whoever answers from now on has nothing to do with it. */
function isHistory({ dueOn }: { dueOn: Day }, known: readonly KnownDuty[], today: Day): boolean {
  const asked = known.filter(({ dropped }) => !dropped);
  return (
    dueOn < today && asked.length > 0 && asked.every(({ state }) => state === "done" || state === "notOurs")
  );
}

function syncOne(
  tx: Db,
  occurrenceId: number,
  known: readonly KnownDuty[],
  wanted: readonly (number | null)[],
  by: ChangedBy,
): void {
  const setDropped = (duty: KnownDuty, droppedAt: string | null) => {
    tx.update(duties).set({ droppedAt }).where(eq(duties.id, duty.id)).run();
    recordAudit(tx, {
      ...by,
      action: droppedAt === null ? "duty.revive" : "duty.drop",
      subject: `duty:${duty.id}`,
      before: { state: duty.state, dropped: droppedAt === null },
      after: { state: duty.state, dropped: droppedAt !== null },
    });
  };
  for (const duty of known) {
    const asked = wanted.includes(duty.organisationId);
    if (asked && duty.dropped) setDropped(duty, null);
    else if (!asked && !duty.answered) tx.delete(duties).where(eq(duties.id, duty.id)).run();
    else if (!asked && !duty.dropped) setDropped(duty, by.at);
  }
  const { insertDuty } = dutyRows(tx);
  // A repeat is harmless: those that are there stay.
  for (const organisationId of wanted) insertDuty.run({ occurrenceId, organisationId, now: by.at });
}

/**
 * An exact day that was set for the days of before, and a delay past the new ones: neither may stand in the way of
 * where the event has been moved. What is done stays as it was done.
 */
function forgetOutlivedDays(tx: Db, moved: readonly number[], by: ChangedBy): void {
  const outside = sql`(${duties.heldOn} < ${occurrences.opensOn} OR ${duties.heldOn} > ${occurrences.dueOn})`;
  const rows = tx
    .select({
      id: duties.id,
      before: {
        heldOn: duties.heldOn,
        heldAt: duties.heldAt,
        heldWhere: duties.heldWhere,
        postponedTo: duties.postponedTo,
      },
      outside: sql<boolean>`${outside}`.mapWith(Boolean),
    })
    .from(duties)
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .where(
      and(
        inArray(duties.occurrenceId, [...moved]),
        notInArray(duties.state, ["done", "notOurs"]),
        or(outside, gt(duties.postponedTo, occurrences.dueOn)),
      ),
    )
    .all();
  for (const { id, before, outside } of rows) {
    const after = {
      ...before,
      ...(outside ? { heldOn: null, heldAt: null, heldWhere: null } : {}),
      postponedTo: null,
    };
    tx.update(duties).set(after).where(eq(duties.id, id)).run();
    recordAudit(tx, { ...by, action: "duty.moved", subject: `duty:${id}`, before, after });
  }
}
