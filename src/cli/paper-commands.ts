import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { addMonths, isMonth, type Month, monthOf } from "../calendar/month.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { agendaDocument } from "../documents/agenda-file.ts";
import { agendaOf, nextSitting, type Sitting, sittingsOf } from "../documents/agenda.ts";
import { monthNoteDocument } from "../documents/month-note-file.ts";
import { planReportDocument } from "../documents/plan-report-file.ts";
import { chairOf, loadPlanFacts, type PlanFacts } from "../documents/plan-report-store.ts";
import { planWorkbook } from "../documents/plan-workbook.ts";
import { workbookFile } from "../documents/workbook-file.ts";
import { hasBegun } from "../monitoring/asked-month.ts";
import { sameLeavers } from "../monitoring/form.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import {
  badMonth,
  exported,
  monthNotBegun,
  nothingStored,
  noSittingInPlan,
  noSuchSitting,
  unknownEnding,
} from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { type ExportOptions, namedForm, write } from "./export-command.ts";
import { namedCluster } from "./named-cluster.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print, printJson, UsageProblem } from "./world.ts";

interface PaperOptions extends ExportOptions {
  json?: true;
}

/** By the file's ending the report on the plan, or the whole plan as a workbook. */
export async function exportPlan(world: CliWorld, options: PaperOptions & { toDate?: true }): Promise<void> {
  const ending = endingOf(options.out, ["docx", "xlsx"]);
  await withDatabase(world, { create: false }, async (open) => {
    const facts = factsOf(open, options.cluster);
    const bytes =
      ending === "docx"
        ? await planReportDocument(facts, options.toDate === true)
        : await workbookFile(planWorkbook(facts.plan, facts.events));
    await answer(world, options, bytes, { events: facts.events.length });
  });
}

/** The agenda of a sitting of the Council: of the event with this number, else of the next. */
export async function exportAgenda(
  world: CliWorld,
  options: PaperOptions & { event?: string; month?: string },
): Promise<void> {
  endingOf(options.out, ["docx"]);
  if (options.month !== undefined && !isMonth(options.month)) throw new UsageProblem(badMonth(options.month));
  await withDatabase(world, { create: false }, async (open) => {
    const facts = factsOf(open, options.cluster);
    const all = sittingsOf(facts.events, facts.plan);
    const sitting = sittingAsked(all, facts, options);
    const bytes = await agendaDocument(agendaOf(sitting, all, facts), facts);
    await answer(world, options, bytes, { event: sitting.event.number, day: sitting.day });
  });
}

function sittingAsked(
  all: readonly Sitting[],
  { today }: PlanFacts,
  { event, month }: { event?: string; month?: Month },
): Sitting {
  if (all.length === 0) throw new CliProblem(noSittingInPlan);
  const wanted = all.filter(
    (one) =>
      (event === undefined || one.event.number === event) &&
      (month === undefined || monthOf(one.day) === month),
  );
  const sitting = nextSitting(wanted, today);
  if (sitting !== null) return sitting;
  throw new CliProblem(noSuchSitting(all.map((one) => ({ number: one.event.number, day: one.day }))));
}

/** A month of the figures for those above. */
export async function exportNote(
  world: CliWorld,
  options: PaperOptions & { month: string; form?: string },
): Promise<void> {
  endingOf(options.out, ["docx"]);
  const { month } = options;
  if (!isMonth(month)) throw new UsageProblem(badMonth(month));
  await withDatabase(world, { create: false }, async (open) => {
    const { id: clusterId, name: cluster, timezone } = namedCluster(open, options.cluster);
    const form = namedForm(open.db, clusterId, options.form, month);
    const context = contextOf(open, timezone);
    const { today, calendar } = context;
    if (!hasBegun(month, today)) throw new CliProblem(monthNotBegun(month));
    const figures = (of: Month) => monthFigures(open.db, { clusterId, form, month: of, today, calendar });
    const last = addMonths(month, -1);
    const bytes = await monthNoteDocument({
      form,
      month: figures(month),
      before: sameLeavers(form, last, month) ? figures(last) : null,
      cluster,
      today,
      dayAt: (at) => dayOf(momentOf(at, timezone), timezone),
      chair: chairOf(open.db, clusterId, context),
    });
    await answer(world, options, bytes, { form: form.code, month });
  });
}

function factsOf(open: CliDatabase, name: string | undefined): PlanFacts {
  const { id, timezone } = namedCluster(open, name);
  const facts = loadPlanFacts(open.db, id, contextOf(open, timezone));
  if (facts === null) throw new CliProblem(nothingStored);
  return facts;
}

const contextOf = (open: CliDatabase, timezone: string) => ({
  today: dayOf(open.now, timezone),
  calendar: loadProductionCalendar(dataFolder("calendar")),
  forms: createFormsOf(shippedForms()),
});

function endingOf<E extends string>(file: string, endings: readonly E[]): E {
  const found = endings.find((ending) => file.toLowerCase().endsWith(`.${ending}`));
  if (found === undefined)
    throw new UsageProblem(
      unknownEnding(
        file,
        endings.map((ending) => `.${ending}`),
      ),
    );
  return found;
}

async function answer(
  world: CliWorld,
  { out, json }: PaperOptions,
  bytes: Uint8Array,
  about: object,
): Promise<void> {
  await write(out, bytes);
  if (json === true) printJson(world, { file: out, bytes: bytes.length, ...about });
  else print(world, exported(out));
}
