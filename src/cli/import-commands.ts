import { type Day, dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Period } from "../calendar/period.ts";
import { changeByFile } from "../import-draft.ts";
import { hashOf, keepPlan, type PlanSource } from "../import-plan.ts";
import { findCluster, listClusters } from "../people/cluster-store.ts";
import type { ChangedBy } from "../plan/change.ts";
import { diffLines, type DiffPlan, eventOf } from "../plan/importing/diff-texts.ts";
import { doubtLine } from "../plan/importing/doubt-texts.ts";
import { type DraftWorld, fileNotes } from "../plan/importing/doubt.ts";
import { type Draft, type DraftChanges, draftOf, newState } from "../plan/importing/draft.ts";
import { counterpartOf, draftWorld } from "../plan/importing/draft-store.ts";
import { noPeriod, sameFileRunning } from "../plan/import-texts.ts";
import type { PlanReading } from "../plan/plan.ts";
import type { Difference } from "../plan/importing/plan-diff.ts";
import { clusterOfPlan, problemsOf } from "../plan/plan-store.ts";
import {
  CHANGES_FORMS,
  doubtsOfChanges,
  noRunningPlan,
  noSuchChange,
  oneOfTwo,
  planChanged,
  planCompared,
  planStored,
  planUnchanged,
  tryChanges,
} from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { readingOf, sourceOf } from "./plan-commands.ts";
import { readSaid, type Said, settleDoubts } from "../plan/importing/settle-doubts.ts";
import { badSettleLine, doubtLines, questionWords, SETTLE_FORMS } from "../plan/importing/settle-texts.ts";
import { CliProblem, type CliWorld, print, printJson, UsageProblem } from "./world.ts";

export interface ImportFlags {
  period?: Period;
  /** Every change of a running plan of the same time. */
  replace?: true;
  /** «1,3-5»: these changes. */
  changes?: string;
  /** «1=2»: answers to the file's doubts. */
  settle?: string[];
  /** A file of such answers, one a line. */
  settleFrom?: string;
  json?: true;
}

/** Stores a plan; where one of the same time runs, makes the changes that are asked for. */
export async function importPlanFile(world: CliWorld, file: string, options: ImportFlags): Promise<void> {
  if (options.replace === true && options.changes !== undefined) throw new UsageProblem(oneOfTwo);
  const source = await sourceOf(file, options.period);
  const read = await readingOf(source);
  const said = await saidIn(options);
  await withDatabase(world, { create: true }, (open) => {
    const { draft, known } = settled(open, read, said);
    const { reading } = draft;
    const found = comparisonIn(open, draft, known);
    if (found === null) return storePlan(world, open, reading, source, options);
    const { all, title } = found.changes;
    const chosen = options.replace === true ? all : chosenOf(all, options.changes);
    if (all.length === 0 && chosen !== null) return print(world, [planUnchanged, ...found.notes].join("\n"));
    if (all.length === 0) throw new CliProblem(sameFileRunning);
    if (chosen === null) {
      print(world, planCompared(title, comparedLines(found)));
      throw new CliProblem(tryChanges(title));
    }
    const changes = { ...found.changes, taken: new Set(chosen.map(({ key }) => key)) };
    const { fileName } = source;
    const { applied, differs } = open.db.transaction((tx) =>
      changeByFile(tx, reading, changes, { fileName, fileHash: hashOf(source.bytes) }, found.by),
    );
    if (options.json === true) printJson(world, { planId: changes.planId, applied, differs });
    else print(world, [planChanged(applied, all.length - applied), ...differs].join("\n"));
  });
}

function storePlan(
  world: CliWorld,
  { db, config, now }: CliDatabase,
  reading: PlanReading,
  source: PlanSource,
  options: ImportFlags,
): void {
  const into = { clusterId: null, timezone: config.timezone, now, importedBy: null };
  const kept = keepPlan(db, reading, source, into);
  if ("problem" in kept) throw new CliProblem(kept.problem);
  const cluster = listClusters(db).find(({ id }) => id === kept.clusterId);
  const problems = problemsOf(db, kept.planId);
  if (options.json === true) printJson(world, { ...kept, cluster: cluster?.name, problems });
  else print(world, planStored({ reading, cluster: cluster?.name ?? "", problems }));
}

/** What a file would change in the running plan of its time. */
export async function comparePlan(
  world: CliWorld,
  file: string,
  options: { period?: Period; json?: true },
): Promise<void> {
  const read = await readingOf(await sourceOf(file, options.period));
  await withDatabase(world, { create: false }, (open) => {
    const { draft, known } = settled(open, read, []);
    const { reading } = draft;
    const found = comparisonIn(open, draft, known);
    if (found === null) throw new CliProblem(reading.period === null ? noPeriod : noRunningPlan);
    const { all, title, planId } = found.changes;
    if (options.json === true) {
      const changes = all.map((one, at) => ({ change: at + 1, ...one, event: eventOf(one, found.plan) }));
      return printJson(world, { planId, title, changes });
    }
    print(
      world,
      planCompared(
        title,
        all.length === 0 ? [planUnchanged, ...found.notes].join("\n") : comparedLines(found),
      ),
    );
  });
}

/** The doubts of a file as it would be loaded now, each with its answers; stores nothing. */
export async function listDoubts(
  world: CliWorld,
  file: string,
  options: Pick<ImportFlags, "period" | "settle" | "settleFrom" | "json">,
): Promise<void> {
  const read = await readingOf(await sourceOf(file, options.period));
  const said = await saidIn(options);
  await withDatabase(world, { create: "forgotten" }, (open) => {
    const { doubts, draft, known } = settled(open, read, said);
    const plan = { reading: draft.reading, cluster: known?.world.cluster ?? "" };
    if (options.json !== true) return print(world, doubtLines(doubts, plan));
    printJson(
      world,
      doubts.map((one) => ({
        number: one.number,
        kind: one.doubt.kind,
        question: questionWords(one, plan),
        choices: one.choices.map(({ word, label }, at) => ({ number: at + 1, word, label })),
        typed: one.typed,
      })),
    );
  });
}

/** What was said about the doubts, in the order of saying: the file first. */
async function saidIn({ settle = [], settleFrom }: ImportFlags): Promise<Said[]> {
  const said = settle.map((text) => {
    const one = readSaid(text);
    if (one === null) throw new UsageProblem(SETTLE_FORMS);
    return one;
  });
  if (settleFrom === undefined) return said;
  const { bytes } = await sourceOf(settleFrom, undefined);
  const fromFile = new TextDecoder()
    .decode(bytes)
    .split("\n")
    .flatMap((text, at): Said[] => {
      if (text.trim() === "") return [];
      const one = readSaid(text);
      if (one === null) throw new UsageProblem(badSettleLine(at + 1, text.trim()));
      return [one];
    });
  return [...fromFile, ...said];
}

/** The cluster that a file is of, where it is there already. */
interface KnownCluster {
  clusterId: number;
  world: DraftWorld;
  today: Day;
}

/** A file's draft in its cluster, with what was said about its doubts. */
function settled({ db, config, now }: CliDatabase, read: PlanReading, said: readonly Said[]) {
  const clusterId = clusterOfPlan(db, read, null);
  const cluster = typeof clusterId === "number" ? findCluster(db, clusterId) : null;
  const today = dayOf(now, cluster?.timezone ?? config.timezone);
  const known: KnownCluster | null =
    cluster === null
      ? null
      : { clusterId: cluster.id, today, world: draftWorld(db, cluster.id, NOBODY, today) };
  const world = known?.world ?? { today, cluster: "", schools: [], directed: [], sender: "", people: [] };
  const running = ({ period }: PlanReading) =>
    known === null ? null : counterpartOf(db, known.clusterId, period);
  const found = settleDoubts(
    (answers) => draftOf(read, { ...newState(), answers: [...answers] }, world, running),
    said,
  );
  if ("problem" in found) throw new CliProblem(found.problem);
  return { ...found, known };
}

interface Comparison {
  changes: DraftChanges;
  /** What is in doubt in the changes, a line each. */
  doubts: string[];
  notes: string[];
  plan: DiffPlan;
  by: ChangedBy;
}

/** A file beside the running plan of the same time; null where there is none. */
function comparisonIn({ now }: CliDatabase, draft: Draft, known: KnownCluster | null): Comparison | null {
  const { changes, doubts, reading } = draft;
  if (changes === null || known === null) return null;
  return {
    changes,
    doubts: doubts.map((doubt) => doubtLine(doubt, reading.events)),
    notes: fileNotes(reading),
    plan: { events: reading.events, running: changes.running, taken: changes.taken },
    by: { clusterId: known.clusterId, personId: null, at: instant(now), today: known.today },
  };
}

/** Whoever sits at the command line is nobody of the cluster. */
const NOBODY = 0;

const comparedLines = ({ changes, plan, doubts, notes }: Comparison): string =>
  [
    ...notes,
    ...(notes.length > 0 ? [""] : []),
    diffLines(changes.all, plan),
    ...doubtsOfChanges(doubts),
  ].join("\n");

/** The changes of «1,3-5»; null without such words. */
function chosenOf(all: readonly Difference[], words: string | undefined): Difference[] | null {
  if (words === undefined) return null;
  const numbers = new Set(
    words.split(",").flatMap((part) => {
      const [, from = "", to = from] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? [];
      const [first, last] = [Number(from), Number(to)];
      if (from === "" || first < 1 || last < first) throw new UsageProblem(CHANGES_FORMS);
      if (last > all.length) throw new UsageProblem(noSuchChange(last, all.length));
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    }),
  );
  return all.filter((_, at) => numbers.has(at + 1));
}
