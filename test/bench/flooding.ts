import { join } from "node:path";
import { DateTime } from "luxon";
import { type BotKind, startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { besideEach, type Figure, quantile } from "./figures.ts";
import { startTelegram } from "./telegram.ts";
import { NIGHT } from "./updates.ts";

const CLUSTERS = 15;
const FLOOD = 1000;
const OTHERS = 100;
const EVERY_MS = 50;
const SLOW_LINE_MS = 50;

/**
 * How long others wait for an answer while one person has sent a thousand updates, over a slow line; beside grammY
 * that answers one after another, its runner, and ourselves with nobody flooding.
 */
export async function flooding(folder: string): Promise<Figure[]> {
  const database = join(folder, "flooding.db");
  const open = await openClusters(database, CLUSTERS, DateTime.fromISO(NIGHT, { zone: ZONE }));
  const chats = chatsOf(open).all;
  open.close();
  const quiet = await waits("klaster", 0);
  const ours = await waits("klaster", FLOOD);
  const peers = {
    "without them": quiet,
    "grammY runner": await waits("runner", FLOOD),
    "grammY polling": await waits("polling", FLOOD),
  };
  return besideEach(`p95 of others while one sends ${FLOOD}`, ours, peers, "ms");

  async function waits(kind: BotKind, flood: number): Promise<number> {
    const [one = 0, ...rest] = chats;
    const others = rest.slice(0, OTHERS);
    const telegram = await startTelegram();
    await telegram.people(chats);
    const bot = await startBot(kind, { url: telegram.url, database, now: NIGHT });
    await telegram.send("/plan", others);
    await telegram.delay(SLOW_LINE_MS);
    await telegram.write(
      "/plan",
      Array.from({ length: flood }, () => one),
    );
    const ms = await telegram.each("/plan", others, EVERY_MS);
    await bot.kill();
    await telegram.end();
    return quantile(ms, 0.95);
  }
}
