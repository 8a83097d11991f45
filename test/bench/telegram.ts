import type { FloodLimits } from "../../src/sandbox/flood.ts";
import { startChild } from "./child.ts";

export const TOKEN = "1:bench";

/** What came of the messages to people since they last wrote. */
export interface Sent {
  /** Chats that something came to, and how often more than once. */
  reached: number;
  doubled: number;
  /** How many came to each chat. */
  counts: [chatId: number, count: number][];
  /** Calls refused with 429. */
  refused: number;
  /** When the last message came, in milliseconds since 1970. */
  lastAt: number;
}

export type Order =
  | { do: "people"; chats: readonly number[] }
  | { do: "delay"; ms: number }
  | { do: "pace"; limits: FloodLimits }
  | { do: "write"; text: string; chats: readonly number[] }
  | { do: "send"; text: string; chats: readonly number[] }
  | { do: "each"; text: string; chats: readonly number[]; everyMs: number }
  | { do: "sent" }
  | { do: "tap"; chats: readonly number[] }
  | { do: "awaitPoll" };

/** The sandbox's Bot API in a process of its own, so that its work is not counted as the bot's. */
export interface BenchTelegram {
  url: string;
  /** These chats have started the bot, and nothing of that waits for it. */
  people(chats: readonly number[]): Promise<unknown>;
  /** Every call takes so long from now on, as over a slow line. */
  delay(ms: number): Promise<unknown>;
  pace(limits: FloodLimits): Promise<unknown>;
  /** Each chat writes this at once. */
  write(text: string, chats: readonly number[]): Promise<unknown>;
  /** The same: how many milliseconds it took until every one of them was answered. */
  send(text: string, chats: readonly number[]): Promise<number>;
  /** The chats write this one after another, not waiting: how many milliseconds each waited for its answer. */
  each(text: string, chats: readonly number[], everyMs: number): Promise<number[]>;
  sent(): Promise<Sent>;
  /** Each chat taps the first button of the bot's last message, if there is one: how many did. */
  tap(chats: readonly number[]): Promise<number>;
  /** The moment of the next poll, in milliseconds since 1970. */
  awaitPoll(): Promise<number>;
  end(): Promise<void>;
}

/** @throws when the process ends before it serves */
export async function startTelegram(): Promise<BenchTelegram> {
  const child = await startChild<string>("telegram-process.ts");
  const ask = <T>(order: Order): Promise<T> => child.ask(order) as Promise<T>;
  return {
    url: child.first,
    people: (chats) => ask({ do: "people", chats }),
    delay: (ms) => ask({ do: "delay", ms }),
    pace: (limits) => ask({ do: "pace", limits }),
    write: (text, chats) => ask({ do: "write", text, chats }),
    send: (text, chats) => ask({ do: "send", text, chats }),
    each: (text, chats, everyMs) => ask({ do: "each", text, chats, everyMs }),
    sent: () => ask({ do: "sent" }),
    tap: (chats) => ask({ do: "tap", chats }),
    awaitPoll: () => ask({ do: "awaitPoll" }),
    end: () => child.kill(),
  };
}
