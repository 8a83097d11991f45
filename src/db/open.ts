import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import * as schema from "./schema.ts";
import { DatabaseUnreadable } from "./unreadable.ts";

/** The database, or a transaction on it: every store function takes either. */
export type Db = BaseSQLiteDatabase<"sync", Database.RunResult, typeof schema>;

export interface OpenDb {
  db: Db;
  /** The driver's own handle: pragmas, backup, close. */
  sqlite: Database.Database;
  close(): void;
}

/**
 * Statements that are built and prepared once a database and not at every use, which costs many times as much as
 * running them. What is prepared for a database serves its transactions too: there is one connection.
 *
 *     const statements = prepared((db) => ({ one: db.select().from(t).where(eq(t.id, sql.placeholder("id"))).prepare() }));
 *     statements(tx).one.get({ id: 1 });
 */
export function prepared<T>(prepare: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<object, T>();
  return (db) => {
    // Drizzle's name for the connection, which a transaction shares with its database.
    const { session } = db as unknown as { session: object };
    const found = known.get(session);
    if (found !== undefined) return found;
    const fresh = prepare(db);
    known.set(session, fresh);
    return fresh;
  };
}

/** A nullable JSON column's value for a {@link prepared} statement, in which drizzle would make the text «null» of none. */
export const asJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** How long a statement waits for another process's write; it blocks the event loop, so it is short. */
const BUSY_TIMEOUT_MS = 200;

/**
 * Opens (and creates) the file; ":memory:" for tests. The schema is {@link migrate}'s business. Throws
 * {@link DatabaseUnreadable}, and SQLite's own error while another process holds the file.
 */
export function openDb(path: string): OpenDb {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma("journal_mode = WAL");
  } catch (error) {
    sqlite?.close();
    if (!(error instanceof Database.SqliteError) || /^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw error;
    throw new DatabaseUnreadable(path, error.code);
  }
  // Not kept in the file: back to NORMAL at every open unless said again, and NORMAL loses the last commits.
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  return { db: drizzle(sqlite, { schema }), sqlite, close: () => sqlite.close() };
}
