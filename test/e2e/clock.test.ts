import { DateTime } from "luxon";
import { afterEach, describe, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { beginConference, digests } from "../support/conference.ts";
import type { Story, StoryOptions } from "../support/story.ts";

/* What the clock may do: jump, be missed, lose and gain hours, be another zone's. One digest a day, and none lost. */

let story: Story;
afterEach(() => story.end());

async function begin(now: string, options: StoryOptions = {}): Promise<ChatPerson> {
  const begun = await beginConference(now, options);
  story = begun.story;
  return begun.julia;
}

const EVE = "20 ноября: Завтра";
const DAY = "21 ноября: Сегодня";

describe("the clock jumps under the running bot", () => {
  test.each<[string, string[]]>([
    [
      "an hour back after the digest, and nine again",
      ["2019-11-20T09:00", "2019-11-20T08:00", "2019-11-20T09:00"],
    ],
    ["an hour forward, past nine", ["2019-11-20T08:30", "2019-11-20T09:30"]],
    [
      "an hour forward and back around nine",
      ["2019-11-20T08:30", "2019-11-20T09:30", "2019-11-20T08:31", "2019-11-20T09:00"],
    ],
    [
      "a day back after the digest",
      ["2019-11-20T09:00", "2019-11-19T09:00", "2019-11-19T12:00", "2019-11-20T09:00"],
    ],
    [
      "a day forward and back",
      ["2019-11-19T10:00", "2019-11-20T10:00", "2019-11-19T10:05", "2019-11-20T09:00"],
    ],
    [
      "a year back, for a day",
      ["2019-11-20T09:00", "2018-11-20T09:00", "2018-11-21T09:00", "2019-11-20T12:00"],
    ],
    [
      "a year forward and back, before the digest",
      ["2019-11-19T10:00", "2020-11-19T10:00", "2019-11-19T10:05", "2019-11-20T09:00"],
    ],
    [
      "a year forward and back, after the digest",
      ["2019-11-20T09:00", "2020-11-20T09:00", "2019-11-20T09:10"],
    ],
  ])("%s: the eve is told once, the day too", async (_, jumps) => {
    const julia = await begin("2019-11-19T08:00");
    for (const moment of jumps) await story.jumpTo(moment);
    const isOf2019 = (line: string): boolean => line === EVE || line === DAY;
    expect(digests(julia).filter(isOf2019)).toEqual([EVE]);
    await story.jumpTo("2019-11-20T20:00");
    await story.jumpTo("2019-11-21T09:00");
    expect(digests(julia).filter(isOf2019)).toEqual([EVE, DAY]);
    // Whatever the jumps were: one digest a day of the calendar.
    const days = story.open.sqlite
      .prepare("SELECT count(*) AS n FROM outbox WHERE kind = 'digest' AND person_id = ? GROUP BY key")
      .pluck()
      .all(story.personId(julia));
    expect(new Set(days)).toEqual(new Set([1]));
  });
});

describe("nine o'clock", () => {
  test("a restart at 08:59:59: the digest at nine, once", async () => {
    const julia = await begin("2019-11-19T18:00");
    await story.sleepTo("2019-11-20T08:59:59");
    expect(digests(julia)).toEqual([]);
    await story.moveTo("2019-11-20T09:00:01");
    expect(digests(julia)).toEqual([EVE]);
    await story.restart();
    await story.moveTo("2019-11-20T20:00");
    expect(digests(julia)).toEqual([EVE]);
  });

  test.each(["2019-11-20T09:00:00", "2019-11-20T09:00:01", "2019-11-20T09:07", "2019-11-20T13:20"])(
    "missed, and noticed at %s: told then, once",
    async (noticed) => {
      const julia = await begin("2019-11-19T18:00");
      await story.jumpTo("2019-11-20T08:59:58");
      await story.jumpTo(noticed);
      await story.restart();
      await story.jumpTo("2019-11-20T20:00");
      expect(digests(julia)).toEqual([EVE]);
    },
  );
});

describe("days of 23 and of 25 hours", () => {
  /** Each hour from one moment to another, as a zone counts them: some of its days have 23, some 25. */
  async function liveEachHour(zone: string, from: string, to: string): Promise<void> {
    const end = DateTime.fromISO(to, { zone });
    for (let hour = DateTime.fromISO(from, { zone }); hour <= end; hour = hour.plus({ hours: 1 }))
      await story.jumpTo(hour.toISO({ includeOffset: true }) ?? "");
  }

  test.each([
    // The change falls on a Sunday, in the last on a Friday.
    ["Europe/Berlin", "2019-10-25", "2019-10-29"],
    ["America/New_York", "2019-10-31", "2019-11-08"],
    ["Asia/Amman", "2019-10-24", "2019-10-28"],
  ])("in %s, lived hour by hour: as in Kirov, which has none", async (zone, from, to) => {
    const told: string[][][] = [];
    for (const one of [zone, "Europe/Kirov"]) {
      await begin(`${from}T00:30`, { zone: one });
      await liveEachHour(one, `${from}T01:00`, `${to}T23:00`);
      told.push(story.joined().map((person) => digests(person)));
      if (one === zone) await story.end();
    }
    const [there, here] = told;
    expect(there?.flat().length).toBeGreaterThan(2);
    expect(there).toEqual(here);
    // One a person and day.
    for (const lines of there ?? []) {
      const days = lines.map((line) => line.split(":")[0]);
      expect(new Set(days).size).toBe(days.length);
    }
  });

  test("a digest hour that a spring's day does not have is told when the clock is past it", async () => {
    await begin("2019-03-27T18:00", { zone: "Asia/Amman", cron: "30 0 * * *" });
    await story.jumpTo("2019-03-27T18:00");
    await liveEachHour("Asia/Amman", "2019-03-28T00:00", "2019-03-31T12:00");
    const runs = story.open.sqlite
      .prepare("SELECT scheduled_for FROM job_runs WHERE job = 'reminders' ORDER BY id")
      .pluck()
      .all() as string[];
    expect(runs.map((at) => DateTime.fromISO(at, { zone: "Asia/Amman" }).toFormat("dd.MM HH:mm"))).toEqual([
      "27.03 00:30",
      "28.03 00:30",
      "29.03 01:30",
      "30.03 00:30",
      "31.03 00:30",
    ]);
  });
});

describe("the chair changes the cluster's zone between two mornings", () => {
  const change = (zone: string): void =>
    void story.open.sqlite.prepare("UPDATE clusters SET timezone = ?").run(zone);

  test.each(["Asia/Kamchatka", "America/New_York", "Europe/Kaliningrad", "Pacific/Auckland"])(
    "to %s: one digest a day, at nine there, and none lost",
    async (zone) => {
      const julia = await begin("2019-11-19T08:00");
      await story.jumpTo("2019-11-19T09:00");
      await story.jumpTo("2019-11-19T15:00");
      change(zone);
      const seen: string[] = [];
      const end = DateTime.fromISO("2019-11-21T20:00", { zone });
      for (let hour = story.now(); hour <= end; hour = hour.plus({ hours: 1 })) {
        const before = digests(julia).length;
        await story.jumpTo(hour.toISO({ includeOffset: true }) ?? "");
        if (digests(julia).length > before)
          seen.push(`${digests(julia).at(-1)} ${hour.setZone(zone).toFormat("dd.MM HH:mm")}`);
      }
      expect(seen).toEqual([`${EVE} 20.11 09:00`, `${DAY} 21.11 09:00`]);
    },
  );
});
