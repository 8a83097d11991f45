/**
 * What can ail the database by no fault of what was being done: no room on the disk, another process that holds it,
 * a file that cannot be read or written, one whose contents are no longer a database.
 */
export type Trouble = "full" | "busy" | "unwritable" | "damaged";

const KINDS: readonly [RegExp, Trouble][] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_(BUSY|LOCKED)/, "busy"],
  [/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM)/, "unwritable"],
];

/** The trouble behind an error, however deep it is wrapped; null: it is a fault of another kind. */
export function troubleOf(error: unknown): Trouble | null {
  const code = codesOf(error).find((one) => one.startsWith("SQLITE_"));
  return KINDS.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ?? null;
}

/** grammY puts what a handler threw into `error`, the others into `cause`, a sweep of many clusters into `errors`. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code, error: thrown, errors } = error as { code?: unknown; error?: unknown; errors?: unknown };
  const inner = [thrown, error.cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return [...(typeof code === "string" ? [code] : []), ...inner.flatMap(codesOf)];
}

/** One line of each for the log and for whoever asks how the bot is. */
export const TROUBLE_WORDS: Record<Trouble, string> = {
  full: "the disk is full: nothing can be kept until there is room on it",
  busy: "another program holds the database: waiting until it lets go",
  unwritable: "the database cannot be read or written: waiting until it can",
  damaged: "the database is damaged: restore it from a copy (klaster restore FILE)",
};
