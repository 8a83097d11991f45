import { Bot, InlineKeyboard, InputFile } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { Listening } from "../../src/web/server.ts";
import { listen } from "../../src/web/server.ts";
import type { Cast } from "./chat.ts";
import { createCast } from "./chat.ts";

let telegram: SandboxTelegram;
let server: Listening;
let bot: Bot;
let running: Promise<void>;
let cast: Cast;

beforeEach(async () => {
  telegram = createSandboxTelegram({ token: "42:secret", username: "klaster_bot", now: () => 0 });
  server = await listen(telegram.app);
  bot = new Bot("42:secret", { client: { apiRoot: server.url } });
  bot.command("start", (ctx) =>
    ctx.reply("Что дальше?", {
      reply_markup: new InlineKeyboard().text("Сделано ✓", "done").text("Отложить", "later"),
    }),
  );
  bot.command("file", (ctx) => ctx.replyWithDocument(new InputFile(new Uint8Array([1]), "Отчёт.txt")));
  bot.callbackQuery("done", async (ctx) => {
    await ctx.answerCallbackQuery("Принято");
    await ctx.editMessageText("Сделано");
  });
  bot.on("message:document", (ctx) => ctx.reply(`Файл ${ctx.msg.document.file_name}`));
  bot.callbackQuery("later", () => undefined);
  running = bot.start();
  // grammY's own polling confirms an update after it has handled it: nothing is left to wait for.
  cast = createCast(telegram, () => Promise.resolve());
});

afterEach(async () => {
  telegram.close();
  await bot.stop();
  await running;
  await server.close();
});

test("a person writes and gets what the bot says", async () => {
  const anna = cast.person(1001, "Анна");
  expect((await anna.sends("/start")).map((message) => message.text)).toEqual(["Что дальше?"]);
  expect(anna.last.text).toBe("Что дальше?");
  expect(anna.screen()).toBe("Что дальше?\n[Сделано ✓] [Отложить]");
  expect(cast.person(1001)).toBe(anna);
});

test("a tap gives the message it changed and the words over the chat", async () => {
  const anna = cast.person(1001, "Анна");
  await anna.sends("/start");
  expect((await anna.taps("Сделано")).map((message) => message.text)).toEqual(["Сделано"]);
  expect(anna.answer).toEqual({ text: "Принято", alert: false });
});

test("only what is new is seen", async () => {
  const anna = cast.person(1001, "Анна");
  await anna.sends("/start");
  expect(anna.sees(/что дальше/i).fromBot).toBe(true);
  expect(anna.sees(/Отложить/).text).toBe("Что дальше?");
  expect(() => anna.seesNo(/дальше/)).toThrow("should not");
  expect(anna.looks().length).toBe(1);
  expect(() => anna.sees(/дальше/)).toThrow("nothing new");
  await bot.api.sendMessage(1001, "Сводка дня");
  anna.sees(/Сводка/);
  anna.seesNo(/дальше/);
});

test("what cannot be tapped is told by what can", async () => {
  const anna = cast.person(1001, "Анна");
  await anna.sends("/start");
  await expect(anna.taps("Принято")).rejects.toThrow("There are: «Сделано ✓», «Отложить»");
  await expect(anna.taps("Отложить")).rejects.toThrow("never answered");
  expect(await anna.taps("Отложить", { unanswered: true })).toEqual([]);
});

test("data made by hand is sent with the bot's last message", async () => {
  const anna = cast.person(1001, "Анна");
  await anna.sends("/start");
  await anna.forges("done");
  expect(anna.sees(/^Сделано$/).id).toBe(anna.last.id);
});

test("files go both ways", async () => {
  const anna = cast.person(1001, "Анна");
  await anna.sends("/file");
  expect(anna.screen()).toBe("📎 Отчёт.txt");
  await anna.sendsFile("План.docx", new Uint8Array([1]));
  expect(anna.sees(/Файл/).text).toBe("Файл План.docx");
});

test("people do not see each other's chats, and may leave", async () => {
  const [anna, boris] = [cast.person(1001, "Анна"), cast.person(1002, "Борис")];
  await anna.sends("/start");
  expect(() => boris.last).toThrow("said nothing to Борис");
  await anna.blocks();
  await expect(bot.api.sendMessage(1001, "hi")).rejects.toThrow("blocked");
  await anna.unblocks();
  await bot.api.sendMessage(1001, "hi");
  anna.sees(/hi/);
});
