import { Hono } from "hono";
import { DateTime } from "luxon";
import { beforeEach, expect, test } from "vitest";
import { sandboxPage } from "../../src/sandbox/page-web.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";

const [CHAIR, DIRECTOR, GROUP] = [1, 2, -4001];

let telegram: SandboxTelegram;
let app: Hono;

beforeEach(() => {
  const now = DateTime.fromISO("2019-10-01T09:00", { zone: "Europe/Kirov" });
  telegram = createSandboxTelegram({
    token: "42:secret",
    username: "klaster_bot",
    now: () => now.toMillis(),
  });
  const people = [
    { chatId: CHAIR, name: "Зимина А.П.", office: "председатель", school: "" },
    { chatId: DIRECTOR, name: "Лаптева Е.И.", office: "директор", school: "" },
  ];
  for (const { chatId, name } of people) telegram.person(chatId, { firstName: name });
  telegram.groups.add(GROUP, "Совет <b>кластера</b>", [CHAIR]);
  const nothing = () => Promise.resolve();
  app = new Hono().route("/", telegram.app).route(
    "/",
    sandboxPage(telegram, {
      people: () => people,
      now: () => now,
      moveTo: nothing,
      nextMorning: nothing,
      startOver: nothing,
    }),
  );
});

const headers = { host: "127.0.0.1:8080" };
const get = async (path: string): Promise<string> => (await app.request(path, { headers })).text();
const post = (path: string, fields: Record<string, string | number>): Response | Promise<Response> =>
  app.request(path, {
    method: "POST",
    headers,
    body: new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    ),
  });
const feed = (): Promise<string> => get(`/sandbox/phones/0/feed?chat=${GROUP}`);

test("a group can be chosen in a phone's place, and has no phone's own buttons", async () => {
  expect(await get("/")).toContain(`<option value="${GROUP}"`);
  const html = await get(`/sandbox/phones/1?chat=${GROUP}`);
  expect(html).toContain("Совет &lt;b&gt;кластера&lt;/b&gt;");
  expect(html).not.toContain("Остановить бота");
  expect(html.match(/<option value="\d+"/g)?.length).toBeGreaterThanOrEqual(2 * 2);
  expect(await get(`/?phones=${GROUP}`)).toContain(`data-chat="${GROUP}"`);
});

test("anybody puts the bot in and out, and writes under their own name", async () => {
  expect(await feed()).toContain("Добавить бота");
  expect((await post(`/sandbox/groups/${GROUP}/add`, { by: DIRECTOR })).status).toBe(204);
  expect(await feed()).toContain("Убрать бота");
  await post(`/sandbox/groups/${GROUP}/send`, { by: CHAIR, text: "Коллеги, <i>добрый</i> день" });
  expect(await feed()).toMatch(/Зимина А\.П\.[^]*Коллеги, &lt;i&gt;добрый/);
  await post(`/sandbox/groups/${GROUP}/remove`, { by: DIRECTOR });
  expect(telegram.groups.list()).toMatchObject([{ hasBot: false }]);
});

test("a feed that shows what there is gets nothing", async () => {
  const version = telegram.groups.version(GROUP);
  const answer = await app.request(`/sandbox/phones/0/feed?chat=${GROUP}&version=${version}`, { headers });
  expect(answer.status).toBe(204);
});

test("a supergroup stands where the group was, and the old one is no more", async () => {
  await post(`/sandbox/groups/${GROUP}/add`, { by: CHAIR });
  const html = await (await post(`/sandbox/groups/${GROUP}/upgrade`, { by: CHAIR, slot: 1 })).text();
  expect(html).toContain("супергруппа");
  expect(html).toContain(`id="phone-1"`);
  expect(html).not.toContain("Сделать супергруппой");
  const late = await post(`/sandbox/groups/${GROUP}/send`, { by: CHAIR, text: "Да" });
  expect(late.status).toBe(422);
  expect(await late.text()).toContain("Этого в группе сделать нельзя");
});

test.each([
  [`/sandbox/groups/${GROUP}/send`, { by: CHAIR, text: " " }],
  [`/sandbox/groups/${GROUP}/add`, { by: 99 }],
  [`/sandbox/groups/${GROUP}/add`, {}],
  ["/sandbox/groups/-1/add", { by: CHAIR }],
])("%s with %j is refused in words", async (path, fields: Record<string, string | number>) => {
  const answer = await post(path, fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/^<p>[А-Я]/);
});
