import Database from "better-sqlite3";

/*
 * Loaded before a child bot («node --import»): ends it with SIGKILL at a named point of its work. The point is told
 * by the statements of a transaction, seen from outside, so that the bot itself knows nothing of it.
 */

/** What a transaction is for, by one of its statements: the SQL, and a value among its parameters. */
const DEEDS: Record<string, { sql: RegExp; value?: string }> = {
  sweep: { sql: /^insert into "digests"/i },
  claim: { sql: /^update "outbox"/i, value: "sending" },
  settle: { sql: /^update "outbox"/i, value: "sent" },
  keep: { sql: /^insert into "inbox"/i },
  effect: { sql: /^insert into "audit"/i },
};

/** «claim before», «settle after»: around the commit of the first such transaction. */
const [deed = "", side = ""] = (process.env["KLASTER_TEST_STOP_AT"] ?? "").split(" ");
const wanted = DEEDS[deed];

interface Statement {
  source: string;
}
type Run = (this: Statement, ...values: unknown[]) => unknown;

const memory = new Database(":memory:");
const prototype = Object.getPrototypeOf(memory.prepare("SELECT 1")) as Record<string, Run>;
memory.close();

let isIt = false;

for (const name of ["run", "get", "all"]) {
  const original = prototype[name];
  if (original === undefined) throw new Error(`a statement has no ${name}`);
  prototype[name] = function (this: Statement, ...values: unknown[]): unknown {
    const { source } = this;
    if (source.startsWith("BEGIN")) isIt = false;
    if (source === "COMMIT" && isIt && side === "before") process.kill(process.pid, "SIGKILL");
    const result = original.apply(this, values);
    if (source === "COMMIT" && isIt && side === "after") process.kill(process.pid, "SIGKILL");
    isIt ||= wanted !== undefined && wanted.sql.test(source) && has(values, wanted.value);
    return result;
  };
}

/** Drizzle gives the values one by one. */
const has = (values: readonly unknown[], value: string | undefined): boolean =>
  value === undefined || values.includes(value);
