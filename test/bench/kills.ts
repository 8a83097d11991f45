import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DateTime } from "luxon";
import { type BotKind, startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { besideEach, type Figure } from "./figures.ts";
import { startTelegram } from "./telegram.ts";
import { NIGHT } from "./updates.ts";

const CLUSTERS = 10;
const CHATS = 20;
/** Each writes so many at once: the later ones wait for the first. */
const WRITTEN = 6;
const KILLS = 10;
const SLOW_LINE_MS = 50;
/** Nothing more is coming when nothing has come for so long. */
const QUIET_MS = 1500;

/**
 * What a kill costs those who have just written, on a slow line: twenty people write six times each, the bot is killed
 * at one moment after another of the work that this is for it, and started again. How many get no answer, and how many
 * answers come once more.
 */
export async function kills(folder: string): Promise<Figure[]> {
  const built = join(folder, "kills.db");
  const open = await openClusters(built, CLUSTERS, DateTime.fromISO(NIGHT, { zone: ZONE }));
  const chats = chatsOf(open).all.slice(0, CHATS);
  const writers = Array.from({ length: WRITTEN }, () => chats).flat();
  open.close();
  const ours = await killed("klaster");
  const peers = { "grammY runner": await killed("runner"), "grammY polling": await killed("polling") };
  const of = (what: keyof Harm) => ({
    "grammY runner": peers["grammY runner"][what],
    "grammY polling": peers["grammY polling"][what],
  });
  return [
    ...besideEach("updates lost per kill", ours.lost, of("lost"), ""),
    ...besideEach("answers doubled per kill", ours.doubled, of("doubled"), ""),
  ];

  async function killed(kind: BotKind): Promise<Harm> {
    const database = join(folder, `kills-${kind}.db`);
    copyFileSync(built, database);
    const telegram = await startTelegram();
    await telegram.people(chats);
    await telegram.delay(SLOW_LINE_MS);
    const begin = () => startBot(kind, { url: telegram.url, database, now: NIGHT });
    let bot = await begin();
    await telegram.send("/plan", chats);
    const from = performance.timeOrigin + performance.now();
    await telegram.write("/plan", writers);
    const wholeMs = (await quietAt(() => telegram.sent())).lastAt - from;
    const harm: Harm = { lost: 0, doubled: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      await telegram.write("/plan", writers);
      await wait((wholeMs * (kill + 0.5)) / KILLS);
      await bot.kill();
      bot = await begin();
      const came = new Map((await quietAt(() => telegram.sent())).counts);
      for (const chatId of chats) {
        const tooMany = (came.get(chatId) ?? 0) - WRITTEN;
        harm[tooMany < 0 ? "lost" : "doubled"] += Math.abs(tooMany) / KILLS;
      }
    }
    await bot.kill();
    await telegram.end();
    return harm;
  }
}

interface Harm {
  lost: number;
  doubled: number;
}

/** What was sent, once that no longer changes. */
async function quietAt<T>(look: () => Promise<T>): Promise<T> {
  for (let before = await look(); ;) {
    await wait(QUIET_MS);
    const now = await look();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}
