import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import { type Period, within } from "../calendar/period.ts";
import type { Db } from "../db/open.ts";
import { isFileNote, isSlip } from "./importing/doubt.ts";
import { events, clusters, planProblems, plans } from "../db/schema.ts";
import type { EventReading, PlanReading, Problem } from "./plan.ts";
import { contentOf, writtenOf } from "./event-content.ts";
import { addEvent, sectionFinder } from "./event-content-store.ts";
import {
  clusterNotNamed,
  noEvents,
  noPeriod,
  noSuchCluster,
  sameFileRunning,
  samePeriodRunning,
  UNNAMED_CLUSTER,
  UNTITLED_PLAN,
} from "./import-texts.ts";
import { NAMELESS_CLUSTER } from "../people/founding.ts";
import { nameCluster } from "../people/founding-store.ts";
import { createCluster } from "../people/people-store.ts";
import type { StoredPlan } from "./stored-plan.ts";
import { keepRoster, type Roster } from "./roster-store.ts";
import { lookForm } from "./russian-text.ts";

export interface ImportOptions {
  /** Null: the cluster of the plan's own name, made where there is none. */
  clusterId: number | null;
  fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  fileHash: string;
  /** The zone of a cluster made now. */
  timezone: string;
  /** UTC instant, ISO text. */
  now: string;
  today: Day;
  /** Null: the command line. */
  importedBy: number | null;
}

export interface ImportedPlan {
  clusterId: number;
  planId: number;
}

/** Why nothing was stored, a Russian sentence or two with what to do. */
export interface ImportProblem {
  problem: string;
}

/** Stores what was read from a plan's file, all of it or nothing. */
export function importPlan(
  tx: Db,
  reading: PlanReading,
  options: ImportOptions,
): ImportedPlan | ImportProblem {
  const { period } = reading;
  if (period === null) return { problem: noPeriod };
  if (reading.events.length === 0) return { problem: noEvents };
  return tx.transaction((tx) => {
    const found = clusterOfPlan(tx, reading, options.clusterId);
    if (found !== null && typeof found !== "number") return found;
    const older = found === null ? [] : runningPlans(tx, found);
    if (older.some((plan) => plan.fileHash === options.fileHash)) return { problem: sameFileRunning };
    const same = older.find((plan) => plan.from === period.from && plan.to === period.to);
    if (same !== undefined) return { problem: samePeriodRunning(same.title, period) };

    const clusterId = found ?? addCluster(tx, reading, options);
    nameCluster(tx, clusterId, reading.cluster.name ?? UNNAMED_CLUSTER);
    const roster = keepRoster(tx, clusterId, reading);
    const startedOn = startOf(period, options.today);
    const planId = addPlan(tx, reading, { ...options, clusterId, period, startedOn });
    const eventIds = addEvents(tx, planId, reading, period, roster);
    addProblems(tx, planId, [...reading.problems, ...roster.problems], reading.events, eventIds);
    return { clusterId, planId };
  });
}

/** The cluster that a plan is of: the one asked for, else by its name; null where it is yet to be made. */
export function clusterOfPlan(
  tx: Db,
  reading: PlanReading,
  asked: number | null,
): number | null | ImportProblem {
  const known = tx.select({ id: clusters.id, name: clusters.name }).from(clusters).all();
  if (asked !== null) return known.some(({ id }) => id === asked) ? asked : { problem: noSuchCluster };
  const { name } = reading.cluster;
  if (name !== null) {
    const same = known.find((cluster) => lookForm(cluster.name) === lookForm(name));
    // One that was begun with its chair waits for this plan to name it.
    const waiting = known.length === 1 && known[0]?.name === NAMELESS_CLUSTER ? known[0] : undefined;
    return (same ?? waiting)?.id ?? null;
  }
  if (known.length > 1) return { problem: clusterNotNamed };
  return known[0]?.id ?? null;
}

const addCluster = (tx: Db, reading: PlanReading, { timezone, now }: ImportOptions): number =>
  createCluster(tx, { name: reading.cluster.name ?? UNNAMED_CLUSTER, timezone }, now);

/**
 * The day from which a plan is run: today, or all along for one whose time is over, loaded to be looked back on
 * or to be tried on an older day.
 */
const startOf = (period: Period, today: Day): Day => (today > period.to ? period.from : today);

type NewPlan = ImportOptions & { clusterId: number; period: Period; startedOn: Day };

const addPlan = (tx: Db, reading: PlanReading, plan: NewPlan): number =>
  tx
    .insert(plans)
    .values({
      clusterId: plan.clusterId,
      title: reading.title === "" ? UNTITLED_PLAN : reading.title,
      periodFrom: plan.period.from,
      periodTo: plan.period.to,
      fileName: plan.fileName,
      fileHash: plan.fileHash,
      startedOn: plan.startedOn,
      importedAt: plan.now,
      importedBy: plan.importedBy,
    })
    .returning({ id: plans.id })
    .get().id;

/** Their ids, in the reading's order. */
function addEvents(tx: Db, planId: number, reading: PlanReading, period: Period, roster: Roster): number[] {
  const sectionId = sectionFinder(tx, planId);
  return reading.events.map((event, at) =>
    addEvent(
      tx,
      { planId, period, position: at + 1 },
      contentOf(event, roster),
      writtenOf(event),
      sectionId(event.section),
    ),
  );
}

/** Each with its event: by its row, else by its number where one event alone has it. */
function addProblems(
  tx: Db,
  planId: number,
  problems: readonly Problem[],
  events: readonly EventReading[],
  eventIds: readonly number[],
): void {
  const ofNumber = Map.groupBy(events.entries(), ([, { number }]) => number);
  const rows = problems.map(({ code, event, message, row }) => {
    const [numbered, another] = event === null ? [] : (ofNumber.get(event) ?? []);
    const at = row ?? (another === undefined ? numbered?.[0] : undefined);
    const eventId = at === undefined ? null : (eventIds[at] ?? null);
    return { planId, eventId, code, eventNumber: event, message };
  });
  if (rows.length > 0) tx.insert(planProblems).values(rows).run();
}

// ── Reading it back ────────────────────────────────────────────────────────────────────────────────────────

function runningPlans(db: Db, clusterId: number): StoredPlan[] {
  return db
    .select({
      id: plans.id,
      clusterId: plans.clusterId,
      title: plans.title,
      from: plans.periodFrom,
      to: plans.periodTo,
      startedOn: plans.startedOn,
      fileName: plans.fileName,
      fileHash: plans.fileHash,
    })
    .from(plans)
    .where(and(eq(plans.clusterId, clusterId), eq(plans.state, "running")))
    .orderBy(asc(plans.periodFrom), desc(plans.id))
    .all();
}

/** The plan of today; else the one that begins next; else the last that ended; null where there is none. */
export function runningPlan(db: Db, clusterId: number, today: Day): StoredPlan | null {
  const all = runningPlans(db, clusterId);
  return (
    all.findLast((plan) => within(today, plan)) ?? all.find((plan) => plan.from > today) ?? all.at(-1) ?? null
  );
}

/** What a plan leaves to be settled, each with its event where it is one event's; slips that were mended are not. */
export const openDoubtsOf = (db: Db, planId: number): { eventId: number | null; message: string }[] =>
  db
    .select({
      code: planProblems.code,
      event: planProblems.eventNumber,
      message: planProblems.message,
      eventId: planProblems.eventId,
    })
    .from(planProblems)
    .leftJoin(events, eq(events.id, planProblems.eventId))
    .where(and(eq(planProblems.planId, planId), isNull(events.cancelledAt)))
    .orderBy(planProblems.id)
    .all()
    .filter((problem) => !isSlip(problem) && !isFileNote(problem) && problem.code !== "name-slip");

/** The plan that runs already and begins only after today's; null where none waits. */
export function comingPlan(db: Db, clusterId: number, today: Day): StoredPlan | null {
  const shown = runningPlan(db, clusterId, today);
  return runningPlans(db, clusterId).find((plan) => plan.from > today && plan.id !== shown?.id) ?? null;
}

/** The doubts kept with a plan, in the order they were found. */
export const problemsOf = (db: Db, planId: number): Problem[] =>
  db
    .select({ code: planProblems.code, event: planProblems.eventNumber, message: planProblems.message })
    .from(planProblems)
    .where(eq(planProblems.planId, planId))
    .orderBy(planProblems.id)
    .all();
