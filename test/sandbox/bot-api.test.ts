import { Api, GrammyError, HttpError, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { PLAIN_PACE, STRICT_PACE } from "../../src/sandbox/flood.ts";
import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { Listening } from "../../src/web/server.ts";
import { listen } from "../../src/web/server.ts";

const TOKEN = "42:secret";
const ANNA = 1001;
const BORIS = 1002;
const STRANGER = 1003;
const MORNING = Date.UTC(2019, 9, 1, 6);

let telegram: SandboxTelegram;
let server: Listening;
let api: Api;
let now: number;
let monotonic: number;

beforeEach(async () => {
  now = MORNING;
  monotonic = 0;
  telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_bot",
    now: () => now,
    monotonic: () => monotonic,
  });
  telegram.person(ANNA, { firstName: "Анна", lastName: "Зимина", username: "anna" });
  telegram.person(BORIS, { firstName: "Борис" });
  telegram.person(STRANGER, { firstName: "Вера" });
  telegram.send(ANNA, "/start");
  telegram.send(BORIS, "/start");
  server = await listen(telegram.app);
  api = new Api(TOKEN, { apiRoot: server.url });
});

afterEach(async () => {
  telegram.close();
  await server.close();
});

const call = (method: string, body?: unknown, token = TOKEN): Promise<Response> =>
  fetch(`${server.url}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error("It was not refused"),
    (problem: unknown) => problem,
  );
  if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
  throw error;
}

const sent = async (text = "Привет", extra: Parameters<Api["sendMessage"]>[2] = {}): Promise<number> =>
  (await api.sendMessage(ANNA, text, extra)).message_id;

const oneButton = (data: string) => ({
  reply_markup: { inline_keyboard: [[{ text: "Да", callback_data: data }]] },
});

describe("who may call", () => {
  test("a wrong token is unauthorised", async () => {
    const response = await call("getMe", {}, "42:other");
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  });

  test("a method that is not there is not found", async () => {
    const response = await call("sendEverything");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ ok: false, error_code: 404, description: "Not Found" });
  });

  test("the bot is told who it is", async () => {
    expect(await api.getMe()).toMatchObject({ id: 42, is_bot: true, username: "klaster_bot" });
  });

  test.each([
    ["a query", (url: string) => fetch(`${url}?chat_id=${ANNA}&text=hi`)],
    [
      "a form",
      (url: string) =>
        fetch(url, { method: "POST", body: new URLSearchParams({ chat_id: "1001", text: "hi" }) }),
    ],
    [
      "JSON",
      (url: string) =>
        fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"chat_id":"1001","text":"hi"}`,
        }),
    ],
  ])("parameters come as %s", async (_, request) => {
    const response = await request(`${server.url}/bot${TOKEN}/sendmessage`);
    expect(await response.json()).toMatchObject({ ok: true, result: { text: "hi", chat: { id: ANNA } } });
  });

  test("a form carries a keyboard as JSON text", async () => {
    const form = new FormData();
    form.set("chat_id", String(ANNA));
    form.set("text", "hi");
    form.set("reply_markup", `{"inline_keyboard":[[{"text":"Да","callback_data":"yes"}]]}`);
    await fetch(`${server.url}/bot${TOKEN}/sendMessage`, { method: "POST", body: form });
    expect(telegram.messages(ANNA).at(-1)?.buttons).toEqual([[{ text: "Да", callback_data: "yes" }]]);
  });
});

describe("chats", () => {
  test.each([
    ["nobody's chat", 999, "400 Bad Request: chat not found"],
    ["a name", "@nobody", "400 Bad Request: chat not found"],
    ["one who never wrote", STRANGER, "403 Forbidden: bot can't initiate conversation with a user"],
  ])("%s", async (_, chatId, description) => {
    expect(await refusal(api.sendMessage(chatId, "hi"))).toBe(description);
  });

  test("no chat at all", async () => {
    expect(await (await call("sendMessage", { text: "hi" })).json()).toMatchObject({
      description: "Bad Request: chat_id is empty",
    });
  });

  test("one who blocked the bot, until they let it in", async () => {
    telegram.block(ANNA);
    expect(await refusal(api.sendMessage(ANNA, "hi"))).toBe("403 Forbidden: bot was blocked by the user");
    telegram.unblock(ANNA);
    expect(await api.sendMessage(ANNA, "hi")).toMatchObject({ text: "hi" });
    const changes = (await api.getUpdates()).flatMap(
      (update) => update.my_chat_member?.new_chat_member.status ?? [],
    );
    expect(changes).toEqual(["kicked", "member"]);
  });

  test("getChat", async () => {
    expect(await api.getChat(ANNA)).toMatchObject({
      id: ANNA,
      type: "private",
      first_name: "Анна",
      last_name: "Зимина",
    });
  });
});

describe("texts", () => {
  test.each([
    ["", "400 Bad Request: message text is empty"],
    ["  \n ", "400 Bad Request: message text is empty"],
    ["<b> </b>", "400 Bad Request: message text is empty"],
    ["я".repeat(4097), "400 Bad Request: message is too long"],
    [
      "<b>нет конца",
      `400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    ["<p>абзац</p>", `400 Bad Request: can't parse entities: Unsupported start tag "p" at byte offset 0`],
    ["если <5 и >6", `400 Bad Request: can't parse entities: Unsupported start tag "5" at byte offset 9`],
  ])("%.20s is refused", async (text, description) => {
    expect(await refusal(api.sendMessage(ANNA, text, { parse_mode: "HTML" }))).toBe(description);
  });

  test("4096 characters after the tags are read go", async () => {
    const message = await api.sendMessage(ANNA, `<b>${"я".repeat(4096)}</b>`, { parse_mode: "HTML" });
    expect(message.text.length).toBe(4096);
  });

  test("an unknown mode is refused", async () => {
    expect(await refusal(api.sendMessage(ANNA, "*x*", { parse_mode: "MarkdownV2" }))).toBe(
      "400 Bad Request: unsupported parse_mode",
    );
  });

  test("the phone shows what was meant, escaped", async () => {
    await api.sendMessage(
      ANNA,
      "<b>Школа &lt;1&gt;</b> &amp; <a href='https://example.org/?a=1&amp;b'>сайт</a>",
      { parse_mode: "HTML" },
    );
    expect(telegram.messages(ANNA).at(-1)).toMatchObject({
      text: "Школа <1> & сайт",
      html: `<b>Школа &lt;1&gt;</b> &amp; <a href="https://example.org/?a=1&amp;b">сайт</a>`,
      fromBot: true,
      at: MORNING,
    });
  });

  test("a reply to what is not there is refused, unless it may go without", async () => {
    expect(await refusal(api.sendMessage(ANNA, "hi", { reply_parameters: { message_id: 777 } }))).toBe(
      "400 Bad Request: message to be replied not found",
    );
    const lenient = { message_id: 777, allow_sending_without_reply: true };
    expect(await api.sendMessage(ANNA, "hi", { reply_parameters: lenient })).toMatchObject({ text: "hi" });
  });
});

describe("keyboards", () => {
  const button = { text: "Да", callback_data: "yes" };
  test.each<[string, unknown, string]>([
    ["empty data", { inline_keyboard: [[{ text: "Да", callback_data: "" }]] }, "BUTTON_DATA_INVALID"],
    [
      "65 bytes",
      { inline_keyboard: [[{ text: "Да", callback_data: "x".repeat(65) }]] },
      "BUTTON_DATA_INVALID",
    ],
    [
      "33 Russian letters",
      { inline_keyboard: [[{ text: "Да", callback_data: "я".repeat(33) }]] },
      "BUTTON_DATA_INVALID",
    ],
    ["a bad link", { inline_keyboard: [[{ text: "Да", url: "nowhere" }]] }, "BUTTON_URL_INVALID"],
    [
      "no action",
      { inline_keyboard: [[{ text: "Да" }]] },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "no text",
      { inline_keyboard: [[{ callback_data: "x" }]] },
      `can't parse inline keyboard button: Can't find field "text"`,
    ],
    [
      "no rows",
      { inline_keyboard: [button] },
      `field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`,
    ],
    [
      "no list",
      { inline_keyboard: "x" },
      `field "inline_keyboard" of the InlineKeyboardMarkup must be an Array`,
    ],
    [
      "101 buttons",
      { inline_keyboard: Array.from({ length: 101 }, () => [button]) },
      "reply markup is too long",
    ],
    [
      "a reply keyboard without rows",
      { keyboard: ["Да"] },
      `field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays`,
    ],
    ["a text", "keyboard", "can't parse reply markup JSON object"],
    ["a list", [], "object expected as reply markup"],
  ])("%s is refused", async (_, markup, description) => {
    const response = await call("sendMessage", { chat_id: ANNA, text: "hi", reply_markup: markup });
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
    expect(telegram.messages(ANNA).length).toBe(1);
  });

  test("100 buttons with 64 bytes each go", async () => {
    const rows = Array.from({ length: 100 }, () => [{ text: "Да", callback_data: "я".repeat(32) }]);
    await sent("hi", { reply_markup: { inline_keyboard: rows } });
    expect(telegram.messages(ANNA).at(-1)?.buttons.length).toBe(100);
  });

  test("a reply keyboard stays until it is removed", async () => {
    await sent("Меню", { reply_markup: { keyboard: [["Сводка", "Мои мероприятия"]] } });
    await sent("ещё");
    expect(telegram.replyKeyboard(ANNA)?.rows).toEqual([["Сводка", "Мои мероприятия"]]);
    await sent("убрано", { reply_markup: { remove_keyboard: true } });
    expect(telegram.replyKeyboard(ANNA)).toBeNull();
  });
});

describe("edits and deletions", () => {
  test("an edit is shown", async () => {
    const id = await sent("раз", oneButton("yes"));
    await api.editMessageText(ANNA, id, "<i>два</i>", { parse_mode: "HTML" });
    expect(telegram.messages(ANNA).at(-1)).toMatchObject({ html: "<i>два</i>", edited: true, buttons: [] });
    await api.editMessageReplyMarkup(ANNA, id, oneButton("no"));
    expect(telegram.messages(ANNA).at(-1)?.buttons).toEqual([[{ text: "Да", callback_data: "no" }]]);
  });

  test("an edit that changes nothing is refused", async () => {
    const id = await sent("раз", oneButton("yes"));
    const same =
      "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    expect(await refusal(api.editMessageText(ANNA, id, "раз", oneButton("yes")))).toBe(same);
    expect(await refusal(api.editMessageReplyMarkup(ANNA, id, oneButton("yes")))).toBe(same);
  });

  test("what may not be edited", async () => {
    const own = await sent("раз");
    const hers = telegram.messages(ANNA)[0]?.id ?? 0;
    const file = await api.sendDocument(ANNA, new InputFile(new Uint8Array([1]), "a.txt"));
    expect(await refusal(api.editMessageText(ANNA, 777, "два"))).toBe(
      "400 Bad Request: message to edit not found",
    );
    expect(await refusal(api.editMessageText(BORIS, own, "два"))).toBe(
      "400 Bad Request: message to edit not found",
    );
    expect(await refusal(api.editMessageText(ANNA, hers, "два"))).toBe(
      "400 Bad Request: message can't be edited",
    );
    expect(await refusal(api.editMessageText(ANNA, own, ""))).toBe("400 Bad Request: message text is empty");
    expect(await refusal(api.editMessageText(ANNA, own, "я".repeat(4097)))).toBe(
      "400 Bad Request: MESSAGE_TOO_LONG",
    );
    expect(await refusal(api.editMessageText(ANNA, file.message_id, "два"))).toBe(
      "400 Bad Request: there is no text in the message to edit",
    );
  });

  test("a message is deleted once, and only for two days", async () => {
    const [first, second] = [await sent("раз"), await sent("два")];
    await api.deleteMessage(ANNA, first);
    expect(telegram.messages(ANNA).map((m) => m.id)).not.toContain(first);
    expect(await refusal(api.deleteMessage(ANNA, first))).toBe(
      "400 Bad Request: message to delete not found",
    );
    now += 48 * 3_600_000 + 1;
    expect(await refusal(api.deleteMessage(ANNA, second))).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    );
  });
});

describe("taps", () => {
  const OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";
  async function tapped() {
    const id = await sent("раз", oneButton("yes"));
    const answer = telegram.tap(ANNA, id, "Да");
    const update = (await api.getUpdates()).at(-1)?.callback_query;
    return { answer, query: update?.id ?? "", update };
  }

  test("a tap reaches the bot and its answer the person, once", async () => {
    const { answer, query, update } = await tapped();
    expect(update).toMatchObject({ data: "yes", from: { id: ANNA }, message: { text: "раз" } });
    await api.answerCallbackQuery(query, { text: "Принято", show_alert: true });
    expect(await answer).toEqual({ text: "Принято", alert: true });
    expect(await refusal(api.answerCallbackQuery(query))).toBe(OLD);
  });

  test("an answer over 200 characters is refused and may be given again", async () => {
    const { answer, query } = await tapped();
    expect(await refusal(api.answerCallbackQuery(query, { text: "я".repeat(201) }))).toBe(
      "400 Bad Request: MESSAGE_TOO_LONG",
    );
    await api.answerCallbackQuery(query, { text: "я".repeat(200) });
    expect((await answer).text.length).toBe(200);
  });

  test("too late, and a tap that never was", async () => {
    const { query } = await tapped();
    monotonic += 60_001;
    expect(await refusal(api.answerCallbackQuery(query))).toBe(OLD);
    expect(await refusal(api.answerCallbackQuery("777"))).toBe(OLD);
  });

  test("a button that is not there cannot be tapped, yet its data can be forged", async () => {
    const id = await sent("раз", oneButton("yes"));
    expect(() => telegram.tap(ANNA, id, "Нет")).toThrow("there are: «Да»");
    void telegram.forge(ANNA, id, "admin:drop");
    expect((await api.getUpdates()).at(-1)?.callback_query?.data).toBe("admin:drop");
  });
});

describe("files", () => {
  test("a document goes both ways under its Russian name", async () => {
    const bytes = new TextEncoder().encode("отчёт");
    await api.sendDocument(ANNA, new InputFile(bytes, "Отчёт за октябрь.txt"), {
      caption: "<b>Готово</b>",
      parse_mode: "HTML",
    });
    const shown = telegram.messages(ANNA).at(-1);
    expect(shown).toMatchObject({ text: "Готово", file: { name: "Отчёт за октябрь.txt" } });
    expect(shown?.file?.bytes).toEqual(bytes);

    telegram.sendDocument(ANNA, "План.docx", bytes);
    const document = (await api.getUpdates()).at(-1)?.message?.document;
    expect(document).toMatchObject({ file_name: "План.docx", file_size: bytes.length });
    const file = await api.getFile(document?.file_id ?? "");
    const response = await fetch(`${server.url}/file/bot${TOKEN}/${file.file_path}`);
    expect(await response.text()).toBe("отчёт");
    expect((await fetch(`${server.url}/file/bot42:other/${file.file_path}`)).status).toBe(401);
    expect((await fetch(`${server.url}/file/bot${TOKEN}/documents/none`)).status).toBe(404);
  });

  test("a picture comes with its sizes", async () => {
    const message = await api.sendPhoto(ANNA, new InputFile(new Uint8Array([1, 2]), "plan.png"));
    expect(message.photo.length).toBe(1);
  });

  test("what is refused", async () => {
    const file = () => new InputFile(new Uint8Array([1]), "a.txt");
    expect(await refusal(api.sendDocument(ANNA, file(), { caption: "я".repeat(1025) }))).toBe(
      "400 Bad Request: message caption is too long",
    );
    expect(await refusal(api.sendDocument(ANNA, new InputFile(new Uint8Array(0), "a.txt")))).toBe(
      "400 Bad Request: file must be non-empty",
    );
    expect(await refusal(api.sendDocument(ANNA, "unknown"))).toBe(
      "400 Bad Request: wrong file identifier/HTTP URL specified",
    );
    expect(await (await call("sendDocument", { chat_id: ANNA })).json()).toMatchObject({
      description: "Bad Request: there is no document in the request",
    });
    expect(await refusal(api.getFile("unknown"))).toBe("400 Bad Request: invalid file_id");
    telegram.sendDocument(ANNA, "big.bin", new Uint8Array(20 * 1024 * 1024 + 1));
    const big = (await api.getUpdates()).at(-1)?.message?.document?.file_id ?? "";
    expect(await refusal(api.getFile(big))).toBe("400 Bad Request: file is too big");
  });
});

describe("commands and the bot's own words", () => {
  const list = (...names: string[]) => names.map((command) => ({ command, description: "Что делает" }));

  test("the narrowest scope wins", async () => {
    await api.setMyCommands(list("help"));
    await api.setMyCommands(list("status", "help"), { scope: { type: "chat", chat_id: ANNA } });
    expect(telegram.commands(ANNA).map((c) => c.command)).toEqual(["status", "help"]);
    expect(telegram.commands(BORIS).map((c) => c.command)).toEqual(["help"]);
    expect((await api.getMyCommands({ scope: { type: "chat", chat_id: ANNA } })).length).toBe(2);
    await api.deleteMyCommands({ scope: { type: "chat", chat_id: ANNA } });
    expect(telegram.commands(ANNA).map((c) => c.command)).toEqual(["help"]);
  });

  test.each([
    ["a capital", list("Start"), "BOT_COMMAND_INVALID"],
    ["a Russian name", list("план"), "BOT_COMMAND_INVALID"],
    ["33 letters", list("a".repeat(33)), "BOT_COMMAND_INVALID"],
    ["no name", list(""), "BOT_COMMAND_INVALID"],
    ["no description", [{ command: "a", description: "" }], "BOT_COMMAND_DESCRIPTION_INVALID"],
    ["257 letters", [{ command: "a", description: "я".repeat(257) }], "BOT_COMMAND_DESCRIPTION_INVALID"],
    ["101 commands", list(...Array.from({ length: 101 }, (_, i) => `c${i}`)), "BOT_COMMANDS_TOO_MUCH"],
  ])("%s is refused", async (_, commands, description) => {
    expect(await refusal(api.setMyCommands(commands))).toBe(`400 Bad Request: ${description}`);
  });

  test("a scope of nobody's chat is refused", async () => {
    expect(await refusal(api.setMyCommands(list("a"), { scope: { type: "chat", chat_id: 999 } }))).toBe(
      "400 Bad Request: chat not found",
    );
  });

  test("descriptions, the menu button and actions", async () => {
    expect(await api.setMyDescription("Что умеет")).toBe(true);
    expect(await api.setMyShortDescription("Коротко")).toBe(true);
    expect(await refusal(api.setMyDescription("я".repeat(513)))).toBe(
      "400 Bad Request: description is too long",
    );
    expect(await api.setChatMenuButton({ menu_button: { type: "commands" } })).toBe(true);
    expect(await api.sendChatAction(ANNA, "typing")).toBe(true);
    expect(telegram.action(ANNA)).toBe("typing");
    await sent();
    expect(telegram.action(ANNA)).toBeNull();
    expect((await call("sendChatAction", { chat_id: ANNA, action: "dancing" })).status).toBe(400);
  });
});

describe("pace", () => {
  beforeEach(() => telegram.pace(true));

  test("one message a second to a chat; who does not wait is shut out for as long as said", async () => {
    await sent();
    expect(await refusal(sent())).toBe("429 Too Many Requests: retry after 3");
    monotonic += 2500;
    expect(await refusal(sent())).toBe("429 Too Many Requests: retry after 1");
    expect(await api.sendMessage(BORIS, "другой чат не при чём")).toBeDefined();
    monotonic += 500;
    expect(await sent()).toBeGreaterThan(0);
  });

  test("thirty messages a second to all", async () => {
    for (let id = 1; id <= 31; id++) {
      telegram.person(id, { firstName: "Кто-то" });
      telegram.send(id, "/start");
    }
    for (let id = 1; id <= 30; id++) await api.sendMessage(id, "hi");
    const response = await call("sendMessage", { chat_id: 31, text: "hi" });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ parameters: { retry_after: 3 } });
    monotonic += 3000;
    expect(await api.sendMessage(31, "hi")).toBeDefined();
  });

  test("a chat may be let take a burst", async () => {
    telegram.pace({ perSecond: 30, chatEveryMs: 1000, chatBurst: 3, groupPerMinute: 20, penaltySeconds: 5 });
    for (let i = 0; i < 3; i++) await sent();
    expect(await refusal(sent())).toBe("429 Too Many Requests: retry after 5");
  });

  test("plain: only the call that is too soon is refused", async () => {
    telegram.pace(PLAIN_PACE);
    await sent();
    monotonic += 400;
    expect(await refusal(sent())).toBe("429 Too Many Requests: retry after 1");
    monotonic += 600;
    expect(await sent()).toBeGreaterThan(0);
  });

  test("strict: whoever is too fast for one chat is shut out of all", async () => {
    telegram.pace(STRICT_PACE);
    await sent();
    expect(await refusal(sent())).toBe("429 Too Many Requests: retry after 3");
    expect(await refusal(api.sendMessage(BORIS, "другой чат"))).toBe("429 Too Many Requests: retry after 3");
    monotonic += 3000;
    expect(await api.sendMessage(BORIS, "другой чат")).toBeDefined();
  });
});

describe("faults on request", () => {
  test.each([
    ["403", "403 Forbidden: bot was blocked by the user"],
    ["429", "429 Too Many Requests: retry after 7"],
    ["500", "500 Internal Server Error"],
  ] as const)("%s, once, and nothing is sent", async (how, description) => {
    telegram.fail({ how, retryAfter: 7 });
    expect(await refusal(sent("раз"))).toBe(description);
    expect(telegram.messages(ANNA).length).toBe(1);
    await sent("два");
    expect(telegram.messages(ANNA).at(-1)?.text).toBe("два");
  });

  test.each(["cut", "lost", "html"] as const)("%s breaks the call", async (how) => {
    telegram.fail({ how, chatId: ANNA, method: "sendMessage" });
    await api.sendMessage(BORIS, "другим чатам ничего");
    await expect(sent("раз")).rejects.toThrow(HttpError);
    expect(telegram.messages(ANNA).at(-1)?.text).toBe(how === "lost" ? "раз" : "/start");
  });

  test("silence lasts until the bot gives up", async () => {
    telegram.fail({ how: "silence" });
    const impatient = AbortSignal.timeout(50);
    const url = `${server.url}/bot${TOKEN}/sendMessage?chat_id=${ANNA}&text=hi`;
    await expect(fetch(url, { signal: impatient })).rejects.toThrow("timeout");
    expect(telegram.messages(ANNA).length).toBe(1);
  });

  test("a chat that migrates is reached by its new id", async () => {
    telegram.fail({ how: "migrate", migrateTo: -500 });
    const response = await call("sendMessage", { chat_id: ANNA, text: "hi" });
    expect(await response.json()).toMatchObject({
      error_code: 400,
      parameters: { migrate_to_chat_id: -500 },
    });
    await api.sendMessage(-500, "дошло");
    expect(telegram.messages(ANNA).at(-1)?.text).toBe("дошло");
  });

  test("some times, then no more; what was not met can be called off", async () => {
    telegram.fail({ how: "500", times: 2 });
    expect(await refusal(sent())).toContain("500");
    telegram.healed();
    expect(await sent()).toBeGreaterThan(0);
  });
});

test("the log tells what was called, when and for whom, never what was said", async () => {
  await sent("секрет");
  telegram.fail({ how: "403" });
  await refusal(sent("секрет"));
  expect(telegram.calls).toEqual([
    { method: "sendMessage", chatId: ANNA, at: MORNING, monotonic: 0, status: 200 },
    { method: "sendMessage", chatId: ANNA, at: MORNING, monotonic: 0, status: 403 },
  ]);
});
