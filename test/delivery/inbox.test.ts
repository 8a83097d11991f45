import type { Update } from "grammy/types";
import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import { standingClock } from "../../src/clock.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type Db, type OpenDb, openDb } from "../../src/db/open.ts";
import { createDbWatch, type DbWatch } from "../../src/db/watch.ts";
import { inbox, installation } from "../../src/db/schema.ts";
import { createInbox, type Inbox, type InboxParts } from "../../src/delivery/inbox.ts";
import { deleteOldUpdates } from "../../src/delivery/inbox-store.ts";
import { chatOf } from "../../src/delivery/update-chat.ts";
import { createLog } from "../../src/log.ts";

const NOON = "2019-11-18T09:00:00.000Z";
const clock = standingClock(DateTime.fromISO(NOON, { zone: "utc" }));

let open: OpenDb;
let db: Db;
let watch: DbWatch;
let told: number[];
/** Chats that were left word, and of which update. */
let cutOff: [number, number][];
let log: string[];
beforeEach(() => {
  open = openDb(":memory:");
  migrate(open);
  db = open.db;
  told = [];
  cutOff = [];
  log = [];
  watch = createDbWatch({ sqlite: open.sqlite, log: logger() });
});

const logger = () => createLog("debug", { write: (line) => log.push(line) });

const makeInbox = (handle: InboxParts["handle"]): Inbox =>
  createInbox({
    db,
    watch,
    clock: clock.now,
    handle,
    onParked: (update) => {
      told.push(update.update_id);
      return Promise.resolve();
    },
    onUnanswered: (_, chatId, updateId) => void cutOff.push([chatId, updateId]),
    log: logger(),
    retryMs: 0,
  });

const text = (updateId: number, chatId: number, words = "слово"): Update =>
  ({ update_id: updateId, message: { chat: { id: chatId, type: "private" }, text: words } }) as Update;

const states = (): Record<number, string> =>
  Object.fromEntries(
    db
      .select()
      .from(inbox)
      .all()
      .map((row) => [row.updateId, row.state]),
  );

const write = (key: string) => (tx: Db) => {
  tx.insert(installation).values({ key, value: "1" }).run();
};
const written = (): string[] =>
  db
    .select()
    .from(installation)
    .all()
    .map((row) => row.key);

/** A gate that handlers wait at. */
function gate() {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

test("one chat in order, others side by side, sixteen at the most", async () => {
  const first = gate();
  const began: number[] = [];
  const inbox = makeInbox(async (update) => {
    began.push(update.update_id);
    await first.opened;
  });
  inbox.start();
  inbox.receive([text(1, 100), text(2, 100), ...Array.from({ length: 20 }, (_, i) => text(10 + i, 200 + i))]);
  expect(began).toEqual([1, ...Array.from({ length: 15 }, (_, i) => 10 + i)]);
  first.open();
  await inbox.idle();
  expect(began.length).toBe(22);
  expect(began.indexOf(2)).toBeGreaterThan(began.indexOf(1));
  expect(new Set(Object.values(states()))).toEqual(new Set(["done"]));
});

test("the same update twice is handled once, also after it is done", async () => {
  const began: number[] = [];
  const inbox = makeInbox((update) => Promise.resolve(void began.push(update.update_id)));
  inbox.start();
  inbox.receive([text(1, 100), text(1, 100)]);
  await inbox.idle();
  inbox.receive([text(1, 100), null, {}, { update_id: "2" }]);
  await inbox.idle();
  expect(began).toEqual([1]);
});

test("what was done keeps no words", async () => {
  const inbox1 = makeInbox(() => Promise.resolve());
  inbox1.start();
  inbox1.receive([text(1, 100, "Тайное слово")]);
  await inbox1.idle();
  expect(JSON.stringify(db.select().from(inbox).all())).not.toContain("Тайное");
});

describe("a kill", () => {
  test("before the handling: it is handled after the start, before what comes then", async () => {
    makeInbox(() => Promise.resolve()).receive([text(1, 100)]);
    const began: number[] = [];
    const inbox = makeInbox((update) => Promise.resolve(void began.push(update.update_id)));
    inbox.receive([text(2, 100)]);
    inbox.start();
    await inbox.idle();
    expect(began).toEqual([1, 2]);
  });

  test("during the handling, before its writes: handled again", async () => {
    const killed = makeInbox(() => new Promise(() => undefined));
    killed.start();
    killed.receive([text(1, 100)]);
    const inbox = makeInbox((_, commit) => Promise.resolve(commit(write("once"))));
    inbox.start();
    await inbox.idle();
    expect([written(), states()]).toEqual([["once"], { 1: "done" }]);
  });

  test("after its writes: not handled again", async () => {
    const killed = makeInbox(async (_, commit) => {
      commit(write("once"));
      await new Promise(() => undefined);
    });
    killed.start();
    killed.receive([text(1, 100)]);
    expect(states()).toEqual({ 1: "done" });
    const began: number[] = [];
    const inbox = makeInbox((update) => Promise.resolve(void began.push(update.update_id)));
    inbox.start();
    await inbox.idle();
    expect(began).toEqual([]);
  });

  test("by the update itself: after three tries it is parked, and its chat goes on", async () => {
    const hang = makeInbox(() => new Promise(() => undefined));
    hang.start();
    hang.receive([text(1, 100), text(2, 100)]);
    // As many starts as it takes: each ends in the middle of the same update.
    for (let start = 0; start < 2; start++) makeInbox(() => new Promise(() => undefined)).start();
    const began: number[] = [];
    const inbox = makeInbox((update) => Promise.resolve(void began.push(update.update_id)));
    inbox.start();
    await inbox.idle();
    expect([began, told, states()]).toEqual([[2], [1], { 1: "parked", 2: "done" }]);
  });
});

describe("a handler that fails", () => {
  test("twice, then goes through: nobody is bothered", async () => {
    let tries = 0;
    const inbox = makeInbox((_, commit) => {
      if (++tries < 3) throw new Error("not now");
      return Promise.resolve(commit(write("once")));
    });
    inbox.start();
    inbox.receive([text(1, 100)]);
    await inbox.idle();
    expect([tries, told, written(), states()]).toEqual([3, [], ["once"], { 1: "done" }]);
  });

  test("always: parked after three tries, the person is told, the next is handled", async () => {
    const tries: number[] = [];
    const inbox = makeInbox((update) => {
      tries.push(update.update_id);
      return update.update_id === 1 ? Promise.reject(new Error("Тайное слово")) : Promise.resolve();
    });
    inbox.start();
    inbox.receive([text(1, 100, "Секрет"), text(2, 100)]);
    await inbox.idle();
    expect(tries).toEqual([1, 1, 1, 2]);
    expect([told, states()]).toEqual([[1], { 1: "parked", 2: "done" }]);
    expect(log.join("")).not.toContain("Секрет");
  });

  test("after its writes: they are not made again, and the person is told", async () => {
    let tries = 0;
    const inbox = makeInbox((_, commit) => {
      tries++;
      commit(write("once"));
      return Promise.reject(new Error("the answer was lost"));
    });
    inbox.start();
    inbox.receive([text(1, 100)]);
    await inbox.idle();
    expect([tries, told, written(), states()]).toEqual([1, [1], ["once"], { 1: "done" }]);
  });

  test("inside its writes: nothing of them stays, and it is not marked", async () => {
    let tries = 0;
    const inbox = makeInbox((_, commit) => {
      tries++;
      commit((tx) => {
        write("half")(tx);
        if (tries < 2) throw new Error("no such row");
      });
      return Promise.resolve();
    });
    inbox.start();
    inbox.receive([text(1, 100)]);
    await inbox.idle();
    expect([tries, written(), states()]).toEqual([2, ["half"], { 1: "done" }]);
  });
});

describe("a full disk", () => {
  const fill = (): unknown =>
    open.sqlite.pragma(`max_page_count = ${String(open.sqlite.pragma("page_count", { simple: true }))}`);
  const free = (): unknown => open.sqlite.pragma("max_page_count = 100000");
  const writeMuch = (tx: Db): void => {
    tx.insert(installation)
      .values({ key: "much", value: "x".repeat(50_000) })
      .run();
  };

  test("met by the writes of an update: it waits, no try is counted, nobody is told, and its chat keeps its order", async () => {
    const began: number[] = [];
    const inbox = makeInbox((update, commit) => {
      began.push(update.update_id);
      if (update.update_id === 1) commit(writeMuch);
      return Promise.resolve();
    });
    inbox.receive([text(1, 100), text(2, 100)]);
    fill();
    inbox.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([began, written(), watch.trouble()]).toEqual([[1], [], "full"]);
    free();
    await inbox.idle();
    expect([began, told, written(), states()]).toEqual([[1, 1, 2], [], ["much"], { 1: "done", 2: "done" }]);
    expect(log.filter((line) => line.includes('"level":50'))).toHaveLength(1);
  });

  test("a stop does not wait for room: what was not done is left for the next start", async () => {
    const inbox = makeInbox((_, commit) => Promise.resolve(commit(writeMuch)));
    inbox.receive([text(1, 100)]);
    fill();
    inbox.start();
    await new Promise((resolve) => setImmediate(resolve));
    watch.stop();
    await inbox.stop();
    expect([told, states()]).toEqual([[], { 1: "pending" }]);
  });
});

test("a stop lets what is being handled end, and begins nothing", async () => {
  const slow = gate();
  const began: number[] = [];
  const inbox = makeInbox(async (update) => {
    began.push(update.update_id);
    await slow.opened;
  });
  inbox.start();
  inbox.receive([text(1, 100), text(2, 100)]);
  const stopped = inbox.stop();
  slow.open();
  await stopped;
  expect([began, states()]).toEqual([[1], { 1: "done", 2: "pending" }]);
});

test("what was done with is removed after its time, what waits is not", async () => {
  const inbox = makeInbox(() => Promise.resolve());
  inbox.start();
  inbox.receive([text(1, 100)]);
  await inbox.idle();
  makeInbox(() => Promise.resolve()).receive([text(2, 100)]);
  expect(deleteOldUpdates(db, NOON)).toBe(0);
  expect(deleteOldUpdates(db, "2019-11-20T09:00:00.000Z")).toBe(1);
  expect(states()).toEqual({ 2: "pending" });
});

test.each([
  [{ message: { chat: { id: 5 }, from: { id: 6 } } }, 5],
  [{ edited_message: { chat: { id: 5 } } }, 5],
  [{ callback_query: { from: { id: 6 }, message: { chat: { id: 5 } } } }, 5],
  [{ callback_query: { from: { id: 6 } } }, 6],
  [{ my_chat_member: { chat: { id: 5 }, from: { id: 6 } } }, 5],
  [{ inline_query: { from: { id: 6 } } }, 6],
  [{ poll: { id: "x" } }, 0],
  [{ message: null }, 0],
  [{ message: { chat: { id: "5" } } }, 0],
])("%j belongs to chat %i", (parts, chatId) => {
  expect(chatOf({ update_id: 1, ...parts } as unknown as Update)).toBe(chatId);
});

describe("an answer that the end of the program cut off", () => {
  /** Writes, and is never done with what comes after. */
  const cut: InboxParts["handle"] = (update, commit) => {
    commit(write(`did ${update.update_id}`));
    return new Promise(() => undefined);
  };

  test("is told of at the next start, once a chat, and nothing is done again", async () => {
    const first = makeInbox(cut);
    first.start();
    first.receive([text(1, 7), text(2, 8)]);
    expect(written()).toEqual(["did 1", "did 2"]);
    makeInbox(cut).start();
    expect(cutOff).toEqual([
      [7, 1],
      [8, 2],
    ]);
    const third = makeInbox(cut);
    third.start();
    await third.idle();
    expect(cutOff).toHaveLength(2);
    expect(written()).toEqual(["did 1", "did 2"]);
  });

  test("is nobody's where the answer was given, or there was nothing to be done", async () => {
    const inbox = makeInbox((update, commit) => {
      if (update.update_id < 3) commit(write(`did ${update.update_id}`));
      return update.update_id === 2 ? Promise.reject(new Error("no answer")) : Promise.resolve();
    });
    inbox.start();
    inbox.receive([text(1, 7), text(2, 7), text(3, 7)]);
    await inbox.idle();
    makeInbox(cut).start();
    expect(cutOff).toEqual([]);
    expect(told).toEqual([2]);
  });
});
