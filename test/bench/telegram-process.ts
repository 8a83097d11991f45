import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { Env } from "../../src/sandbox/bot-api-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { listen } from "../../src/web/server.ts";
import { type Order, TOKEN } from "./telegram.ts";

const telegram = createSandboxTelegram({ token: TOKEN, username: "klaster_bench_bot", now: () => 0 });
let delayMs = 0;
const line = new Hono<Env>()
  .use(async (_, next) => {
    if (delayMs > 0) await wait(delayMs);
    await next();
  })
  .route("/", telegram.app);
const { url } = await listen(line);

const report = (message: string | number): void => void process.send?.(message);
process.on("message", (order: Order) => void carryOut(order).then(report));
process.on("disconnect", () => process.exit());
report(url);

async function carryOut(order: Order): Promise<number> {
  if (order.do === "send") return answered(order.text, order.chats);
  if (order.do === "awaitPoll") return nextPoll();
  if (order.do === "delay") delayMs = order.ms;
  else for (const chatId of order.chats) telegram.person(chatId, { firstName: `Человек ${chatId}` });
  return 0;
}

async function answered(text: string, chats: readonly number[]): Promise<number> {
  const waiting = new Map(chats.map((chatId) => [chatId, botMessages(chatId)]));
  const from = performance.now();
  await new Promise<void>((resolve) => {
    const stop = telegram.onChange((chatId) => {
      const had = waiting.get(chatId);
      if (had === undefined || botMessages(chatId) === had) return;
      waiting.delete(chatId);
      if (waiting.size > 0) return;
      stop();
      resolve();
    });
    for (const chatId of chats) telegram.send(chatId, text);
  });
  return performance.now() - from;
}

const botMessages = (chatId: number): number =>
  telegram.messages(chatId).filter((message) => message.fromBot).length;

async function nextPoll(): Promise<number> {
  const had = telegram.calls.length;
  while (!telegram.calls.slice(had).some((call) => call.method === "getUpdates")) await wait(1);
  return performance.timeOrigin + performance.now();
}
