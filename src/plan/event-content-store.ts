import { and, desc, eq, max, sql } from "drizzle-orm";
import type { Period } from "../calendar/period.ts";
import { asJson, type Db, prepared } from "../db/open.ts";
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
  const row = { planId, sectionId, position, number, title, deadline, responsibleText, place, form };
  const { id } = statements(tx).addEvent.get({ ...row, written: asJson(written) });
  addOccurrences(tx, id, datedSpans(deadline, period));
  addParties(tx, id, content.parties);
  return id;
}

/** Replaces those who answer for an event. */
export function setParties(tx: Db, eventId: number, answering: readonly EventParty[]): void {
  statements(tx).removeParties.run({ eventId });
  addParties(tx, eventId, answering);
}

const NO_PARTY = { personId: null, organisationId: null, office: null, of: null, schools: null, words: null };

function addParties(tx: Db, eventId: number, answering: readonly EventParty[]): void {
  const { addParty } = statements(tx);
  for (const [at, party] of answering.entries()) {
    const row = { ...NO_PARTY, ...party, eventId, position: at + 1 };
    addParty.run({ ...row, schools: asJson(row.schools) });
  }
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
  const read = statements(db);
  const row = read.event.get({ eventId, clusterId });
  if (row === undefined) return null;
  const { event, section, from, to } = row;
  const { number, title, deadline, responsibleText, place, form, cancelledAt, cancelReason } = event;
  const state = {
    number,
    section,
    title,
    deadline,
    responsibleText,
    parties: read.parties.all({ eventId }).map(eventParty),
    place,
    form,
    occurrences: spansOf(db, eventId),
    cancelled: cancelledAt === null ? null : { reason: cancelReason },
  };
  return { id: event.id, planId: event.planId, period: { from, to }, written: event.written, state };
}

const bound = sql.placeholder;

/** Run for every event of a plan that is begun or changed. */
const statements = prepared((db) => ({
  addEvent: db
    .insert(events)
    .values({
      planId: bound("planId"),
      sectionId: bound("sectionId"),
      position: bound("position"),
      number: bound("number"),
      title: bound("title"),
      deadline: bound("deadline"),
      responsibleText: bound("responsibleText"),
      place: bound("place"),
      form: bound("form"),
      written: sql`${bound("written")}`,
    })
    .returning({ id: events.id })
    .prepare(),
  addParty: db
    .insert(parties)
    .values({
      eventId: bound("eventId"),
      position: bound("position"),
      kind: bound("kind"),
      personId: bound("personId"),
      organisationId: bound("organisationId"),
      office: bound("office"),
      of: bound("of"),
      schools: sql`${bound("schools")}`,
      words: bound("words"),
    })
    .prepare(),
  event: db
    .select({ event: events, section: sections.title, from: plans.periodFrom, to: plans.periodTo })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .leftJoin(sections, eq(sections.id, events.sectionId))
    .where(
      and(
        eq(events.id, sql.placeholder("eventId")),
        eq(plans.clusterId, sql.placeholder("clusterId")),
        eq(plans.state, "running"),
      ),
    )
    .prepare(),
  removeParties: db
    .delete(parties)
    .where(eq(parties.eventId, bound("eventId")))
    .prepare(),
  parties: db
    .select()
    .from(parties)
    .where(eq(parties.eventId, sql.placeholder("eventId")))
    .orderBy(parties.position)
    .prepare(),
}));

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
