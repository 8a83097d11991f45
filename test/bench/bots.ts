import { type Child, startChild } from "./child.ts";

/**
 * `polling`: grammY as it is, sending each text back. `runner`: the same, chats side by side. `conversation`: the
 * same from within a conversation. `klaster`: ours on a database.
 */
export type BotKind = "polling" | "runner" | "conversation" | "klaster";

export interface BotOptions {
  url: string;
  /** The rest is for `klaster` alone. The database is migrated. */
  database?: string;
  /** Where its clock starts, in the cluster's zone. */
  now?: string;
  hurried?: boolean;
}

export type BotOrder = { do: "cpu" } | { do: "memory" } | { do: "moveTo"; moment: string } | { do: "idle" };

/** A bot in a process of its own, for what it takes of the processor and of memory. */
export interface BenchBot {
  /** Milliseconds of the processor since it began. */
  cpu(): Promise<number>;
  /** MiB of the process, and of its heap with what can be thrown away gone. */
  memory(): Promise<{ rss: number; heap: number }>;
  /** Puts the clock there; resolves when the jobs that are owed have run. For `klaster`. */
  moveTo(moment: string): Promise<unknown>;
  /** Resolves when nothing waits to be handled or sent. For `klaster`. */
  idle(): Promise<unknown>;
  kill: Child<unknown>["kill"];
}

/** Resolves when the bot runs. */
export async function startBot(kind: BotKind, options: BotOptions): Promise<BenchBot> {
  const child = await startChild("bot-process.ts", kind, JSON.stringify(options));
  const ask = <T>(order: BotOrder): Promise<T> => child.ask(order) as Promise<T>;
  return {
    cpu: () => ask({ do: "cpu" }),
    memory: () => ask({ do: "memory" }),
    moveTo: (moment) => ask({ do: "moveTo", moment }),
    idle: () => ask({ do: "idle" }),
    kill: () => child.kill(),
  };
}
