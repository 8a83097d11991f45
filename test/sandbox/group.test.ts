import { Api, GrammyError } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TELEGRAM_PACE } from "../../src/sandbox/flood.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { Update } from "../../src/sandbox/telegram.ts";
import { listen, type Listening } from "../../src/web/server.ts";

const ANNA = 1001;
const BORIS = 1002;
const GROUP = -4001;

let telegram: SandboxTelegram;
let server: Listening;
let api: Api;
let monotonic: number;
let updates: Update[];

beforeEach(async () => {
  monotonic = 0;
  telegram = createSandboxTelegram({
    token: "42:secret",
    username: "klaster_bot",
    now: () => Date.UTC(2019, 9, 1, 6),
    monotonic: () => monotonic,
  });
  telegram.person(ANNA, { firstName: "Анна" });
  telegram.person(BORIS, { firstName: "Борис" });
  telegram.groups.add(GROUP, "Совет", [ANNA]);
  updates = [];
  telegram.onUpdate((update) => updates.push(update));
  server = await listen(telegram.app);
  api = new Api("42:secret", { apiRoot: server.url });
});

afterEach(async () => {
  telegram.close();
  await server.close();
});

async function refusal(promise: Promise<unknown>): Promise<{ code: number; what: string; more: object }> {
  const error: unknown = await promise.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof GrammyError)) throw new Error("It was not refused");
  return { code: error.error_code, what: error.description, more: error.parameters };
}

describe("the bot in a group", () => {
  test("is told who put it there and who put it out", () => {
    telegram.groups.addBot(GROUP, ANNA);
    telegram.groups.addBot(GROUP, ANNA);
    telegram.groups.removeBot(GROUP, ANNA);
    const chat = { id: GROUP, title: "Совет", type: "group" };
    expect(updates).toMatchObject([
      {
        my_chat_member: {
          chat,
          from: { id: ANNA },
          old_chat_member: { status: "left" },
          new_chat_member: { status: "member", user: { id: 42 } },
        },
      },
      { my_chat_member: { chat, from: { id: ANNA }, new_chat_member: { status: "kicked" } } },
    ]);
  });

  test("is moved by its members alone", () => {
    expect(() => telegram.groups.addBot(GROUP, BORIS)).toThrow("1002 is not in the group");
    telegram.groups.joins(GROUP, BORIS);
    telegram.groups.addBot(GROUP, BORIS);
    expect(telegram.groups.list()).toMatchObject([{ hasBot: true, members: [ANNA, BORIS] }]);
  });

  test("writes while it is there and may", async () => {
    expect((await refusal(api.sendMessage(GROUP, "Да"))).what).toBe(
      "Forbidden: bot is not a member of the group chat",
    );
    telegram.groups.addBot(GROUP, ANNA);
    await api.sendMessage(GROUP, "Да");
    expect(telegram.groups.messages(GROUP)).toMatchObject([{ text: "Да", fromBot: true, author: null }]);
    expect(await api.getChat(GROUP)).toMatchObject({ type: "group", title: "Совет" });

    telegram.groups.silenceBot(GROUP, true);
    expect(await refusal(api.sendMessage(GROUP, "Да"))).toMatchObject({
      code: 400,
      what: "Bad Request: not enough rights to send text messages to the chat",
    });
    telegram.groups.removeBot(GROUP, ANNA);
    expect(await refusal(api.sendMessage(GROUP, "Да"))).toMatchObject({
      code: 403,
      what: "Forbidden: bot was kicked from the group chat",
    });
  });

  test("leaves by itself", async () => {
    telegram.groups.addBot(GROUP, ANNA);
    await api.leaveChat(GROUP);
    expect(updates.at(-1)).toMatchObject({
      my_chat_member: { from: { id: 42 }, new_chat_member: { status: "left" } },
    });
    telegram.send(ANNA, "/start");
    expect((await refusal(api.leaveChat(ANNA))).code).toBe(400);
  });

  test.each([
    ["/status", true],
    ["/status@klaster_bot 11", true],
    ["/status@Klaster_Bot", true],
    ["/status@other_bot", false],
    ["Сводка", false],
    ["не /status", false],
  ])("is given %s: %s", (text, given) => {
    telegram.groups.addBot(GROUP, ANNA);
    updates.length = 0;
    telegram.groups.say(GROUP, ANNA, text);
    expect(updates).toHaveLength(given ? 1 : 0);
    expect(telegram.groups.messages(GROUP).at(-1)).toMatchObject({ text, author: "Анна" });
  });

  test("is given an answer to what it has said", async () => {
    telegram.groups.addBot(GROUP, ANNA);
    const { message_id } = await api.sendMessage(GROUP, "План");
    telegram.groups.say(GROUP, ANNA, "Где это?", message_id);
    expect(updates.at(-1)).toMatchObject({
      message: { text: "Где это?", from: { id: ANNA }, reply_to_message: { message_id, from: { id: 42 } } },
    });
  });

  test("takes twenty messages a minute", async () => {
    telegram.groups.addBot(GROUP, ANNA);
    telegram.pace(TELEGRAM_PACE);
    for (let i = 0; i < 20; i++) {
      await api.sendMessage(GROUP, `${i}`);
      monotonic += 1500;
    }
    expect(await refusal(api.sendMessage(GROUP, "20"))).toMatchObject({
      code: 429,
      more: { retry_after: 30 },
    });
    monotonic += 30_000;
    expect(await api.sendMessage(GROUP, "20")).toBeDefined();
  });
});

describe("a group becomes a supergroup", () => {
  beforeEach(() => telegram.groups.addBot(GROUP, ANNA));

  test.each([false, true])(
    "the bot is told in both chats, and that it is in the new one; first: %s",
    (joinFirst) => {
      updates.length = 0;
      const next = telegram.groups.upgrade(GROUP, ANNA, { joinFirst });
      const told = updates.map((update) =>
        "my_chat_member" in update ? "joined" : Object.keys(update["message"] as object).at(-1),
      );
      const expected = ["migrate_to_chat_id", "joined", "migrate_from_chat_id"];
      expect(told).toEqual(joinFirst ? ["joined", "migrate_to_chat_id", "migrate_from_chat_id"] : expected);
      expect(telegram.groups.list()).toMatchObject([{ chatId: next, kind: "supergroup", hasBot: true }]);
    },
  );

  test("the old id answers with the new one", async () => {
    await api.sendMessage(GROUP, "Раньше");
    const next = telegram.groups.upgrade(GROUP, ANNA);
    expect(await refusal(api.sendMessage(GROUP, "Да"))).toEqual({
      code: 400,
      what: "Bad Request: group chat was upgraded to a supergroup chat",
      more: { migrate_to_chat_id: next },
    });
    await api.sendMessage(next, "Да");
    expect(telegram.groups.messages(next).map(({ text }) => text)).toEqual(["Раньше", "Да"]);
    expect(() => telegram.groups.upgrade(next, ANNA)).toThrow("is a supergroup already");
  });
});
