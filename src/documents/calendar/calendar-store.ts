import { randomBytes } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Day } from "../../calendar/day.ts";
import type { Db } from "../../db/open.ts";
import { audit, events, parties, plans } from "../../db/schema.ts";
import { findCluster } from "../../people/cluster-store.ts";
import { getInstallation, setInstallation } from "../../people/installation-store.ts";
import type { EventState } from "../../plan/change.ts";
import { eventsOf } from "../../plan/event-store.ts";
import { runningPlan } from "../../plan/plan-store.ts";
import type { Duty } from "../../reminders/duty.ts";
import { dutyRows, partiesByEvent } from "../../reminders/duty-rows-store.ts";
import { answeringAs } from "../../reminders/plan-change.ts";
import { rosterOn } from "../../reminders/responsible-people.ts";
import { type DutyContext, type DutyScope, loadDuties } from "../../reminders/duty-store.ts";
import {
  calledOff,
  type CalendarEntry,
  type CalendarPlace,
  type DatedEvent,
  entriesOf,
} from "./calendar-entry.ts";

/**
 * Whose entries a file has: one event's, as one who answers for it has it, where the one who asks does; a person's own;
 * the running plan's; or an event that is a person's no more.
 */
export type CalendarScope =
  { eventId: number; askedBy: number } | { personId: number } | "plan" | { goneId: number };

/** What is in a file: nothing where there is no such event or nothing of it has a date. */
export interface CalendarContent {
  cluster: string;
  entries: CalendarEntry[];
  /** Of the one event that it is about. */
  number: string | null;
}

/** Made once and kept: an identifier of this installation, so that no other's entries are taken for its own. */
export function calendarDomain(tx: Db): string {
  const known = getInstallation(tx, "calendar");
  if (known !== null) return known;
  const made = `${randomBytes(8).toString("hex")}.klaster`;
  setInstallation(tx, "calendar", made);
  return made;
}

export function loadCalendar(
  db: Db,
  clusterId: number,
  scope: CalendarScope,
  context: DutyContext & { domain: string },
): CalendarContent {
  const cluster = findCluster(db, clusterId);
  if (cluster === null) throw new Error(`no cluster ${clusterId}`);
  const place: CalendarPlace = { domain: context.domain, zone: cluster.timezone };
  const found = datedEvents(db, clusterId, scope, context);
  const isGone = typeof scope === "object" && "goneId" in scope;
  const entries = found.flatMap((one) => (isGone ? calledOff(one, place) : entriesOf(one, place)));
  return { cluster: cluster.name, entries, number: found[0]?.event.number ?? null };
}

function datedEvents(db: Db, clusterId: number, scope: CalendarScope, context: DutyContext): DatedEvent[] {
  const duties = loadDuties(db, clusterId, context, dutiesFor(scope));
  const person = typeof scope === "string" || "goneId" in scope ? null : personIn(scope);
  const mine = duties.filter(({ people }) => people.some(({ personId }) => personId === person));
  const isOwn = typeof scope === "object" && ("personId" in scope || mine.length > 0);
  const shown = isOwn ? mine : duties;
  const ids =
    typeof scope === "object" && "personId" in scope
      ? [...idsOf(mine), ...calledOffFor(db, clusterId, scope.personId, context.today)]
      : eventIdsOf(scope);
  const found = planIds(db, clusterId, scope, context.today).flatMap((planId) =>
    eventsOf(db, planId, ids ?? undefined),
  );
  const changes = changesOf(
    db,
    clusterId,
    found.map(({ id }) => id),
  );
  const byEvent = Map.groupBy(shown, ({ event }) => event.id);
  const all = Map.groupBy(duties, ({ event }) => event.id);
  return found.map((event) => {
    const { changedAt, earlier } = changes.get(event.id) ?? { changedAt: "", earlier: [] };
    // By everybody's answers, whosever the file is: no entry is older in one of the files than in another.
    const answered = (all.get(event.id) ?? []).map(({ updatedAt }) => updatedAt);
    return {
      event,
      duties: byEvent.get(event.id) ?? [],
      own: isOwn,
      changedAt: [changedAt, ...answered].reduce((last, one) => (one > last ? one : last)),
      earlier,
    };
  });
}

const idsOf = (duties: readonly Duty[]): number[] => [...new Set(duties.map(({ event }) => event.id))];

/** Events of the running plans that are called off, and that the person would answer for. */
function calledOffFor(db: Db, clusterId: number, personId: number, today: Day): number[] {
  const rows = db
    .select({ party: parties })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(and(eq(plans.clusterId, clusterId), eq(plans.state, "running"), isNotNull(events.cancelledAt)))
    .orderBy(parties.eventId, parties.position)
    .all();
  if (rows.length === 0) return [];
  const read = dutyRows(db);
  const schools = read.organisations.all({ clusterId }).filter(({ kind }) => kind === "school");
  const roster = rosterOn(today, schools, read.offices.all({ clusterId }));
  return [...partiesByEvent(rows.map(({ party }) => party))].flatMap(([eventId, named]) =>
    answeringAs(named, roster).has(personId) ? [eventId] : [],
  );
}

const personIn = (scope: { askedBy: number } | { personId: number }): number =>
  "askedBy" in scope ? scope.askedBy : scope.personId;

function dutiesFor(scope: CalendarScope): DutyScope {
  if (typeof scope === "object" && "personId" in scope) return scope;
  const eventIds = eventIdsOf(scope);
  return eventIds === null ? "all" : { eventIds };
}

/** Of a scope that is about one event; null: not known before the duties are. */
function eventIdsOf(scope: CalendarScope): number[] | null {
  if (typeof scope === "string" || "personId" in scope) return null;
  return ["eventId" in scope ? scope.eventId : scope.goneId];
}

/** The running plans in which a scope is looked for. */
function planIds(db: Db, clusterId: number, scope: CalendarScope, today: Day): number[] {
  if (scope === "plan") return [runningPlan(db, clusterId, today)?.id ?? []].flat();
  return db
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.clusterId, clusterId), eq(plans.state, "running")))
    .orderBy(plans.periodFrom)
    .all()
    .map(({ id }) => id);
}

/**
 * When each event was last changed, with the cluster's settings (the zone, the figures' day); and the days of all
 * instances that it ever had, the newest of each number.
 */
function changesOf(
  db: Db,
  clusterId: number,
  eventIds: readonly number[],
): Map<number, { changedAt: string; earlier: Day[] }> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(eventIds)}))`;
  const [set] = db
    .select({ at: sql<string | null>`max(${audit.at})` })
    .from(audit)
    .where(eq(audit.subject, `cluster:${clusterId}`))
    .all();
  const imported = db
    .select({ id: events.id, at: plans.importedAt })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(sql`${events.id} IN ${ids}`)
    .all();
  const entries = db
    .select({ subject: audit.subject, at: audit.at, before: audit.before, after: audit.after })
    .from(audit)
    .where(sql`${audit.subject} IN (SELECT 'event:' || value FROM json_each(${JSON.stringify(eventIds)}))`)
    .orderBy(audit.id)
    .all();
  const bySubject = Map.groupBy(entries, ({ subject }) => subject);
  return new Map(
    imported.map(({ id, at }) => {
      const own = bySubject.get(`event:${id}`) ?? [];
      const changedAt = [at, set?.at ?? "", ...own.map((one) => one.at)].reduce((a, b) => (b > a ? b : a));
      const earlier: Day[] = [];
      for (const state of own.flatMap(({ before, after }) => [before, after] as (EventState | null)[]))
        state?.occurrences.forEach(({ dueOn }, number) => (earlier[number] = dueOn));
      return [id, { changedAt, earlier }];
    }),
  );
}
