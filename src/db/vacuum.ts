import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";

/**
 * Writes a compact copy of the database, whole or not at all, also while others write to it. A file of that name
 * is replaced. Throws SQLite's or the file system's error.
 */
export function vacuumInto(sqlite: Database.Database, file: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    sqlite.prepare("VACUUM INTO ?").run(part);
    // SQLite does not wait for the disk here, and a rename must not reach it before the bytes do.
    syncToDisk(part);
    renameSync(part, file);
    syncToDisk(dirname(file));
  } finally {
    rmSync(part, { force: true });
  }
}

/** Waits until the file (or what a folder lists) is on the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
