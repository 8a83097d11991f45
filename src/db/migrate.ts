import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { OpenDb } from "./open.ts";
import { vacuumInto } from "./vacuum.ts";

const MIGRATIONS = fileURLToPath(new URL("../../drizzle", import.meta.url));

export interface MigrateOptions {
  /** The moment, UTC ISO text, that names the copy made before a database with data in it is changed. */
  now?: string;
  /** Another folder of migrations than the product's own: for tests. */
  folder?: string;
}

export interface Migrated {
  /** How many migrations were applied. */
  applied: number;
  /** The copy made before the change, or null where there was nothing to keep. */
  backup: string | null;
}

/**
 * Brings the database to the newest schema, in one transaction: all of the missing migrations or none.
 * A database file that already has tables is copied beside itself first («klaster.db.2019-11-18T06-00-00Z.bak»).
 * Throws where a migration fails or leaves a row pointing at nothing; the database is then as it was.
 */
export function migrate({ sqlite }: OpenDb, options: MigrateOptions = {}): Migrated {
  const migrations = readMigrationFiles({ migrationsFolder: options.folder ?? MIGRATIONS });
  const pending = () => {
    const last = lastMigration(sqlite);
    return migrations.filter((migration) => last === null || migration.folderMillis > last);
  };
  if (pending().length === 0) return { applied: 0, backup: null };

  const backup =
    sqlite.memory || lastMigration(sqlite) === null ? null : backupName(sqlite.name, options.now);
  if (backup !== null) vacuumInto(sqlite, backup);

  // A rebuilt table is dropped under its old name, and with foreign keys on that deletes the rows of every
  // table that refers to it. Inside a transaction the pragma does nothing, so it stands around it.
  sqlite.pragma("foreign_keys = OFF");
  try {
    const apply = sqlite.transaction(() => {
      // Asked again: another process may have migrated while this one waited for the write lock.
      const missing = pending();
      sqlite.exec(
        `CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
      );
      const done = sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
      for (const migration of missing) {
        for (const statement of migration.sql) sqlite.exec(statement);
        done.run(migration.hash, migration.folderMillis);
      }
      const orphans = sqlite.pragma("foreign_key_check") as { table: string }[];
      if (orphans.length > 0) {
        const tables = [...new Set(orphans.map((orphan) => orphan.table))].join(", ");
        throw new Error(`the migration would leave ${orphans.length} rows pointing at nothing, in ${tables}`);
      }
      return missing.length;
    });
    return { applied: apply.immediate(), backup };
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

/** The time of the newest migration that this version of the product knows, as its files name it. */
export const newestMigration = (folder: string = MIGRATIONS): number =>
  Math.max(...readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.folderMillis));

/** The time of the newest migration applied to the database, or null where there is none. */
export function lastMigration(sqlite: OpenDb["sqlite"]): number | null {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  if (table === undefined) return null;
  const row = sqlite.prepare("SELECT max(created_at) AS last FROM __drizzle_migrations").get();
  return (row as { last: number | null }).last;
}

function backupName(path: string, now: string | undefined): string {
  if (now === undefined) throw new Error("the moment is needed to name the copy of the database");
  return `${path}.${now.slice(0, 19).replaceAll(":", "-")}Z.bak`;
}
