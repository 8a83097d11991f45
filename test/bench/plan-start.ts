import { join } from "node:path";
import { DateTime } from "luxon";
import { instant } from "../../src/calendar/instant.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { changeByFile } from "../../src/import-draft.ts";
import { keepReading } from "../../src/import-plan.ts";
import { readDeadline } from "../../src/plan/deadline.ts";
import { changesOf } from "../../src/plan/importing/draft.ts";
import { counterpartOf } from "../../src/plan/importing/draft-store.ts";
import type { EventReading, PlanReading } from "../../src/plan/plan.ts";
import { madeUpPlan, school } from "../plan/reading/made-up-plan.ts";
import { ZONE } from "./cluster.ts";
import { type Figure, figure, median, timed } from "./figures.ts";

const ROWS = 5000;
const ROUNDS = 5;
const PERIOD = { from: "2019-07-01", to: "2019-12-31" };
const NOW = DateTime.fromISO("2019-08-20T10:00", { zone: ZONE });
const FILE = { fileName: "план.docx", fileHash: "1" };

function event(at: number, month: string): EventReading {
  const [title, deadline] = [`Мероприятие ${at}`, readDeadline(`${(at % 28) + 1} ${month}`, PERIOD)];
  const parties: EventReading["responsible"]["parties"] = [
    { kind: "office", office: "director", of: null, schools: "all" },
  ];
  const responsible = { text: "директора школ кластера", parties, unresolved: [] };
  return {
    number: String(at + 1),
    section: `Раздел ${at % 12}`,
    title,
    deadline,
    responsible,
    place: null,
    form: null,
  };
}

const planOf = (month: (at: number) => string): PlanReading =>
  madeUpPlan({
    organisations: [1, 2, 3, 4, 5, 6].map((number) => school(number, `СОШ № ${number}`)),
    people: [],
    events: Array.from({ length: ROWS }, (_, at) => event(at, month(at))),
    problems: [],
  });

/**
 * A plan of 5,000 rows begun, with a duty for each of six schools, and then 700 changes of its newer file made: each
 * in the one transaction that nobody else gets between. Beside them the same rows written by bare prepared statements.
 */
export function planStart(folder: string): Figure[] {
  const [plan, newer] = [planOf(() => "ноября"), planOf((at) => (at % 7 === 0 ? "октября" : "ноября"))];
  const rounds: Record<"start" | "change" | "bareStart" | "bareChange", number>[] = [];
  let [duties, taken] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = fresh(join(folder, `plan-${round}.db`));
    const into = { clusterId: null, timezone: ZONE, now: NOW, importedBy: null };
    const start = timed(() => void keepReading(ours.db, plan, FILE, into));
    const bareStart = bare(ours, join(folder, `bare-start-${round}.db`), STARTED);
    duties = ours.sqlite.prepare("SELECT count(*) FROM duties").pluck().get() as number;
    const running = counterpartOf(ours.db, 1, PERIOD);
    if (running === null) throw new Error("the plan does not run");
    const changes = changesOf(running, newer, []);
    taken = changes.taken.size;
    const copied = join(folder, `bare-change-${round}.db`);
    ours.sqlite.exec(`VACUUM INTO '${copied}'`);
    const copy = openDb(copied);
    const by = { clusterId: 1, personId: null, at: instant(NOW), today: "2019-08-20" };
    const change = timed(() => ours.db.transaction((tx) => changeByFile(tx, newer, changes, FILE, by)));
    const bareChange = timed(() => bareChanges(ours, copy));
    copy.close();
    ours.close();
    rounds.push({ start, change, bareStart, bareChange });
  }
  const middle = (of: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[of]));
  return [
    figure(
      `a plan of ${ROWS} rows begun, ${duties} duties`,
      middle("start"),
      "the same rows by bare inserts",
      middle("bareStart"),
      "ms",
    ),
    figure(
      `${taken} changes of it made`,
      middle("change"),
      "the same rows by bare updates",
      middle("bareChange"),
      "ms",
    ),
  ];
}

function fresh(path: string): OpenDb {
  const open = openDb(path);
  migrate(open);
  return open;
}

const STARTED = [
  "clusters",
  "organisations",
  "plans",
  "sections",
  "events",
  "parties",
  "occurrences",
  "duties",
];

/** Writes the rows that these tables have in one database into another, with nothing read or decided. */
function bare(from: OpenDb, path: string, tables: readonly string[]): number {
  const rows = tables.map((table) => ({
    table,
    all: from.sqlite.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all(),
  }));
  const to = fresh(path);
  to.sqlite.pragma("foreign_keys = OFF");
  const took = timed(() =>
    to.sqlite.transaction(() => {
      for (const { table, all } of rows) {
        const marks = Array.from(all[0] ?? [], () => "?").join();
        const insert = to.sqlite.prepare(`INSERT INTO ${table} VALUES (${marks})`);
        for (const row of all) insert.run(row);
      }
    })(),
  );
  to.close();
  return took;
}

/** Writes what the changes have written: the events, their days, and the audit. */
function bareChanges(from: OpenDb, to: OpenDb): void {
  const changed = from.sqlite
    .prepare<[], unknown[]>(
      `SELECT e.deadline, e.written, e.id, o.opens_on, o.due_on, o.id, a.* FROM audit a
        JOIN events e ON a.subject = 'event:' || e.id JOIN occurrences o ON o.event_id = e.id`,
    )
    .raw()
    .all();
  const event = to.sqlite.prepare("UPDATE events SET deadline = ?, written = ? WHERE id = ?");
  const occurrence = to.sqlite.prepare("UPDATE occurrences SET opens_on = ?, due_on = ? WHERE id = ?");
  const audit = to.sqlite.prepare(
    `INSERT INTO audit VALUES (${Array.from(changed[0]?.slice(6) ?? [], () => "?").join()})`,
  );
  to.sqlite.transaction(() => {
    for (const row of changed) {
      event.run(row.slice(0, 3));
      occurrence.run(row.slice(3, 6));
      audit.run(row.slice(6));
    }
  })();
}
