import { DateTime } from "luxon";
import { and, eq, gte, inArray, like, sql } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { audit, clusters, events, outbox, type OutboxBody, people, plans } from "../db/schema.ts";
import { enqueue, isPending } from "../delivery/outbox-store.ts";
import { takenOf } from "../plan/calendar-taken-store.ts";
import type { ChangedBy, EventState } from "../plan/change.ts";
import type { School } from "./duty.ts";
import { dutyRows } from "./duty-rows-store.ts";
import { type EventChange, type Heard, heardBy } from "./plan-change.ts";
import { calendarButtons, planChanged, planChangedButtons } from "./plan-change-texts.ts";
import { quietUntil } from "./quiet-hours.ts";
import { rosterOn } from "./responsible-people.ts";

/**
 * So long is waited before people are told: whoever edits a plan makes several changes in a row and takes some of
 * them back, and those concerned are told once of what came of it.
 */
export const SETTLE_MINUTES = 5;
/** How long such a message is worth sending. */
const NOTICE_DAYS = 3;

/**
 * Tells those whom the changes concern, from this entry of the audit on: one message a person. One that still waits
 * to be sent tells of these changes too.
 */
export function tellConcerned(tx: Db, sinceAuditId: number, by: ChangedBy): void {
  const concerned = heardSince(tx, { clusterId: by.clusterId, sinceAuditId, today: by.today });
  for (const personId of toBeTold(tx, [...concerned.keys()])) {
    const heard = concerned.get(personId) ?? [];
    enqueue(tx, {
      key: `planChange:${sinceAuditId}:${personId}`,
      kind: "planChange",
      to: { personId },
      priority: 0,
      body: bodyOf(heard, takenBy(tx, personId, heard)),
      subject: sinceAuditId,
      now: by.at,
      notBefore: instant(DateTime.fromISO(by.at).plus({ minutes: SETTLE_MINUTES })),
      expiresAt: daysLater(by.at, NOTICE_DAYS),
    });
  }
}

/**
 * The message as it is worth sending at this instant: what has come of the changes since, and only what is the
 * person's now. Null where nothing of it concerns them any more.
 */
export function refreshPlanChange(
  db: Db,
  { personId, subject }: { personId: number | null; subject: number | null },
  now: string,
): OutboxBody | null {
  const cluster = personId === null ? null : zoneOf(db, personId);
  if (personId === null || subject === null || cluster === null) return null;
  const today = dayOf(DateTime.fromISO(now), cluster.timezone);
  const heard = heardSince(db, { clusterId: cluster.id, sinceAuditId: subject, today }).get(personId);
  return heard === undefined ? null : bodyOf(heard, takenBy(db, personId, heard));
}

/** Until when (UTC instant) a message of this kind waits for the morning, or null. */
export function quietHold(db: Db, personId: number, now: string): string | null {
  const cluster = zoneOf(db, personId);
  return cluster === null ? null : quietUntil(now, cluster.timezone);
}

const bodyOf = (heard: readonly Heard[], taken: ReadonlySet<number>): OutboxBody => ({
  text: planChanged(heard).text,
  buttons: [...planChangedButtons(heard), ...calendarButtons(heard, taken)],
});

/** Of these events, those that the person has taken a calendar file of. */
const takenBy = (db: Db, personId: number, heard: readonly Heard[]): Set<number> =>
  takenOf(
    db,
    personId,
    heard.map(({ change }) => change.eventId),
  );

/** A person's cluster and its zone. */
export const zoneOf = (db: Db, personId: number): { id: number; timezone: string } | null =>
  db
    .select({ id: clusters.id, timezone: clusters.timezone })
    .from(people)
    .innerJoin(clusters, eq(clusters.id, people.clusterId))
    .where(eq(people.id, personId))
    .get() ?? null;

/** Those of them who are in the bot and whom no such message awaits already. */
function toBeTold(db: Db, personIds: readonly number[]): number[] {
  const rows = db
    .select({ id: outbox.personId })
    .from(outbox)
    .where(and(isPending, eq(outbox.kind, "planChange")))
    .all();
  const waiting = new Set(rows.map(({ id }) => id));
  return db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...personIds]), eq(people.reach, "reachable")))
    .orderBy(people.id)
    .all()
    .map(({ id }) => id)
    .filter((id) => !waiting.has(id));
}

interface Since {
  clusterId: number;
  sinceAuditId: number;
  today: Day;
}

function heardSince(db: Db, since: Since): Map<number, Heard[]> {
  const read = dutyRows(db);
  const { clusterId, today } = since;
  const schools: School[] = read.organisations.all({ clusterId }).filter((body) => body.kind === "school");
  return heardBy(changesSince(db, since), rosterOn(today, schools, read.offices.all({ clusterId })));
}

/** Every event that was changed, as it was before the first of the changes and as it is after the last. */
function changesSince(db: Db, { clusterId, sinceAuditId }: Since): EventChange[] {
  const entries = db
    .select({ entry: audit, eventId: events.id, from: plans.periodFrom, to: plans.periodTo })
    .from(audit)
    .innerJoin(events, eq(events.id, sql`CAST(substr(${audit.subject}, 7) AS INTEGER)`))
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(
      and(
        gte(audit.id, sinceAuditId),
        eq(audit.clusterId, clusterId),
        like(audit.subject, "event:%"),
        eq(plans.state, "running"),
      ),
    )
    .orderBy(audit.id)
    .all();
  return [...Map.groupBy(entries, ({ eventId }) => eventId)].flatMap(([eventId, of]): EventChange[] => {
    const [first, last] = [of.at(0), of.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [
      {
        eventId,
        period: { from: first.from, to: first.to },
        before: first.entry.before as EventState | null,
        after: last.entry.after as EventState,
        authors: new Set(of.map(({ entry }) => entry.personId)),
      },
    ];
  });
}
