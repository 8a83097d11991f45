import { and, eq } from "drizzle-orm";
import type { Day } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import type { Db } from "../../db/open.ts";
import { events, planDrafts, plans, sections } from "../../db/schema.ts";
import { findCluster } from "../../people/cluster-store.ts";
import { isNameless, NAMELESS_CLUSTER } from "../../people/founding.ts";
import { loadStaff } from "../../people/staff-store.ts";
import type { DraftWorld } from "./doubt.ts";
import { type Counterpart, type DraftState, type Incoming, newState, restoredState } from "./draft.ts";
import { droppedFromFile, UNNAMED_CLUSTER } from "../import-texts.ts";
import type { PlanReading } from "../plan.ts";
import type { RunningEvent } from "./plan-diff.ts";

/** A file that the chair has sent, while its doubts are being settled: one a person. */
export interface DraftRow {
  id: number;
  clusterId: number;
  personId: number;
  fileName: string;
  fileHash: string;
  /** As it was read. */
  reading: PlanReading;
  state: DraftState;
  /** Grows with every answer: a button of an older screen is told apart by it. */
  revision: number;
}

export function draftOfPerson(db: Db, clusterId: number, personId: number): DraftRow | null {
  const row = db
    .select()
    .from(planDrafts)
    .where(and(eq(planDrafts.clusterId, clusterId), eq(planDrafts.personId, personId)))
    .get();
  return row === undefined ? null : { ...row, state: restoredState(row.settled) };
}

/** Keeps a file as the person's draft in place of an older one. */
export function keepDraft(
  tx: Db,
  of: { clusterId: number; personId: number },
  file: Incoming,
  at: string,
): void {
  dropDraftOf(tx, of.clusterId, of.personId);
  tx.insert(planDrafts)
    .values({ ...of, ...file, settled: newState(), createdAt: at, updatedAt: at })
    .run();
}

/** Keeps what was said about a draft at this revision; false (and nothing kept) where something was faster. */
export function saveDraftState(
  tx: Db,
  at: { id: number; revision: number },
  state: DraftState,
  now: string,
): boolean {
  const same = and(eq(planDrafts.id, at.id), eq(planDrafts.revision, at.revision));
  const set = { settled: state, revision: at.revision + 1, updatedAt: now };
  return tx.update(planDrafts).set(set).where(same).run().changes > 0;
}

export function dropDraftOf(tx: Db, clusterId: number, personId: number): boolean {
  const own = and(eq(planDrafts.clusterId, clusterId), eq(planDrafts.personId, personId));
  return tx.delete(planDrafts).where(own).run().changes > 0;
}

/** What the doubts of a draft have to know of the cluster and of the one who sent it. */
export function draftWorld(db: Db, clusterId: number, personId: number, today: Day): DraftWorld {
  const staff = loadStaff(db, clusterId, today);
  const name = findCluster(db, clusterId)?.name ?? "";
  const schools = staff.places.filter(({ school }) => school);
  const directed = new Set(
    staff.people.flatMap(({ offices }) =>
      offices.flatMap(({ kind, organisationId }) => (kind === "director" ? [organisationId] : [])),
    ),
  );
  const sender = staff.people.find((person) => person.personId === personId);
  return {
    today,
    cluster: name === UNNAMED_CLUSTER || name === NAMELESS_CLUSTER ? "" : name,
    schools: schools.map(({ shortName }) => shortName),
    directed: schools.filter(({ id }) => directed.has(id)).map(({ shortName }) => shortName),
    sender: sender === undefined || isNameless(sender) ? "" : sender.name,
    people: staff.people.flatMap((person) =>
      person.personId === personId || person.name === "" ? [] : [person.name],
    ),
  };
}

/** The running plan of exactly this time, with its events; null where there is none. */
export function counterpartOf(db: Db, clusterId: number, period: Period | null): Counterpart | null {
  if (period === null) return null;
  const plan = db
    .select({ planId: plans.id, title: plans.title })
    .from(plans)
    .where(
      and(
        eq(plans.clusterId, clusterId),
        eq(plans.state, "running"),
        eq(plans.periodFrom, period.from),
        eq(plans.periodTo, period.to),
      ),
    )
    .get();
  return plan === undefined ? null : { ...plan, events: runningEvents(db, plan.planId) };
}

/** A plan's events as a newer file is laid beside them. */
function runningEvents(db: Db, planId: number): RunningEvent[] {
  return db
    .select({ event: events, section: sections.title })
    .from(events)
    .leftJoin(sections, eq(sections.id, events.sectionId))
    .where(eq(events.planId, planId))
    .orderBy(events.position)
    .all()
    .map(({ event, section }) => ({
      id: event.id,
      now: {
        number: event.number,
        section,
        title: event.title,
        deadline: event.deadline.text,
        responsible: event.responsibleText,
        place: event.place,
      },
      written: event.written,
      dates: event.deadline.occurrences,
      cancelled: event.cancelledAt === null ? null : event.cancelReason === droppedFromFile ? "file" : "here",
    }));
}

/** A plan is known by its last file from now on. */
export function setPlanFile(tx: Db, planId: number, file: { fileName: string; fileHash: string }): void {
  tx.update(plans).set(file).where(eq(plans.id, planId)).run();
}
