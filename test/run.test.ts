import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { parseConfig } from "../src/config.ts";
import { takeInstanceLock } from "../src/db/lock.ts";
import { run } from "../src/run.ts";
import { listen } from "../src/web/server.ts";

/** A Telegram that never says who the bot is: it is silent, or it is out of order. */
test.each([
  ["silent", []],
  [
    "out of order",
    ["Telegram не отвечает: вместо Telegram отвечает другой сервер (502); бот пробует снова."],
  ],
])("asked to end while Telegram is %s, it ends", async (how, lines) => {
  const folder = mkdtempSync(join(tmpdir(), "klaster-run-"));
  const asked = Promise.withResolvers<void>();
  const telegram = new Hono();
  telegram.all("*", async (c) => {
    // After the answer, if there is one, has come: the bot then waits before it asks again.
    setTimeout(asked.resolve, 50);
    if (how === "silent") await new Promise(() => undefined);
    return c.text("", 502);
  });
  const server = await listen(telegram);
  const path = join(folder, "klaster.db");
  const said: string[] = [];

  const code = await run(
    parseConfig({
      BOT_TOKEN: "42:run",
      TELEGRAM_API_ROOT: server.url,
      DATABASE_PATH: path,
      WEB_PORT: "0",
      LOG_LEVEL: "silent",
    }),
    { print: (line) => void said.push(line), complain: (line) => void said.push(line), ended: asked.promise },
  );

  expect({ code, said }).toEqual({ code: 0, said: lines });
  const lock = takeInstanceLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
  await server.close();
  rmSync(folder, { recursive: true });
});

test("whoever starts the bot is told once that Telegram is not reached, and once that it is again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "klaster-run-"));
  const ended = Promise.withResolvers<void>();
  const telegram = new Hono();
  let asked = 0;
  telegram.all("*/getMe", (c) => {
    asked++;
    if (asked < 3) return c.text("", 502);
    return c.json({ ok: true, result: { id: 42, is_bot: true, first_name: "Бот", username: "klaster_bot" } });
  });
  telegram.all("*/getUpdates", async (c) => {
    ended.resolve();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return c.json({ ok: true, result: [] });
  });
  telegram.all("*", (c) => c.json({ ok: true, result: true }));
  const server = await listen(telegram);
  const said: string[] = [];
  const say = (line: string) => void said.push(line.replace(/ Состояние:.*/, ""));
  await run(
    parseConfig({
      BOT_TOKEN: "42:run",
      TELEGRAM_API_ROOT: server.url,
      DATABASE_PATH: join(folder, "klaster.db"),
      WEB_PORT: "0",
      LOG_LEVEL: "silent",
    }),
    { print: say, complain: say, ended: ended.promise },
  );
  expect(said).toEqual([
    "Telegram не отвечает: вместо Telegram отвечает другой сервер (502); бот пробует снова.",
    "Telegram снова отвечает.",
    "Бот работает.",
  ]);
  await server.close();
  rmSync(folder, { recursive: true });
});
