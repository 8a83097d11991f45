import { DateTime } from "luxon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { openDb, type OpenDb } from "../../src/db/open.ts";
import { enqueue } from "../../src/delivery/outbox-store.ts";
import { createMetrics } from "../../src/web/metrics.ts";
import { listen, PortBusy } from "../../src/web/server.ts";
import { serviceRoutes } from "../../src/web/service-web.ts";

const SECRET = "0123456789abcdef";

let open: OpenDb;
let received: unknown[];
let trouble: string | null;
let kept: boolean;

beforeEach(() => {
  open = openDb(":memory:");
  migrate(open);
  received = [];
  trouble = null;
  kept = true;
});

afterEach(() => open.close());

const metrics = () => createMetrics(open.db, () => DateTime.fromISO("2019-11-18T06:10:00Z", { zone: "utc" }));

const routes = () =>
  serviceRoutes({
    health: () => trouble,
    metrics: metrics().registry,
    webhook: { path: "/hook", secret: SECRET, receive: (update) => kept && received.push(update) > 0 },
  });

const post = (secret: string | null, body = '{"update_id":1}') =>
  routes().request("/hook", {
    method: "POST",
    headers: secret === null ? {} : { "x-telegram-bot-api-secret-token": secret },
    body,
  });

describe("what machines ask", () => {
  test("health is ok, or says what is wrong", async () => {
    expect(await (await routes().request("/healthz")).text()).toBe("ok");
    trouble = "Telegram refuses the token";
    const answer = await routes().request("/healthz");
    expect([answer.status, await answer.text()]).toEqual([503, trouble]);
  });

  test("metrics count the outbox by state", async () => {
    enqueue(open.db, {
      key: "k",
      kind: "help",
      to: { chatId: 1 },
      priority: 0,
      body: { text: "т", buttons: [] },
      now: "2019-11-18T06:00:00.000Z",
      expiresAt: "2019-11-19T06:00:00.000Z",
    });
    open.sqlite.exec("UPDATE outbox SET doubts = 1");
    const text = await (await routes().request("/metrics")).text();
    expect(text).toContain('klaster_outbox_messages{state="pending"} 1');
    expect(text).toContain('klaster_outbox_messages{state="uncertain"} 0');
    expect(text).toContain("klaster_outbox_oldest_due_seconds 600");
    expect(text).toContain("klaster_outbox_doubtful_messages 1");
    expect(text).toContain('klaster_inbox_updates{state="parked"} 0');
  });

  test("metrics count what Telegram answered, and where it did not", async () => {
    const counted = metrics();
    const answers = [new Response("", { status: 429 }), new Response(""), null];
    const counting = counted.countAnswers(() => {
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new Error("no line"));
    });
    for (let call = 0; call < 3; call++) await counting("http://t").catch(() => undefined);
    const text = await counted.registry.metrics();
    for (const status of ["429", "200", "none"])
      expect(text).toContain(`klaster_telegram_answers_total{status="${status}"} 1`);
  });

  test("the webhook that cannot keep an update asks for it again", async () => {
    kept = false;
    expect((await post(SECRET)).status).toBe(503);
  });

  test.each([
    [SECRET, 200, 1],
    ["0123456789abcdeg", 403, 0],
    ["", 403, 0],
    [null, 403, 0],
  ])("the webhook shown %j answers %i", async (secret, status, count) => {
    expect((await post(secret)).status).toBe(status);
    expect(received).toHaveLength(count);
  });

  test("what is no JSON is refused and kept nowhere", async () => {
    expect((await post(SECRET, "<html>")).status).toBe(400);
    expect(received).toEqual([]);
  });
});

describe("listening", () => {
  test("a busy port is refused, or left for the next free one", async () => {
    const first = await listen(routes());
    await expect(listen(routes(), { port: first.port })).rejects.toThrow(PortBusy);
    const second = await listen(routes(), { port: first.port, tries: 20 });
    expect(second.port).toBeGreaterThan(first.port);
    expect(await (await fetch(`${second.url}/healthz`)).text()).toBe("ok");
    await Promise.all([first.close(), second.close()]);
  });
});
