import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BackupError, backupDb, restoreDb } from "../../src/db/backup.ts";
import { takeInstanceLock } from "../../src/db/lock.ts";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import { clusters } from "../../src/db/schema.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

function make(name: string, ...names: string[]) {
  const open = openDb(at(name));
  migrate(open);
  for (const name of names) {
    open.db
      .insert(clusters)
      .values({ name, timezone: "Europe/Kirov", createdAt: "2019-09-01T06:00:00.000Z" })
      .run();
  }
  return open;
}

function names(name: string): string[] {
  const open = openDb(at(name));
  const rows = open.db.select().from(clusters).all();
  open.close();
  return rows.map((row) => row.name);
}

const problem = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof BackupError) return error.problem;
    throw error;
  }
  return "none";
};

test("a backup taken while the database is written to is restored whole", () => {
  const open = make("klaster.db", "Северный");
  backupDb(open, at("copy"));
  open.db.delete(clusters).run();
  open.close();

  restoreDb(at("copy"), at("klaster.db"));
  expect(names("klaster.db")).toEqual(["Северный"]);
  expect(names("klaster.db.replaced")).toEqual([]);
  expect(readdirSync(folder).filter((name) => /part|restoring/.test(name))).toEqual([]);
});

test("a second backup replaces the first", () => {
  const open = make("klaster.db", "Северный");
  backupDb(open, at("copy"));
  open.db.update(clusters).set({ name: "Южный" }).run();
  backupDb(open, at("copy"));
  open.close();
  expect(names("copy")).toEqual(["Южный"]);
});

test("a log left by a killed bot does not leak into the restored database", () => {
  const open = make("klaster.db", "Северный");
  backupDb(open, at("copy"));
  open.db.update(clusters).set({ name: "Южный" }).run();
  // As a kill leaves them: the file with its log beside it, held by nobody.
  for (const end of ["", "-wal"]) copyFileSync(`${at("klaster.db")}${end}`, `${at("killed.db")}${end}`);
  open.close();
  restoreDb(at("copy"), at("killed.db"));
  expect(existsSync(at("killed.db-wal"))).toBe(false);
  expect(names("killed.db")).toEqual(["Северный"]);
  expect(names("killed.db.replaced")).toEqual(["Южный"]);
});

test("a damaged database can be replaced", () => {
  make("good.db", "Северный").close();
  writeFileSync(at("klaster.db"), "not a database at all".repeat(100));
  restoreDb(at("good.db"), at("klaster.db"));
  expect(names("klaster.db")).toEqual(["Северный"]);
});

test("nothing is there yet: the backup becomes the database", () => {
  make("good.db", "Северный").close();
  restoreDb(at("good.db"), at("klaster.db"));
  expect(names("klaster.db")).toEqual(["Северный"]);
});

test("refuses what is not a sound backup of ours, and touches nothing", () => {
  make("klaster.db", "Северный").close();
  writeFileSync(at("words.txt"), "Октябрь");
  writeFileSync(at("empty"), "");
  openDb(at("other.db")).sqlite.exec("CREATE TABLE t (id)").close();
  const newer = make("newer.db");
  newer.sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)");
  newer.close();

  const refusals = ["absent", "words.txt", "empty", "other.db", "newer.db", "klaster.db"].map((name) =>
    problem(() => restoreDb(at(name), at("klaster.db"))),
  );
  expect(refusals).toEqual(["missing", "broken", "foreign", "foreign", "newer", "self"]);
  expect(names("klaster.db")).toEqual(["Северный"]);
});

test("refuses while the bot runs or another command has the database open", () => {
  make("good.db", "Северный").close();
  const open = make("klaster.db", "Южный");
  const lock = takeInstanceLock(at("klaster.db"));
  expect(problem(() => restoreDb(at("good.db"), at("klaster.db")))).toBe("running");
  lock?.release();
  expect(problem(() => restoreDb(at("good.db"), at("klaster.db")))).toBe("busy");
  open.close();
  expect(names("klaster.db")).toEqual(["Южный"]);
});

test("a backup replaces an older copy, and no other file", () => {
  const open = make("klaster.db", "Северный");
  backupDb(open, at("copy.db"));
  backupDb(open, at("copy.db"));
  writeFileSync(at("plan.docx"), "a plan");
  expect(problem(() => backupDb(open, at("plan.docx")))).toBe("taken");
  expect(readFileSync(at("plan.docx"), "utf8")).toBe("a plan");
  expect(names("copy.db")).toEqual(["Северный"]);
  open.close();
});

test("a backup onto the database itself is refused", () => {
  const open = make("klaster.db", "Северный");
  expect(problem(() => backupDb(open, at("klaster.db")))).toBe("self");
  open.close();
  expect(names("klaster.db")).toEqual(["Северный"]);
});
