import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigError } from "../config.ts";

/** Makes the folder of the database file, if it is not there. Throws {@link ConfigError}. */
export function makeFolderOf(databasePath: string): void {
  const folder = dirname(databasePath);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new ConfigError([`DATABASE_PATH: папку «${folder}» создать не удалось${code}`]);
  }
}
