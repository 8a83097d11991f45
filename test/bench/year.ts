import { statSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure } from "./figures.ts";
import { startTelegram } from "./telegram.ts";

const FIRST = DateTime.fromISO("2019-07-01T09:00", { zone: ZONE });
const DAYS = 365;
/** By then everything that is loaded when it is first used has been. */
const SETTLED_DAYS = 14;

/**
 * A year of one cluster, lived through a morning at a time: the digests, and every day each of its people taps a
 * button of the bot's last message, looks into the plan and writes something. What the bot holds at its end beside
 * what it held after two weeks, and the database beside what it was when the plan had been read.
 */
export async function year(folder: string): Promise<Figure[]> {
  const database = join(folder, "year.db");
  const open = await openClusters(database, 1, FIRST);
  const chats = chatsOf(open).all;
  open.sqlite.pragma("wal_checkpoint(TRUNCATE)");
  open.close();
  const empty = sizeOf(database);
  const telegram = await startTelegram();
  await telegram.people(chats);
  const now = FIRST.minus({ hours: 1 }).toISO() ?? "";
  const bot = await startBot("klaster", { url: telegram.url, database, now, hurried: true });
  let early = await bot.memory();
  const cpu = await bot.cpu();
  for (let day = 0; day < DAYS; day++) {
    await bot.moveTo(FIRST.plus({ days: day }).toISO() ?? "");
    await bot.idle();
    await telegram.tap(chats);
    await telegram.send("/plan", chats);
    await telegram.send("Сводка", chats);
    await bot.idle();
    if (day === SETTLED_DAYS) early = await bot.memory();
  }
  const late = await bot.memory();
  const took = (await bot.cpu()) - cpu;
  const full = sizeOf(database);
  await bot.kill();
  await telegram.end();

  const then = `after ${SETTLED_DAYS} days`;
  return [
    figure("after a year: memory", late.rss, then, early.rss, "MiB"),
    figure("after a year: what is in use of its heap", late.heap, then, early.heap, "MiB"),
    figure("after a year: database", full, "the plan read", empty, "MiB"),
    figure("a year of one cluster: of the processor", took / 1000, "a second", 1, "s"),
  ];
}

/** With what is not yet moved into the file. */
const sizeOf = (database: string): number =>
  [database, `${database}-wal`]
    .map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size / 2 ** 20, 0);
