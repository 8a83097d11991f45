import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Bot } from "grammy";
import { DateTime } from "luxon";
import { createApp } from "../../src/app.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { standingClock } from "../../src/clock.ts";
import { parseConfig } from "../../src/config.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { createLog } from "../../src/log.ts";
import { readForms } from "../../src/monitoring/form-file.ts";
import { remindersJob } from "../../src/reminders/reminders-job.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";
import { chatsOf, openClusters } from "./cluster.ts";
import { type Order, type Report, TOKEN } from "./telegram.ts";

/*
 * What the bot costs, each figure beside a floor or a peer measured in the same run: only the ratios mean
 * anything on another machine. Talks to this computer alone and ends by itself.
 */

const folder = mkdtempSync(join(tmpdir(), "klaster-bench-"));
const ROUNDS = 3;
/** Before the hour at which a missed morning is caught up: no digests while updates are measured. */
const NIGHT = DateTime.fromISO("2019-11-18T05:00", { zone: "Europe/Kirov" });
const MORNING = NIGHT.set({ hour: 9 });

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const row = (what: string, ours: string, floor: string, ratio: number): void =>
  out(`${what.padEnd(44)} ${ours.padStart(12)} ${floor.padStart(24)} ${ratio.toFixed(2).padStart(7)}`);

function ask(telegram: ChildProcess, order: Order): Promise<Report> {
  const answer = once(telegram, "message");
  telegram.send(order);
  return answer.then(([report]) => report as Report);
}

/** Updates a second in the median round, after one round to warm up. */
async function rate(telegram: ChildProcess, texts: readonly string[], to: number[]): Promise<number> {
  const rates: number[] = [];
  for (const text of texts) {
    const report = await ask(telegram, { send: text, to });
    if ("ms" in report) rates.push((to.length * 1000) / report.ms);
  }
  return median(rates.slice(1));
}

async function updates(telegram: ChildProcess, url: string): Promise<void> {
  const open = await openClusters(join(folder, "updates.db"), 25, NIGHT);
  const chats = chatsOf(open);
  await ask(telegram, { people: chats.all });
  const plans = Array.from({ length: ROUNDS + 1 }, () => "/plan");

  const echo = new Bot(TOKEN, { client: { apiRoot: url, fetch: createTelegramFetch() } });
  echo.on("message:text", (ctx) => ctx.reply(ctx.message.text));
  void echo.start();
  const echoRate = await rate(telegram, plans, chats.all);
  await echo.stop();

  const app = createApp({
    config: { ...parseConfig({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: url }), botToken: TOKEN },
    open,
    clock: standingClock(NIGHT).now,
    fetch: createTelegramFetch(),
    log: createLog("silent"),
  });
  await app.start();
  const planRate = await rate(telegram, plans, chats.all);
  await ask(telegram, { send: "/monitoring", to: chats.directors });
  const figureRate = await rate(telegram, ["30", "1", "1", "1"], chats.directors);
  await app.stop();
  open.close();
  const peer = `grammY echo ${echoRate.toFixed(0)}`;
  row("/plan, updates a second", planRate.toFixed(0), peer, planRate / echoRate);
  row("a monitoring answer, updates a second", figureRate.toFixed(0), peer, figureRate / echoRate);
}

const timed = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

/** Everything the sweep has to know, read in the fewest statements there can be. */
const bareReads = ({ sqlite }: OpenDb): number =>
  timed(() => {
    const rows =
      "SELECT d.*, o.opens_on, o.due_on, e.id, e.number, e.title, e.form FROM duties d JOIN occurrences o ON o.id = d.occurrence_id JOIN events e ON e.id = o.event_id WHERE o.opens_on <= '2019-12-02'";
    for (const read of [
      rows,
      "SELECT * FROM parties",
      "SELECT * FROM offices",
      "SELECT * FROM people",
      "SELECT * FROM organisations",
    ]) {
      sqlite.prepare(read).raw().all();
    }
  });

/** The rows that the sweep wrote, once more, into tables without keys, in as many transactions. */
function bareWrites({ sqlite }: OpenDb, transactions: number): number {
  const copies = ["digests", "reminders", "outbox"].map((table) => {
    const rows = sqlite.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
    sqlite.exec(`CREATE TABLE bare_${table} AS SELECT * FROM ${table} WHERE 0`);
    const width = rows[0]?.length ?? 1;
    const insert = sqlite.prepare(`INSERT INTO bare_${table} VALUES (${Array(width).fill("?").join(",")})`);
    return { rows, insert };
  });
  return timed(() => {
    for (let i = 0; i < transactions; i++) {
      sqlite.transaction(() => {
        for (const { rows, insert } of copies) {
          const each = Math.ceil(rows.length / transactions);
          for (const values of rows.slice(i * each, (i + 1) * each)) insert.run(...values);
        }
      })();
    }
  });
}

async function sweep(): Promise<void> {
  const count = 1000;
  const open = await openClusters(join(folder, "sweep.db"), count, NIGHT);
  const options = {
    calendar: loadProductionCalendar("data/calendar"),
    forms: readForms("data/forms"),
    now: MORNING,
  };
  let made = 0;
  const everything = timed(() => (made = remindersJob(open.db, options).people));
  const nothing = timed(() => remindersJob(open.db, options));
  const reads = bareReads(open);
  const writes = bareWrites(open, count);
  open.close();
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  row(
    `sweep of ${count} clusters, ${made} digests due`,
    ms(everything),
    `bare SQL ${ms(reads + writes)}`,
    everything / (reads + writes),
  );
  row("the same sweep again, nothing to tell", ms(nothing), `bare SQL ${ms(reads)}`, nothing / reads);
}

const rssMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? NaN) / 1024;

/** Milliseconds from the start of a program to its first poll, and its memory five seconds later. */
async function started(
  telegram: ChildProcess,
  args: string[],
  env: Record<string, string>,
): Promise<{ ms: number; mib: number }> {
  const polled = ask(telegram, { firstPoll: true });
  const from = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "ignore" });
  const report = await polled;
  await wait(5000);
  const mib = rssMiB(child.pid ?? 0);
  child.kill();
  await once(child, "exit");
  return { ms: "polledAt" in report ? report.polledAt - from : NaN, mib };
}

async function coldStart(telegram: ChildProcess, url: string): Promise<void> {
  const bare = `import { Bot } from "grammy"; new Bot("${TOKEN}", { client: { apiRoot: "${url}" } }).start();`;
  const peer = await started(telegram, ["--input-type=module", "-e", bare], {});
  const env = {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: url,
    DATABASE_PATH: join(folder, "cold.db"),
    WEB_PORT: "0",
  };
  const ours = await started(telegram, ["bin/klaster.js", "run"], env);
  row(
    "cold start to the first poll",
    `${ours.ms.toFixed(0)} ms`,
    `grammY ${peer.ms.toFixed(0)} ms`,
    ours.ms / peer.ms,
  );
  row(
    "memory at rest",
    `${ours.mib.toFixed(0)} MiB`,
    `grammY ${peer.mib.toFixed(0)} MiB`,
    ours.mib / peer.mib,
  );
}

const telegram = fork(new URL("telegram.ts", import.meta.url));
try {
  const [hello] = (await once(telegram, "message")) as [Report];
  if (!("url" in hello)) throw new Error("the sandbox did not start");
  out(`${"what".padEnd(44)} ${"ours".padStart(12)} ${"beside".padStart(24)} ${"ratio".padStart(7)}`);
  await updates(telegram, hello.url);
  await sweep();
  await coldStart(telegram, hello.url);
} finally {
  telegram.kill();
  rmSync(folder, { recursive: true, force: true });
}
