import { writeFile } from "node:fs/promises";
import { dayOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { nextPlanDocument } from "../documents/next-plan-file.ts";
import { draftNextPlan } from "../documents/next-plan-store.ts";
import { chartFile } from "../documents/chart-file.ts";
import { monthChart } from "../documents/month-chart.ts";
import { yearAnalysisDocument } from "../documents/year-analysis-file.ts";
import { yearChart } from "../documents/year-chart.ts";
import type { Form } from "../monitoring/form.ts";
import type { MonthFigures } from "../monitoring/month-figures.ts";
import { yearAnalysis } from "../monitoring/year-analysis.ts";
import { yearFrom } from "../monitoring/year-figures.ts";
import { yearFigures } from "../monitoring/year-figures-store.ts";
import { noFiguresYet } from "../documents/month-workbook-texts.ts";
import { monthCsv } from "../documents/month-csv.ts";
import { monthWorkbook } from "../documents/month-workbook.ts";
import { workbookFile } from "../documents/workbook-file.ts";
import { isMonth, type Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { hasBegun } from "../monitoring/asked-month.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { formFor } from "../monitoring/form-versions.ts";
import {
  badMonth,
  badYear,
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
      forms: createFormsOf(shippedForms()),
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
  const ending = /\.(xlsx|csv|png)$/i.exec(options.out)?.[1]?.toLowerCase();
  if (ending === undefined) throw new UsageProblem(unknownEnding(options.out, [".xlsx", ".csv", ".png"]));
  if (!isMonth(options.month)) throw new UsageProblem(badMonth(options.month));
  await withDatabase(world, { create: false }, async (open) => {
    const { id: clusterId, name, timezone } = namedCluster(open, options.cluster);
    const form = namedForm(open.db, clusterId, options.form, options.month);
    const today = dayOf(open.now, timezone);
    if (!hasBegun(options.month, today)) throw new CliProblem(monthNotBegun(options.month));
    const calendar = loadProductionCalendar(dataFolder("calendar"));
    const figures = monthFigures(open.db, { clusterId, form, month: options.month, today, calendar });
    await write(options.out, await monthBytes(ending, { form, figures, cluster: name }));
    print(world, exported(options.out));
  });
}

async function monthBytes(
  ending: string,
  { form, figures, cluster }: { form: Form; figures: MonthFigures; cluster: string },
): Promise<Uint8Array> {
  if (ending === "csv") return Buffer.from(monthCsv(form, figures));
  if (ending === "xlsx") return workbookFile(monthWorkbook(form, figures, cluster));
  const chart = monthChart(form, figures, cluster);
  if (chart === null) throw new CliProblem(noFiguresYet(figures.month));
  return chartFile(chart);
}

/** The analysis of a school year («2018-2019») as a Word file. */
export async function exportYear(
  world: CliWorld,
  options: ExportOptions & { year: string; form?: string },
): Promise<void> {
  const [first = "", second = ""] = options.year.split("-");
  if (!/^\d{4}-\d{4}$/.test(options.year) || Number(second) !== Number(first) + 1) {
    throw new UsageProblem(badYear(options.year));
  }
  await withDatabase(world, { create: false }, async (open) => {
    const { id: clusterId, name, timezone } = namedCluster(open, options.cluster);
    const form = namedForm(open.db, clusterId, options.form, `${second}-06`);
    const from = yearFrom(form, `${second}-${String(form.yearStartsIn - 1 || 12).padStart(2, "0")}`);
    const calendar = loadProductionCalendar(dataFolder("calendar"));
    const { code } = form;
    const versions = createFormsOf(shippedForms())(open.db, clusterId).get(code) ?? [];
    const asked = { clusterId, code, versions, from, today: dayOf(open.now, timezone), calendar };
    const analysis = yearAnalysis(yearFigures(open.db, asked));
    const size = yearChart(analysis, name);
    const chart = size === null ? null : { png: chartFile(size), size };
    const given = { form: form.title, cluster: name, chart };
    await write(options.out, await yearAnalysisDocument(analysis, given));
    print(world, exported(options.out));
  });
}

/** The form of that code, or the first, as the cluster is asked in this month. */
export function namedForm(db: Db, clusterId: number, code: string | undefined, month: Month): Form {
  const forms = createFormsOf(shippedForms())(db, clusterId);
  const form = formFor(forms, code ?? [...forms.keys()][0] ?? "", month);
  if (form === null) throw new CliProblem(noSuchForm([...forms.keys()]));
  return form;
}

export async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new CliProblem(fileNotWritten(file, codeOf(error)));
  }
}
