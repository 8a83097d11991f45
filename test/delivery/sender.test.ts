import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { people } from "../../src/db/schema.ts";
import { enqueue } from "../../src/delivery/outbox-store.ts";
import { HURRIED_PACE } from "../../src/delivery/pace.ts";
import type { SendMessage } from "../../src/delivery/send-message.ts";
import {
  ANNA,
  BORIS,
  NOON,
  openPostOffice,
  type PostOffice,
  type PostOfficeOptions,
  TOKEN,
  VERA,
} from "./post-office.ts";

let office: PostOffice;
afterEach(() => office.close());

const open = async (options?: PostOfficeOptions): Promise<PostOffice> => {
  office = await openPostOffice(options);
  return office;
};

const row = (key: string) => office.rows()[key]!;
const reachOf = (id: number) => office.db.select().from(people).where(eq(people.id, id)).get()?.reach;

/** A network that never gives an answer: the process is killed in the middle of its request. */
const noAnswer: SendMessage = () => new Promise(() => undefined);

describe("what Telegram does with a message", () => {
  test("takes it, with its markup and buttons", async () => {
    const { telegram, sender, leave } = await open();
    leave("first", {
      body: { text: "<b>Срок</b> 5 &lt; 7", buttons: [[{ text: "Открыть", data: "d:open:1" }]] },
    });
    await sender.idle();
    expect(row("first")).toMatchObject({
      state: "sent",
      sentAt: NOON,
      attempts: 1,
      owner: null,
      error: null,
    });
    const message = telegram.messages(ANNA).find((one) => one.fromBot);
    expect(message).toMatchObject({ id: row("first").messageId, html: "<b>Срок</b> 5 &lt; 7" });
    expect(message?.buttons[0]?.[0]?.text).toBe("Открыть");
  });

  test("keeps one message for one key", async () => {
    const { sender, leave, phone } = await open();
    leave("once");
    leave("once");
    await sender.idle();
    leave("once");
    await sender.idle();
    expect(phone(ANNA)).toEqual(["once"]);
  });

  test("is silent: sent again once after a minute, then left for uncertain", async () => {
    const { telegram, sender, leave, phone, pass } = await open({ timeoutMs: 50 });
    telegram.fail({ how: "silence", method: "sendMessage", times: 2 });
    leave("hard");
    await sender.idle();
    expect(row("hard")).toMatchObject({
      state: "pending",
      attempts: 1,
      doubts: 1,
      error: "no answer in 0.05 s",
    });
    await pass(59);
    expect(row("hard").attempts).toBe(1);
    await pass(1);
    expect(row("hard")).toMatchObject({ state: "uncertain", attempts: 2, doubts: 2 });
    await pass(3600);
    expect(phone(ANNA)).toEqual([]);
  });

  test.each(["lost", "cut", "500", "html"] as const)(
    "answers with «%s»: nobody knows, one copy more",
    async (how) => {
      const { telegram, sender, leave, phone, pass } = await open();
      telegram.fail({ how, method: "sendMessage" });
      leave("doubtful");
      await sender.idle();
      expect(row("doubtful")).toMatchObject({ state: "pending", doubts: 1 });
      await pass(60);
      expect(row("doubtful")).toMatchObject({ state: "sent", attempts: 2 });
      expect(phone(ANNA)).toEqual(how === "lost" ? ["doubtful", "doubtful"] : ["doubtful"]);
    },
  );

  test("says 429: that chat waits, others do not, and the attempt is not counted", async () => {
    const { telegram, sender, leave, phone, pass } = await open();
    telegram.fail({ how: "429", method: "sendMessage", chatId: ANNA, retryAfter: 30 });
    leave("anna");
    leave("boris", { to: { personId: 2 } });
    await sender.idle();
    expect(row("anna")).toMatchObject({ state: "pending", attempts: 0 });
    expect(phone(BORIS)).toEqual(["boris"]);
    await pass(29);
    expect(row("anna").state).toBe("pending");
    await pass(1);
    expect(row("anna")).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("says 429 to two chats: everything waits", async () => {
    const { telegram, sender, leave, phone, pass } = await open();
    telegram.fail({ how: "429", method: "sendMessage", times: 2, retryAfter: 20 });
    leave("anna");
    leave("boris", { to: { personId: 2 } });
    await sender.idle();
    leave("vera", { to: { personId: 3 } });
    void pass(19.5);
    await turns(100);
    expect(telegram.calls.length).toBe(2);
    await pass(0.5);
    expect([phone(ANNA), phone(BORIS), phone(VERA)]).toEqual([["anna"], ["boris"], ["vera"]]);
  });

  test("says 403: the person is out of reach until the next /start", async () => {
    const { telegram, sender, leave, pass } = await open();
    telegram.block(ANNA);
    leave("first");
    await sender.idle();
    leave("second");
    await pass(2);
    expect(row("first")).toMatchObject({ state: "blocked", attempts: 1 });
    expect(row("second")).toMatchObject({ state: "cancelled", attempts: 0 });
    expect(reachOf(1)).toBe("blocked");
    telegram.unblock(ANNA);
    office.db.update(people).set({ reach: "reachable" }).where(eq(people.id, 1)).run();
    leave("third");
    await pass(2);
    expect(row("third").state).toBe("sent");
  });

  test("knows no such chat: as good as blocked", async () => {
    const { sender, leave } = await open();
    leave("lost", { to: { chatId: 555 } });
    await sender.idle();
    expect(row("lost")).toMatchObject({ state: "blocked", error: "400 Bad Request: chat not found" });
  });

  test("moved the chat: the new id and the message at once", async () => {
    const { telegram, sender, leave, phone, pass } = await open();
    telegram.fail({ how: "migrate", method: "sendMessage", chatId: BORIS, migrateTo: VERA });
    leave("group", { to: { chatId: BORIS } });
    leave("group too", { to: { chatId: BORIS }, now: "2019-11-18T09:00:10.000Z" });
    await sender.idle();
    expect(row("group")).toMatchObject({ state: "sent", chatId: VERA });
    expect(row("group too")).toMatchObject({ chatId: VERA });
    await pass(10);
    expect(phone(VERA)).toEqual(["group", "group too"]);
  });

  test("refuses the markup: once more as plain text", async () => {
    const { leave, phone, pass } = await open();
    leave("bad", { body: { text: "<b>Срок &amp; место", buttons: [] } });
    await until(() => row("bad").plain);
    await pass(2);
    expect(row("bad")).toMatchObject({ state: "sent", attempts: 2, plain: true });
    expect(phone(ANNA)).toEqual(["Срок & место"]);
  });

  test("refuses the text too: it has failed, and says why", async () => {
    const { leave, pass } = await open();
    leave("long", { body: { text: "ы".repeat(5000), buttons: [] } });
    await until(() => row("long").plain);
    await pass(2);
    expect(row("long")).toMatchObject({ state: "failed", attempts: 2 });
    expect(row("long").error).toContain("400 Bad Request");
  });

  test("refuses the token: everything stops, says so, and nothing is lost", async () => {
    const { sender, leave, log } = await open({
      send: () => Promise.resolve({ kind: "refused", code: 401, description: "Unauthorized" }),
    });
    leave("one");
    leave("two", { to: { personId: 2 } });
    await sender.idle();
    expect(sender.halted()).toBe(true);
    expect([row("one").state, row("one").attempts]).toEqual(["pending", 0]);
    expect(row("two").state).toBe("pending");
    expect(log.filter((line) => line.includes("refuses the token")).length).toBe(1);
    office.restart();
    await office.sender.idle();
    expect([row("one").state, row("two").state]).toEqual(["sent", "sent"]);
  });

  test("is not there: tried later and later, until the message has expired", async () => {
    const { sender, leave, pass } = await open({
      send: () => Promise.resolve({ kind: "unsent", reason: "ECONNREFUSED" }),
    });
    leave("short", { expiresAt: "2019-11-18T09:00:10.000Z" });
    await sender.idle();
    const waits: number[] = [];
    for (let second = 0; second < 10; second++) {
      waits.push(row("short").attempts);
      await pass(1);
    }
    expect(waits).toEqual([1, 2, 2, 3, 3, 3, 3, 4, 4, 4]);
    expect(row("short")).toMatchObject({ state: "expired", attempts: 4, doubts: 0 });
  });
});

describe("decided when it is sent, not when it was written", () => {
  test("the chat is the one that the person has now", async () => {
    const { sender, leave, phone } = await open();
    leave("hello");
    office.db.update(people).set({ chatId: 9 }).where(eq(people.id, 2)).run();
    office.db.update(people).set({ chatId: BORIS }).where(eq(people.id, 1)).run();
    await sender.idle();
    expect(phone(BORIS)).toEqual(["hello"]);
  });

  test.each([{ reach: "never" as const }, { reach: "blocked" as const }, { forgottenAt: NOON }])(
    "nobody to reach: %o",
    async (change) => {
      const { telegram, sender, leave } = await open();
      leave("hello");
      office.db.update(people).set(change).where(eq(people.id, 1)).run();
      await sender.idle();
      expect(row("hello")).toMatchObject({ state: "cancelled", attempts: 0 });
      expect(telegram.calls).toEqual([]);
    },
  );

  test("its maker writes it anew, or takes it back", async () => {
    const { sender, leave, phone } = await open({
      refresh: {
        digest: (_db, row) =>
          row.subject === 1 ? null : { text: `${row.body.text}, ${row.subject}`, buttons: [] },
      },
    });
    leave("gone", { kind: "digest", subject: 1 });
    leave("new", { kind: "digest", subject: 2 });
    leave("as it is", { to: { personId: 2 } });
    await sender.idle();
    expect([phone(ANNA), phone(BORIS)]).toEqual([["new, 2"], ["as it is"]]);
    expect(row("gone")).toMatchObject({ state: "cancelled", error: "no longer needed" });
  });

  test("a dialog is not broken: the message waits, and those behind it do not", async () => {
    const { sender, leave, phone, pass } = await open({
      hold: (_db, row) => (row.kind === "digest" ? "2019-11-18T09:10:00.000Z" : null),
    });
    leave("digest", { kind: "digest" });
    leave("answer", { priority: 10 });
    await sender.idle();
    expect(phone(ANNA)).toEqual(["answer"]);
    expect(row("digest")).toMatchObject({
      state: "pending",
      attempts: 0,
      nextTryAt: "2019-11-18T09:10:00.000Z",
    });
    await pass(600);
    expect(phone(ANNA)).toEqual(["answer", "digest"]);
  });

  test("a message whose maker fails is put off, and holds up nobody", async () => {
    const { sender, leave, phone, log } = await open({
      refresh: {
        digest: () => {
          throw new Error("no such duty");
        },
      },
    });
    leave("poison", { kind: "digest" });
    leave("good", { to: { personId: 2 } });
    await sender.idle();
    expect(phone(BORIS)).toEqual(["good"]);
    expect(row("poison")).toMatchObject({ state: "pending", attempts: 1 });
    expect(log.join("")).toContain("no such duty");
  });

  test("answers go before reminders, then the oldest first", async () => {
    const { telegram, sender, leave } = await open();
    leave("digest", { priority: 10 });
    leave("late answer", { to: { personId: 3 } });
    leave("later answer", { to: { personId: 2 } });
    await sender.idle();
    expect(telegram.calls.map((call) => call.chatId)).toEqual([VERA, BORIS, ANNA]);
  });
});

describe("a kill", () => {
  test("before the claim: it goes out once", async () => {
    const { leave, restart, phone } = await open();
    await office.sender.stop();
    leave("one");
    restart();
    await office.sender.idle();
    expect(phone(ANNA)).toEqual(["one"]);
  });

  test("during the request: ambiguous at once, one more a minute later", async () => {
    const { leave, restart, pass, phone } = await open({ send: noAnswer });
    leave("one");
    await until(() => row("one").state === "sending");
    expect(row("one")).toMatchObject({ owner: "boot 1", attempts: 1 });
    restart();
    await office.sender.idle();
    expect(row("one")).toMatchObject({ state: "pending", doubts: 1, owner: null });
    await pass(60);
    expect(row("one")).toMatchObject({ state: "sent", attempts: 2 });
    expect(phone(ANNA)).toEqual(["one"]);
  });

  test("during both requests: uncertain, and never a third", async () => {
    const { leave, restart, pass } = await open({ send: noAnswer });
    leave("one");
    await until(() => row("one").state === "sending");
    restart(noAnswer);
    await office.sender.idle();
    void pass(60);
    await until(() => row("one").attempts === 2);
    restart();
    await office.sender.idle();
    expect(row("one").state).toBe("uncertain");
  });

  test("during the wait after a 429: it still waits, and has not lost an attempt", async () => {
    const { telegram, sender, leave, restart, pass, phone } = await open();
    telegram.fail({ how: "429", method: "sendMessage", retryAfter: 30 });
    leave("one");
    await sender.idle();
    restart();
    await pass(29);
    expect(phone(ANNA)).toEqual([]);
    await pass(1);
    expect(row("one")).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("a stop waits for what is under way", async () => {
    const { sender, leave } = await open();
    leave("one");
    await until(() => row("one").state === "sending");
    await sender.stop();
    expect(row("one").state).toBe("sent");
  });
});

test("forty messages at Telegram's own pace, two to a chat: no 429", async () => {
  const { telegram, sender, leave, db } = await open({ flood: true });
  for (let chatId = 2001; chatId <= 2020; chatId++) {
    telegram.person(chatId, { firstName: "Гость" });
    telegram.send(chatId, "/start");
    leave(`one ${chatId}`, { to: { chatId } });
    leave(`two ${chatId}`, { to: { chatId } });
  }
  await sender.idle();
  expect(telegram.calls.map((call) => call.status)).toEqual(Array.from({ length: 40 }, () => 200));
  expect(Object.values(office.rows()).every((one) => one.state === "sent")).toBe(true);
  expect(enqueue(db, { ...MESSAGE, key: "one 2001" })).toBeNull();
}, 10_000);

test("in a trial nobody waits, and the messages of a chat still come in order", async () => {
  const { sender, leave, phone } = await open({ pace: HURRIED_PACE });
  const words = Array.from({ length: 30 }, (_, i) => `message ${i}`);
  for (const text of words) leave(text);
  const from = performance.now();
  await sender.idle();
  expect(phone(ANNA)).toEqual(words);
  expect(performance.now() - from).toBeLessThan(5000);
});

test("the log holds neither words nor the token", async () => {
  const { telegram, sender, leave, log } = await open();
  telegram.fail({ how: "cut", method: "sendMessage" });
  leave("Тайное слово");
  leave("Другое слово", { to: { personId: 2 } });
  await sender.idle();
  expect(log.length).toBe(2);
  expect(log.join("")).not.toMatch(/слово|Зимина/);
  expect(log.join("")).not.toContain(TOKEN.split(":")[1]);
});

const MESSAGE = {
  kind: "notice",
  to: { chatId: 2001 },
  priority: 0 as const,
  body: { text: "x", buttons: [] },
  now: NOON,
  expiresAt: "2019-11-19T09:00:00.000Z",
};

/** Lets the process go on until it is so. */
async function until(so: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000; turn++) {
    if (so()) return;
    await turns(1);
  }
  throw new Error("it never came");
}

/** Lets everything that could happen at once happen. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
