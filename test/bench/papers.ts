import { join } from "node:path";
import { DateTime } from "luxon";
import { dayOf } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { agendaDocument } from "../../src/documents/agenda-file.ts";
import { agendaOf, sittingsOf } from "../../src/documents/agenda.ts";
import { monthNoteDocument } from "../../src/documents/month-note-file.ts";
import { planReportDocument } from "../../src/documents/plan-report-file.ts";
import { loadPlanFacts, type PlanFacts } from "../../src/documents/plan-report-store.ts";
import { planWorkbook } from "../../src/documents/plan-workbook.ts";
import { header, row, table, wordFile } from "../../src/documents/word-file.ts";
import { workbookFile } from "../../src/documents/workbook-file.ts";
import { formFor } from "../../src/monitoring/form-versions.ts";
import { monthFigures } from "../../src/monitoring/month-figures-store.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median } from "./figures.ts";
import { openLargeCluster } from "./large-cluster.ts";

const ROUNDS = 3;
const SIZES = [
  { name: "the seed's plan", schools: 6, events: 22 },
  { name: "60 schools, 400 events", schools: 60, events: 400 },
];

type Paper = () => Promise<Uint8Array>;

/** Each paper from the database to its bytes, beside bare rows of the same library; its size, and how long it holds others. */
export async function papers(folder: string): Promise<Figure[]> {
  const now = DateTime.fromISO("2019-11-18T10:00", { zone: ZONE });
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const path = join(folder, `papers-${size.schools}.db`);
    const open =
      size.events === 22 ? await openClusters(path, 1, now) : await openLargeCluster(path, size, now);
    const floors = { docx: await measured(() => bareRows(size.events)), xlsx: await bareSheet(open, now) };
    for (const [name, { make, floor }] of Object.entries(papersOf(open, now))) {
      const { ms, bytes, stall } = await measured(make);
      figures.push(
        figure(`${name}, ${size.name}`, ms, `bare rows (${floor})`, floors[floor].ms, "ms"),
        figure(`  its size`, bytes / 1024, `bare rows (${floor})`, floors[floor].bytes / 1024, "KiB"),
        figure(`  longest hold of the others`, stall, "a quarter of a second", 250, "ms"),
      );
    }
    open.close();
  }
  return figures;
}

function papersOf(open: OpenDb, now: DateTime): Record<string, { make: Paper; floor: "docx" | "xlsx" }> {
  const { db } = open;
  const context = contextOf(now);
  const form = formFor(context.forms(db, 1), "employment", "2019-10");
  if (form === null) throw new Error("no form");
  const month = (month: string) => monthFigures(db, { clusterId: 1, form, month, ...context });
  return {
    report: { floor: "docx", make: async () => planReportDocument(await factsOf(open, now), false) },
    agenda: {
      floor: "docx",
      make: async () => {
        const facts = await factsOf(open, now);
        const all = sittingsOf(facts.events, facts.plan);
        const [sitting] = all;
        if (sitting === undefined) throw new Error("no sitting");
        return agendaDocument(agendaOf(sitting, all, facts), facts);
      },
    },
    note: {
      floor: "docx",
      make: () =>
        monthNoteDocument({
          form,
          month: month("2019-10"),
          before: month("2019-09"),
          cluster: "Кластер",
          today: context.today,
          dayAt: (at) => at.slice(0, 10),
          chair: null,
        }),
    },
    workbook: {
      floor: "xlsx",
      make: async () => {
        const { plan, events } = await factsOf(open, now);
        return workbookFile(planWorkbook(plan, events));
      },
    },
  };
}

const contextOf = (now: DateTime) => ({
  today: dayOf(now, ZONE),
  calendar: loadProductionCalendar("data/calendar"),
  forms: createFormsOf(shippedForms()),
});

/** As in the chat the others have their turn between the reading and the writing. */
async function factsOf({ db }: OpenDb, now: DateTime): Promise<PlanFacts> {
  const facts = loadPlanFacts(db, 1, contextOf(now));
  if (facts === null) throw new Error("no plan");
  await new Promise((resolve) => void setImmediate(resolve));
  return facts;
}

/** So many rows of five words each, and nothing else. */
function bareRows(rows: number): Promise<Uint8Array> {
  const widths = [1, 2, 3, 4, 5].map(() => 1800);
  const texts = ["1", "мероприятие", "срок", "ответственные", "отметка"];
  return wordFile([
    table(widths, [header(texts, widths), ...Array.from({ length: rows }, () => row(texts, widths))]),
  ]);
}

/** As many rows as the plan's workbook has, with words that are all alike. */
async function bareSheet(open: OpenDb, now: DateTime): Promise<Measured> {
  const { plan, events } = await factsOf(open, now);
  const sheets = planWorkbook(plan, events).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map(({ kind, cells }) => ({ kind, cells: cells.map(() => "слово") })),
  }));
  return measured(() => workbookFile(sheets));
}

interface Measured {
  ms: number;
  bytes: number;
  stall: number;
}

async function measured(make: Paper): Promise<Measured> {
  let bytes = 0;
  const times: number[] = [];
  const stalls: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    let [last, longest] = [performance.now(), 0];
    const beat = setInterval(() => {
      const at = performance.now();
      longest = Math.max(longest, at - last);
      last = at;
    }, 1);
    const from = performance.now();
    bytes = (await make()).length;
    const took = performance.now() - from;
    await new Promise((resolve) => void setTimeout(resolve, 5));
    clearInterval(beat);
    // The first loads the library and warms it up.
    if (round === 0) continue;
    times.push(took);
    stalls.push(longest);
  }
  return { ms: median(times), bytes, stall: median(stalls) };
}
