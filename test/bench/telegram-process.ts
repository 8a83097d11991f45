import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { Env } from "../../src/sandbox/bot-api-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { listen } from "../../src/web/server.ts";
import { obey } from "./child.ts";
import { type Order, type Sent, TOKEN } from "./telegram.ts";

/** Longer than anyone waits: what has no answer by then has none. */
const GIVE_UP_MS = 70_000;

const telegram = createSandboxTelegram({ token: TOKEN, username: "klaster_bench_bot", now: () => 0 });
/** An update's id: with it the bot says that it has them all. */
const LATER_THAN_ANY = 1e12;

let delayMs = 0;
let wroteAt = 0;
const line = new Hono<Env>()
  .use(async (_, next) => {
    if (delayMs > 0) await wait(delayMs);
    await next();
  })
  .route("/", telegram.app);
const { url } = await listen(line);
obey<Order>(url, {
  people: ({ chats }) => start(chats),
  delay: ({ ms }) => (delayMs = ms),
  pace: ({ limits }) => telegram.pace(limits),
  write: ({ text, chats }) => write(text, chats),
  send: ({ text, chats }) => answered(text, chats),
  each: waits,
  sent,
  tap: ({ chats }) => chats.filter(tapFirst).length,
  awaitPoll: nextPoll,
});

async function start(chats: readonly number[]): Promise<void> {
  for (const chatId of chats) {
    telegram.person(chatId, { firstName: `Человек ${chatId}` });
    telegram.send(chatId, "/start");
  }
  await telegram.app.request(`/bot${TOKEN}/getUpdates?offset=${LATER_THAN_ANY}`);
}

function write(text: string, chats: readonly number[]): void {
  wroteAt = performance.now();
  for (const chatId of chats) telegram.send(chatId, text);
}

async function answered(text: string, chats: readonly number[]): Promise<number> {
  const answers = chats.map(answerTo);
  write(text, chats);
  const moments = await Promise.all(answers);
  return Math.max(...moments) - wroteAt;
}

async function waits({ text, chats, everyMs }: Order & { do: "each" }): Promise<number[]> {
  const answers: Promise<number>[] = [];
  for (const chatId of chats) {
    const from = performance.now();
    answers.push(answerTo(chatId).then((at) => at - from));
    telegram.send(chatId, text);
    await wait(everyMs);
  }
  return Promise.all(answers);
}

/** The moment of the bot's next message there; of giving up where none comes. */
function answerTo(chatId: number): Promise<number> {
  const had = botMessages(chatId).length;
  return new Promise((resolve) => {
    const finish = (): void => {
      stop();
      clearTimeout(timer);
      resolve(performance.now());
    };
    const stop = telegram.onChange((changed) => {
      if (changed === chatId && botMessages(chatId).length > had) finish();
    });
    const timer = setTimeout(finish, GIVE_UP_MS);
  });
}

const botMessages = (chatId: number) => telegram.messages(chatId).filter((message) => message.fromBot);

function sent(): Sent {
  const calls = telegram.calls.filter((call) => call.method === "sendMessage" && call.monotonic >= wroteAt);
  const good = calls.filter((call) => call.status === 200);
  const counts = new Map<number, number>();
  for (const { chatId } of good) if (chatId !== null) counts.set(chatId, (counts.get(chatId) ?? 0) + 1);
  return {
    reached: counts.size,
    doubled: good.length - counts.size,
    counts: [...counts],
    refused: calls.filter((call) => call.status === 429).length,
    lastAt: performance.timeOrigin + (good.at(-1)?.monotonic ?? 0),
  };
}

function tapFirst(chatId: number): boolean {
  const last = botMessages(chatId).at(-1);
  const data = last?.buttons.flat().find((button) => button.callback_data !== undefined)?.callback_data;
  if (last === undefined || data === undefined) return false;
  void telegram.tap(chatId, last.id, data);
  return true;
}

async function nextPoll(): Promise<number> {
  const had = telegram.calls.length;
  while (!telegram.calls.slice(had).some((call) => call.method === "getUpdates")) await wait(1);
  return performance.timeOrigin + performance.now();
}
