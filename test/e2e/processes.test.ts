import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeInstanceLock } from "../../src/db/lock.ts";
import { killStorm } from "../faults/kill-storm.ts";
import { BIN, warnings } from "../support/child-bot.ts";
import { at, openProcessWorld, PLAN, type ProcessWorld } from "../support/process-world.ts";

/* The bot as a program: real processes on a real file, killed and started. */

let world: ProcessWorld;
beforeEach(async () => {
  world = await openProcessWorld();
});
afterEach(() => world.close());

test(
  "from nothing: the plan is imported, the chair invited, joined by the link, answered",
  { timeout: 60_000 },
  async () => {
    const now = at("2019-11-18T10:00");
    const imported = await world.klaster(now, ["plan", "import", PLAN]).ended;
    expect([imported.code, imported.stderr]).toEqual([0, ""]);
    const bot = world.klaster(now, ["run"]);
    await bot.says(/Бот работает\. Состояние: http/);
    const given = await world.klaster(now, ["invite", "--chair", "--json"]).ended;
    const invite = JSON.parse(given.stdout) as Record<string, string>;
    expect(invite).toMatchObject({
      person: "Ветрова М.И.",
      link: `https://t.me/klaster_child_bot?start=${invite["token"]}`,
    });
    const vera = world.cast.person(900, "Вера");
    await vera.sends(`/start ${invite["token"]}`);
    await world.telegram.waitFor(900, (all) => all.some(({ text }) => text.includes("огласие")));
    await vera.taps("Соглас", { unanswered: true });
    await world.telegram.waitFor(900, (all) =>
      all.some(({ text }) => text.startsWith("Здравствуйте, Ветрова М.И.")),
    );
    await vera.sends("/status");
    await world.telegram.waitFor(
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
    await world.morningFor(1, now);
    const first = world.klaster(now, ["run"]);
    await first.says(/Бот работает/);
    const second = await world.klaster(now, ["run"]).ended;
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toMatch(/^Бот с этой базой уже запущен\..*\n$/);
    first.kill("SIGKILL");
    await first.ended;
    const third = world.klaster(now, ["run"]);
    await third.says(/Бот работает/);
  },
);

test(
  "of two with one token on two databases the newcomer says so and ends with 1, and nothing comes twice",
  { timeout: 60_000 },
  async () => {
    const morning = at("2019-09-02T09:00");
    const chats = await world.morningFor(20, morning.minus({ days: 3 }));
    world.chairJoins();
    const copy = join(world.folder, "copy.db");
    expect((await world.klaster(morning, ["backup", copy]).ended).code).toBe(0);
    const first = world.klaster(morning, ["run"]);
    await first.says(/Бот работает/);
    const second = world.klaster(morning, ["run"], { env: { DATABASE_PATH: copy } });
    const end = await second.ended;
    expect([end.code, end.stderr]).toEqual([
      1,
      expect.stringMatching(/^С этим токеном работает другая программа\..*\n$/),
    ]);
    expect(warnings(end.stdout)).toEqual([
      "another program asks for this bot's updates with the same token",
      "another program has this token: this one stops",
    ]);
    world.invites(chats[0] ?? 0);
    await world.digestsCome(chats, chats.length);
    await world.until(() => world.invitesOf(chats[0] ?? 0).answered > 0);
    await world.until(() => world.digests().every(({ state }) => state === "sent"));
    expect(chats.map((chatId) => world.copies(chatId))).toEqual(chats.map(() => 1));
    expect(world.invitesOf(chats[0] ?? 0)).toEqual({ issued: 1, answered: 1 });
    expect(warnings(first.said())).toEqual([
      "another program asks for this bot's updates with the same token",
    ]);
    first.kill("SIGTERM");
    expect(await first.ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test(
  "killed a dozen times on a morning: every digest comes, a second copy only of what was in doubt, every tap counts once",
  { timeout: 180_000 },
  async () => {
    const counts = await killStorm({ kills: 12, members: 90, random: Math.random });
    expect(counts).toMatchObject({ lost: 0, unmarked: 0, tapsLost: 0, tapsDoubled: 0 });
    // A storm that meets nothing under way proves nothing.
    expect(counts.marked).toBeGreaterThan(0);
    expect(counts.resumedMs.length).toBeGreaterThan(0);
  },
);

test("«npm start» that is killed leaves no bot behind", async () => {
  const shell = spawn("sh", ["-c", `"${process.execPath}" "${BIN}" run; true`], {
    env: { ...world.environment(at("2019-11-20T10:00")), npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const closed = once(shell.stdout, "close");
  await vi.waitFor(() => expect(said).toContain("Бот работает"), 10_000);
  shell.kill("SIGTERM");
  // Its output ends with the last process that has it.
  await closed;
  const lock = takeInstanceLock(world.path);
  expect(lock).not.toBeNull();
  lock?.release();
});
