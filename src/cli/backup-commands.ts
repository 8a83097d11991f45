import { parseConfig } from "../config.ts";
import { BackupError, backupDb, restoreDb } from "../db/backup.ts";
import { openDb } from "../db/open.ts";
import { existsSync } from "node:fs";
import { backedUp, backupFault, fileNotWritten, noDatabase, restored } from "./cli-texts.ts";
import { codeOf } from "./plan-commands.ts";
import { CliProblem, type CliWorld, print } from "./world.ts";

/** A copy of the database, also beside a running bot; it is copied as it is, not migrated. */
export function backup(world: CliWorld, file: string): void {
  const { databasePath } = parseConfig(world.env);
  if (!existsSync(databasePath)) throw new CliProblem(noDatabase(databasePath));
  const open = openDb(databasePath);
  try {
    attempt(file, () => backupDb(open, file));
  } finally {
    open.close();
  }
  print(world, backedUp(file));
}

/** Puts a copy in the place of the database; the bot must not run. */
export function restore(world: CliWorld, file: string): void {
  const { databasePath } = parseConfig(world.env);
  attempt(databasePath, () => restoreDb(file, databasePath));
  print(world, restored(file, databasePath));
}

function attempt(file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof BackupError) throw new CliProblem(backupFault(error.problem));
    const code = codeOf(error);
    if (["ENOENT", "EACCES", "EISDIR", "ENOSPC", "EROFS", "SQLITE_CANTOPEN"].includes(code)) {
      throw new CliProblem(fileNotWritten(file, code === "SQLITE_CANTOPEN" ? "ENOENT" : code));
    }
    throw error;
  }
}
