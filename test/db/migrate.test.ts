import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-migrate-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of migrations as drizzle-kit lays them out. */
function migrations(...sql: string[]): string {
  const place = join(folder, "drizzle");
  mkdirSync(join(place, "meta"), { recursive: true });
  const entries = sql.map((text, idx) => {
    writeFileSync(join(place, `000${idx}_step.sql`), text);
    return { idx, version: "6", when: 1000 + idx, tag: `000${idx}_step`, breakpoints: true };
  });
  writeFileSync(join(place, "meta", "_journal.json"), JSON.stringify({ version: "7", entries }));
  return place;
}

const SCHOOLS = `CREATE TABLE schools (id integer PRIMARY KEY, name text);--> statement-breakpoint
CREATE TABLE figures (id integer PRIMARY KEY, school_id integer NOT NULL,
  FOREIGN KEY (school_id) REFERENCES schools(id) ON DELETE cascade);`;

/** What drizzle-kit generates where a column's rules change. */
const REBUILD = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_schools (id integer PRIMARY KEY, name text NOT NULL);--> statement-breakpoint
INSERT INTO __new_schools(id, name) SELECT id, name FROM schools;--> statement-breakpoint
DROP TABLE schools;--> statement-breakpoint
ALTER TABLE __new_schools RENAME TO schools;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

const NOW = "2019-11-18T06:00:00.000Z";

const OWN = readMigrationFiles({ migrationsFolder: "drizzle" });

test("the product's own migrations apply once", () => {
  const open = openDb(":memory:");
  expect(migrate(open)).toEqual({ applied: OWN.length, backup: null });
  expect(migrate(open)).toEqual({ applied: 0, backup: null });
  expect(open.sqlite.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a database of the first version keeps all that it holds, and what is new in it is empty", () => {
  const open = openDb(":memory:");
  for (const statement of OWN[0]?.sql ?? []) open.sqlite.exec(statement);
  open.sqlite.exec(`
    CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);
    INSERT INTO __drizzle_migrations VALUES (1, '', ${OWN[0]?.folderMillis});
    INSERT INTO clusters (id, name, timezone, created_at) VALUES (1, 'Заречный', 'Europe/Kirov', '${NOW}');
    INSERT INTO people (id, cluster_id, name) VALUES (1, 1, 'Котова И.И.');
    INSERT INTO offices (id, cluster_id, person_id, kind) VALUES (1, 1, 1, 'chair');
    INSERT INTO plans VALUES (1, 1, 'План', '2019-07-01', '2019-12-31', 'p', 'h', 'running', '2019-08-01', '${NOW}', 1);
    INSERT INTO events (id, plan_id, position, title, deadline, responsible_text) VALUES (1, 1, 1, 'Совет', '{}', '');
    INSERT INTO occurrences VALUES (1, 1, '2019-09-01', '2019-09-30');
    INSERT INTO duties (id, occurrence_id, state, updated_at) VALUES (1, 1, 'done', '${NOW}');
    INSERT INTO organisations (id, cluster_id, name, short_name, kind, top_grade) VALUES (1, 1, 'Школа', 'Заря', 'school', 9);
    INSERT INTO submissions (id, organisation_id, form, form_version, month, submitted_at, on_behalf, late)
      VALUES (1, 1, 'employment', 1, '2019-10', '${NOW}', 0, 1);
    INSERT INTO plan_problems VALUES (1, 1, 'number-gap', '4', 'Нет №4.');
  `);
  migrate(open, { now: NOW });

  const row = (table: string): unknown => open.sqlite.prepare(`SELECT * FROM ${table}`).get();
  expect(row("clusters")).toMatchObject({ name: "Заречный", policy: "usual", digest_at: null });
  expect(row("offices")).toMatchObject({ person_id: 1, kind: "chair", acting_for: null });
  expect(row("events")).toMatchObject({
    title: "Совет",
    written: null,
    cancelled_at: null,
    cancel_reason: null,
  });
  expect(row("occurrences")).toMatchObject({ due_on: "2019-09-30", dropped_at: null });
  expect(row("duties")).toMatchObject({ state: "done", dropped_at: null });
  expect(row("plan_problems")).toMatchObject({ code: "number-gap", event_id: null });
  expect(row("organisations")).toMatchObject({ top_grade: 9, left_on: null, report_copy: 0 });
  expect(row("submissions")).toMatchObject({ late: 1, review: "submitted", reviewed_at: null });
  open.sqlite.exec("DELETE FROM clusters");
  expect(row("duties")).toBeUndefined();
});

test("a rebuilt table keeps the rows of the tables that refer to it, and a copy is made before", () => {
  const path = join(folder, "klaster.db");
  const open = openDb(path);
  expect(migrate(open, { folder: migrations(SCHOOLS), now: NOW })).toEqual({ applied: 1, backup: null });
  open.sqlite.exec("INSERT INTO schools VALUES (1, 'Заря'); INSERT INTO figures VALUES (7, 1), (8, 1)");

  const backup = `${path}.2019-11-18T06-00-00Z.bak`;
  expect(migrate(open, { folder: migrations(SCHOOLS, REBUILD), now: NOW })).toEqual({ applied: 1, backup });

  const count = "SELECT count(*) FROM figures";
  expect(open.sqlite.prepare(count).pluck().get()).toBe(2);
  // The link is whole: children go with their school again, and no orphan is let in.
  expect(() => open.sqlite.exec("INSERT INTO figures VALUES (9, 99)")).toThrow("FOREIGN KEY");
  open.sqlite.exec("DELETE FROM schools");
  expect(open.sqlite.prepare(count).pluck().get()).toBe(0);
  open.close();

  const kept = openDb(backup);
  expect(kept.sqlite.prepare(count).pluck().get()).toBe(2);
  kept.close();
});

test("a migration that would leave orphans changes nothing", () => {
  const open = openDb(":memory:");
  migrate(open, { folder: migrations(SCHOOLS) });
  open.sqlite.exec("INSERT INTO schools VALUES (1, 'Заря'); INSERT INTO figures VALUES (7, 1)");
  const bad = migrations(SCHOOLS, "ALTER TABLE schools ADD COLUMN extra text;", "DELETE FROM schools;");
  expect(() => migrate(open, { folder: bad })).toThrow("1 rows pointing at nothing, in figures");
  expect(open.sqlite.prepare("SELECT * FROM schools").all()).toEqual([{ id: 1, name: "Заря" }]);
  expect(open.sqlite.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a migration that fails half way is undone, and the next start can try again", () => {
  const open = openDb(":memory:");
  const bad = migrations(
    SCHOOLS,
    "CREATE TABLE extra (id integer);--> statement-breakpoint\nCREATE TABEL x;",
  );
  expect(() => migrate(open, { folder: bad })).toThrow("syntax error");
  expect(open.sqlite.prepare("SELECT name FROM sqlite_master").all()).toEqual([]);
  expect(migrate(open, { folder: migrations(SCHOOLS) }).applied).toBe(1);
});

test("a database with data is not changed without the moment that names its copy", () => {
  const open = openDb(join(folder, "klaster.db"));
  migrate(open, { folder: migrations(SCHOOLS) });
  expect(() => migrate(open, { folder: migrations(SCHOOLS, REBUILD) })).toThrow("moment");
  open.close();
  expect(readdirSync(folder).filter((name) => name.endsWith(".bak"))).toEqual([]);
});
