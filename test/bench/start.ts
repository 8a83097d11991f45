import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DateTime } from "luxon";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, median } from "./figures.ts";
import { startTelegram, TOKEN } from "./telegram.ts";

const ROUNDS = 5;
const REST_MS = 5000;

/**
 * From the start of the program to its first poll, and its memory at rest, beside a bare grammY bot and, for the
 * time, Node itself. The first start of all is not measured: it leaves the compiled code for those that follow.
 */
export async function start(folder: string): Promise<Figure[]> {
  const database = join(folder, "start.db");
  (await openClusters(database, 1, DateTime.fromISO("2019-08-20T09:00", { zone: ZONE }))).close();
  const telegram = await startTelegram();
  const bare = `import { Bot } from "grammy";
    new Bot("${TOKEN}", { client: { apiRoot: "${telegram.url}" } }).start();`;
  const bot = (): ChildProcess => node(["--input-type=module", "-e", bare], {});
  const klaster = (): ChildProcess =>
    node(["--max-semi-space-size=8", "--max-old-space-size=512", "bin/klaster.js", "run"], {
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.url,
      DATABASE_PATH: database,
      WEB_PORT: "0",
    });

  /** Milliseconds to the first poll. */
  async function polls(begin: () => ChildProcess, at: (program: ChildProcess) => unknown = () => 0) {
    const polled = telegram.awaitPoll();
    const from = performance.timeOrigin + performance.now();
    const program = begin();
    const ms = (await polled) - from;
    await at(program);
    program.kill();
    await once(program, "exit");
    return ms;
  }

  await polls(klaster);
  const rounds: { ours: number; bot: number; node: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: await polls(klaster), bot: await polls(bot), node: await ends(["-e", "0"]) });
  }
  const rest = { ours: Number.NaN, bot: Number.NaN };
  await polls(klaster, async (program) => (rest.ours = await restingMiB(program)));
  await polls(bot, async (program) => (rest.bot = await restingMiB(program)));
  await telegram.end();

  const middle = (of: "ours" | "bot" | "node"): number => median(rounds.map((round) => round[of]));
  const [ours, unit] = [middle("ours"), "ms"];
  return [
    { what: "start to the first poll", ours, beside: { what: "grammY bot", value: middle("bot") }, unit },
    { what: "start to the first poll", ours, beside: { what: "node -e 0", value: middle("node") }, unit },
    { what: "memory at rest", ours: rest.ours, beside: { what: "grammY bot", value: rest.bot }, unit: "MiB" },
  ];
}

const node = (args: readonly string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "ignore" });

async function ends(args: readonly string[]): Promise<number> {
  const from = performance.now();
  await once(node(args, {}), "exit");
  return performance.now() - from;
}

/** What the process holds once nothing has happened for a while; not known outside of Linux. */
async function restingMiB({ pid }: ChildProcess): Promise<number> {
  await wait(REST_MS);
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
