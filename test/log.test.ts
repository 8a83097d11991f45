import { BotError, type Context, GrammyError } from "grammy";
import { beforeEach, expect, test } from "vitest";
import { createLog } from "../src/log.ts";

const TOKEN = "123456789:made-up-token-of-tests-only";
const SECRET = "made-up-token";

let lines: string[];
const log = (level = "info") => createLog(level, { write: (line) => lines.push(line) });
beforeEach(() => {
  lines = [];
});

test("no token passes, wherever it stands", () => {
  log().info({ url: `https://api.telegram.org/bot${TOKEN}/getMe`, deep: { list: [TOKEN] } }, `with ${TOKEN}`);
  log().error(new Error(`fetch https://api.telegram.org/bot${TOKEN}/getMe failed`));
  expect(lines.length).toBe(2);
  expect(lines.join("")).not.toContain(SECRET);
  expect(lines.join("")).toContain("[token]");
});

test("an error of grammY says what failed, not what was written nor by whom", () => {
  const refused = new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code: 400, description: "Bad Request: message is too long" },
    "sendMessage",
    { chat_id: 1, text: "Тайное слово" },
  );
  const update = { update_id: 7, message: { text: "Тайное слово", from: { first_name: "Анна" } } };
  const context = { update, api: { token: TOKEN } } as unknown as Context;
  log().error({ err: new BotError(refused, context), update, text: "Тайное слово" }, "an update failed");
  expect(lines.join("")).not.toMatch(/Тайное|Анна/);
  expect(lines.join("")).not.toContain(SECRET);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    msg: "an update failed",
    update: "[hidden]",
    err: { cause: { type: "GrammyError", method: "sendMessage", code: 400 } },
  });
});

test("a level below is not written", () => {
  log("warn").info("hello");
  log("silent").error("hello");
  expect(lines).toEqual([]);
});
