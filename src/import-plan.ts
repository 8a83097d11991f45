import { createHash } from "node:crypto";
import type { DateTime } from "luxon";
import { dayOf } from "./calendar/day.ts";
import { instant } from "./calendar/instant.ts";
import { eventForms, shippedForms } from "./cluster-forms.ts";
import type { Db } from "./db/open.ts";
import { recordAudit } from "./people/audit-store.ts";
import type { PlanReading } from "./plan/plan.ts";
import { createPlanReader, type PlanReader } from "./plan/reading/plan-reader-file.ts";
import type { PlanSource } from "./plan/reading/plan-reading-file.ts";
import { type ImportedPlan, importPlan, type ImportProblem } from "./plan/plan-store.ts";
import { ensureDuties } from "./reminders/duty-store.ts";

export type { PlanSource } from "./plan/reading/plan-reading-file.ts";

/** Reads a plan's file in this thread, by the project's forms unless told: for a program that has nothing else to do. */
export async function readPlanSource(source: PlanSource): Promise<PlanReading | { problem: string }> {
  const reader = await import("./plan/reading/plan-reading-file.ts");
  return reader.readPlanSource({ forms: eventForms(shippedForms()), ...source });
}

/** The same on a thread of its own, with limits of time and memory: for the bot, which answers others meanwhile. */
const readInWorker = createPlanReader();
export const readPlanInWorker = (source: PlanSource): ReturnType<PlanReader> =>
  readInWorker({ forms: eventForms(shippedForms()), ...source });

export interface ImportInto {
  /** Null: the cluster of the plan's own name, made where there is none. */
  clusterId: number | null;
  /** The zone of a cluster made now. */
  timezone: string;
  now: DateTime;
  /** Null: the command line. */
  importedBy: number | null;
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Stores a reading with its duties, all of it or nothing. */
export const keepPlan = (
  db: Db,
  reading: PlanReading,
  source: PlanSource,
  into: ImportInto,
): ImportedPlan | ImportProblem =>
  keepReading(db, reading, { fileName: source.fileName, fileHash: hashOf(source.bytes) }, into);

/** {@link keepPlan} where the file itself is known by its hash alone. */
export function keepReading(
  db: Db,
  reading: PlanReading,
  file: { fileName: string; fileHash: string },
  into: ImportInto,
): ImportedPlan | ImportProblem {
  const { now, ...options } = into;
  const today = dayOf(now, into.timezone);
  return db.transaction((tx) => {
    const imported = importPlan(tx, reading, { ...options, ...file, now: instant(now), today });
    if ("problem" in imported) return imported;
    ensureDuties(tx, imported.clusterId, instant(now), today);
    recordAudit(tx, {
      clusterId: imported.clusterId,
      personId: into.importedBy,
      at: instant(now),
      action: "plan.start",
      subject: `plan:${imported.planId}`,
      before: null,
      after: { title: reading.title, period: reading.period, events: reading.events.length, ...file },
    });
    return imported;
  });
}
