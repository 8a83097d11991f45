import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { DateTime } from "luxon";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeInstanceLock } from "../../src/db/lock.ts";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import { keepPlan, readPlanSource } from "../../src/import-plan.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { type Listening, listen } from "../../src/web/server.ts";
import { endChildren, startKlaster } from "../support/child-bot.ts";
import { type Cast, createCast } from "../support/chat.ts";

/* The bot as a program: real processes on a real file, killed and started, talking to a Telegram of this test's. */

const TOKEN = "4242:processes";
const BIN = fileURLToPath(new URL("../../bin/klaster.js", import.meta.url));
const PLAN = fileURLToPath(new URL("../support/cast-plan.txt", import.meta.url));
const ZONE = "Europe/Kirov";
const at = (text: string): DateTime => DateTime.fromISO(text, { zone: ZONE });

let folder: string;
let telegram: SandboxTelegram;
let server: Listening;
let cast: Cast;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "klaster-processes-"));
  telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_child_bot",
    now: () => at("2019-11-20T09:00").toMillis(),
  });
  server = await listen(slowly(telegram));
  cast = createCast(telegram, () => Promise.resolve());
});
afterEach(async () => {
  await endChildren();
  telegram.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Each message takes as long on its way there as its answer on the way back: a kill finds some on either. */
function slowly({ app }: SandboxTelegram): Hono<{ Bindings: HttpBindings }> {
  const slow = new Hono<{ Bindings: HttpBindings }>();
  slow.all("*", async (c) => {
    const isMessage = c.req.path.endsWith("/sendMessage");
    if (isMessage) await wait(30);
    const answer = await app.fetch(c.req.raw, c.env);
    if (isMessage) await wait(30);
    return answer;
  });
  return slow;
}

const database = (): string => join(folder, "klaster.db");

const environment = (now: DateTime): Record<string, string> => ({
  BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: server.url,
  DATABASE_PATH: database(),
  KLASTER_NOW: now.toISO() ?? "",
  WEB_PORT: "0",
});

const klaster = (now: DateTime, ...args: string[]) => startKlaster(args, environment(now));

/** The made-up plan in the database, and so many members of the Council who have joined, in chats from 5001 on. */
async function morningFor(members: number, now: DateTime): Promise<number[]> {
  const open = openDb(database());
  migrate(open);
  const source = { bytes: readFileSync(PLAN), fileName: "cast-plan.txt" };
  const reading = await readPlanSource(source);
  if ("problem" in reading) throw new Error(reading.problem);
  keepPlan(open.db, reading, source, { clusterId: null, timezone: ZONE, now, importedBy: null });
  const chats = Array.from({ length: members }, (_, i) => 5001 + i);
  const person = open.sqlite.prepare(
    "INSERT INTO people (cluster_id, name, position, chat_id, reach) VALUES (1, ?, 'член Совета', ?, 'reachable')",
  );
  const office = open.sqlite.prepare(
    "INSERT INTO offices (cluster_id, person_id, kind) VALUES (1, ?, 'council')",
  );
  for (const chatId of chats) office.run(person.run(`Ольха ${chatId}`, chatId).lastInsertRowid);
  open.close();
  for (const chatId of chats) {
    telegram.person(chatId, { firstName: `Ольха ${chatId}` });
    telegram.send(chatId, "Здравствуйте");
  }
  return chats;
}

interface Row {
  chatId: number;
  state: string;
  doubts: number;
}

function outbox(): Row[] {
  const open = openDb(database());
  const rows = open.sqlite
    .prepare(
      "SELECT people.chat_id AS chatId, state, doubts FROM outbox JOIN people ON people.id = person_id WHERE kind = 'digest'",
    )
    .all() as Row[];
  open.close();
  return rows;
}

const copies = (chatId: number): number =>
  telegram.messages(chatId).filter(({ text }) => text.includes("Напоминаем:")).length;

const arrived = (chats: readonly number[]): number => chats.filter((chatId) => copies(chatId) > 0).length;

/** Resolves when so many digests have come on all phones together; in vain after a while. */
function digestsCome(chats: readonly number[], wanted: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`only ${arrived(chats)} came`))), 20_000);
    const finish = (settle: () => void): void => {
      stop();
      clearTimeout(timer);
      settle();
    };
    const look = (): void => {
      if (arrived(chats) >= wanted) finish(resolve);
    };
    const stop = telegram.onChange(look);
    look();
  });
}

test(
  "from nothing: the plan is imported, the chair invited, joined by the link, answered",
  { timeout: 60_000 },
  async () => {
    const now = at("2019-11-18T10:00");
    const imported = await klaster(now, "plan", "import", PLAN).ended;
    expect([imported.code, imported.stderr]).toEqual([0, ""]);
    const bot = klaster(now, "run");
    await bot.says(/Бот работает\. Состояние: http/);
    const given = await klaster(now, "invite", "--chair", "--json").ended;
    const invite = JSON.parse(given.stdout) as Record<string, string>;
    expect(invite).toMatchObject({
      person: "Ветрова М.И.",
      link: `https://t.me/klaster_child_bot?start=${invite["token"]}`,
    });
    const vera = cast.person(900, "Вера");
    await vera.sends(`/start ${invite["token"]}`);
    await telegram.waitFor(900, (all) => all.some(({ text }) => text.includes("огласие")));
    await vera.taps("Соглас", { unanswered: true });
    await telegram.waitFor(900, (all) =>
      all.some(({ text }) => text.startsWith("Здравствуйте, Ветрова М.И.")),
    );
    await vera.sends("/status");
    await telegram.waitFor(
      900,
      (all) => /план|мероприят/i.test(all.at(-1)?.text ?? "") && all.at(-1)?.fromBot === true,
    );
    bot.kill("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test(
  "of two on one database the second says so and ends with 1; after a kill the next one starts",
  { timeout: 60_000 },
  async () => {
    const now = at("2019-11-18T10:00");
    await morningFor(1, now);
    const first = klaster(now, "run");
    await first.says(/Бот работает/);
    const second = await klaster(now, "run").ended;
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toMatch(/^Бот с этой базой уже запущен\..*\n$/);
    expect((await fetch(`${server.url}/bot${TOKEN}/getMe`)).status).toBe(200);
    first.kill("SIGKILL");
    await first.ended;
    const third = klaster(now, "run");
    await third.says(/Бот работает/);
  },
);

test(
  "killed a dozen times in the middle of a morning: every digest comes, a second copy only of what was in doubt",
  { timeout: 120_000 },
  async () => {
    const morning = at("2019-09-02T09:00");
    const chats = await morningFor(90, morning.minus({ days: 3 }));
    for (let kill = 0; kill < 12; kill++) {
      // Each start a little later on the same morning: what is in doubt comes due only after the last of them.
      const bot = klaster(morning.plus({ seconds: 4 * kill }), "run");
      await digestsCome(chats, arrived(chats) + 1);
      await wait(Math.random() * 100);
      bot.kill("SIGKILL");
      expect((await bot.ended).signal).toBe("SIGKILL");
    }
    expect(arrived(chats)).toBeLessThan(chats.length);
    const cutOff = outbox().filter(({ state }) => state === "sending").length;
    await runUntil(morning.plus({ minutes: 3 }), chats, chats.length - cutOff);
    // What the last kill left in doubt waits its minute.
    await runUntil(morning.plus({ minutes: 6 }), chats, chats.length);

    const rows = outbox();
    expect(rows).toHaveLength(chats.length);
    expect(rows.filter(({ doubts }) => doubts > 0).length).toBeGreaterThan(0);
    const wrong = rows.filter(
      ({ chatId, doubts }) => copies(chatId) < 1 || copies(chatId) > 1 + doubts || doubts > 1,
    );
    expect(wrong).toEqual([]);
  },
);

test("«npm start» that is killed leaves no bot behind", async () => {
  const shell = spawn("sh", ["-c", `"${process.execPath}" "${BIN}" run; true`], {
    env: { ...environment(at("2019-11-20T10:00")), npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const closed = once(shell.stdout, "close");
  await vi.waitFor(() => expect(said).toContain("Бот работает"), 10_000);
  shell.kill("SIGTERM");
  // Its output ends with the last process that has it.
  await closed;
  const lock = takeInstanceLock(database());
  expect(lock).not.toBeNull();
  lock?.release();
});

async function runUntil(now: DateTime, chats: readonly number[], come: number): Promise<void> {
  const bot = klaster(now, "run");
  await digestsCome(chats, come);
  await bot.says(/Бот работает/);
  bot.kill("SIGTERM");
  expect((await bot.ended).code).toBe(0);
}
