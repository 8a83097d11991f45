import { existsSync } from "node:fs";
import type { DateTime } from "luxon";
import { instant } from "../calendar/instant.ts";
import { type Config, parseConfig } from "../config.ts";
import { makeFolderOf } from "../db/folder.ts";
import { migrate } from "../db/migrate.ts";
import { type OpenDb, openDb } from "../db/open.ts";
import { noDatabase } from "./cli-texts.ts";
import { CliProblem, type CliWorld } from "./world.ts";

/** A command may wait for a running bot's write; the bot itself never waits for long. */
const WAIT_MS = 5000;

export interface CliDatabase extends OpenDb {
  config: Config;
  now: DateTime;
}

/** The moment of a command: KLASTER_NOW stands still for as long as one takes. */
export const momentOfCommand = (world: CliWorld, config: Config): DateTime => config.startAt ?? world.clock();

/**
 * Runs a command on the database of the environment, brought to the newest schema, and closes it. Throws
 * {@link CliProblem} where there is no database yet, unless `create` says to make it, or to do without ("forgotten").
 */
export async function withDatabase<T>(
  world: CliWorld,
  options: { create: boolean | "forgotten" },
  command: (open: CliDatabase) => T | Promise<T>,
): Promise<T> {
  const config = parseConfig(world.env);
  const known = existsSync(config.databasePath);
  if (!known && options.create !== "forgotten") {
    if (!options.create) throw new CliProblem(noDatabase(config.databasePath));
    makeFolderOf(config.databasePath);
  }
  const now = momentOfCommand(world, config);
  const open = openDb(known || options.create !== "forgotten" ? config.databasePath : ":memory:");
  try {
    open.sqlite.pragma(`busy_timeout = ${WAIT_MS}`);
    migrate(open, { now: instant(now) });
    return await command({ ...open, config, now });
  } finally {
    open.close();
  }
}
