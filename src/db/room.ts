import { statfsSync } from "node:fs";
import { dirname } from "node:path";

/** With less room than this on its disk the database is as good as full: the next messages would not fit. */
export const ROOM_BYTES = 512 * 1024;

/** Bytes that may still be written on the disk of this file. */
export function roomFor(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}
