import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPoller, type Poller } from "../../src/delivery/poller.ts";
import { openDb, type OpenDb } from "../../src/db/open.ts";
import { createDbWatch, type DbWatch } from "../../src/db/watch.ts";
import { createLog } from "../../src/log.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { type Listening, listen } from "../../src/web/server.ts";
import { NetworkError } from "../../src/telegram/api-error.ts";
import { type ApiAnswer, type Call, createCall } from "../../src/telegram/call.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";

const TOKEN = "123456789:made-up-token-of-tests-only";
const ANNA = 1001;

let log: string[];
let received: number[];
let pauses: number[];
let poller: Poller;
let open: OpenDb;
let watch: DbWatch;
/** Milliseconds of the poller's own clock: its pauses, and what is added by hand. */
let passed: number;
const receive = (updates: readonly unknown[]) =>
  void received.push(...updates.map((one) => (one as { update_id: number }).update_id));

beforeEach(() => {
  log = [];
  received = [];
  pauses = [];
  passed = 0;
  open = openDb(":memory:");
  watch = createDbWatch({ sqlite: open.sqlite, log: logger() });
});
afterEach(() => {
  watch.stop();
  open.close();
});

const logger = () => createLog("debug", { write: (line) => log.push(line) });

const makePoller = (call: Call, take = receive): Poller =>
  createPoller({
    call,
    receive: take,
    watch,
    monotonic: () => passed,
    allowedUpdates: ["message", "callback_query"],
    log: logger(),
    sleep: (ms) => {
      pauses.push(ms);
      passed += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
  });

describe("with Telegram", () => {
  let telegram: SandboxTelegram;
  let server: Listening;
  let call: Call;
  beforeEach(async () => {
    telegram = createSandboxTelegram({ token: TOKEN, username: "klaster_bot", now: () => 0 });
    telegram.person(ANNA, { firstName: "Анна" });
    server = await listen(telegram.app);
    call = createCall({ apiRoot: server.url, token: TOKEN, fetch: createTelegramFetch() });
  });
  afterEach(async () => {
    await poller.stop();
    telegram.close();
    await server.close();
  });

  test("takes what is there and what comes, once, and confirms it", async () => {
    telegram.send(ANNA, "/start");
    telegram.send(ANNA, "/status");
    poller = makePoller(call);
    poller.start();
    await telegram.settled();
    telegram.send(ANNA, "/plan");
    await telegram.settled();
    expect(received).toEqual([1, 2, 3]);
    expect(pauses).toEqual([]);
  });

  test("what could not be kept is not confirmed, and comes again", async () => {
    telegram.send(ANNA, "/start");
    let full = true;
    poller = makePoller(call, (updates) => {
      if (full && updates.length > 0) {
        full = false;
        throw new Error("disk is full");
      }
      receive(updates);
    });
    poller.start();
    await telegram.settled();
    expect(received).toEqual([1]);
    expect(log.join("")).toContain("disk is full");
  });

  test("a stop does not wait for the poll that waits", async () => {
    poller = makePoller(call);
    poller.start();
    const from = performance.now();
    await poller.stop();
    expect(performance.now() - from).toBeLessThan(2000);
    expect(log).toEqual([]);
  });
});

describe("by what Telegram answers", () => {
  /** Answers in turn, and then stops the poller. */
  function play(...answers: (ApiAnswer | NetworkError)[]): Promise<void> {
    return new Promise((resolve) => {
      poller = makePoller(() => {
        const answer = answers.shift();
        if (answer === undefined) {
          resolve(poller.stop());
          return Promise.resolve({ ok: true, result: [] });
        }
        return answer instanceof NetworkError ? Promise.reject(answer) : Promise.resolve(answer);
      });
      poller.start();
    });
  }
  const no = (code: number, description: string, more: object = {}): ApiAnswer => ({
    ok: false,
    code,
    description,
    ...more,
  });
  const down = new NetworkError("no", "ECONNREFUSED");
  const nothing: ApiAnswer = { ok: true, result: [] };

  test("nothing at once, again and again: it does not spin", async () => {
    await play(nothing, nothing, nothing);
    expect(pauses).toEqual([100, 100, 100]);
  });

  test("out of reach: waits grow to half a minute, said once, and once when it is over", async () => {
    await play(...Array.from({ length: 7 }, () => down), nothing, down);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 100, 1000]);
    expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      "Telegram is out of reach",
      "Telegram answers again",
      "Telegram is out of reach",
      "Telegram answers again",
    ]);
  });

  test.each([
    ["we are new: three tries", false, [2000, 2000]],
    ["we were first: we insist, but not for ever", true, [500, 1000, 2000, 4000, 8000, 15_000, 15_000]],
  ])("another program has the token, and %s, and then we stop", async (_, first, waits) => {
    poller = makePoller(() => Promise.resolve(no(409, "Conflict")));
    if (first) poller.settle();
    poller.start();
    await poller.taken;
    expect([pauses, poller.halted()]).toEqual([waits, "taken"]);
    expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      "another program asks for this bot's updates with the same token",
      "another program has this token: this one stops",
    ]);
  });

  test("one met long ago is forgotten", async () => {
    const answers = Array.from({ length: 6 }, () => no(409, "Conflict"));
    await new Promise<void>((resolve) => {
      poller = makePoller(() => {
        passed += 60_000;
        const answer = answers.shift();
        if (answer === undefined) resolve(poller.stop());
        return Promise.resolve(answer ?? nothing);
      });
      poller.start();
    });
    expect(poller.halted()).toBeNull();
  });

  test("too often: waits as long as told", async () => {
    await play(no(429, "Too Many Requests", { retryAfterS: 40 }));
    expect(pauses).toEqual([40_000]);
  });

  test("a token that is refused: stops and says so", async () => {
    const calls: string[] = [];
    poller = makePoller((method) => {
      calls.push(method);
      return Promise.resolve(no(401, "Unauthorized"));
    });
    poller.start();
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([calls, poller.halted()]).toEqual([["getUpdates"], "refused"]);
    expect(log.join("")).toContain("refuses the token");
  });
});
