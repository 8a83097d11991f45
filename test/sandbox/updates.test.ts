import { serve } from "@hono/node-server";
import { Api, Bot, GrammyError } from "grammy";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { Listening } from "../../src/web/server.ts";
import { listen } from "../../src/web/server.ts";

const TOKEN = "42:secret";
const ANNA = 1001;

let telegram: SandboxTelegram;
let server: Listening;
let api: Api;

beforeEach(async () => {
  telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_bot",
    now: () => 0,
    firstUpdateId: 100,
  });
  telegram.person(ANNA, { firstName: "Анна" });
  server = await listen(telegram.app);
  api = new Api(TOKEN, { apiRoot: server.url });
});

afterEach(async () => {
  telegram.close();
  await server.close();
});

const conflictOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((problem: unknown) => problem);
  return error instanceof GrammyError ? `${error.error_code} ${error.description}` : "no conflict";
};

describe("getUpdates", () => {
  test("gives from the offset on and forgets what came before", async () => {
    for (const text of ["раз", "два", "три"]) telegram.send(ANNA, text);
    expect((await api.getUpdates({ limit: 2 })).map((u) => u.update_id)).toEqual([100, 101]);
    expect((await api.getUpdates({ offset: 102 })).map((u) => u.message?.text)).toEqual(["три"]);
    expect(telegram.pendingUpdates()).toBe(1);
    expect(await api.getUpdates({ offset: 103 })).toEqual([]);
    await telegram.settled();
  });

  test("a negative offset keeps the last ones", async () => {
    for (const text of ["раз", "два", "три"]) telegram.send(ANNA, text);
    expect((await api.getUpdates({ offset: -1 })).map((u) => u.message?.text)).toEqual(["три"]);
    expect(telegram.pendingUpdates()).toBe(1);
  });

  test("waits for the next update", async () => {
    const waiting = api.getUpdates({ timeout: 20 });
    await expect.poll(() => telegram.calls.length).toBe(1);
    telegram.send(ANNA, "/start abc");
    expect((await waiting)[0]?.message).toMatchObject({
      text: "/start abc",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
      chat: { id: ANNA, type: "private" },
    });
  });

  test("of two that wait, the older is ended", async () => {
    const older = api.getUpdates({ timeout: 20 });
    await expect.poll(() => telegram.calls.length).toBe(1);
    const newer = api.getUpdates({ timeout: 20 });
    expect(await conflictOf(older)).toBe(
      "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    telegram.send(ANNA, "привет");
    expect((await newer).length).toBe(1);
  });

  test("a poll whose caller has gone swallows nothing", async () => {
    const gone = new AbortController();
    const url = `${server.url}/bot${TOKEN}/getUpdates?timeout=20`;
    const lost = fetch(url, { signal: gone.signal });
    await expect.poll(() => telegram.calls.length).toBe(1);
    gone.abort();
    await expect(lost).rejects.toThrow("aborted");
    telegram.send(ANNA, "привет");
    expect((await api.getUpdates({ timeout: 20 })).length).toBe(1);
  });

  test("kinds that are not wanted are not kept", async () => {
    await api.getUpdates({ allowed_updates: ["message"] });
    telegram.send(ANNA, "раз");
    telegram.block(ANNA);
    expect((await api.getUpdates()).map((u) => Object.keys(u)[1])).toEqual(["message"]);
  });

  test("startOver forgets the updates, and their ids go on", async () => {
    telegram.send(ANNA, "раз");
    telegram.startOver();
    telegram.person(ANNA, { firstName: "Анна" });
    telegram.send(ANNA, "два");
    expect((await api.getUpdates()).map((u) => u.update_id)).toEqual([101]);
    expect(telegram.messages(ANNA).length).toBe(1);
  });
});

describe("a webhook", () => {
  let hook: ReturnType<typeof serve>;
  let url: string;
  let heard: { text: string | undefined; secret: string | undefined }[];
  let failures: number;

  beforeEach(async () => {
    heard = [];
    failures = 0;
    const app = new Hono().post("/hook", async (c) => {
      if (failures-- > 0) return c.text("no", 500);
      const update: { message?: { text: string } } = await c.req.json();
      heard.push({ text: update.message?.text, secret: c.req.header("x-telegram-bot-api-secret-token") });
      return c.text("");
    });
    url = await new Promise((resolve) => {
      hook = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}/hook`),
      );
    });
  });

  afterEach(() => hook.close());

  test("is given every update in order with the secret, also those from before", async () => {
    telegram.send(ANNA, "раз");
    await api.setWebhook(url, { secret_token: "s3cret" });
    telegram.send(ANNA, "два");
    await telegram.settled();
    expect(heard).toEqual([
      { text: "раз", secret: "s3cret" },
      { text: "два", secret: "s3cret" },
    ]);
    expect(await api.getWebhookInfo()).toMatchObject({ url, pending_update_count: 0 });
  });

  test("is asked again after it failed", async () => {
    failures = 1;
    await api.setWebhook(url);
    telegram.send(ANNA, "раз");
    await telegram.settled();
    expect(heard.map((h) => h.text)).toEqual(["раз"]);
  });

  test("leaves no room for polling until it is taken off", async () => {
    await api.setWebhook(url);
    expect(await conflictOf(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });

  test("must be HTTPS beyond this machine, and its secret plain", async () => {
    expect(await conflictOf(api.setWebhook("http://example.org/hook"))).toBe(
      "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    expect(await conflictOf(api.setWebhook(url, { secret_token: "a b" }))).toBe(
      "400 Bad Request: secret token contains unallowed characters",
    );
  });
});

describe("with grammY's own bot", () => {
  test("a question is answered and the wait ends", async () => {
    const bot = new Bot(TOKEN, { client: { apiRoot: server.url } });
    bot.command("start", (ctx) => ctx.reply("Здравствуйте"));
    const running = bot.start();
    telegram.send(ANNA, "/start");
    const messages = await telegram.waitFor(ANNA, (all) => all.some((m) => m.fromBot));
    expect(messages.at(-1)?.text).toBe("Здравствуйте");
    await bot.stop();
    await running;
  });

  test("a wait in vain says what was seen last", async () => {
    telegram.send(ANNA, "раз");
    await expect(telegram.waitFor(ANNA, () => false, 10)).rejects.toThrow("last seen: раз");
  });
});

describe("a person's own program", () => {
  test("sends a long text as several messages", async () => {
    telegram.send(ANNA, "я".repeat(5000));
    expect((await api.getUpdates()).map((u) => u.message?.text?.length)).toEqual([4096, 904]);
  });

  test.each([
    ["https://t.me/klaster_bot?start=abc-1", "/start abc-1"],
    ["t.me/Klaster_bot?start=abc", "/start abc"],
    ["https://t.me/other_bot?start=abc", "https://t.me/other_bot?start=abc"],
  ])("opens the link %s", (link, text) => {
    expect(telegram.send(ANNA, link).text).toBe(text);
  });

  test("cannot write an empty message, nor to a bot that it has blocked", () => {
    expect(() => telegram.send(ANNA, "  ")).toThrow("empty");
    telegram.block(ANNA);
    expect(() => telegram.send(ANNA, "привет")).toThrow("blocked");
  });
});

test("a busy port gives way to the next one", async () => {
  const second = await listen(telegram.app, { port: server.port, tries: 5 });
  expect(second.port).toBeGreaterThan(server.port);
  await second.close();
});
