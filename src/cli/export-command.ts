import { writeFile } from "node:fs/promises";
import { dayOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { nextPlanDocument } from "../documents/next-plan-file.ts";
import { draftNextPlan } from "../documents/next-plan-store.ts";
import { monthCsv } from "../documents/month-csv.ts";
import { monthWorkbook } from "../documents/month-workbook.ts";
import { workbookFile } from "../documents/workbook-file.ts";
import { isMonth } from "../calendar/month.ts";
import { hasBegun } from "../monitoring/asked-month.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { readForms } from "../monitoring/form-file.ts";
import {
  badMonth,
  exported,
  fileNotWritten,
  monthNotBegun,
  noSuchForm,
  nothingStored,
  unknownEnding,
} from "./cli-texts.ts";
import { withDatabase } from "./database.ts";
import { namedCluster } from "./named-cluster.ts";
import { codeOf } from "./plan-commands.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print, UsageProblem } from "./world.ts";

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

export interface MonthOptions extends ExportOptions {
  /** «2019-10». */
  month: string;
  /** The form's code, where there are several. */
  form?: string;
}

/** A month of the figures: by the file's ending an Excel workbook or CSV. */
export async function exportMonth(world: CliWorld, options: MonthOptions): Promise<void> {
  const ending = /\.(xlsx|csv)$/i.exec(options.out)?.[1]?.toLowerCase();
  if (ending === undefined) throw new UsageProblem(unknownEnding(options.out, [".xlsx", ".csv"]));
  if (!isMonth(options.month)) throw new UsageProblem(badMonth(options.month));
  await withDatabase(world, { create: false }, async (open) => {
    const { id: clusterId, name, timezone } = namedCluster(open, options.cluster);
    const forms = readForms(dataFolder("forms"));
    const form = options.form === undefined ? [...forms.values()][0] : forms.get(options.form);
    if (form === undefined) throw new CliProblem(noSuchForm([...forms.keys()]));
    const today = dayOf(open.now, timezone);
    if (!hasBegun(options.month, today)) throw new CliProblem(monthNotBegun(options.month));
    const calendar = loadProductionCalendar(dataFolder("calendar"));
    const figures = monthFigures(open.db, { clusterId, form, month: options.month, today, calendar });
    const bytes =
      ending === "csv"
        ? Buffer.from(monthCsv(form, figures))
        : await workbookFile(monthWorkbook(form, figures, name));
    await write(options.out, bytes);
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
