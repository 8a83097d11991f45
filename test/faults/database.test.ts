import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ChildBot, warnings } from "../support/child-bot.ts";
import { at, openProcessWorld, type ProcessWorld } from "../support/process-world.ts";

/* The database's own troubles, met by the bot as a program: what is said, where, and that it goes on by itself. */

/** A little before the digests: the trouble is there when they are due. */
const BEFORE = at("2019-09-02T08:59:57");
const NINE = at("2019-09-02T09:00:10");

let world: ProcessWorld;

async function begin(folder?: string): Promise<number[]> {
  world = await openProcessWorld({ delayMs: 0, ...(folder === undefined ? {} : { folder }) });
  const chats = await world.morningFor(20, BEFORE.minus({ days: 3 }));
  world.chairJoins();
  return chats;
}

async function runs(): Promise<ChildBot> {
  const bot = world.klaster(BEFORE, ["run"]);
  await bot.says(/Бот работает/);
  return bot;
}

const complaints = (bot: ChildBot): string[] => warnings(bot.said());

async function health(bot: ChildBot): Promise<string> {
  const [url = ""] = /http:\S+\/healthz/.exec(bot.said()) ?? [];
  return (await fetch(url)).text();
}

const doctor = () => world.klaster(NINE, ["doctor"]).ended;

/** Everything the bot owes has come: once to each, and the chair's tap counted once. */
async function allCame(chats: readonly number[]): Promise<void> {
  await world.digestsCome(chats, chats.length);
  await world.until(() => world.invitesOf(chats[0] ?? 0).answered === 1);
  await world.until(() => world.digests().every(({ state }) => state === "sent"));
  expect(world.digests().every(({ doubts, attempts }) => doubts === 0 && attempts === 1)).toBe(true);
  expect(chats.every((chatId) => world.copies(chatId) === 1)).toBe(true);
  expect(world.invitesOf(chats[0] ?? 0)).toEqual({ issued: 1, answered: 1 });
}

/** A disk of four megabytes, or null where this computer lets nobody mount one. */
function mountDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "klaster-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

function unmountDisk(folder: string): void {
  execFileSync("umount", [folder]);
  rmSync(folder, { recursive: true });
}

/** Takes every byte that is left. */
function fill(folder: string): string {
  const path = join(folder, "filler");
  const file = openSync(path, "w");
  try {
    for (const size of [65_536, 4096, 1]) {
      try {
        for (;;) writeSync(file, new Uint8Array(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  return path;
}

describe("a full disk", () => {
  const tried = mountDisk();
  if (tried !== null) unmountDisk(tried);
  let folder: string;
  beforeEach(() => {
    folder = mountDisk() ?? "";
  });
  afterEach(async () => {
    await world.close();
    unmountDisk(folder);
  });

  test.skipIf(tried === null)(
    "the morning waits for room: one line, health and doctor say it, and everything comes once",
    { timeout: 120_000 },
    async () => {
      const chats = await begin(folder);
      const bot = await runs();
      world.looks(({ sqlite }) => sqlite.pragma("wal_checkpoint(TRUNCATE)"));
      const filler = fill(folder);
      world.invites(chats[0] ?? 0);
      await world.until(() => complaints(bot).length > 0);
      // Past nine: the sweep is due, and looked for every second.
      await wait(4000);
      expect(complaints(bot)).toEqual(["the disk is full: nothing can be kept until there is room on it"]);
      expect(await health(bot)).toMatch(/^the disk is full/);
      const ill = await doctor();
      expect([ill.code, ill.stdout]).toEqual([1, expect.stringMatching(/База +ошибка +на диске нет места/)]);
      expect([world.digests(), world.arrived(chats)]).toEqual([[], 0]);

      rmSync(filler);
      await allCame(chats);
      expect(await health(bot)).toBe("ok");
      expect(complaints(bot)).toHaveLength(1);
      expect(bot.said()).toContain("the database can be written again");
      expect((await doctor()).code).toBe(0);
      bot.kill("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0, stderr: "" });
    },
  );

  test.skipIf(tried === null)(
    "started on one: it waits, says so, and begins by itself",
    { timeout: 120_000 },
    async () => {
      const chats = await begin(folder);
      world.looks(({ sqlite }) => sqlite.pragma("wal_checkpoint(TRUNCATE)"));
      const filler = fill(folder);
      const bot = world.klaster(NINE, ["run"]);
      await bot.complains(/На диске нет места/);
      await wait(1500);
      rmSync(filler);
      await bot.says(/Бот работает/);
      world.invites(chats[0] ?? 0);
      await allCame(chats);
      bot.kill("SIGTERM");
      expect((await bot.ended).stderr).toBe("На диске нет места. Освободите его: бот продолжит сам.\n");
    },
  );
});

describe("a database that is held", () => {
  afterEach(() => world.close());
  test(
    "by another process: the bot answers who asks for its health, says it once, and everything comes once",
    { timeout: 120_000 },
    async () => {
      const chats = await begin();
      const bot = await runs();
      const other = new Database(world.path);
      other.exec("BEGIN IMMEDIATE");
      world.invites(chats[0] ?? 0);
      await world.until(() => complaints(bot).length > 0);
      const waits: number[] = [];
      for (const from = performance.now(); performance.now() - from < 4000;) {
        const asked = performance.now();
        const words = await health(bot);
        waits.push(performance.now() - asked);
        expect(words).toMatch(/^another program holds the database/);
        await wait(20);
      }
      // A whole wait for the lock is 200 ms, and five seconds where nobody thinks of it: not one in ten may meet one.
      const slow = waits.filter((ms) => ms > 250).length;
      expect(slow).toBeLessThan(waits.length / 10);
      expect((await doctor()).stdout).toMatch(/База +внимание +занята/);
      expect([world.digests(), world.arrived(chats)]).toEqual([[], 0]);

      other.exec("ROLLBACK");
      other.close();
      await allCame(chats);
      expect(complaints(bot)).toEqual(["another program holds the database: waiting until it lets go"]);
      expect(await health(bot)).toBe("ok");
      bot.kill("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0, stderr: "" });
    },
  );
});

describe("a damaged file", () => {
  afterEach(() => world.close());

  /** Overwrites the first pages of two tables, past SQLite. */
  function damage(): void {
    const pages = world.looks(({ sqlite }) => {
      sqlite.pragma("wal_checkpoint(TRUNCATE)");
      return sqlite
        .prepare("SELECT rootpage FROM sqlite_master WHERE name IN ('people', 'inbox') AND type = 'table'")
        .pluck()
        .all() as number[];
    });
    const file = openSync(world.path, "r+");
    for (const page of pages) writeSync(file, new Uint8Array(4096).fill(0x5a), 0, 4096, (page - 1) * 4096);
    closeSync(file);
    // Another's write makes the bot forget the pages that it remembers.
    world.looks(({ sqlite }) => sqlite.exec("REPLACE INTO installation (key, value) VALUES ('x', 'y')"));
  }

  const RESTORE = "База повреждена. Восстановите копию: klaster restore ФАЙЛ. Бот продолжит сам.\n";

  test(
    "under a running bot: it stops its work, says what to do, and begins again on the copy",
    { timeout: 120_000 },
    async () => {
      const chats = await begin();
      const bot = await runs();
      const copy = join(world.folder, "copy.db");
      expect((await world.klaster(BEFORE, ["backup", copy]).ended).code).toBe(0);
      damage();
      world.invites(chats[1] ?? 0);
      await bot.complains(/База повреждена/);
      await wait(1500);
      expect(complaints(bot)).toEqual([
        "the database is damaged: restore it from a copy (klaster restore FILE)",
      ]);
      expect(await health(bot)).toMatch(/^the database is damaged/);
      const ill = await doctor();
      expect([ill.code, ill.stdout]).toEqual([1, expect.stringContaining("klaster restore ФАЙЛ")]);

      const restored = await world.klaster(BEFORE, ["restore", copy]).ended;
      expect([restored.code, restored.stderr]).toEqual([0, ""]);
      await bot.says(/Бот работает[^]*Бот работает/);
      expect(await health(bot)).toBe("ok");
      world.invites(chats[0] ?? 0);
      await allCame(chats);
      bot.kill("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0, stderr: RESTORE });
    },
  );

  test("found at the start: no crash, no loop, and the same way back", { timeout: 120_000 }, async () => {
    const chats = await begin();
    const copy = join(world.folder, "copy.db");
    expect((await world.klaster(BEFORE, ["backup", copy]).ended).code).toBe(0);
    damage();
    const bot = world.klaster(NINE, ["run"]);
    await bot.complains(/База повреждена/);
    await wait(1500);
    expect((await world.klaster(BEFORE, ["restore", copy]).ended).code).toBe(0);
    await bot.says(/Бот работает/);
    world.invites(chats[0] ?? 0);
    await allCame(chats);
    bot.kill("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0, stderr: RESTORE });
  });
});
