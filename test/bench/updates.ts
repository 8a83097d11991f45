import { join } from "node:path";
import { eq } from "drizzle-orm";
import { Bot } from "grammy";
import { DateTime } from "luxon";
import { createApp } from "../../src/app.ts";
import { standingClock } from "../../src/clock.ts";
import { parseConfig } from "../../src/config.ts";
import { drafts } from "../../src/db/schema.ts";
import { createLog } from "../../src/log.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";
import { chatsOf, openClusters } from "./cluster.ts";
import { type Figure, median } from "./figures.ts";
import { type BenchTelegram, startTelegram, TOKEN } from "./telegram.ts";

/** Before the hour at which a missed morning is caught up: no digests while updates are measured. */
const NIGHT = DateTime.fromISO("2019-11-18T05:00", { zone: "Europe/Kirov" });
const CLUSTERS = 25;
const WARM_UP = 2;
const ROUNDS = 3;
/** The bare bot answers one after another, so that a slow line takes it long. */
const SLOW_LINE = { ms: 50, echoed: 40 };

/**
 * Updates a second through the whole bot on a database file, beside a bare grammY bot that stores nothing and
 * sends each text back; both in this process, in turn, each with a Telegram of its own.
 */
export async function updates(folder: string): Promise<Figure[]> {
  const open = await openClusters(join(folder, "updates.db"), CLUSTERS, NIGHT);
  const chats = chatsOf(open);
  const [ours, bare] = await Promise.all([startTelegram(), startTelegram()]);
  for (const telegram of [ours, bare]) await telegram.ask({ do: "people", chats: chats.all });
  const echo = new Bot(TOKEN, { client: { apiRoot: bare.url } });
  echo.on("message:text", (ctx) => ctx.reply(ctx.message.text));
  const echoing = echo.start();
  const app = createApp({
    config: { ...parseConfig({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: ours.url }), botToken: TOKEN },
    open,
    clock: standingClock(NIGHT).now,
    fetch: createTelegramFetch(),
    log: createLog("silent"),
  });
  await app.start();

  const rates: { echo: number; plan: number; answer: number }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    open.db.delete(drafts).run();
    await rate(ours, "/monitoring", chats.directors);
    rates.push({
      echo: await rate(bare, "/plan", chats.all),
      plan: await rate(ours, "/plan", chats.all),
      answer: await rate(ours, "30", chats.directors),
    });
    const answered = open.db.select().from(drafts).where(eq(drafts.revision, 1)).all();
    if (answered.length !== chats.directors.length) throw new Error("an answer was not taken");
  }

  for (const telegram of [ours, bare]) await telegram.ask({ do: "delay", ms: SLOW_LINE.ms });
  const slowEcho = await rate(bare, "/plan", chats.all.slice(0, SLOW_LINE.echoed));
  const slowPlan = await rate(ours, "/plan", chats.all);

  await Promise.all([app.stop(), echo.stop().then(() => echoing)]);
  for (const telegram of [ours, bare]) telegram.end();
  open.close();

  const measured = rates.slice(WARM_UP);
  const middle = (of: "echo" | "plan" | "answer"): number => median(measured.map((round) => round[of]));
  const figure = (what: string, value: number, echoed: number): Figure => ({
    what,
    ours: value,
    beside: { what: "grammY echo", value: echoed },
    unit: "/s",
  });
  return [
    figure("/plan", middle("plan"), middle("echo")),
    figure("a monitoring answer", middle("answer"), middle("echo")),
    figure(`/plan, each call takes ${SLOW_LINE.ms} ms`, slowPlan, slowEcho),
  ];
}

/** Everyone writes at once: how many were answered a second. */
const rate = async (telegram: BenchTelegram, text: string, chats: number[]): Promise<number> =>
  (chats.length * 1000) / (await telegram.ask({ do: "send", text, chats }));
