import { fork } from "node:child_process";
import { once } from "node:events";

export const TOKEN = "1:bench";

export type Order =
  /** These chats get a phone each. Answered with 0. */
  | { do: "people"; chats: number[] }
  /** Every call takes so long from now on, as over a slow line. Answered with 0. */
  | { do: "delay"; ms: number }
  /** Each chat writes this at once: how many milliseconds it took until every one of them was answered. */
  | { do: "send"; text: string; chats: number[] }
  /** The moment of the next poll, in milliseconds since 1970. */
  | { do: "awaitPoll" };

/** The sandbox's Bot API in a process of its own, so that its work is not counted as the bot's. */
export interface BenchTelegram {
  url: string;
  /** One order at a time. */
  ask: (order: Order) => Promise<number>;
  end: () => void;
}

/** @throws when the process ends before it serves */
export async function startTelegram(): Promise<BenchTelegram> {
  const process = fork(new URL("telegram-process.ts", import.meta.url));
  const ended = once(process, "exit").then(() => Promise.reject(new Error("the bench's Telegram has ended")));
  ended.catch(() => undefined);
  const next = async <T>(): Promise<T> => {
    const [message] = (await Promise.race([once(process, "message"), ended])) as [T];
    return message;
  };
  const url = await next<string>();
  return {
    url,
    ask(order) {
      process.send(order);
      return next<number>();
    },
    end: () => void process.kill(),
  };
}
