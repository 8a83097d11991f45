import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { takeInstanceLock } from "./lock.ts";
import { lastMigration, newestMigration } from "./migrate.ts";
import type { OpenDb } from "./open.ts";
import { syncToDisk, vacuumInto } from "./vacuum.ts";

/**
 * Why a file is not backed up to or restored from: `missing`, `broken` (not a database, or a damaged one), `foreign`
 * (not Klaster's), `newer` (made by a later version), `running` (the bot holds the database), `busy` (another
 * command does), `self` (the file is the database), `taken` (the file is something else than a database).
 */
export type BackupProblem =
  "missing" | "broken" | "foreign" | "newer" | "running" | "busy" | "self" | "taken";

export class BackupError extends Error {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, detail = "") {
    super(`backup: ${problem}${detail === "" ? "" : ` (${detail})`}`);
    this.name = "BackupError";
    this.problem = problem;
  }
}

/**
 * Copies the database into `file`, whole or not at all, also beside a running bot; an older copy of that name is
 * replaced, and nothing else is. Throws {@link BackupError} `self` or `taken`, or the file system's error.
 */
export function backupDb({ sqlite }: OpenDb, file: string): void {
  if (!sqlite.memory && isSameFile(file, sqlite.name)) throw new BackupError("self");
  if (existsSync(file) && !isDatabase(file)) throw new BackupError("taken");
  vacuumInto(sqlite, file);
}

const SQLITE_HEADER = "SQLite format 3\0";

function isDatabase(file: string): boolean {
  const handle = openSync(file, "r");
  try {
    const head = Buffer.alloc(SQLITE_HEADER.length);
    readSync(handle, head);
    return head.toString("latin1") === SQLITE_HEADER;
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts the backup `file` in the place of the database at `path`. What was there is kept as «klaster.db.replaced».
 * Throws {@link BackupError}; the database is then untouched.
 */
export function restoreDb(file: string, path: string): void {
  if (isSameFile(file, path)) throw new BackupError("self");
  const lock = takeInstanceLock(path);
  if (lock === null) throw new BackupError("running");
  const fresh = `${path}.restoring`;
  try {
    copyChecked(file, fresh);
    settle(path);
    if (existsSync(path)) {
      rmSync(`${path}.replaced`, { force: true });
      linkSync(path, `${path}.replaced`);
    }
    renameSync(fresh, path);
    syncToDisk(dirname(path));
  } finally {
    rmSync(fresh, { force: true });
    lock.release();
  }
}

/** Copies through SQLite and not byte by byte, so that a backup taken with its -wal beside it is read whole. */
function copyChecked(file: string, fresh: string): void {
  if (!existsSync(file)) throw new BackupError("missing");
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { fileMustExist: true, readonly: true });
    const found = sqlite.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new BackupError("broken", String(found));
    const tables = sqlite
      .prepare("SELECT name FROM sqlite_master WHERE name IN ('clusters', 'outbox')")
      .all();
    const last = lastMigration(sqlite);
    if (tables.length !== 2 || last === null) throw new BackupError("foreign");
    if (last > newestMigration()) throw new BackupError("newer");
    vacuumInto(sqlite, fresh);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new BackupError("broken", error.code);
    throw error;
  } finally {
    sqlite?.close();
  }
}

/**
 * Folds the old database's write-ahead log into it: left beside the new file, SQLite would take it for the new
 * one's. A database too damaged for that has its log put aside.
 */
function settle(path: string): void {
  if (!existsSync(path)) return;
  try {
    const sqlite = new Database(path, { timeout: 0 });
    try {
      sqlite.pragma("journal_mode = DELETE");
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new BackupError("busy", error.code);
    }
  }
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${path}.replaced-wal`);
  rmSync(`${path}-shm`, { force: true });
}

const isSameFile = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
