import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { max } from "drizzle-orm";
import { Hono } from "hono";
import { DateTime } from "luxon";
import type { Logger } from "pino";
import { type App, createApp } from "../app.ts";
import { instant, momentOf } from "../calendar/instant.ts";
import { runningClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { takeInstanceLock } from "../db/lock.ts";
import { migrate } from "../db/migrate.ts";
import { type OpenDb, openDb } from "../db/open.ts";
import { inbox } from "../db/schema.ts";
import { keepPlan, readPlanSource } from "../import-plan.ts";
import { listClusters } from "../people/cluster-store.ts";
import { getInstallation, setInstallation } from "../people/installation-store.ts";
import { createTelegramFetch } from "../telegram/fetch.ts";
import { listen } from "../web/server.ts";
import { giveAccounts, joins } from "./joining.ts";
import { nextMorning, stopsUntil } from "./mornings.ts";
import { type SandboxControls, sandboxPage, type SandboxPerson } from "./page-web.ts";
import { createSandboxTelegram } from "./sandbox-web.ts";
import { settleDeputies } from "./settled-doubts.ts";

const TOKEN = "1:sandbox";
const PLAN = new URL("../../data/plan-2019-h2.docx", import.meta.url);

/** A Monday of autumn 2019 a little before the digests: a week before the figures are due. */
const FIRST_MOMENT = "2019-11-18T08:55";

export interface Trial {
  /** The address of the page. */
  url: string;
  stop(): Promise<void>;
}

/**
 * The whole bot with a Telegram of its own: the seed's cluster, everyone joined, and a clock that can be moved.
 * The page is served on the loopback address only, on the next free port where the asked one is busy. The
 * database stands beside the real one and is kept between runs. Null where a sandbox is already running on it.
 */
export async function startTrial(
  config: Config,
  log: Logger,
  planFile = fileURLToPath(PLAN),
): Promise<Trial | null> {
  const path = join(dirname(config.databasePath), "sandbox.db");
  mkdirSync(dirname(path), { recursive: true });
  const lock = takeInstanceLock(path);
  if (lock === null) return null;

  const firstMoment = DateTime.fromISO(FIRST_MOMENT, { zone: config.timezone });
  const clock = runningClock(firstMoment);
  let open = openWorld(path, firstMoment);
  const kept = getInstallation(open.db, "sandboxMoment");
  if (kept !== null) clock.set(momentOf(kept, config.timezone));

  const telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_sandbox_bot",
    name: "Klaster",
    now: () => clock.now().toMillis(),
    firstUpdateId:
      (open.db
        .select({ last: max(inbox.updateId) })
        .from(inbox)
        .get()?.last ?? 0) + 1,
  });
  let people: SandboxPerson[] = [];
  const web = new Hono();
  const controls: SandboxControls = {
    people: () => people,
    now: () => clock.now(),
    moveTo,
    nextMorning: () => moveTo(nextMorning(clock.now())),
    startOver,
  };
  web.route("/", telegram.app);
  web.route("/", sandboxPage(telegram, controls));
  const server = await listen(web, { host: "127.0.0.1", port: config.webPort, tries: 20 });
  let app = await live();
  if (kept === null) await moveTo(nextMorning(clock.now()));

  /** Starts the bot on the open database and brings its people in. */
  async function live(): Promise<App> {
    const app = createApp({
      config: {
        ...config,
        botToken: TOKEN,
        telegramApiRoot: `http://127.0.0.1:${server.port}`,
        webhook: null,
      },
      open,
      clock: clock.now,
      fetch: createTelegramFetch(),
      log,
      hurried: true,
    });
    await app.start();
    const [cluster] = listClusters(open.db);
    if (cluster === undefined) {
      await settle(app);
      return app;
    }
    for (const { chatId } of giveAccounts(telegram, open.db, cluster, clock.now()))
      telegram.send(chatId, "/start");
    people = giveAccounts(telegram, open.db, cluster, clock.now());
    await app.idle();
    return app;
  }

  /** The first time: the plan read and kept, everyone joined, the first morning's digests sent. */
  async function settle(app: App): Promise<void> {
    const source = { bytes: readFileSync(planFile), fileName: basename(planFile) };
    const reading = await readPlanSource(source);
    if ("problem" in reading) throw new Error(reading.problem);
    const now = clock.now();
    const imported = keepPlan(open.db, reading, source, {
      clusterId: null,
      timezone: config.timezone,
      now,
      importedBy: null,
    });
    if ("problem" in imported) throw new Error(imported.problem);
    settleDeputies(open.db, imported.clusterId, now);
    const cluster = listClusters(open.db)[0];
    if (cluster === undefined) throw new Error("the plan made no cluster");
    const accounts = giveAccounts(telegram, open.db, cluster, now);
    await Promise.all(accounts.map(({ personId }) => joins(telegram, open.db, cluster.id, personId, now)));
    await app.idle();
    people = accounts;
  }

  /** Lives through every morning until then: each has its own digests. */
  async function moveTo(moment: DateTime): Promise<void> {
    for (const stop of stopsUntil(clock.now(), moment)) {
      clock.set(stop);
      setInstallation(open.db, "sandboxMoment", instant(stop));
      await app.tick();
      await app.idle();
    }
  }

  async function startOver(): Promise<void> {
    await app.stop();
    open.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    telegram.startOver();
    people = [];
    clock.set(firstMoment);
    open = openWorld(path, firstMoment);
    app = await live();
    await moveTo(nextMorning(clock.now()));
  }

  async function stop(): Promise<void> {
    await app.stop();
    telegram.close();
    await server.close();
    open.close();
    lock?.release();
  }

  return { url: `http://127.0.0.1:${server.port}/`, stop };
}

function openWorld(path: string, now: DateTime): OpenDb {
  const open = openDb(path);
  migrate(open, { now: instant(now) });
  return open;
}
