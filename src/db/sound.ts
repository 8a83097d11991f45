import { statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { takeInstanceLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { type OpenDb, openDb } from "./open.ts";
import { type Trouble, troubleOf } from "./trouble.ts";

/** A database that may be used: whole, of the newest schema, and no other process's. */
export interface SoundDb {
  open: OpenDb;
  release(): void;
}

/** Opens it, or says why not: another bot has it, or it is in trouble. Throws what is neither. */
export function openSound(path: string, now: string): SoundDb | Trouble | "taken" {
  let close = (): void => undefined;
  try {
    const lock = takeInstanceLock(path);
    if (lock === null) return "taken";
    close = () => lock.release();
    const open = openDb(path);
    close = () => {
      open.close();
      lock.release();
    };
    const found = open.sqlite.pragma("quick_check(1)", { simple: true });
    if (found !== "ok") throw new Database.SqliteError(String(found), "SQLITE_CORRUPT");
    migrate(open, { now });
    return { open, release: close };
  } catch (error) {
    close();
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return trouble;
  }
}

const LOOK_MS = 1000;

export interface Waiting {
  path: string;
  trouble: Trouble;
  now: () => string;
  /** Told when the trouble turns out to be another. */
  changed: (trouble: Trouble) => void;
  ended: AbortSignal;
}

/** Opens it once the trouble is over, or gives null where the program ends first. */
export async function openWhenSound({
  path,
  trouble,
  now,
  changed,
  ended,
}: Waiting): Promise<SoundDb | null> {
  let known = trouble;
  // A damaged file stays so until another is put in its place, and its lock is free for whoever does that.
  let seen = stampOf(path);
  for (;;) {
    await wait(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return null;
    const stamp = stampOf(path);
    if (known === "damaged" && stamp === seen) continue;
    const found = openSound(path, now());
    if (typeof found === "object") return found;
    seen = stampOf(path);
    // «taken»: it is being restored at this moment.
    if (found === "taken" || found === known) continue;
    known = found;
    changed(found);
  }
}

function stampOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return file === undefined ? "" : `${file.ino} ${file.size} ${file.mtimeMs}`;
}
