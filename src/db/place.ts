import { statSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";

/**
 * Where a database stands: another computer, another folder or a file put back from a copy is another place. A bot
 * that finds itself moved may have a twin that still runs in the old one.
 */
export const placeOf = (path: string): string => `${hostname()}:${resolve(path)}:${statSync(path).ino}`;
