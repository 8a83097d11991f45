import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import { inTurns } from "../../src/jobs/in-turns.ts";
import { remindersJob, remindersSweep } from "../../src/reminders/reminders-job.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median, timed } from "./figures.ts";

const SIZES = [1, 10, 100, 1000];
/** The middle of so many. */
const ROUNDS = 3;
const IMPORTED = DateTime.fromISO("2019-08-20T09:00", { zone: ZONE });
const MORNING = DateTime.fromISO("2019-11-20T09:00", { zone: ZONE });

/**
 * The morning sweep: of a plan that has run for three months and nobody was told of, then once more, with
 * nothing left to tell. Beside it stands SQL alone: the same rows read and written cluster by cluster by
 * prepared statements, with nothing decided and no sentence made. And how long whoever writes meanwhile has to wait,
 * beside the whole of a sweep that gives nobody a turn.
 */
export async function sweep(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const clusters of SIZES) figures.push(...(await sweepOf(folder, clusters)));
  return figures;
}

async function sweepOf(folder: string, clusters: number): Promise<Figure[]> {
  const built = join(folder, `sweep-${clusters}.db`);
  (await openClusters(built, clusters, IMPORTED)).close();
  const options = {
    calendar: loadProductionCalendar("data/calendar"),
    forms: createFormsOf(shippedForms()),
    now: MORNING,
  };
  const rounds: Record<"first" | "second" | "bareFirst" | "bareSecond" | "wait", number>[] = [];
  let digests = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const ours = copy(built, join(folder, `ours-${clusters}-${round}.db`));
    const first = timed(() => (digests = remindersJob(ours.db, options).people));
    const second = timed(() => remindersJob(ours.db, options));
    const bare = copy(built, join(folder, `bare-${clusters}-${round}.db`));
    const written = writtenRows(ours);
    const bareFirst = timed(() => bareSweep(bare, clusters, written));
    const bareSecond = timed(() => bareSweep(bare, clusters, new Map()));
    const turns = copy(built, join(folder, `turns-${clusters}-${round}.db`));
    const wait = await longestWait(() => inTurns(remindersSweep(turns.db, options)));
    turns.close();
    ours.close();
    bare.close();
    rounds.push({ first, second, bareFirst, bareSecond, wait });
  }
  const middle = (of: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[of]));
  return [
    figure(
      `clusters swept: ${clusters}, ${digests} digests`,
      middle("first"),
      "bare SQL",
      middle("bareFirst"),
      "ms",
    ),
    figure(`clusters swept again: ${clusters}`, middle("second"), "bare SQL", middle("bareSecond"), "ms"),
    figure(
      `the longest wait of others meanwhile: ${clusters}`,
      middle("wait"),
      "in one go",
      middle("first"),
      "ms",
    ),
  ];
}

/** The longest time, in milliseconds, that passes between two turns of anybody else. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  let done = false;
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  done = true;
  return longest;
}

function copy(from: string, to: string): OpenDb {
  copyFileSync(from, to);
  return openDb(to);
}

const WRITTEN = ["digests", "reminders", "outbox"] as const;
type Rows = Record<(typeof WRITTEN)[number], unknown[][]>;

/** What the sweep wrote, by cluster. */
function writtenRows({ sqlite }: OpenDb): Map<number, Rows> {
  const rows = new Map<number, Rows>();
  for (const table of WRITTEN) {
    const all = sqlite
      .prepare<[], unknown[]>(
        `SELECT people.cluster_id, ${table}.* FROM ${table} JOIN people ON people.id = ${table}.person_id`,
      )
      .raw()
      .all();
    for (const [clusterId, ...row] of all) {
      const of = rows.get(clusterId as number) ?? { digests: [], reminders: [], outbox: [] };
      rows.set(clusterId as number, of);
      of[table].push(row);
    }
  }
  return rows;
}

const DUTIES = `FROM plans p JOIN events e ON e.plan_id = p.id JOIN occurrences o ON o.event_id = e.id
  JOIN duties d ON d.occurrence_id = o.id`;
const RUNNING = "p.cluster_id = ? AND p.state = 'running'";

/** Everything that a cluster's sweep has to know. */
const READS = [
  "SELECT id, name, position, reach, forgotten_at FROM people WHERE cluster_id = ?",
  "SELECT id, short_name, kind, top_grade, lead, municipal, number FROM organisations WHERE cluster_id = ?",
  `SELECT o.person_id, o.kind, o.of, o.organisation_id, o.since, o.until
    FROM people p JOIN offices o ON o.person_id = p.id WHERE p.cluster_id = ?`,
  `SELECT e.id, e.number, e.title, e.place, e.responsible_text, e.form, e.position, p.started_on
    FROM plans p JOIN events e ON e.plan_id = p.id WHERE ${RUNNING}`,
  `SELECT a.* FROM plans p JOIN events e ON e.plan_id = p.id JOIN parties a ON a.event_id = e.id WHERE ${RUNNING}`,
  `SELECT d.*, o.event_id, o.opens_on, o.due_on ${DUTIES}
    WHERE ${RUNNING} AND o.opens_on <= '2020-01-04' AND o.due_on >= '2019-06-23'`,
  `SELECT r.duty_id, r.person_id, r.stage, r.due_on, r.stage_on ${DUTIES}
    JOIN reminders r ON r.duty_id = d.id WHERE ${RUNNING}`,
  `SELECT s.organisation_id, s.form, s.month
    FROM organisations o JOIN submissions s ON s.organisation_id = o.id WHERE o.cluster_id = ?`,
];

/** One transaction a cluster, as the sweep has. */
function bareSweep({ sqlite }: OpenDb, clusters: number, written: ReadonlyMap<number, Rows>): void {
  const reads = READS.map((read) => sqlite.prepare<[number]>(read).raw());
  const inserts = WRITTEN.map((table) => {
    const { length } = sqlite.pragma(`table_info(${table})`) as unknown[];
    const insert = sqlite.prepare(`INSERT INTO ${table} VALUES (${Array<string>(length).fill("?").join()})`);
    return { table, insert };
  });
  const cluster = sqlite.transaction((clusterId: number) => {
    for (const read of reads) read.all(clusterId);
    const rows = written.get(clusterId);
    if (rows === undefined) return;
    for (const { table, insert } of inserts) for (const row of rows[table]) insert.run(row);
  });
  for (let clusterId = 1; clusterId <= clusters; clusterId++) cluster(clusterId);
}
