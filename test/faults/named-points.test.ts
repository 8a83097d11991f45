import { afterEach, beforeEach, expect, test } from "vitest";
import { at, CHAIR, type DigestRow, openProcessWorld, type ProcessWorld } from "../support/process-world.ts";

/* The bot killed at every named point of its way out and in, as a program, on one morning. */

const STOP_AT = new URL("stop-at.ts", import.meta.url);
const MORNING = at("2019-09-02T09:00");

let world: ProcessWorld;
let chats: number[];
let starts: number;
beforeEach(async () => {
  world = await openProcessWorld({ delayMs: 0 });
  chats = await world.morningFor(12, MORNING.minus({ days: 3 }));
  starts = 0;
});
afterEach(() => world.close());

/** Each start a second later on the same morning: what is in doubt comes due only after the last of them. */
const nextStart = () => MORNING.plus({ seconds: starts++ });

/** Starts the bot and lets it end itself at the point. */
async function killedAt(point: string): Promise<void> {
  const env = { KLASTER_TEST_STOP_AT: point };
  const end = await world.klaster(nextStart(), ["run"], { env, preload: STOP_AT }).ended;
  expect([point, end.signal, end.stderr]).toEqual([point, "SIGKILL", ""]);
}

const sending = (): number[] =>
  world
    .digests()
    .filter(({ state }) => state === "sending")
    .map(({ chatId }) => chatId);

const jobRuns = (): { finished: number }[] =>
  world.looks(
    ({ sqlite }) =>
      sqlite
        .prepare(
          "SELECT finished_at IS NOT NULL AS finished FROM job_runs WHERE job = 'reminders' ORDER BY id",
        )
        .all() as { finished: number }[],
  );

test("out: the sweep, the claim, the request, the answer, the mark", { timeout: 120_000 }, async () => {
  await killedAt("sweep before");
  expect([world.digests(), jobRuns()]).toEqual([[], [{ finished: 0 }]]);

  await killedAt("sweep after");
  expect(world.digests().map(({ state }) => state)).toEqual(chats.map(() => "pending"));

  await killedAt("claim before");
  expect([sending(), world.arrived(chats)]).toEqual([[], 0]);

  // Before the request.
  await killedAt("claim after");
  const [unasked] = sending();
  expect(world.arrived(chats)).toBe(0);

  // After the request, before its answer.
  const held = world.holdAnswer("sendMessage");
  const bot = world.klaster(nextStart(), ["run"]);
  await held;
  bot.kill("SIGKILL");
  await bot.ended;
  world.letGo();
  const unanswered = sending().filter((chatId) => world.copies(chatId) === 1);
  expect(unanswered.length).toBeGreaterThan(0);

  // After the answer, before the mark.
  const before = new Set(chats.filter((chatId) => world.copies(chatId) > 0));
  await killedAt("settle before");
  const unmarked = sending().filter((chatId) => world.copies(chatId) === 1 && !before.has(chatId));
  expect(unmarked.length).toBeGreaterThan(0);

  await killedAt("settle after");
  const marked = world.digests().filter(({ state }) => state === "sent");
  expect(marked.length).toBe(1);

  const isSettled = (row: DigestRow): boolean =>
    row.state === "sent" || (row.state === "pending" && row.doubts > 0);
  await runUntil((rows) => rows.every(isSettled));
  starts += 120;
  await runUntil((rows) => rows.every(({ state }) => state === "sent"));
  const rows = new Map(world.digests().map((row) => [row.chatId, row]));
  const told = (chatId: number | undefined) => ({
    copies: world.copies(chatId ?? 0),
    doubts: rows.get(chatId ?? 0)?.doubts,
  });
  expect(told(unasked)).toEqual({ copies: 1, doubts: 1 });
  for (const chatId of [...unanswered, ...unmarked]) expect(told(chatId)).toEqual({ copies: 2, doubts: 1 });
  expect(told(marked[0]?.chatId)).toEqual({ copies: 1, doubts: 0 });
  for (const { chatId, state, doubts } of rows.values()) {
    expect(state).toBe("sent");
    expect(world.copies(chatId)).toBeLessThanOrEqual(1 + doubts);
  }
  expect(jobRuns().filter(({ finished }) => finished === 1)).toHaveLength(1);
});

/** A whole run of the bot, until this holds of the outbox. */
async function runUntil(so: (rows: DigestRow[]) => boolean): Promise<void> {
  const bot = world.klaster(nextStart(), ["run"]);
  await bot.says(/Бот работает/);
  await world.until(() => so(world.digests()));
  bot.kill("SIGTERM");
  expect(await bot.ended).toMatchObject({ code: 0, stderr: "" });
}

test("in: an update kept, handled, answered", { timeout: 120_000 }, async () => {
  world.chairJoins();
  const [unkept = 0, kept = 0, unwritten = 0, written = 0, answered = 0] = chats;

  world.invites(unkept);
  await killedAt("keep before");
  expect(inbox()).toEqual([]);

  // Telegram has not heard that it arrived, and brings it again.
  world.invites(kept);
  await killedAt("keep after");
  expect(inbox().map(({ state }) => state)).toEqual(expect.arrayContaining(["pending"]));

  world.invites(unwritten);
  await killedAt("effect before");
  world.invites(written);
  await killedAt("effect after");

  world.invites(answered);
  const held = world.holdAnswer("answerCallbackQuery");
  const bot = world.klaster(nextStart(), ["run"]);
  await held;
  bot.kill("SIGKILL");
  await bot.ended;
  world.letGo();

  const last = world.klaster(nextStart(), ["run"]);
  await last.says(/Бот работает/);
  await world.telegram.settled();
  await world.until(() => inbox().every(({ state }) => state === "done"));
  // Each start leaves word of the answer that the end before it cut off; the word itself may be in doubt for a minute.
  expect(world.looks(({ sqlite }) => sqlite.prepare(CUT_OFF).pluck().get())).toBe(2);
  await world.until(() => wordsOfIt() > 0);
  last.kill("SIGTERM");
  await last.ended;
  const told = chats.slice(0, 5).map((chatId) => world.invitesOf(chatId));
  expect(told.map(({ issued }) => issued)).toEqual([1, 1, 1, 1, 1]);
  // Two were killed between the effect and its answer: the effect stands, and is not made again to be told.
  expect(told.map(({ answered }) => answered).toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1, 1]);
});

const CUT_OFF = "SELECT count(*) FROM outbox WHERE kind = 'cutOff'";
const wordsOfIt = (): number =>
  world.telegram.messages(CHAIR).filter(({ text }) => text.includes("не успел Вам ответить")).length;

const inbox = (): { state: string; attempts: number }[] =>
  world.looks(
    ({ sqlite }) =>
      sqlite.prepare("SELECT state, attempts FROM inbox WHERE chat_id = 900").all() as {
        state: string;
        attempts: number;
      }[],
  );
