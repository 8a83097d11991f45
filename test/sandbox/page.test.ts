import { Hono } from "hono";
import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";

import type { SandboxControls } from "../../src/sandbox/page-web.ts";
import { sandboxPage } from "../../src/sandbox/page-web.ts";
import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { createSandboxTelegram } from "../../src/sandbox/sandbox-web.ts";

const ZONE = "Europe/Kirov";
const [CHAIR, DIRECTOR, DEPUTY, CURATOR] = [1, 2, 3, 4];

let telegram: SandboxTelegram;
let app: Hono;
let now: DateTime;

beforeEach(() => {
  now = DateTime.fromISO("2019-10-01T09:00", { zone: ZONE });
  telegram = createSandboxTelegram({
    token: "42:secret",
    username: "klaster_bot",
    now: () => now.toMillis(),
  });
  const people = [
    { chatId: CHAIR, name: "Зимина А.П.", office: "председатель", school: "СШ пгт Берёзово" },
    { chatId: DIRECTOR, name: "Лаптева Е.И.", office: "директор", school: "СОШ с. Верхнее" },
    { chatId: DEPUTY, name: "Соколова М.В.", office: "заместитель по ВР", school: "СОШ с. Верхнее" },
    { chatId: CURATOR, name: "Орлов <Г.С.>", office: "куратор", school: "" },
  ];
  for (const { chatId, name } of people) telegram.person(chatId, { firstName: name });
  const controls: SandboxControls = {
    people: () => people,
    now: () => now,
    moveTo(moment) {
      now = moment;
      return Promise.resolve();
    },
    nextMorning() {
      now = now.plus({ days: 1 });
      return Promise.resolve();
    },
    startOver: () => Promise.reject(new Error("disk full")),
  };
  app = new Hono().route("/", telegram.app).route("/", sandboxPage(telegram, controls));
});

const HOST = "127.0.0.1:8080";
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { host: HOST, ...headers } });
const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: "POST",
    headers: { host: HOST, ...headers },
    body: new URLSearchParams(fields),
  });
const feed = async (chatId: number): Promise<string> =>
  (await get(`/sandbox/phones/0/feed?chat=${chatId}`)).text();

/** Calls the Bot API as the bot does. */
async function botSends(chatId: number, fields: object): Promise<void> {
  const response = await app.request("/bot42:secret/sendMessage", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: chatId, parse_mode: "HTML", ...fields }),
  });
  expect(response.status).toBe(200);
}

describe("the page", () => {
  test("shows three phones, the bot's time and what to try", async () => {
    const html = await (await get("/")).text();
    expect(html).toContain(`<html lang="ru">`);
    expect(html).toContain("вторник, 1 октября 2019, 09:00");
    expect(html.match(/class="phone"/g)?.length).toBe(3);
    expect(html).toContain("Сдать мониторинг");
    expect(html).toContain("Орлов &lt;Г.С.&gt;");
  });

  test("opens with the phones that its address names", async () => {
    const html = await (await get(`/?phones=${CURATOR},777,${DEPUTY}`)).text();
    expect([...html.matchAll(/data-chat="(\d)"/g)].map((m) => Number(m[1]))).toEqual([
      CURATOR,
      DEPUTY,
      CHAIR,
    ]);
  });

  test.each(["/sandbox/page.css", "/sandbox/page.js", "/sandbox/htmx.js"])(
    "serves %s itself",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect((await response.text()).length).toBeGreaterThan(1000);
    },
  );
});

describe("a phone", () => {
  test("is asked for again only when it has changed", async () => {
    telegram.send(DIRECTOR, "/start");
    const path = `/sandbox/phones/1/feed?chat=${DIRECTOR}&version=`;
    expect((await get(path + String(telegram.version(DIRECTOR)))).status).toBe(204);
    await botSends(DIRECTOR, { text: "Здравствуйте" });
    const response = await get(path + String(telegram.version(DIRECTOR) - 1));
    expect(await response.text()).toContain("Здравствуйте");
  });

  test("shows Telegram's tags and lets nothing else through", async () => {
    telegram.send(DIRECTOR, `<script>alert(1)</script> "><img src=x>`);
    await botSends(DIRECTOR, {
      text: `<b>Школа</b> &lt;img src=x onerror=alert(1)&gt; <a href="https://a.ru/?q=&quot;&gt;">сайт</a> /status`,
    });
    const html = await feed(DIRECTOR);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;alert(1)");
    expect(html).toContain("<b>Школа</b> &lt;img src=x onerror=alert(1)&gt;");
    expect(html).toContain(
      `<a href="https://a.ru/?q=&quot;&gt;" target="_blank" rel="noopener noreferrer">сайт</a>`,
    );
    expect(html).toContain(`{&quot;text&quot;:&quot;/status&quot;}`);
  });

  test("copies a link to the bot, for another phone to open", async () => {
    telegram.send(CHAIR, "/start");
    await botSends(CHAIR, { text: "https://t.me/klaster_bot?start=abc" });
    expect(await feed(CHAIR)).toContain(`data-copy="https://t.me/klaster_bot?start=abc"`);
    await post(`/sandbox/chats/${DEPUTY}/send`, { text: "https://t.me/klaster_bot?start=abc" });
    expect(telegram.messages(DEPUTY).at(-1)?.text).toBe("/start abc");
  });

  test("begins with the start button and then has the bot's keyboard and commands", async () => {
    expect(await feed(DEPUTY)).toContain("Начать");
    telegram.send(DEPUTY, "/start");
    await botSends(DEPUTY, { text: "Меню", reply_markup: { keyboard: [["Сдать мониторинг"]] } });
    const html = await feed(DEPUTY);
    expect(html).not.toContain("Начать");
    expect(html).toContain("Сдать мониторинг");
  });

  test("tells what is new until it is looked at", async () => {
    telegram.send(DEPUTY, "/start");
    await botSends(DEPUTY, { text: "раз" });
    expect(await feed(DEPUTY)).toContain(`class="badge"`);
    expect(await (await get("/sandbox/top")).text()).toContain(`data-open="${DEPUTY}"`);
    await post(`/sandbox/chats/${DEPUTY}/read`);
    expect(await feed(DEPUTY)).not.toContain(`class="badge"`);
    expect(await (await get("/sandbox/top")).text()).not.toContain(`data-open="${DEPUTY}"`);
  });

  test("a tap shows the bot's answer", async () => {
    telegram.send(DEPUTY, "/start");
    await botSends(DEPUTY, {
      text: "?",
      reply_markup: { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] },
    });
    telegram.onUpdate(({ callback_query: query }) => {
      const { id } = query as { id: string };
      void app.request(`/bot42:secret/answerCallbackQuery?callback_query_id=${id}&text=Принято <b>`);
    });
    const id = String(telegram.messages(DEPUTY).at(-1)?.id);
    const response = await post(`/sandbox/chats/${DEPUTY}/tap`, { message: id, data: "yes" });
    expect(await response.text()).toBe(`<p class="toast">Принято &lt;b&gt;</p>`);
  });

  test("files go both ways", async () => {
    const form = new FormData();
    form.set("file", new File(["отчёт"], "Отчёт.txt"));
    await app.request(`/sandbox/chats/${DEPUTY}/file`, {
      method: "POST",
      headers: { host: HOST },
      body: form,
    });
    const file = telegram.messages(DEPUTY).at(-1)?.file;
    expect(file?.name).toBe("Отчёт.txt");
    const response = await get(`/sandbox/files/${file?.id}`);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(await response.text()).toBe("отчёт");
  });

  test("stops the bot and starts it again", async () => {
    telegram.send(DEPUTY, "/start");
    await post(`/sandbox/chats/${DEPUTY}/block`);
    expect(await feed(DEPUTY)).toContain("Бот остановлен");
    await post(`/sandbox/chats/${DEPUTY}/restart`);
    expect(telegram.isBlocked(DEPUTY)).toBe(false);
  });
});

describe("the clock", () => {
  test("moves to the next morning", async () => {
    expect(await (await post("/sandbox/next-morning")).text()).toContain("среда, 2 октября 2019, 09:00");
  });

  test("moves to a date in the bot's own zone", async () => {
    await post("/sandbox/to-date", { moment: "2019-12-01T10:30" });
    expect(now.toISO()).toBe("2019-12-01T10:30:00.000+03:00");
  });
});

describe("a mistake is told in a sentence", () => {
  test.each<[string, string, Record<string, string>, string]>([
    ["an empty message", "chats/1/send", { text: "  " }, "пустое сообщение не отправить"],
    ["nobody's phone", "chats/777/send", { text: "hi" }, "Этого человека больше нет"],
    ["a button that has gone", "chats/1/tap", { message: "9", data: "x" }, "Этой кнопки больше нет"],
    ["no file", "chats/1/file", {}, "Выберите файл"],
    ["no date", "to-date", { moment: "завтра" }, "Укажите день и время"],
    ["too far", "to-date", { moment: "2026-09-30T10:00" }, "не дальше чем на 400 дней"],
    ["the past", "to-date", { moment: "2019-09-30T10:00" }, "Время идёт только вперёд"],
    ["a fault of the app", "start-over", {}, "Не получилось"],
  ])("%s", async (_, path, fields, sentence) => {
    const response = await post(`/sandbox/${path}`, fields);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get("hx-retarget")).toBe("#problem");
    expect(await response.text()).toContain(sentence);
  });

  test("writing to a bot that is stopped", async () => {
    telegram.block(CHAIR);
    expect(await (await post(`/sandbox/chats/${CHAIR}/send`, { text: "hi" })).text()).toContain(
      "Бот остановлен",
    );
  });
});

describe("only this machine's own page may ask", () => {
  test.each(["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.0.7:8080"])(
    "not under the name %s",
    async (host) => {
      expect((await get("/", { host })).status).toBe(403);
      expect((await get("/sandbox/top", { host })).status).toBe(403);
      expect((await post("/sandbox/next-morning", {}, { host })).status).toBe(403);
    },
  );

  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "http://127.0.0.1:9999" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
  ])("not from %j", async (headers: Record<string, string>) => {
    expect((await post("/sandbox/next-morning", {}, headers)).status).toBe(403);
    expect(now.day).toBe(1);
  });

  test.each([
    [{ origin: `http://${HOST}`, "sec-fetch-site": "same-origin" }],
    [{ host: "localhost:8080", origin: "http://localhost:8080" }],
    [{ host: "[::1]:8080" }],
  ])("but from %j", async (headers: Record<string, string>) => {
    expect((await post("/sandbox/next-morning", {}, headers)).status).toBe(200);
  });

  test("and its own scripts only", async () => {
    const policy = (await get("/")).headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self'");
  });
});
