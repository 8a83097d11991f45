import Database from "better-sqlite3";
import type { Logger } from "pino";
import { ROOM_BYTES, roomFor } from "./room.ts";
import { TROUBLE_WORDS, type Trouble, troubleOf } from "./trouble.ts";

/**
 * Knows whether the database can be written. Who meets an error shows it here; while there is a trouble nobody
 * touches the database but the watch itself, so that the process stands still for one wait and not for everyone's.
 */
export interface DbWatch {
  /** The trouble there is now. */
  trouble(): Trouble | null;
  /** Throws the trouble there is: for a write that would only stand still for it. */
  refuse(): void;
  /** True where the error is the database's own trouble: it is said once, and waited out. */
  notes(error: unknown): boolean;
  /** True once there is no trouble; false when the program ends first, or the file is damaged for good. */
  over(): Promise<boolean>;
  /** Does it, as often as the troubles make it necessary; rejects with a fault of its own, or where over() is false. */
  insist<T>(act: () => T): Promise<T>;
  /** Resolves when the file is found damaged. */
  damaged: Promise<void>;
  stop(): void;
}

export interface DbWatchParts {
  sqlite: Database.Database;
  log: Logger;
}

const FIRST_LOOK_MS = 100;
/** Another program's write is soon over; room on a disk is made by somebody who has to notice first. */
const MAX_LOOK_MS: Record<Trouble, number> = { busy: 1000, full: 3000, unwritable: 3000, damaged: 3000 };

const LEVELS = { busy: "warn", full: "error", unwritable: "error", damaged: "fatal" } as const;

/** A trouble that comes and goes is not said again within this time. */
const QUIET_MS = 60_000;

export function createDbWatch({ sqlite, log }: DbWatchParts): DbWatch {
  const waiting: ((well: boolean) => void)[] = [];
  const damage = Promise.withResolvers<void>();
  let trouble: Trouble | null = null;
  let reason: unknown;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let said: { trouble: Trouble; at: number } | null = null;
  /** Whether the present trouble was said: its end is then told too. */
  let told = false;

  function begin(found: Trouble, error: unknown): void {
    if (found === trouble || stopped) return;
    trouble = found;
    reason = error;
    const now = performance.now();
    if (said?.trouble !== found || now - said.at > QUIET_MS) {
      said = { trouble: found, at: now };
      told = true;
      log[LEVELS[found]](
        { reason: error instanceof Error ? error.message : String(error) },
        TROUBLE_WORDS[found],
      );
    }
    if (found === "damaged") {
      damage.resolve();
      answer(false);
      clearTimeout(timer);
    } else lookIn(FIRST_LOOK_MS);
  }

  function lookIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => look(ms), ms);
  }

  function look(waited: number): void {
    if (trouble === null || stopped) return;
    try {
      tryToWrite(sqlite);
    } catch (error) {
      const found = troubleOf(error) ?? "unwritable";
      if (found !== trouble) begin(found, error);
      else lookIn(Math.min(waited * 2, MAX_LOOK_MS[trouble]));
      return;
    }
    trouble = null;
    if (told) log.info("the database can be written again");
    told = false;
    answer(true);
  }

  function answer(well: boolean): void {
    for (const resolve of waiting.splice(0)) resolve(well);
  }

  function over(): Promise<boolean> {
    if (trouble === null) return Promise.resolve(true);
    if (stopped || trouble === "damaged") return Promise.resolve(false);
    return new Promise((resolve) => waiting.push(resolve));
  }

  function notes(error: unknown): boolean {
    const found = troubleOf(error);
    if (found !== null) begin(found, error);
    return found !== null;
  }

  return {
    trouble: () => trouble,
    refuse() {
      if (trouble !== null) throw reason;
    },
    notes,
    over,
    async insist(act) {
      for (;;) {
        try {
          if (trouble !== null && !stopped) throw reason;
          return act();
        } catch (error) {
          if (!notes(error) || stopped || !(await over())) throw error;
        }
      }
    },
    damaged: damage.promise,
    stop() {
      stopped = true;
      clearTimeout(timer);
      answer(false);
    },
  };
}

/** Throws what keeps the database from being written. Leaves nothing behind, and waits for nobody. */
function tryToWrite(sqlite: Database.Database): void {
  const patience = Number(sqlite.pragma("busy_timeout", { simple: true }));
  sqlite.pragma("busy_timeout = 0");
  try {
    if (!sqlite.memory && roomFor(sqlite.name) < ROOM_BYTES)
      throw new Database.SqliteError("no room on the disk", "SQLITE_FULL");
    // As much as a morning's messages take, and taken back: a limit on the file's size shows itself here.
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      sqlite
        .prepare("INSERT INTO installation (key, value) VALUES ('room', zeroblob(?))")
        .run(ROOM_BYTES / 4);
    } finally {
      if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    }
    // One page that says what it said before: it has to reach the disk.
    const version = Number(sqlite.pragma("user_version", { simple: true }));
    sqlite.pragma(`user_version = ${version}`);
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}
