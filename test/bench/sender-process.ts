import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Api } from "grammy";
import { obey } from "./child.ts";
import type { SenderKind, SendingOptions } from "./senders.ts";
import { TOKEN } from "./telegram.ts";

const [, , kind, given] = process.argv;
const { url, chats, text } = JSON.parse(given ?? "{}") as SendingOptions;
const api = new Api(TOKEN, { apiRoot: url });

const ways: Record<SenderKind, () => Promise<unknown>> = {
  "one by one": () => sendInRows(1),
  "three at once": () => sendInRows(3),
  throttler() {
    api.config.use(apiThrottler());
    return Promise.allSettled(chats.map((chatId) => api.sendMessage(chatId, text)));
  },
};

obey<{ do: "go" }>(null, { go: ways[kind as SenderKind] });

async function sendInRows(count: number): Promise<void> {
  api.config.use(autoRetry());
  const left = [...chats];
  const row = async (): Promise<void> => {
    for (let chatId = left.shift(); chatId !== undefined; chatId = left.shift())
      await api.sendMessage(chatId, text);
  };
  await Promise.all(Array.from({ length: count }, row));
}
