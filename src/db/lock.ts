import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";

/** Held while this process is the one that polls and sends for a database. */
export interface InstanceLock {
  release(): void;
}

/**
 * Takes the lock of the database at `path`, or null while another process holds it. The kernel frees it when the
 * process ends, after SIGKILL too. Node has no flock: the lock is SQLite's own, held on an empty second file
 * («klaster.db.lock»), so that the database itself stays free for the command line. ":memory:" has no rivals.
 * Throws where the file cannot be made.
 */
export function takeInstanceLock(path: string): InstanceLock | null {
  if (path === ":memory:") return { release: () => undefined };
  const sqlite = new Database(`${realPath(path)}.lock`, { timeout: 0 });
  try {
    sqlite.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    sqlite.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return { release: () => sqlite.close() };
}

/** One name for one file, whatever links lead to it; the file itself need not be there yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(resolve(path))), basename(path));
  }
}
