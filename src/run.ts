import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createApp, TokenRefused } from "./app.ts";
import { instant } from "./calendar/instant.ts";
import { type Clock, runningClock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { takeInstanceLock } from "./db/lock.ts";
import { migrate } from "./db/migrate.ts";
import { openDb } from "./db/open.ts";
import { createLog } from "./log.ts";
import { createTelegramFetch } from "./telegram/fetch.ts";
import { listen, PortBusy } from "./web/server.ts";

export interface RunWorld {
  /** Prints a line for the person who started the program. */
  print(line: string): void;
  /** Prints what stopped the program. */
  complain(line: string): void;
  /** Resolves when the program is asked to end. */
  ended: Promise<void>;
}

/** The clock of a configuration: the real one, or one that starts where KLASTER_NOW says and runs on. */
export const clockOf = (config: Config): Clock =>
  config.startAt === null ? systemClock : runningClock(config.startAt).now;

/**
 * Runs the bot until it is asked to end: on Telegram where there is a token, else in the sandbox. Returns the
 * exit code.
 */
export function run(config: Config, world: RunWorld): Promise<number> {
  return config.botToken === null
    ? runSandbox(config, world)
    : runBot({ ...config, botToken: config.botToken }, world);
}

async function runSandbox(config: Config, world: RunWorld): Promise<number> {
  // Loaded only here: a bot on Telegram has no use for a Telegram of its own.
  const { startTrial } = await import("./sandbox/trial.ts");
  const trial = await startTrial(config, createLog(config.logLevel === "info" ? "warn" : config.logLevel));
  if (trial === null) {
    world.complain("Песочница уже запущена: откройте её страницу или закройте другую программу.");
    return 1;
  }
  world.print(`Песочница Klaster: ${trial.url}`);
  await world.ended;
  await trial.stop();
  return 0;
}

async function runBot(config: Config & { botToken: string }, world: RunWorld): Promise<number> {
  mkdirSync(dirname(config.databasePath), { recursive: true });
  const lock = takeInstanceLock(config.databasePath);
  if (lock === null) {
    world.complain("Бот с этой базой уже запущен. Второй не нужен: он бы только мешал первому.");
    return 1;
  }
  const log = createLog(config.logLevel);
  const clock = clockOf(config);
  const open = openDb(config.databasePath);
  migrate(open, { now: instant(clock()) });
  const app = createApp({
    config,
    open,
    clock,
    fetch: createTelegramFetch({ proxy: config.telegramProxy }),
    log,
  });
  try {
    const server = await listen(app.web, {
      host: config.webHost,
      port: config.webPort,
      // Health can move to a free port; a webhook cannot, it was told to Telegram.
      tries: config.webhook === null ? 20 : 0,
    });
    const started = app.start().then(() => true);
    // It may be asked to end while Telegram cannot be reached.
    if (await Promise.race([started, world.ended.then(() => false)])) {
      world.print(`Бот работает. Состояние: ${server.url}/healthz`);
      await world.ended;
    }
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof TokenRefused) && !(error instanceof PortBusy)) throw error;
    world.complain(error.message);
    return 1;
  } finally {
    await app.stop();
    open.close();
    lock.release();
  }
}
