import { join } from "node:path";
import { DateTime } from "luxon";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { namesOf } from "../../src/reminders/digest.ts";
import { needLines } from "../../src/summary/needs.ts";
import { loadNeeds } from "../../src/summary/needs-store.ts";
import { clusterHome } from "../../src/summary/needs-texts.ts";
import { loadSummary } from "../../src/summary/summary-store.ts";
import { summarise } from "../../src/summary/summary.ts";
import { directoryOf } from "../../src/summary/summary-view-bot.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median, timed } from "./figures.ts";
import { openWideCluster } from "./wide-cluster.ts";

const ROUNDS = 15;
const IMPORTED = DateTime.fromISO("2019-08-20T09:00", { zone: ZONE });
const NOW = DateTime.fromISO("2019-11-20T10:00", { zone: ZONE });
const TODAY = "2019-11-20";

/**
 * The chair's first screen from the database to its words, for a cluster of the seed's size, for one of 60 schools and
 * 400 events, and for one between them: the time beside SQL alone, which reads the same rows and decides nothing; and
 * the statements made, which must not grow with the cluster.
 */
export async function status(folder: string): Promise<Figure[]> {
  const small = await openClusters(join(folder, "status-small.db"), 1, IMPORTED);
  const middle = openWideCluster(join(folder, "status-middle.db"), { schools: 20, events: 130 }, IMPORTED);
  const large = openWideCluster(join(folder, "status-large.db"), { schools: 60, events: 400 }, IMPORTED);
  const figures = [
    ...statusOf("the seed's", small),
    ...statusOf("20 schools, 130 events", middle),
    ...statusOf("60 schools, 400 events", large),
  ];
  for (const open of [small, middle, large]) open.close();
  return figures;
}

function statusOf(what: string, open: OpenDb): Figure[] {
  const context = {
    today: TODAY,
    now: NOW,
    calendar: loadProductionCalendar("data/calendar"),
    forms: createFormsOf(shippedForms()),
  };
  const answer = (): string => {
    const facts = loadSummary(open.db, 1, context);
    const summary = summarise(facts, TODAY);
    const { needs, reach } = loadNeeds(open.db, facts, summary, NOW);
    const lines = needLines(needs);
    return clusterHome(
      { summary, needs, lines, from: 1, more: 0 },
      { today: TODAY, names: namesOf(facts), directory: directoryOf(facts, reach), own: true },
    ).text;
  };
  answer();
  const bare = bareOf(open);
  const duties = open.sqlite.prepare("SELECT count(*) FROM duties").pluck().get();
  const times = Array.from({ length: ROUNDS }, () => [timed(answer), timed(bare)] as const);
  return [
    figure(
      `/status: ${what}, ${Number(duties)} duties`,
      median(times.map(([ours]) => ours)),
      "bare SQL",
      median(times.map(([, floor]) => floor)),
      "ms",
    ),
    figure(`/status: ${what}, statements`, statementsOf(open, answer), "bare SQL", READS.length, ""),
  ];
}

/** How many statements a piece of work runs. */
function statementsOf({ sqlite }: OpenDb, work: () => unknown): number {
  const prototype = Object.getPrototypeOf(sqlite.prepare("SELECT 1")) as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const kept = new Map(["get", "all", "run", "iterate"].map((name) => [name, prototype[name]] as const));
  let n = 0;
  for (const [name, original] of kept) {
    prototype[name] = function counted(this: unknown, ...args: unknown[]) {
      n++;
      return original?.apply(this, args);
    };
  }
  try {
    work();
  } finally {
    for (const [name, original] of kept) if (original !== undefined) prototype[name] = original;
  }
  return n;
}

const RUNNING = "p.cluster_id = 1 AND p.state = 'running'";

/** Everything that the screen has to know. */
const READS = [
  "SELECT * FROM clusters WHERE id = 1",
  "SELECT * FROM people WHERE cluster_id = 1",
  "SELECT * FROM organisations WHERE cluster_id = 1",
  "SELECT * FROM offices WHERE cluster_id = 1",
  `SELECT e.*, p.* FROM plans p JOIN events e ON e.plan_id = p.id WHERE ${RUNNING}`,
  `SELECT a.* FROM plans p JOIN events e ON e.plan_id = p.id JOIN parties a ON a.event_id = e.id WHERE ${RUNNING}`,
  `SELECT d.*, o.event_id, o.opens_on, o.due_on FROM plans p JOIN events e ON e.plan_id = p.id
    JOIN occurrences o ON o.event_id = e.id JOIN duties d ON d.occurrence_id = o.id WHERE ${RUNNING}`,
  `SELECT s.* FROM organisations o JOIN submissions s ON s.organisation_id = o.id WHERE o.cluster_id = 1`,
  "SELECT * FROM calls WHERE cluster_id = 1",
  "SELECT * FROM join_requests WHERE cluster_id = 1 AND state = 'pending'",
  "SELECT * FROM help_requests WHERE cluster_id = 1",
];

function bareOf({ sqlite }: OpenDb): () => void {
  const reads = READS.map((read) => sqlite.prepare(read).raw());
  return () => {
    for (const read of reads) read.all();
  };
}
