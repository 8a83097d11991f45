import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { troubleOf } from "../../src/db/trouble.ts";
import { createDbWatch, type DbWatch } from "../../src/db/watch.ts";
import { createLog } from "../../src/log.ts";

let folder: string;
let open: OpenDb;
let watch: DbWatch;
let log: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-watch-"));
  open = openDb(join(folder, "klaster.db"));
  migrate(open);
  // The pages that a migration leaves free would be filled first.
  open.sqlite.exec("VACUUM");
  log = [];
  watch = createDbWatch({
    sqlite: open.sqlite,
    log: createLog("info", { write: (line) => log.push((JSON.parse(line) as { msg: string }).msg) }),
  });
});
afterEach(() => {
  watch.stop();
  open.close();
  rmSync(folder, { recursive: true });
});

/** Keeps a page and more under the key. */
const write = (key: string) => (): string => {
  open.sqlite.prepare("INSERT INTO installation (key, value) VALUES (?, ?)").run(key, "x".repeat(10_000));
  return key;
};
const keys = (): unknown[] => open.sqlite.prepare("SELECT key FROM installation ORDER BY key").pluck().all();

const fill = (): unknown =>
  open.sqlite.pragma(`max_page_count = ${String(open.sqlite.pragma("page_count", { simple: true }))}`);
const free = (): unknown => open.sqlite.pragma("max_page_count = 100000");

test("no room: what insists waits, it is said once, and goes on when there is room", async () => {
  fill();
  const first = watch.insist(write("a"));
  const second = watch.insist(write("b"));
  expect(watch.trouble()).toBe("full");
  expect(() => watch.refuse()).toThrow(/full/);
  // It has looked a few times in vain.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([watch.trouble(), keys()]).toEqual(["full", []]);
  free();
  expect(await Promise.all([first, second])).toEqual(["a", "b"]);
  expect([watch.trouble(), keys()]).toEqual([null, ["a", "b"]]);
  expect(log).toEqual([
    "the disk is full: nothing can be kept until there is room on it",
    "the database can be written again",
  ]);
});

test("coming and going, it is not said again and again", async () => {
  for (let round = 0; round < 3; round++) {
    fill();
    const written = watch.insist(write(`key ${round}`));
    free();
    await written;
  }
  expect(keys()).toHaveLength(3);
  expect(log).toHaveLength(2);
});

test("another process holds it: nobody stands still for it but the first", async () => {
  const other = new Database(join(folder, "klaster.db"));
  other.exec("BEGIN IMMEDIATE");
  const first = watch.insist(write("a"));
  const from = performance.now();
  const others = Array.from({ length: 50 }, (_, i) => watch.insist(write(`b${i}`)));
  // Each on its own would stand still for 200 ms.
  expect(performance.now() - from).toBeLessThan(2000);
  expect(watch.trouble()).toBe("busy");
  other.exec("ROLLBACK");
  other.close();
  await Promise.all([first, ...others]);
  expect(keys()).toHaveLength(51);
  expect(log[0]).toMatch(/another program holds the database/);
});

test("a fault of its own is the caller's, at once", async () => {
  await watch.insist(write("a"));
  await expect(watch.insist(write("a"))).rejects.toThrow(/UNIQUE/);
  expect([watch.trouble(), log]).toEqual([null, []]);
});

test("the end of the program ends the waiting", async () => {
  fill();
  const waiting = watch.insist(write("a"));
  watch.stop();
  await expect(waiting).rejects.toThrow(/full/);
  expect(await watch.over()).toBe(false);
});

test("damage is for good", async () => {
  expect(watch.notes(new Database.SqliteError("malformed", "SQLITE_CORRUPT_INDEX"))).toBe(true);
  await watch.damaged;
  expect([watch.trouble(), await watch.over()]).toEqual(["damaged", false]);
  await expect(watch.insist(write("a"))).rejects.toThrow(/malformed/);
});

describe("what a trouble is", () => {
  const sqlite = (code: string): Error => new Database.SqliteError("words", code);
  test.each<[string, unknown, string | null]>([
    ["full", sqlite("SQLITE_FULL"), "full"],
    ["busy", sqlite("SQLITE_BUSY_SNAPSHOT"), "busy"],
    ["no such directory", sqlite("SQLITE_CANTOPEN"), "unwritable"],
    ["read error", sqlite("SQLITE_IOERR_READ"), "unwritable"],
    ["no database", sqlite("SQLITE_NOTADB"), "damaged"],
    ["a broken rule", sqlite("SQLITE_CONSTRAINT_UNIQUE"), null],
    ["inside a cause", new Error("hook", { cause: sqlite("SQLITE_FULL") }), "full"],
    ["inside grammY's", Object.assign(new Error("bot"), { error: sqlite("SQLITE_FULL") }), "full"],
    ["inside a sweep", new AggregateError([new Error("x"), sqlite("SQLITE_CORRUPT")]), "damaged"],
    ["a network's", Object.assign(new Error("x"), { code: "ECONNRESET" }), null],
    ["no error", "SQLITE_FULL", null],
  ])("%s", (_, error, trouble) => expect(troubleOf(error)).toBe(trouble));
});
