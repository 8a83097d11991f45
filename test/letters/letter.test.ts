import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { lateOn, monthDuties, monthToTell, weekToTell, unmarked } from "../../src/letters/letter.ts";
import type { StandingDuty } from "../../src/summary/own-duties.ts";

const calendar = loadProductionCalendar("data/calendar");
const on = (today: Day, ran = true) => ({ today, calendar, hasRunSince: () => ran });

describe("when a letter is due", () => {
  test.each<[Day, boolean, Day | null, string | null]>([
    ["2019-11-18", true, "2019-11-18", null],
    ["2019-11-19", true, null, null],
    // The bot was off on Monday.
    ["2019-11-19", false, "2019-11-18", null],
    ["2019-11-24", false, null, null],
    // Monday 4 November is a holiday.
    ["2019-11-04", true, null, null],
    ["2019-11-05", true, "2019-11-04", null],
    ["2019-11-01", true, null, "2019-10"],
    ["2019-12-02", true, "2019-12-02", "2019-11"],
    // The first working day of the year.
    ["2019-01-09", true, "2019-01-07", "2018-12"],
    ["2019-01-10", true, null, null],
    ["2019-01-10", false, "2019-01-07", "2018-12"],
  ])("on %s (it ran before: %s) the week of %s, the month %s", (today, ran, week, month) => {
    expect(weekToTell(on(today, ran), "2018-09-01")).toBe(week);
    expect(monthToTell(on(today, ran))).toBe(month);
  });

  test("a week that had begun before the plan did is not told afterwards", () => {
    expect(weekToTell(on("2019-11-20", false), "2019-11-19")).toBeNull();
    expect(weekToTell(on("2019-11-18"), "2019-11-18")).toBe("2019-11-18");
  });

  test("where the bot runs every day, each week and each month is told exactly once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (start) => {
        const days = Array.from({ length: 60 }, (_, at) => addDays("2019-01-01", start + at));
        const weeks = days.flatMap((day) => weekToTell(on(day), "2018-09-01") ?? []);
        const months = days.flatMap((day) => monthToTell(on(day)) ?? []);
        expect(new Set(weeks).size).toBe(weeks.length);
        expect(new Set(months).size).toBe(months.length);
        expect(weeks.length).toBeGreaterThanOrEqual(7);
      }),
    );
  });
});

interface Given {
  occurrence?: number;
  dueOn: Day;
  school?: string;
  standing?: StandingDuty["standing"];
  figures?: boolean;
  postponedTo?: Day;
}

const duty = ({ occurrence = 1, dueOn, school, standing = "overdue", figures = false, postponedTo }: Given) =>
  ({
    standing,
    duty: {
      occurrenceId: occurrence,
      event: { id: occurrence, number: `${occurrence}`, title: "Событие" },
      dueOn,
      heldOn: null,
      postponedTo: postponedTo ?? null,
      organisation: school === undefined ? null : { id: 1, shortName: school },
      form: figures ? { code: "x", heading: "x", month: "2019-10" } : null,
    },
  }) as StandingDuty;

describe("what has no mark", () => {
  test("schools of one instance stand together, the oldest first, figures elsewhere", () => {
    expect(
      unmarked([
        duty({ occurrence: 2, dueOn: "2019-11-10", school: "А" }),
        duty({ occurrence: 2, dueOn: "2019-11-10", school: "Б" }),
        duty({ occurrence: 1, dueOn: "2019-11-01" }),
        duty({ occurrence: 3, dueOn: "2019-10-01", figures: true }),
      ]).map(({ eventId, schools }) => [eventId, schools]),
    ).toEqual([
      [1, null],
      [2, ["А", "Б"]],
    ]);
  });

  test("what is late for months is only counted", () => {
    const { late, older } = lateOn("2019-11-18", [
      duty({ occurrence: 1, dueOn: "2019-11-01" }),
      duty({ occurrence: 2, dueOn: "2019-07-01" }),
    ]);
    expect([late.length, older]).toEqual([1, 1]);
  });

  test("a month's duties are done, put off, or without a mark, and nothing else", () => {
    const days = { from: "2019-10-01", to: "2019-10-31" };
    const came = monthDuties(
      [
        duty({ dueOn: "2019-10-05", standing: "done" }),
        duty({ dueOn: "2019-10-06", postponedTo: "2019-11-20" }),
        duty({ dueOn: "2019-10-07", postponedTo: "2019-10-20" }),
        duty({ dueOn: "2019-10-08", standing: "notOurs" }),
        duty({ dueOn: "2019-10-09", standing: "past" }),
        duty({ dueOn: "2019-11-01" }),
      ],
      days,
    );
    expect({ ...came, unmarked: came.unmarked.length }).toEqual({
      total: 3,
      done: 1,
      postponed: 1,
      unmarked: 1,
    });
  });
});
