import { existsSync } from "node:fs";
import { count, eq } from "drizzle-orm";
import { instant, momentOf } from "../calendar/instant.ts";
import { dayOf, yearOf } from "../calendar/day.ts";
import { readCalendarFolder } from "../calendar/production-calendar-file.ts";
import { type Config, ConfigError, parseConfig } from "../config.ts";
import { takeInstanceLock } from "../db/lock.ts";
import { lastMigration, newestMigration } from "../db/migrate.ts";
import { type OpenDb, openDb } from "../db/open.ts";
import { ROOM_BYTES, roomFor } from "../db/room.ts";
import { invites, people, planProblems, plans } from "../db/schema.ts";
import { troubleOf } from "../db/trouble.ts";
import { DatabaseUnreadable } from "../db/unreadable.ts";
import { inboxCounts } from "../delivery/inbox-store.ts";
import { msBetween } from "../delivery/instant.ts";
import { countDoubts, nextDueAt, outboxCounts } from "../delivery/outbox-store.ts";
import { lastDone, latestRuns } from "../jobs/job-run-store.ts";
import { listClusters } from "../people/cluster-store.ts";
import { unreachedChair } from "../reminders/unreached-chair-store.ts";
import { chairUnreachedLine } from "../reminders/unreached-chair-texts.ts";
import { shippedForms, unreadableForms } from "../cluster-forms.ts";
import { clustersThatErase } from "../retention/retention-store.ts";
import { momentOfCommand } from "./database.ts";
import { type Check, doctorLines, doctorWords as words, type Health } from "./doctor-texts.ts";
import { telegramChecks } from "./doctor-telegram.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

/** What ails this installation. Looks and changes nothing. Rejects with {@link CliProblem} where something is broken. */
export async function doctor(world: CliWorld, options: { json?: true }): Promise<void> {
  const checks = await examine(world);
  if (options.json === true) printJson(world, { checks });
  else print(world, doctorLines(checks));
  if (checks.some(({ health }) => health === "bad")) throw new CliProblem(words.somethingBad);
}

async function examine(world: CliWorld): Promise<Check[]> {
  let config: Config;
  try {
    config = parseConfig(world.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [check("environment", "bad", error.problems.join("; "))];
  }
  return [
    check("environment", "good", config.botToken === null ? words.noToken : words.token),
    ...(await telegramChecks(world, config)),
    ...guarded("data", () => dataChecks(world, config)),
    ...guarded("database", () => databaseChecks(world, config)),
  ];
}

const MEGABYTE = 1024 * 1024;
/** Time to make room before it is needed. */
const LITTLE_ROOM_BYTES = 64 * MEGABYTE;

const check = (name: string, health: Health, detail: string): Check => ({ name, health, detail });

/** A check that cannot even be made is a finding too. */
function guarded(name: string, checks: () => Check[]): Check[] {
  try {
    return checks();
  } catch (error) {
    const trouble = troubleOf(error);
    if (error instanceof DatabaseUnreadable && trouble !== "full")
      return [check(name, "bad", words.unreadable(error))];
    if (trouble !== null)
      return [check(name, trouble === "busy" ? "doubtful" : "bad", words.trouble(trouble))];
    return [check(name, "bad", error instanceof Error ? error.message : String(error))];
  }
}

function dataChecks(world: CliWorld, config: Config): Check[] {
  const year = yearOf(dayOf(momentOfCommand(world, config), config.timezone));
  const { calendar, faults } = readCalendarFolder(dataFolder("calendar"));
  const forms = [...shippedForms().keys()];
  const unknown = [year, year + 1].filter((one) => !calendar.knows(one));
  return [
    ...faults.map((fault) => check("calendar", "bad", words.calendarFault(fault))),
    check("calendar", unknown.length === 0 ? "good" : "doubtful", words.calendar(year, unknown)),
    check("forms", forms.length === 0 ? "bad" : "good", words.forms(forms)),
  ];
}

function databaseChecks(world: CliWorld, config: Config): Check[] {
  const { databasePath } = config;
  if (!existsSync(databasePath)) return [check("database", "doubtful", words.noDatabase(databasePath))];
  const room = roomFor(databasePath);
  if (room < ROOM_BYTES) return [check("database", "bad", words.trouble("full")), lock(databasePath)];
  const open = openDb(databasePath);
  try {
    const integrity = String(open.sqlite.pragma("quick_check", { simple: true }));
    const orphans = (open.sqlite.pragma("foreign_key_check") as unknown[]).length;
    const sound = integrity === "ok" && orphans === 0;
    // Whoever holds the database for longer than the bot waits keeps it from working.
    open.sqlite.exec("BEGIN IMMEDIATE; ROLLBACK");
    const last = lastMigration(open.sqlite);
    const found = [
      check("database", sound ? "good" : "bad", words.database(databasePath, integrity, orphans)),
      migrations(last, newestMigration()),
      lock(databasePath),
    ];
    if (room < LITTLE_ROOM_BYTES)
      found.push(check("disk", "doubtful", words.littleRoom(Math.floor(room / MEGABYTE))));
    if (last === null || last !== newestMigration()) return found;
    return [...found, ...contentChecks(open, instant(momentOfCommand(world, config)))];
  } finally {
    open.close();
  }
}

function migrations(last: number | null, newest: number): Check {
  if (last === newest) return check("migrations", "good", words.migrated);
  const newer = last !== null && last > newest;
  return check("migrations", newer ? "bad" : "doubtful", newer ? words.newerDatabase : words.notMigrated);
}

function lock(path: string): Check {
  const taken = takeInstanceLock(path);
  taken?.release();
  return check("lock", "good", taken === null ? words.running : words.notRunning);
}

/** A message that has been due for longer waits for something: Telegram, the line, the bot itself. */
const LATE_MS = 10 * 60_000;

function contentChecks({ db }: OpenDb, now: string): Check[] {
  const states = outboxCounts(db);
  const due = nextDueAt(db);
  const lateMs = due === null ? 0 : Math.max(0, msBetween(due, now));
  const ailing = states.failed + states.uncertain > 0 || lateMs > LATE_MS;
  const taken = inboxCounts(db);
  const runs = latestRuns(db, 20);
  const latest = [...new Map(runs.toReversed().map((run) => [run.job, run])).values()];
  const failed = latest.some((run) => run.error !== null);
  const doubts = countOf(
    db
      .select({ n: count() })
      .from(planProblems)
      .innerJoin(plans, eq(plans.id, planProblems.planId))
      .where(eq(plans.state, "running"))
      .all(),
  );
  const running = countOf(db.select({ n: count() }).from(plans).where(eq(plans.state, "running")).all());
  const joined = countOf(db.select({ n: count() }).from(people).where(eq(people.reach, "reachable")).all());
  const invited = countOf(db.select({ n: count() }).from(invites).all());
  return [
    ...unreadableForms(db).map((one) => check("forms", "bad", words.formUnread(one))),
    check("outbox", ailing ? "doubtful" : "good", words.outbox(states, countDoubts(db), lateMs)),
    check("inbox", taken.parked > 0 ? "doubtful" : "good", words.inbox(taken)),
    check("jobs", failed ? "doubtful" : "good", words.jobs(latest)),
    check("retention", "good", words.retention(clustersThatErase(db).length, lastRetention(db))),
    check("plans", running === 0 ? "doubtful" : "good", words.plans(running, doubts)),
    check("people", joined === 0 ? "doubtful" : "good", words.people(joined, invited)),
    ...unreachedChairs(db, now),
  ];
}

/** A cluster whose chair hears nothing has nobody to climb to. */
const unreachedChairs = (db: OpenDb["db"], now: string): Check[] =>
  listClusters(db).flatMap(({ id, name, timezone }) => {
    const chair = unreachedChair(db, id, dayOf(momentOf(now, timezone), timezone));
    return chair === null ? [] : [check("chair", "doubtful", chairUnreachedLine(name, chair))];
  });

function lastRetention(db: OpenDb["db"]): { startedAt: string; erased: number } | null {
  const run = lastDone(db, "retention");
  if (run === null) return null;
  const { clusters: _, ...erased } = run.counts ?? {};
  return { startedAt: run.startedAt, erased: Object.values(erased).reduce((sum, n) => sum + n, 0) };
}

const countOf = (rows: readonly { n: number }[]): number => rows[0]?.n ?? 0;
