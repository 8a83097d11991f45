import { type Conversation, conversations, createConversation } from "@grammyjs/conversations";
import type { ConversationFlavor } from "@grammyjs/conversations";
import { run, sequentialize } from "@grammyjs/runner";
import { Bot, type Context } from "grammy";
import { DateTime } from "luxon";
import { createApp } from "../../src/app.ts";
import { runningClock } from "../../src/clock.ts";
import { parseConfig } from "../../src/config.ts";
import { openDb } from "../../src/db/open.ts";
import { createLog } from "../../src/log.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";
import type { BotKind, BotOptions, BotOrder } from "./bots.ts";
import { obey } from "./child.ts";
import { ZONE } from "./cluster.ts";
import { TOKEN } from "./telegram.ts";

/** What only a bot with a clock and a database can be told. */
interface Clocked {
  moveTo(moment: string): Promise<void>;
  idle(): Promise<void>;
}

const [, , kind, given] = process.argv;
const options = JSON.parse(given ?? "{}") as BotOptions;
const clocked = kind === "klaster" ? await startKlaster() : await startEcho(kind as BotKind);
obey<BotOrder>(null, {
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memory() {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20 };
  },
  moveTo: ({ moment }) => clocked?.moveTo(moment),
  idle: () => clocked?.idle(),
});

async function startKlaster(): Promise<Clocked> {
  const at = (moment: string): DateTime => DateTime.fromISO(moment, { zone: ZONE });
  const clock = runningClock(at(options.now ?? ""));
  const app = createApp({
    config: { ...parseConfig({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: options.url }), botToken: TOKEN },
    open: openDb(options.database ?? ""),
    clock: clock.now,
    fetch: createTelegramFetch(),
    log: createLog("silent"),
    hurried: options.hurried ?? false,
  });
  await app.start();
  return {
    moveTo(moment) {
      clock.set(at(moment));
      return app.tick();
    },
    idle: () => app.idle(),
  };
}

async function startEcho(kind: BotKind): Promise<null> {
  const bot = new Bot<ConversationFlavor<Context>>(TOKEN, { client: { apiRoot: options.url } });
  await bot.init();
  if (kind === "runner") bot.use(sequentialize((ctx) => String(ctx.chatId)));
  if (kind === "conversation") {
    bot.use(conversations(), createConversation(echoOn, "echo"));
    bot.on("message:text", (ctx) => ctx.conversation.enter("echo"));
  } else {
    bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
  }
  if (kind === "runner") run(bot);
  else void bot.start();
  return null;
}

/** As its guide has it: asks, waits, asks. */
async function echoOn(conversation: Conversation, ctx: Context): Promise<void> {
  for (let asked = ctx; ; asked = await conversation.waitFor("message:text")) {
    await asked.reply(asked.message?.text ?? "");
  }
}
