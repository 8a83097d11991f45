import { Hono } from "hono";
import { createApp } from "./app.ts";
import { TokenRefused } from "./telegram/introduction.ts";
import { instant } from "./calendar/instant.ts";
import { type Clock, runningClock, systemClock } from "./clock.ts";
import { type Config, ConfigError } from "./config.ts";
import { makeFolderOf } from "./db/folder.ts";
import { openSound, openWhenSound, type SoundDb } from "./db/sound.ts";
import { TROUBLE_WORDS, type Trouble, troubleOf } from "./db/trouble.ts";
import { DatabaseUnreadable } from "./db/unreadable.ts";
import { createLog } from "./log.ts";
import * as texts from "./run-texts.ts";
import { createTelegramFetch } from "./telegram/fetch.ts";
import { type Answering, listen, type Listening, PortBusy } from "./web/server.ts";

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
    world.complain(texts.sandboxUnreadable(trial.message));
    return 1;
  }
  if (trial === null) {
    world.complain(texts.sandboxRunning);
    return 1;
  }
  world.print(`${texts.sandboxWorks(trial.url)}${elsewhere(config.webPort, trial.port)}`);
  if (trial.aheadOfAsked) world.complain(texts.sandboxAhead);
  await world.ended;
  await trial.stop();
  return 0;
}

/** Where something else has the port that was asked for. */
const elsewhere = (asked: number, taken: number): string =>
  asked === taken || asked === 0 ? "" : texts.portTaken(asked);

const isNoAddress = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(String(error.code));

async function runBot(config: Config & { botToken: string }, world: RunWorld): Promise<number> {
  makeFolderOf(config.databasePath);
  const log = createLog(config.logLevel);
  const clock = clockOf(config);
  const now = (): string => instant(clock());
  let found: SoundDb | Trouble | "taken" | null = openSound(config.databasePath, now());
  if (found === "taken") {
    world.complain(texts.botRunning);
    return 1;
  }
  const ended = new AbortController();
  void world.ended.then(() => ended.abort());
  let front: Answering = troubleRoutes("starting");
  let server: Listening | undefined;
  try {
    server = await listen(
      { fetch: (request, env) => front.fetch(request, env) },
      {
        host: config.webHost,
        port: config.webPort,
        // Health can move to a free port; a webhook cannot, it was told to Telegram.
        tries: config.webhook === null ? 20 : 0,
      },
    );
    for (;;) {
      if (typeof found === "string") found = await waitOut(found);
      if (found === null) return 0;
      const database: SoundDb = found;
      found = null;
      const end = await live(database, server);
      if (end === "taken") world.complain(texts.tokenTaken);
      if (end !== "damaged") return end === "ended" ? 0 : 1;
      found = end;
    }
  } catch (error) {
    if (isNoAddress(error)) throw new ConfigError([texts.noAddress(config.webHost)]);
    if (!(error instanceof TokenRefused) && !(error instanceof PortBusy)) throw error;
    world.complain(error.message);
    return 1;
  } finally {
    if (found !== null && typeof found === "object") found.release();
    await server?.close();
  }

  /** Says what is wrong, where it is asked too, and opens the database once it is right again. */
  function waitOut(trouble: Trouble): Promise<SoundDb | null> {
    const changed = (to: Trouble): void => {
      front = troubleRoutes(TROUBLE_WORDS[to]);
      world.complain(texts.troubleLine(to));
    };
    changed(trouble);
    return openWhenSound({ path: config.databasePath, trouble, now, changed, ended: ended.signal });
  }

  /** Lets the bot live on the database until something ends it, and lets go of the database. */
  async function live(database: SoundDb, at: Listening): Promise<"ended" | "damaged" | "taken"> {
    const fetch = createTelegramFetch({ proxy: config.telegramProxy });
    const tellOperator = (line: string): void => world.complain(line);
    const app = createApp({ config, open: database.open, clock, fetch, log, tellOperator });
    front = app.web;
    const over = Promise.race([app.failed, world.ended.then(() => "ended" as const)]);
    try {
      const started = app.start().then(() => null);
      // It may be asked to end while Telegram cannot be reached.
      const early = await Promise.race([started, over]);
      if (early !== null) return early;
      world.print(`${texts.works(at.url)}${elsewhere(config.webPort, at.port)}`);
      return await over;
    } catch (error) {
      if (troubleOf(error) !== "damaged") throw error;
      return "damaged";
    } finally {
      await app.stop();
      database.release();
    }
  }
}

/** What is answered while there is no bot: only how it is. */
function troubleRoutes(words: string): Hono {
  const app = new Hono();
  app.all("*", (c) => c.text(words, 503));
  return app;
}
