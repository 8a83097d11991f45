import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pace, TELEGRAM_PACE } from "../../src/delivery/pace.ts";

interface Sent {
  at: number;
  /** How many were under way with it. */
  underWay: number;
  chatId: number;
}

/** Sends to the chats in order, past those that wait, on a clock of its own whose timers fire `late` ms late. */
function run(chats: readonly number[], latency: (i: number) => number, late: (i: number) => number): Sent[] {
  const pace = new Pace();
  const queue = [...chats];
  const sent: Sent[] = [];
  const underWay: { chatId: number; until: number }[] = [];
  let now = 1000;
  while (queue.length > 0) {
    for (const one of underWay.filter((one) => one.until <= now)) {
      pace.end(one.chatId, one.until);
      underWay.splice(underWay.indexOf(one), 1);
    }
    const waiting = pace.waitingChats(now);
    const next = queue.findIndex((chatId) => !waiting.includes(chatId));
    const delay = pace.delay(now);
    if (delay === 0 && next >= 0) {
      const [chatId = 0] = queue.splice(next, 1);
      pace.begin(chatId, now);
      underWay.push({ chatId, until: now + latency(sent.length) });
      sent.push({ at: now, chatId, underWay: underWay.length });
      continue;
    }
    const answer = Math.min(...underWay.map((one) => one.until)) - now;
    const timer = delay > 0 ? delay : pace.chatDelay(now);
    now += answer <= timer ? answer : timer + late(sent.length);
    if (now > 10_000_000) throw new Error("it waits for ever");
  }
  return sent;
}

function busiestSecond(sent: readonly Sent[]): number {
  return Math.max(
    ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + 1000).length),
  );
}

function shortestGapInAChat(sent: readonly Sent[]): number {
  const last = new Map<number, number>();
  let gap = Infinity;
  for (const { at, chatId } of sent) {
    gap = Math.min(gap, at - (last.get(chatId) ?? -Infinity));
    last.set(chatId, at);
  }
  return gap;
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test("a thousand messages to a thousand chats go in 35 seconds, though timers are late and answers slow", () => {
  const sent = run(
    numbers(0, 1000),
    () => 80,
    () => 1.5,
  );
  expect(sent.at(-1)!.at - sent[0]!.at).toBeLessThanOrEqual(35_500);
  expect(busiestSecond(sent)).toBeLessThanOrEqual(30);
});

test("whatever the chats, answers and timers: never over 30 a second nor two a second to a chat", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 150 }),
      fc.array(fc.double({ min: 1, max: 900, noNaN: true }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (chats, latencies, lates) => {
        const sent = run(
          chats,
          (i) => latencies[i % latencies.length]!,
          (i) => lates[i % lates.length]!,
        );
        expect(sent.length).toBe(chats.length);
        expect(Math.max(...sent.map((one) => one.underWay))).toBeLessThanOrEqual(TELEGRAM_PACE.maxInFlight);
        expect(busiestSecond(sent)).toBeLessThanOrEqual(30);
        expect(shortestGapInAChat(sent)).toBeGreaterThanOrEqual(1000);
      },
    ),
    { numRuns: 60 },
  );
});

test("to a group never over twenty a minute, and people beside it go on", () => {
  const sent = run(
    [...Array<number>(60).fill(-4001), ...Array<number>(60).fill(7)],
    () => 20,
    () => 0.5,
  );
  const toGroup = sent.filter(({ chatId }) => chatId === -4001);
  const busiest = toGroup.map(
    ({ at }) => toGroup.filter((one) => one.at >= at && one.at < at + 60_000).length,
  );
  expect(Math.max(...busiest)).toBeLessThanOrEqual(20);
  const people = sent.filter(({ chatId }) => chatId === 7);
  expect(people.at(-1)!.at - people[0]!.at).toBeLessThan(70_000);
});

test("a chat with many messages does not hold up the others", () => {
  const sent = run(
    [1, 1, 1, 2, 3],
    () => 10,
    () => 0,
  );
  expect(sent.map((one) => one.chatId)).toEqual([1, 2, 3, 1, 1]);
});

describe("told to wait by Telegram", () => {
  test("one chat waits alone", () => {
    const pace = new Pace();
    pace.flooded(7, 30_000, 0);
    expect(pace.delay(0)).toBe(0);
    expect(pace.waitingChats(29_999)).toEqual([7]);
    expect(pace.waitingChats(30_000)).toEqual([]);
  });

  test.each([
    { chats: [7, 8], apart: 2000, everyone: true },
    { chats: [7, 8], apart: 2001, everyone: false },
    { chats: [7, 7], apart: 10, everyone: false },
  ])(
    "chats $chats $apart ms apart: everyone waits: $everyone",
    ({ chats: [one = 0, other = 0], apart, everyone }) => {
      const pace = new Pace();
      pace.flooded(one, 5000, 0);
      pace.flooded(other, 5000, apart);
      expect(pace.delay(apart)).toBe(everyone ? 5000 : 0);
    },
  );

  test("what goes past the outbox counts", () => {
    const pace = new Pace();
    pace.spend(7, 0);
    expect(pace.waitingChats(0)).toEqual([7]);
    expect(pace.delay(0)).toBeGreaterThan(20);
  });
});
