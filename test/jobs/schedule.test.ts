import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { matchesAround } from "../../src/jobs/cron.ts";
import { isOwed } from "../../src/jobs/schedule.ts";

const KIROV = "Europe/Kirov";
const at = (text: string, zone = KIROV) => DateTime.fromISO(text, { zone });

describe("when an expression matches", () => {
  test.each([
    ["0 9 * * *", KIROV, "2019-11-18T09:00:00", "2019-11-18T09:00", "2019-11-19T09:00"],
    ["0 9 * * *", KIROV, "2019-11-18T09:00:00.001", "2019-11-18T09:00", "2019-11-19T09:00"],
    ["0 9 * * *", KIROV, "2019-11-18T08:59:59.999", "2019-11-17T09:00", "2019-11-18T09:00"],
    ["0 9 * * 1", KIROV, "2019-11-20T12:00", "2019-11-18T09:00", "2019-11-25T09:00"],
    ["30 3 1 * *", KIROV, "2019-01-01T03:29", "2018-12-01T03:30", "2019-01-01T03:30"],
    ["* * * * *", KIROV, "2019-11-18T09:00:30", "2019-11-18T09:00", "2019-11-18T09:01"],
    // The hour that a spring skips and the one that an autumn repeats.
    ["30 2 * * *", "Europe/Berlin", "2019-03-31T12:00", "2019-03-31T03:30", "2019-04-01T02:30"],
    ["0 9 * * *", "Europe/Berlin", "2019-10-27T12:00", "2019-10-27T09:00", "2019-10-28T09:00"],
    ["30 1 * * *", "America/New_York", "2019-11-03T12:00", "2019-11-03T01:30-04:00", "2019-11-04T01:30"],
    // Where the lost hour is the first of the day.
    ["30 0 * * *", "Asia/Amman", "2019-03-29T12:00", "2019-03-29T01:30", "2019-03-30T00:30"],
    ["30 0 * * *", "Asia/Amman", "2019-03-29T01:10", "2019-03-28T00:30", "2019-03-29T01:30"],
  ])("«%s» in %s at %s: last %s, next %s", (cron, zone, now, last, next) => {
    const found = matchesAround(cron, zone, at(now, zone));
    expect([found.last.toISO(), found.next.toISO()]).toEqual([
      at(last, zone).toISO(),
      at(next, zone).toISO(),
    ]);
  });

  test("the zone is the job's, whatever the moment's", () => {
    const { last } = matchesAround(
      "0 9 * * *",
      KIROV,
      DateTime.fromISO("2019-11-18T06:00:00Z", { zone: "utc" }),
    );
    expect(last.toMillis()).toBe(at("2019-11-18T09:00").toMillis());
  });

  test("a bad zone or expression throws", () => {
    expect(() => matchesAround("0 9 * * *", "Europe/Oparino", at("2019-11-18T09:00"))).toThrow(
      "no such time zone: Europe/Oparino",
    );
    expect(() => matchesAround("nine o'clock", KIROV, at("2019-11-18T09:00"))).toThrow(
      "cannot resolve alias",
    );
  });

  test("last ≤ now < next, always", () => {
    const crons = ["0 9 * * *", "*/7 * * * *", "15 3 * * 0", "0 0 29 2 *", "30 2 * * *"];
    fc.assert(
      fc.property(
        fc.constantFrom(...crons),
        fc.constantFrom(KIROV, "Europe/Berlin", "America/New_York", "Asia/Amman"),
        fc.integer({ min: 1_500_000_000_000, max: 1_900_000_000_000 }),
        (cron, zone, ms) => {
          const now = DateTime.fromMillis(ms, { zone: "utc" });
          const { last, next } = matchesAround(cron, zone, now);
          expect(last <= now).toBe(true);
          expect(next > now).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("whether a run is owed, every morning at nine", () => {
  /** The moment, the last answered schedule, and what follows. */
  test.each([
    ["the hour has come", "2019-11-18T09:00:00", "2019-11-17T09:00", true],
    ["it has been answered", "2019-11-18T09:00:01", "2019-11-18T09:00", false],
    ["a second before", "2019-11-18T08:59:59", "2019-11-17T09:00", false],
    ["first start ever, at noon", "2019-11-18T12:00", null, true],
    ["first start ever, at night", "2019-11-18T03:00", null, false],
    ["missed this morning, noticed by day", "2019-11-18T15:00", "2019-11-17T09:00", true],
    ["noticed a minute before the evening's end", "2019-11-18T20:59", "2019-11-17T09:00", true],
    ["noticed in the evening", "2019-11-18T21:00", "2019-11-17T09:00", false],
    ["yesterday's missed, noticed at night", "2019-11-19T04:00", "2019-11-17T09:00", false],
    ["yesterday's missed, noticed at seven: nine comes soon", "2019-11-19T07:00", "2019-11-17T09:00", false],
    ["a week missed", "2019-11-25T10:00", "2019-11-17T09:00", true],
    ["set back behind this morning", "2019-11-18T08:00", "2019-11-17T09:00", false],
    ["set back, and nine again", "2019-11-18T09:00", "2019-11-18T09:00", false],
  ])("%s", (_, now, answered, owed) => {
    expect(judge("0 9 * * *", now, answered)).toBe(owed);
  });

  test("a weekly run missed on Monday is caught up on Tuesday morning", () => {
    expect(judge("0 9 * * 1", "2019-11-19T06:59", "2019-11-11T09:00")).toBe(false);
    expect(judge("0 9 * * 1", "2019-11-19T07:00", "2019-11-11T09:00")).toBe(true);
  });

  test("a nightly run goes at night when it is on time", () => {
    expect(judge("30 3 * * *", "2019-11-18T03:30", "2019-11-17T03:30")).toBe(true);
    expect(judge("30 3 * * *", "2019-11-18T03:36", "2019-11-17T03:30")).toBe(false);
    expect(judge("30 3 * * *", "2019-11-18T07:00", "2019-11-17T03:30")).toBe(true);
  });

  test.each([
    ["at once", 1, "2019-11-18T09:04:59", false],
    ["after five minutes", 1, "2019-11-18T09:05:00", true],
    ["after three failures", 3, "2019-11-18T12:00", false],
    ["with the clock set back a day meanwhile", 1, "2019-11-17T12:00", true],
  ])("tried again after a failure: %s", (_, failures, now, owed) => {
    expect(judge("0 9 * * *", now, "2019-11-16T09:00", failures, "2019-11-18T09:00")).toBe(owed);
  });

  function judge(cron: string, now: string, answered: string | null, failures = 0, failed?: string): boolean {
    const { last, next } = matchesAround(cron, KIROV, at(now));
    return isOwed(
      {
        scheduled: last,
        next,
        answered: answered === null ? null : at(answered),
        failures,
        lastFailure: failed === undefined ? null : at(failed),
        cutOffs: 0,
        lastCutOff: null,
      },
      at(now),
    );
  }
});
