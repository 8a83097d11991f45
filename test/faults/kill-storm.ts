import { setTimeout as wait } from "node:timers/promises";
import { at, CHAIR, type DigestRow, openProcessWorld, type ProcessWorld } from "../support/process-world.ts";

/*
 * The bot killed again and again at random moments of a morning, while the chair taps. Counts what became of every
 * digest and of every tap.
 */

const MORNING = at("2019-09-02T09:00");

export interface StormCounts {
  kills: number;
  digests: number;
  /** Digests that nobody has. */
  lost: number;
  /** Those that came twice, and those that came more often than their doubts allow: the second should be none. */
  doubled: number;
  unmarked: number;
  /** Those in doubt: a copy may have been lost or doubled, and it is known which. */
  marked: number;
  taps: number;
  /** Taps whose effect is missing, and those that had it twice: none of either. */
  tapsLost: number;
  tapsDoubled: number;
  /** Taps that were answered; the others were killed between their effect and its answer. */
  answered: number;
  /** Milliseconds from each start to the first message that went out after it. */
  resumedMs: number[];
}

export interface StormOptions {
  kills: number;
  /** As many as not all are told before the last kill. */
  members: number;
  /** In [0, 1). */
  random: () => number;
}

export async function killStorm({ kills, members, random }: StormOptions): Promise<StormCounts> {
  const world = await openProcessWorld();
  try {
    const chats = await world.morningFor(members, MORNING.minus({ days: 3 }));
    world.chairJoins();
    const resumedMs: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      world.invites(chats[kill % members] ?? CHAIR);
      // Each start a little later on the same morning: what is in doubt comes due only after the last of them.
      const resumed = await startAndKill(world, chats, MORNING.plus({ seconds: 2 * kill }), random);
      if (resumed !== null) resumedMs.push(resumed);
    }
    const settled = ({ state, doubts }: DigestRow) => state === "sent" || (state === "pending" && doubts > 0);
    await runUntil(world, MORNING.plus({ minutes: 9 }), (rows) => rows.every(settled));
    // What the last kill left in doubt waits its minute.
    await runUntil(world, MORNING.plus({ minutes: 12 }), (rows) =>
      rows.every(({ state }) => state === "sent"),
    );
    return { ...count(world, chats, kills), resumedMs };
  } finally {
    await world.close();
  }
}

/**
 * One kill in three comes at any moment since the start, the others when sending has begun again. Milliseconds from
 * the start to its first message, or null where none went before the kill.
 */
async function startAndKill(
  world: ProcessWorld,
  chats: readonly number[],
  now: ReturnType<typeof at>,
  random: () => number,
): Promise<number | null> {
  const from = performance.now();
  const first = nextDigest(world, chats).then(() => performance.now() - from);
  const bot = world.klaster(now, ["run"]);
  const early = random() < 1 / 3 ? wait(random() * 1500).then(() => null) : null;
  const resumed = await (early === null ? first : Promise.race([first, early]));
  if (resumed !== null) await wait(random() * 120);
  bot.kill("SIGKILL");
  const end = await bot.ended;
  // What was still on the line is not the next run's.
  await wait(80);
  if (end.signal !== "SIGKILL") throw new Error(`it ended by itself: ${JSON.stringify(end)}`);
  return resumed;
}

/** Resolves when another digest has come: phones change for other reasons too. */
function nextDigest(world: ProcessWorld, chats: readonly number[]): Promise<void> {
  const had = new Map(chats.map((chatId) => [chatId, world.copies(chatId)]));
  return new Promise((resolve) => {
    const stop = world.telegram.onChange((chatId) => {
      if (world.copies(chatId) <= (had.get(chatId) ?? Infinity)) return;
      stop();
      resolve();
    });
  });
}

async function runUntil(
  world: ProcessWorld,
  now: ReturnType<typeof at>,
  so: (rows: DigestRow[]) => boolean,
): Promise<void> {
  const bot = world.klaster(now, ["run"]);
  await bot.says(/Бот работает/);
  await world.telegram.settled();
  await world.until(() => so(world.digests()));
  bot.kill("SIGTERM");
  const end = await bot.ended;
  if (end.code !== 0) throw new Error(`it did not end in order: ${JSON.stringify(end)}`);
}

function count(world: ProcessWorld, chats: readonly number[], kills: number): Omit<StormCounts, "resumedMs"> {
  const rows = world.digests().filter(({ chatId }) => chats.includes(chatId));
  const tapped = Array.from({ length: kills }, (_, i) => chats[i % chats.length] ?? CHAIR);
  const taps = [...new Set(tapped)].map((chatId) => ({
    wanted: tapped.filter((one) => one === chatId).length,
    ...world.invitesOf(chatId),
  }));
  const sum = (of: (tap: (typeof taps)[number]) => number) => taps.reduce((all, tap) => all + of(tap), 0);
  return {
    kills,
    digests: chats.length,
    lost: chats.filter((chatId) => world.copies(chatId) === 0).length,
    doubled: rows.filter(({ chatId }) => world.copies(chatId) > 1).length,
    unmarked: rows.filter(({ chatId, doubts }) => world.copies(chatId) > 1 + doubts).length,
    marked: rows.filter(({ doubts }) => doubts > 0).length,
    taps: tapped.length,
    tapsLost: sum(({ wanted, issued }) => Math.max(0, wanted - issued)),
    tapsDoubled: sum(({ wanted, issued }) => Math.max(0, issued - wanted)),
    answered: sum(({ answered }) => answered),
  };
}
