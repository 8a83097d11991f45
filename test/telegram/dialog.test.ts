import { Composer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { DateTime } from "luxon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { openDb, type OpenDb } from "../../src/db/open.ts";
import { dialogStates } from "../../src/db/schema.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { listen, type Listening } from "../../src/web/server.ts";
import { createBot, type KlasterBot } from "../../src/telegram/bot.ts";
import { type Ctx, say } from "../../src/telegram/context.ts";
import type { Feature } from "../../src/telegram/feature.ts";
import { html } from "../../src/telegram/html.ts";
import { closeQuestion, openQuestion } from "../../src/telegram/question-store.ts";

/*
 * The loop that waits for texts, with a feature that asks for three words: nothing of the loop may be needed
 * to go on, and what it keeps must not grow.
 */

const TOKEN = "1:test";
const CHAT = 501;

let open: OpenDb;
let telegram: SandboxTelegram;
let server: Listening;
let bot: KlasterBot;
let words: string[];
let handled: Promise<void>;
let failNext: boolean;

function feature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("ask", async (ctx) => {
    ctx.commit((tx) => openQuestion(tx, CHAT, "test.word", { left: 3 }, "2019-11-18T06:00:00.000Z"));
    await say(ctx, html`Слово?`);
  });
  handlers.command("where", (ctx) => say(ctx, html`Здесь`));
  return {
    handlers,
    answers: {
      async "test.word"(ctx, subject, text) {
        if (failNext) {
          failNext = false;
          throw new Error("planned");
        }
        const { left } = subject as { left: number };
        ctx.commit((tx) => {
          words.push(text);
          if (left === 1) closeQuestion(tx, CHAT);
          else openQuestion(tx, CHAT, "test.word", { left: left - 1 }, "2019-11-18T06:00:00.000Z");
        });
        await say(ctx, left === 1 ? html`Всё` : html`Ещё?`);
      },
    },
  };
}

function startBot(): KlasterBot {
  return createBot({
    token: TOKEN,
    apiRoot: server.url,
    fetch: (url, init) => fetch(url, { ...init, signal: null }),
    botInfo: { id: 1, is_bot: true, first_name: "Klaster", username: "klaster_bot" } as UserFromGetMe,
    services: {
      db: open.db,
      clock: () => DateTime.fromISO("2019-11-18T09:00:00+03:00"),
      calendar: { isWorkingDay: () => true, dayOff: () => null, knows: () => true },
      forms: () => new Map(),
      dataOperator: null,
      standardHour: () => "09:00",
      remindNow: () => undefined,
      remindAtHour: () => undefined,
    },
    features: [feature()],
  });
}

async function sends(text: string): Promise<string> {
  telegram.send(CHAT, text);
  await handled;
  return telegram.messages(CHAT).at(-1)?.text ?? "";
}

beforeEach(async () => {
  open = openDb(":memory:");
  migrate(open);
  telegram = createSandboxTelegram({ token: TOKEN, username: "klaster_bot", now: () => 0 });
  server = await listen(telegram.app);
  telegram.person(CHAT, { firstName: "Анна" });
  words = [];
  failNext = false;
  bot = startBot();
  telegram.onUpdate((update) => {
    handled = bot.handle(update, (write) => open.db.transaction((tx) => write(tx)));
  });
});

afterEach(async () => {
  telegram.close();
  await server.close();
  open.close();
});

const stored = (): number =>
  open.db
    .select()
    .from(dialogStates)
    .all()
    .reduce((length, row) => length + JSON.stringify(row.value).length, 0);

describe("open questions", () => {
  test("three answers, a command in the middle, and nothing kept at the end", async () => {
    expect(await sends("/ask")).toBe("Слово?");
    expect(await sends("раз")).toBe("Ещё?");
    expect(await sends("/where")).toBe("Здесь");
    expect(await sends("два")).toBe("Ещё?");
    expect(await sends("три")).toBe("Всё");
    expect(words).toEqual(["раз", "два", "три"]);
    expect(stored()).toBe(0);
    expect(await sends("четыре")).toContain("/start");
  });

  test("a restart between any two answers costs nothing", async () => {
    await sends("/ask");
    for (const word of ["раз", "два", "три"]) {
      bot = startBot();
      await sends(word);
    }
    expect(words).toEqual(["раз", "два", "три"]);
  });

  test("a dropped conversation costs nothing", async () => {
    await sends("/ask");
    await sends("раз");
    open.db.delete(dialogStates).run();
    await sends("два");
    await sends("три");
    expect(words).toEqual(["раз", "два", "три"]);
  });

  test("an answer that failed is taken when it comes again", async () => {
    await sends("/ask");
    await sends("раз");
    failNext = true;
    await expect(sends("два")).rejects.toThrow("planned");
    expect(await sends("два")).toBe("Ещё?");
    expect(await sends("три")).toBe("Всё");
    expect(words).toEqual(["раз", "два", "три"]);
  });

  test("/cancel closes the question in the middle", async () => {
    await sends("/ask");
    await sends("раз");
    expect(await sends("/cancel")).toContain("Ввод прерван");
    expect(await sends("два")).toContain("/start");
    expect(words).toEqual(["раз"]);
  });

  test("what is kept does not grow with the answers", async () => {
    await sends("/ask");
    await sends("раз");
    const first = stored();
    for (let i = 0; i < 20; i++) {
      openQuestion(open.db, CHAT, "test.word", { left: 3 }, "2019-11-18T06:00:00.000Z");
      await sends("раз");
    }
    expect(stored()).toBeLessThan(first * 1.2 + 50);
  });
});
