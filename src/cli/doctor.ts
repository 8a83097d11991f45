import { existsSync } from "node:fs";
import { count, eq } from "drizzle-orm";
import { dayOf, yearOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { type Config, ConfigError, parseConfig } from "../config.ts";
import { takeInstanceLock } from "../db/lock.ts";
import { lastMigration, newestMigration } from "../db/migrate.ts";
import { type OpenDb, openDb } from "../db/open.ts";
import { inbox, invites, people, planProblems, plans } from "../db/schema.ts";
import { DatabaseUnreadable } from "../db/unreadable.ts";
import { outboxCounts } from "../delivery/outbox-store.ts";
import { latestRuns } from "../jobs/job-run-store.ts";
import { readForms } from "../monitoring/form-file.ts";
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
    ...guarded("database", () => databaseChecks(config)),
  ];
}

const check = (name: string, health: Health, detail: string): Check => ({ name, health, detail });

/** A check that cannot even be made is a finding too. */
function guarded(name: string, checks: () => Check[]): Check[] {
  try {
    return checks();
  } catch (error) {
    if (error instanceof DatabaseUnreadable) return [check(name, "bad", words.unreadable(error))];
    return [check(name, "bad", error instanceof Error ? error.message : String(error))];
  }
}

function dataChecks(world: CliWorld, config: Config): Check[] {
  const year = yearOf(dayOf(momentOfCommand(world, config), config.timezone));
  const calendar = loadProductionCalendar(dataFolder("calendar"));
  const forms = [...readForms(dataFolder("forms")).keys()];
  const unknown = [year, year + 1].filter((one) => !calendar.knows(one));
  return [
    check("calendar", unknown.length === 0 ? "good" : "doubtful", words.calendar(year, unknown)),
    check("forms", forms.length === 0 ? "bad" : "good", words.forms(forms)),
  ];
}

function databaseChecks({ databasePath }: Config): Check[] {
  if (!existsSync(databasePath)) return [check("database", "doubtful", words.noDatabase(databasePath))];
  const open = openDb(databasePath);
  try {
    const integrity = String(open.sqlite.pragma("quick_check", { simple: true }));
    const orphans = (open.sqlite.pragma("foreign_key_check") as unknown[]).length;
    const sound = integrity === "ok" && orphans === 0;
    const last = lastMigration(open.sqlite);
    const found = [
      check("database", sound ? "good" : "bad", words.database(databasePath, integrity, orphans)),
      migrations(last, newestMigration()),
      lock(databasePath),
    ];
    return last === null || last !== newestMigration() ? found : [...found, ...contentChecks(open)];
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

function contentChecks({ db }: OpenDb): Check[] {
  const states = outboxCounts(db);
  const lost = states.failed + states.uncertain;
  const parked = countOf(db.select({ n: count() }).from(inbox).where(eq(inbox.state, "parked")).all());
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
    check("outbox", lost > 0 ? "doubtful" : "good", words.outbox(states)),
    check("inbox", parked > 0 ? "doubtful" : "good", words.inbox(parked)),
    check("jobs", failed ? "doubtful" : "good", words.jobs(latest)),
    check("plans", running === 0 ? "doubtful" : "good", words.plans(running, doubts)),
    check("people", joined === 0 ? "doubtful" : "good", words.people(joined, invited)),
  ];
}

const countOf = (rows: readonly { n: number }[]): number => rows[0]?.n ?? 0;
