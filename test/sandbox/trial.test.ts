import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { startTrial, type Trial } from "../../src/sandbox/trial.ts";
import { listen } from "../../src/web/server.ts";

let folder: string;
let trial: Trial;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-trial-"));
});
afterEach(async () => {
  await trial.stop();
  rmSync(folder, { recursive: true });
});

async function begin(env: Record<string, string> = {}): Promise<void> {
  const config = parseConfig({ DATABASE_PATH: join(folder, "klaster.db"), WEB_PORT: "0", ...env });
  const started = await startTrial(config, createLog("silent"), "test/support/cast-plan.txt");
  if (started === null) throw new Error("a sandbox is running already");
  trial = started;
}

const get = async (path: string): Promise<string> => (await fetch(trial.url + path)).text();
const post = async (path: string, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await fetch(trial.url + path, { method: "POST", body: new URLSearchParams(fields) });
  return `${answer.status} ${await answer.text()}`;
};
const clock = async (): Promise<string> => /datetime="(.{16})/.exec(await get("sandbox/top"))?.[1] ?? "";
/** Name and chat of those whose phones can be taken. */
const people = async (): Promise<Map<string, string>> => {
  const options = (await get("")).matchAll(/<option value="(\d+)"[^>]*>\s*([^·<]+?)\s*[·<]/g);
  return new Map([...options].map(([, chat = "", name = ""]) => [name, chat]));
};

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`in vain: ${what}`);
}

/** Taps the latest button that begins with these words. */
async function taps(chat: string, words: string): Promise<void> {
  await until(`${words} in ${chat}`, async () => {
    const feed = await get(`sandbox/phones/0/feed?chat=${chat}&version=`);
    const buttons = [...feed.matchAll(/<button[^>]*hx-vals="([^"]*)"[^>]*>\s*([^<]*?)\s*</g)];
    const [, values] = buttons.findLast(([, , text = ""]) => text.startsWith(words)) ?? [];
    if (values === undefined) return false;
    await post(
      `sandbox/chats/${chat}/tap`,
      JSON.parse(values.replaceAll("&quot;", '"')) as object as Record<string, string>,
    );
    return true;
  });
}

test("opens with the first digests there, and says which port it took", async () => {
  const other = await listen(new Hono());
  await begin({ WEB_PORT: String(other.port) });
  expect(trial.port).toBeGreaterThan(other.port);
  await other.close();
  expect(await clock()).toBe("2019-11-18T09:00");
  expect(await get("")).toContain("Понедельник, 18 ноября");
});

test("whoever the chair names has a phone, and whoever she removes keeps it", async () => {
  await begin();
  const before = await people();
  const [chair = ""] = before.values();
  await post(`sandbox/chats/${chair}/send`, { text: "Люди" });
  await taps(chair, "Назвать: директор");
  await until("the question", async () =>
    (await get(`sandbox/phones/0/feed?chat=${chair}&version=`)).includes("Кто теперь"),
  );
  await post(`sandbox/chats/${chair}/send`, { text: "Новикова А.Б." });
  await until("the new phone", async () => (await people()).has("Новикова А.Б."));
  expect([...(await people()).keys()]).toEqual([...before.keys(), "Новикова А.Б."]);
  expect(await get("sandbox/top")).toMatch(/Новикова А\.Б\. <b class="count">новый человек/);

  await post(`sandbox/chats/${chair}/send`, { text: "Люди" });
  await taps(chair, "Новикова А.Б.");
  await taps(chair, "Убрать из кластера");
  await taps(chair, "Убрать");
  await until("no office", async () => !/Новикова А\.Б\. · директор/.test(await get("")));
  expect((await people()).has("Новикова А.Б.")).toBe(true);
});

test("what is asked of the clock at once is done one after the other", async () => {
  await begin();
  const [far, near] = await Promise.all([
    post("sandbox/to-date", { moment: "2020-01-20T10:00" }),
    post("sandbox/to-date", { moment: "2019-12-02T10:00" }),
  ]);
  expect(far).toMatch(/^200/);
  expect(near).toContain('datetime="2020-01-20T10:00');
  expect(await clock()).toBe("2020-01-20T10:00");
});

test("starting over cuts a move short, however often it is asked", async () => {
  await begin();
  const move = post("sandbox/to-date", { moment: "2020-11-20T10:00" });
  const answers = await Promise.all([post("sandbox/start-over"), post("sandbox/start-over")]);
  expect(answers).toEqual(["200 ", "200 "]);
  expect(await move).toMatch(/^200/);
  expect(await clock()).toBe("2019-11-18T09:00");
});

test("begins when KLASTER_NOW says, and says when it has come further", async () => {
  await begin({ KLASTER_NOW: "2019-09-02T12:30:00+03:00" });
  expect([await clock(), trial.aheadOfAsked]).toEqual(["2019-09-02T12:30", false]);
  await trial.stop();
  await begin({ KLASTER_NOW: "2019-10-07T12:30:00+03:00" });
  expect([await clock(), trial.aheadOfAsked]).toEqual(["2019-10-07T12:30", false]);
  await trial.stop();
  await begin({ KLASTER_NOW: "2019-09-03T12:30:00+03:00" });
  expect([await clock(), trial.aheadOfAsked]).toEqual(["2019-10-07T12:30", true]);
});

test("a group that the bot was put into is there after a restart, with the bot in it", async () => {
  await begin();
  const chair = (await people()).values().next().value ?? "";
  await post("sandbox/groups/-4001/add", { by: chair });
  await expect.poll(() => get(`sandbox/phones/0?chat=${chair}`)).toContain("Бот добавлен в группу");
  await trial.stop();
  await begin();
  expect(await get("sandbox/phones/0?chat=-4001")).toContain("Убрать бота");
});
