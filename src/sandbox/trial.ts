import { readFileSync, rmSync } from "node:fs";
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
import { makeFolderOf } from "../db/folder.ts";
import { takeInstanceLock } from "../db/lock.ts";
import { migrate } from "../db/migrate.ts";
import { type OpenDb, openDb } from "../db/open.ts";
import { inbox } from "../db/schema.ts";
import { keepPlan, readPlanSource } from "../import-plan.ts";
import { listClusters } from "../people/cluster-store.ts";
import { getInstallation, setInstallation } from "../people/installation-store.ts";
import { loadHours } from "../reminders/wishes-store.ts";
import { groupsOf } from "../groups/group-store.ts";
import { createTelegramFetch } from "../telegram/fetch.ts";
import { listen } from "../web/server.ts";
import { type AccountHolder, giveAccounts, joins } from "./joining.ts";
import { nextMorning, stopsUntil } from "./mornings.ts";
import { type SandboxControls, sandboxPage } from "./page-web.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { createSandboxTelegram } from "./sandbox-web.ts";
import { settleDeputies } from "./settled-doubts.ts";

const GROUP = { chatId: -4001, title: "Совет кластера" };
const TOKEN = "1:sandbox";
const PLAN = new URL("../../data/plan-2019-h2.docx", import.meta.url);

/** A Monday of autumn 2019 a little before the digests: a week before the figures are due. */
const FIRST_MOMENT = "2019-11-18T08:55";

export interface Trial {
  /** The address of the page. */
  url: string;
  port: number;
  /** Its time has come further than KLASTER_NOW in an earlier run, and goes on from there. */
  aheadOfAsked: boolean;
  stop(): Promise<void>;
}

/** Beside the real one and never the same. */
export const sandboxPath = (config: Config): string => join(dirname(config.databasePath), "sandbox.db");

/**
 * The whole bot with a Telegram of its own: the seed's cluster, everyone joined, and a clock that can be moved.
 * It begins at KLASTER_NOW, or on the first morning of the story. The page is served on the loopback address
 * only, on the next free port where the asked one is busy. The database stands beside the real one and is kept
 * between runs. Null where a sandbox is already running on it.
 */
export async function startTrial(
  config: Config,
  log: Logger,
  planFile = fileURLToPath(PLAN),
): Promise<Trial | null> {
  const path = sandboxPath(config);
  makeFolderOf(path);
  const lock = takeInstanceLock(path);
  if (lock === null) return null;

  const firstMoment = config.startAt ?? DateTime.fromISO(FIRST_MOMENT, { zone: config.timezone });
  const inTurn = oneAtATime();
  /** Which start this is: a move that was asked for before the latest one ends where it is. */
  let start = 0;
  const clock = runningClock(firstMoment);
  let open = openWorld(path, firstMoment);
  const stored = getInstallation(open.db, "sandboxMoment");
  const kept = stored === null ? null : momentOf(stored, config.timezone);
  if (kept !== null && kept > firstMoment) clock.set(kept);

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
  const met = new Map<number, AccountHolder>();
  const web = new Hono();
  const controls: SandboxControls = {
    people: meet,
    now: () => clock.now(),
    moveTo: (moment) => moves(() => moment),
    nextMorning: () => moves(() => nextMorning(clock.now())),
    startOver,
  };
  web.route("/", telegram.app);
  web.route("/", sandboxPage(telegram, controls));
  const server = await listen(web, { port: config.webPort, tries: 20 });
  let app = await live();
  if (kept === null) await begin();

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
    if (listClusters(open.db).length === 0) await settle(app);
    else for (const { chatId } of meet()) telegram.send(chatId, "/start");
    await app.idle();
    giveGroups();
    setInstallation(open.db, "sandboxMoment", instant(clock.now()));
    return app;
  }

  /** The first time: the plan read and kept, and everyone joined. */
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
    const { clusterId } = imported;
    settleDeputies(open.db, clusterId, now);
    await Promise.all(meet().map(({ personId }) => joins(telegram, open.db, clusterId, personId, now)));
    await app.idle();
  }

  /**
   * Everyone who has an office now, and after them those who had one: the chair names and removes people as the
   * trial goes on.
   */
  function meet(): AccountHolder[] {
    const [cluster] = listClusters(open.db);
    if (cluster === undefined) return [];
    const holders = giveAccounts(telegram, open.db, cluster, clock.now());
    for (const [chatId, person] of met) met.set(chatId, { ...person, office: "" });
    for (const person of holders) met.set(person.chatId, person);
    return [...met.values()];
  }

  /** The groups that the bot has been in, or one for it to be put into. */
  function giveGroups(): void {
    const members = meet().map(({ chatId }) => chatId);
    const known = listClusters(open.db).flatMap(({ id }) => groupsOf(open.db, id));
    for (const { chatId, title, leftAt } of known)
      telegram.groups.add(chatId, title, members, leftAt === null);
    if (known.length === 0) telegram.groups.add(GROUP.chatId, GROUP.title, members);
  }

  /** A new world: to the first digests, unless another moment was asked for. */
  async function begin(): Promise<void> {
    if (config.startAt === null) await walk(nextMorning(clock.now()), start);
  }

  /** The destination is worked out when its turn has come. */
  function moves(destination: () => DateTime): Promise<void> {
    const asked = start;
    return inTurn(() => walk(destination(), asked));
  }

  /** Lives through every morning until then: each has its own digests. */
  async function walk(moment: DateTime, asked: number): Promise<void> {
    for (const stop of stopsUntil(clock.now(), moment, loadHours(open.db))) {
      if (asked !== start) return;
      clock.set(stop);
      setInstallation(open.db, "sandboxMoment", instant(stop));
      await app.tick();
      await app.idle();
    }
  }

  function startOver(): Promise<void> {
    start++;
    return inTurn(async () => {
      await app.stop();
      open.close();
      for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
      telegram.startOver();
      met.clear();
      clock.set(firstMoment);
      open = openWorld(path, firstMoment);
      app = await live();
      await begin();
    });
  }

  function stop(): Promise<void> {
    start++;
    return inTurn(async () => {
      await app.stop();
      telegram.close();
      await server.close();
      open.close();
      lock?.release();
    });
  }

  return {
    url: `${server.url}/`,
    port: server.port,
    aheadOfAsked: config.startAt !== null && kept !== null && kept > config.startAt,
    stop,
  };
}

function openWorld(path: string, now: DateTime): OpenDb {
  const open = openDb(path);
  migrate(open, { now: instant(now) });
  return open;
}
