import { createApp, TokenRefused } from "./app.ts";
import { instant } from "./calendar/instant.ts";
import { type Clock, runningClock, systemClock } from "./clock.ts";
import { type Config, ConfigError } from "./config.ts";
import { makeFolderOf } from "./db/folder.ts";
import { takeInstanceLock } from "./db/lock.ts";
import { migrate } from "./db/migrate.ts";
import { openDb } from "./db/open.ts";
import { DatabaseUnreadable } from "./db/unreadable.ts";
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
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const trial = await startTrial(config, log).catch((error: unknown) => {
    if (!(error instanceof DatabaseUnreadable)) throw error;
    return error;
  });
  if (trial instanceof DatabaseUnreadable) {
    world.complain(`База песочницы не читается (${trial.message}). Удалите этот файл: она начнёт сначала.`);
    return 1;
  }
  if (trial === null) {
    world.complain("Песочница уже запущена: откройте её страницу или закройте другую программу.");
    return 1;
  }
  world.print(`Песочница Klaster: ${trial.url}${elsewhere(config.webPort, trial.port)}`);
  if (trial.aheadOfAsked) world.complain(aheadOfAsked);
  await world.ended;
  await trial.stop();
  return 0;
}

const aheadOfAsked =
  "Песочница уже прожила дальше, чем KLASTER_NOW: её время идёт только вперёд. Вернуться: «Начать сначала».";

/** Where something else has the port that was asked for. */
const elsewhere = (asked: number, taken: number): string =>
  asked === taken || asked === 0 ? "" : ` (порт ${asked} занят)`;

const isNoAddress = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(String(error.code));

async function runBot(config: Config & { botToken: string }, world: RunWorld): Promise<number> {
  makeFolderOf(config.databasePath);
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
    tellOperator: (line) => world.complain(line),
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
      world.print(`Бот работает. Состояние: ${server.url}/healthz${elsewhere(config.webPort, server.port)}`);
      await world.ended;
    }
    await server.close();
    return 0;
  } catch (error) {
    if (isNoAddress(error))
      throw new ConfigError([`WEB_HOST: по адресу «${config.webHost}» принимать запросы нельзя`]);
    if (!(error instanceof TokenRefused) && !(error instanceof PortBusy)) throw error;
    world.complain(error.message);
    return 1;
  } finally {
    await app.stop();
    open.close();
    lock.release();
  }
}
