import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { listen } from "../../src/web/server.ts";

/*
 * The sandbox's Bot API in a process of its own, so that its work is not counted as the bot's. Told what to do
 * by messages from the benchmark.
 */

export const TOKEN = "1:bench";

/** `people`: who has a phone. `send`: each of them writes this, and the answer is how many milliseconds it took until all were answered. */
export type Order = { people: number[] } | { send: string; to: number[] } | { firstPoll: true };

export type Report = { url: string } | { done: true } | { ms: number } | { polledAt: number };

const report = (message: Report): void => void process.send?.(message);

if (process.send !== undefined) {
  const telegram = createSandboxTelegram({ token: TOKEN, username: "klaster_bench_bot", now: () => 0 });
  const server = await listen(telegram.app);
  const botMessages = (chatId: number): number =>
    telegram.messages(chatId).filter((message) => message.fromBot).length;

  async function answered(text: string, chats: readonly number[]): Promise<number> {
    const before = new Map(chats.map((chatId) => [chatId, botMessages(chatId)]));
    const from = performance.now();
    await new Promise<void>((resolve) => {
      const stop = telegram.onChange((chatId) => {
        const had = before.get(chatId);
        if (had === undefined || botMessages(chatId) === had) return;
        before.delete(chatId);
        if (before.size > 0) return;
        stop();
        resolve();
      });
      for (const chatId of chats) telegram.send(chatId, text);
    });
    return performance.now() - from;
  }

  process.on("message", (order: Order) => void carryOut(order));

  async function carryOut(order: Order): Promise<void> {
    if ("people" in order) {
      for (const chatId of order.people) telegram.person(chatId, { firstName: `Человек ${chatId}` });
      report({ done: true });
    } else if ("send" in order) {
      report({ ms: await answered(order.send, order.to) });
    } else {
      const had = telegram.calls.length;
      const look = setInterval(() => {
        if (!telegram.calls.slice(had).some((call) => call.method === "getUpdates")) return;
        clearInterval(look);
        report({ polledAt: performance.timeOrigin + performance.now() });
      }, 1);
    }
  }
  report({ url: server.url });
}
