import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { dayOf } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { PlanSource } from "../import-plan.ts";
import { readPlanSource } from "../import-plan.ts";
import { planCheck } from "../plan/check-texts.ts";
import { eventsOf } from "../plan/event-store.ts";
import type { PlanReading } from "../plan/plan.ts";
import { problemsOf, runningPlan } from "../plan/plan-store.ts";
import { fileNotRead, nothingStored, storedPlan } from "./cli-texts.ts";
import { withDatabase } from "./database.ts";
import { clustersNamed } from "./named-cluster.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

export async function sourceOf(file: string, period: Period | undefined): Promise<PlanSource> {
  try {
    return { bytes: await readFile(file), fileName: basename(file), period };
  } catch (error) {
    throw new CliProblem(fileNotRead(file, codeOf(error)));
  }
}

/** «ENOENT» of a file system's error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

export async function readingOf(source: PlanSource): Promise<PlanReading> {
  const reading = await readPlanSource(source);
  if ("problem" in reading) throw new CliProblem(`${source.fileName}: ${reading.problem}`);
  return reading;
}

/** A reading as the command line promises it: a person's offices by their kind, and beside them where each is held. */
const contractOf = (reading: PlanReading) => ({
  ...reading,
  people: reading.people.map(({ offices, ...person }) => ({
    ...person,
    offices: [...new Set(offices.map(({ office }) => office))],
    seats: offices,
  })),
  problems: reading.problems.map(({ code, event, message }) => ({ code, event, message })),
});

/** What a file says and what is doubtful; stores nothing. */
export async function checkPlan(
  world: CliWorld,
  file: string,
  options: { period?: Period; json?: true },
): Promise<void> {
  const reading = await readingOf(await sourceOf(file, options.period));
  if (options.json === true) printJson(world, contractOf(reading));
  else print(world, planCheck(reading));
}

/** The running plan of every cluster, or of the one that is named. */
export async function showPlan(world: CliWorld, options: { cluster?: string; json?: true }): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const { db, now } = open;
    const shown = clustersNamed(open, options.cluster).map((cluster) => {
      const plan = runningPlan(db, cluster.id, dayOf(now, cluster.timezone));
      return {
        cluster,
        plan,
        events: plan === null ? [] : eventsOf(db, plan.id),
        problems: plan === null ? [] : problemsOf(db, plan.id),
      };
    });
    if (options.json === true) printJson(world, { clusters: shown });
    else if (shown.length === 0) throw new CliProblem(nothingStored);
    else print(world, shown.map(storedPlan).join("\n\n"));
  });
}
