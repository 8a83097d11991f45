import { startChild } from "./child.ts";

/**
 * How others send to many people: `one by one` and `three at once` with grammY's auto-retry, `throttler` with its
 * throttler, everything handed over at once.
 */
export type SenderKind = "one by one" | "three at once" | "throttler";

export interface SendingOptions {
  url: string;
  chats: readonly number[];
  text: string;
}

/** A sender in a process of its own. */
export interface BenchSender {
  /** Resolves when it has done what it can. */
  go(): Promise<unknown>;
  end(): Promise<unknown>;
}

export async function startSender(kind: SenderKind, options: SendingOptions): Promise<BenchSender> {
  const child = await startChild("sender-process.ts", kind, JSON.stringify(options));
  return { go: () => child.ask({ do: "go" }), end: () => child.kill() };
}
