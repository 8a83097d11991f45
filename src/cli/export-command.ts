import { writeFile } from "node:fs/promises";
import { dayOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { nextPlanDocument } from "../documents/next-plan-file.ts";
import { draftNextPlan } from "../documents/next-plan-store.ts";
import { readForms } from "../monitoring/form-file.ts";
import { exported, fileNotWritten, nothingStored } from "./cli-texts.ts";
import { withDatabase } from "./database.ts";
import { namedCluster } from "./named-cluster.ts";
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
    const cluster = namedCluster(open, options.cluster);
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

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new CliProblem(fileNotWritten(file, codeOf(error)));
  }
}
