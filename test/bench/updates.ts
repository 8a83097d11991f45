import { join } from "node:path";
import { DateTime } from "luxon";
import { type BotKind, startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { besideEach, type Figure, median } from "./figures.ts";
import { startTelegram } from "./telegram.ts";

/** Before the hour at which a missed morning is caught up: no digests while updates are measured. */
export const NIGHT = "2019-11-18T05:00";
const CLUSTERS = 25;
const WARM_UP = 2;
const ROUNDS = 3;
/** One bot answers one after another, so that a slow line takes it long. */
const SLOW_LINE = { ms: 50, polled: 40 };

/**
 * Updates a second, and what each takes of the processor, through the whole bot on a database file, beside bare
 * grammY bots that store nothing and send each text back; each in a process of its own, with a Telegram of its own.
 */
export async function updates(folder: string): Promise<Figure[]> {
  const database = join(folder, "updates.db");
  const open = await openClusters(database, CLUSTERS, DateTime.fromISO(NIGHT, { zone: ZONE }));
  const { all } = chatsOf(open);
  open.close();
  const ours = await measured("klaster", all, database);
  const polling = await measured("polling", all, database);
  const runner = await measured("runner", all, database);
  const peers = (of: (one: Measured) => number) => ({
    "grammY polling": of(polling),
    "grammY runner": of(runner),
  });
  return [
    ...besideEach(
      "/plan",
      ours.rate,
      peers((one) => one.rate),
      "/s",
    ),
    ...besideEach(
      "/plan, of the processor",
      ours.cpu,
      peers((one) => one.cpu),
      "ms",
    ),
    ...besideEach(
      `/plan, each call takes ${SLOW_LINE.ms} ms`,
      ours.slow,
      peers((one) => one.slow),
      "/s",
    ),
  ];
}

interface Measured {
  /** Updates a second on a fast line and on a slow one; milliseconds of the processor for one. */
  rate: number;
  slow: number;
  cpu: number;
}

async function measured(kind: BotKind, chats: readonly number[], database: string): Promise<Measured> {
  const telegram = await startTelegram();
  await telegram.people(chats);
  const bot = await startBot(kind, { url: telegram.url, database, now: NIGHT });
  const rounds: { rate: number; cpu: number }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const before = await bot.cpu();
    const ms = await telegram.send("/plan", chats);
    const cpu = (await bot.cpu()) - before;
    rounds.push({ rate: (chats.length * 1000) / ms, cpu: cpu / chats.length });
  }
  await telegram.delay(SLOW_LINE.ms);
  const few = kind === "polling" ? chats.slice(0, SLOW_LINE.polled) : chats;
  const slow = (few.length * 1000) / (await telegram.send("/plan", few));
  await bot.kill();
  await telegram.end();
  const warm = rounds.slice(WARM_UP);
  return { rate: median(warm.map((one) => one.rate)), cpu: median(warm.map((one) => one.cpu)), slow };
}
