import { and, desc, eq, max } from "drizzle-orm";
import type { Period } from "../calendar/period.ts";
import type { Db } from "../db/open.ts";
import { events, parties, plans, sections } from "../db/schema.ts";
import type { EventContent, EventParty, EventState } from "./change.ts";
import { datedSpans } from "./event-content.ts";
import { addOccurrences, spansOf } from "./occurrence-store.ts";
import type { WrittenEvent } from "./plan.ts";

/** Where an event stands: its plan and the plan's period. */
export interface EventPlace {
  planId: number;
  period: Period;
  /** From 1, one event each. */
  position: number;
}

/** Writes a new event with its dates and parties. Its id. */
export function addEvent(
  tx: Db,
  { planId, period, position }: EventPlace,
  content: EventContent,
  written: WrittenEvent | null,
  sectionId: number | null,
): number {
  const { number, title, deadline, responsibleText, place, form } = content;
  const row = { planId, sectionId, position, number, title, deadline, responsibleText, place, form, written };
  const { id } = tx.insert(events).values(row).returning({ id: events.id }).get();
  addOccurrences(tx, id, datedSpans(deadline, period));
  setParties(tx, id, content.parties);
  return id;
}

/** Replaces those who answer for an event. */
export function setParties(tx: Db, eventId: number, answering: readonly EventParty[]): void {
  tx.delete(parties).where(eq(parties.eventId, eventId)).run();
  const rows = answering.map((party, at) => ({ eventId, position: at + 1, ...party }));
  if (rows.length > 0) tx.insert(parties).values(rows).run();
}

/** Finds the sections of a plan by their titles, each looked up once, and makes those that are not there at the end. */
export function sectionFinder(tx: Db, planId: number): (title: string | null) => number | null {
  const ids = new Map<string, number>();
  return (title) => {
    if (title === null) return null;
    const known = ids.get(title);
    if (known !== undefined) return known;
    const id = sectionOf(tx, planId, title);
    ids.set(title, id);
    return id;
  };
}

function sectionOf(tx: Db, planId: number, title: string): number {
  const found = tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.planId, planId), eq(sections.title, title)))
    .orderBy(sections.position)
    .get();
  if (found !== undefined) return found.id;
  const last = tx
    .select({ position: max(sections.position) })
    .from(sections)
    .where(eq(sections.planId, planId))
    .get();
  const row = { planId, position: (last?.position ?? 0) + 1, title };
  return tx.insert(sections).values(row).returning({ id: sections.id }).get().id;
}

/** A stored event with where it belongs. */
export interface KnownEvent {
  id: number;
  planId: number;
  period: Period;
  written: WrittenEvent | null;
  state: EventState;
}

/** An event of a running plan of this cluster as it stands, or null. */
export function findEvent(db: Db, clusterId: number, eventId: number): KnownEvent | null {
  const row = db
    .select({ event: events, section: sections.title, from: plans.periodFrom, to: plans.periodTo })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .leftJoin(sections, eq(sections.id, events.sectionId))
    .where(and(eq(events.id, eventId), eq(plans.clusterId, clusterId), eq(plans.state, "running")))
    .get();
  if (row === undefined) return null;
  const { event, section, from, to } = row;
  const { number, title, deadline, responsibleText, place, form, cancelledAt, cancelReason } = event;
  const state = {
    number,
    section,
    title,
    deadline,
    responsibleText,
    parties: partiesOf(db, eventId),
    place,
    form,
    occurrences: spansOf(db, eventId),
    cancelled: cancelledAt === null ? null : { reason: cancelReason },
  };
  return { id: event.id, planId: event.planId, period: { from, to }, written: event.written, state };
}

function partiesOf(db: Db, eventId: number): EventParty[] {
  const rows = db.select().from(parties).where(eq(parties.eventId, eventId)).orderBy(parties.position).all();
  return rows.map((row) => eventParty(row));
}

/** The table's check holds each kind's columns; the words stand in for what it cannot have lost. */
export function eventParty(row: typeof parties.$inferSelect): EventParty {
  if (row.kind === "person" && row.personId !== null) return { kind: "person", personId: row.personId };
  if (row.kind === "organisation" && row.organisationId !== null) {
    return { kind: "organisation", organisationId: row.organisationId };
  }
  if (row.kind === "office" && row.office !== null && row.schools !== null) {
    return { kind: "office", office: row.office, of: row.of, schools: row.schools };
  }
  return { kind: "unresolved", words: row.words ?? "" };
}

/** The last position of a plan's events; 0 where it has none. */
export const lastPosition = (db: Db, planId: number): number =>
  db
    .select({ position: events.position })
    .from(events)
    .where(eq(events.planId, planId))
    .orderBy(desc(events.position))
    .limit(1)
    .get()?.position ?? 0;
