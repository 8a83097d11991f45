import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, daysFrom } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  productionCalendar,
} from "../../src/calendar/working-days.ts";

const calendar = loadProductionCalendar("data/calendar");
const anyDay = fc.integer({ min: 0, max: 365 * 12 }).map((n): Day => addDays("2018-01-01", n));

describe("the production calendar", () => {
  // Working days of the months as the published calendars count them.
  test.each([
    [2019, [17, 20, 20, 22, 18, 19, 23, 22, 21, 23, 20, 22]],
    [2025, [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22]],
    [2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]],
  ])("%i has the working days that its decree gives", (year, months) => {
    const counted = months.map((_, i) => {
      const month = `${year}-${String(i + 1).padStart(2, "0")}`;
      return daysFrom(`${month}-01`, `${month}-31`).filter(
        (day) => day.startsWith(month) && calendar.isWorkingDay(day),
      ).length;
    });
    expect(counted).toEqual(months);
  });

  test.each([
    ["2019-01-08", false],
    ["2019-01-09", true],
    ["2019-05-03", false],
    ["2019-05-10", false],
    ["2019-02-23", false],
    ["2019-11-04", false],
    ["2025-11-01", true],
    ["2025-11-03", false],
    ["2026-12-31", false],
    ["2027-06-14", false],
    ["2023-01-05", false],
    ["2023-06-12", false],
    ["2023-06-13", true],
  ])("%s: worked is %s", (day, worked) => expect(calendar.isWorkingDay(day)).toBe(worked));

  test("knows the years whose decree it has, and not the provisional one nor one with no file", () => {
    expect([2019, 2023, 2025, 2026, 2027].map((year) => calendar.knows(year))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  test("without any file there are weekends and fixed holidays", () => {
    const bare = productionCalendar([]);
    expect(["2019-05-02", "2019-05-01", "2019-05-04"].map((day) => bare.isWorkingDay(day))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("counting in working days", () => {
  test.each([
    ["2019-11-04", "2019-11-01", "2019-11-05"],
    ["2019-11-05", "2019-11-05", "2019-11-05"],
    ["2019-01-03", "2018-12-31", "2019-01-09"],
  ])("around %s", (day, before, after) => {
    expect([previousWorkingDay(calendar, day), nextWorkingDay(calendar, day)]).toEqual([before, after]);
  });

  test.each([
    ["2019-11-01", 1, "2019-11-05"],
    ["2019-11-02", 1, "2019-11-05"],
    ["2019-11-05", -1, "2019-11-01"],
    ["2019-11-02", 0, "2019-11-02"],
    ["2019-10-31", 3, "2019-11-06"],
  ])("%s and %i working days is %s", (day, n, found) => expect(addWorkingDays(calendar, day, n)).toBe(found));

  test("n days there and n back from a working day is where one began", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, n) => {
        const start = nextWorkingDay(calendar, day);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, n), -n)).toBe(start);
      }),
    );
  });
});
