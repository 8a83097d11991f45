import { type DestinationStream, type Logger, pino } from "pino";

/** A bot token wherever it stands: in an address, in an error's text, deep inside something serialised. */
const TOKEN = /\d{5,}:[\w-]{20,}/g;

/** Fields that hold what people write or who they are. */
const PERSONAL = new Set([
  "text",
  "caption",
  "first_name",
  "last_name",
  "username",
  "payload",
  "update",
  "ctx",
  "body",
]);

/**
 * The log: lines of JSON on standard output, or on `destination`. It lets neither a bot token through nor what
 * people wrote and are called; log ids, methods and codes.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      // By paths nothing inside an error is reached: only the finished line shows everything.
      hooks: { streamWrite: (line) => line.replace(TOKEN, "[token]") },
      serializers: { err: describeError, error: describeError },
      formatters: { log: withoutPersonal },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/**
 * An error as the log may show it: kind, words, stack, Telegram's method and code. Not its other fields: grammY's
 * hold the update and the payload, SQLite's nothing that helps.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = "error" in error ? error.error : error.cause;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("method" in error ? { method: error.method } : {}),
    ...("error_code" in error ? { code: error.error_code } : "code" in error ? { code: error.code } : {}),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

function withoutPersonal(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, PERSONAL.has(name) ? "[hidden]" : value]),
  );
}
