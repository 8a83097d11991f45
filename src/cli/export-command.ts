import { writeFile } from "node:fs/promises";
import { dayOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { nextPlanDocument } from "../documents/next-plan-file.ts";
import { draftNextPlan } from "../documents/next-plan-store.ts";
import { readForms } from "../monitoring/form-file.ts";
import { type Cluster, listClusters } from "../people/cluster-store.ts";
import { exported, fileNotWritten, noSuchCluster, nothingStored, whichCluster } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { codeOf } from "./plan-commands.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print } from "./world.ts";

export interface ExportOptions {
  out: string;
  /** The cluster's name, or words of it, where the database holds several. */
  cluster?: string;
}

/** The draft of the plan after the running one, as a Word file. */
export async function exportNextPlan(world: CliWorld, options: ExportOptions): Promise<void> {
  await withDatabase(world, { create: false }, async (open) => {
    const cluster = clusterOf(open, options.cluster);
    const draft = draftNextPlan(open.db, cluster.id, {
      today: dayOf(open.now, cluster.timezone),
      calendar: loadProductionCalendar(dataFolder("calendar")),
      forms: readForms(dataFolder("forms")),
    });
    if (draft === null) throw new CliProblem(nothingStored);
    await write(options.out, await nextPlanDocument(draft.plan, draft.heading));
    print(world, exported(options.out));
  });
}

function clusterOf({ db }: CliDatabase, name: string | undefined): Cluster {
  const all = listClusters(db);
  const found =
    name === undefined
      ? all
      : all.filter((cluster) => cluster.name.toLowerCase().includes(name.trim().toLowerCase()));
  const [cluster, ...others] = found;
  if (cluster === undefined) throw new CliProblem(name === undefined ? nothingStored : noSuchCluster(name));
  if (others.length > 0) throw new CliProblem(whichCluster(found.map((one) => one.name)));
  return cluster;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new CliProblem(fileNotWritten(file, codeOf(error)));
  }
}
