import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { installation } from "../db/schema.ts";

/**
 * What this installation knows of itself: the bot's user name makes the invite links of the command line, the
 * sandbox's moment lets its clock go on after a restart, the place tells a copy of the database from the one that
 * ran here before.
 */
export type InstallationKey = "botUsername" | "sandboxMoment" | "place" | "calendar";

export function getInstallation(db: Db, key: InstallationKey): string | null {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, key))
    .get();
  return row?.value ?? null;
}

export function setInstallation(db: Db, key: InstallationKey, value: string): void {
  db.insert(installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
    .run();
}
