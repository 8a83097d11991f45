import { describe, expect, test } from "vitest";
import { daysFrom } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { isItsMorning, isNear, toldTo, wantedBy } from "../../src/requests/request-mornings.ts";
import { council, sampleRequest, takenRequest } from "./sample-request.ts";

const calendar = loadProductionCalendar("data/calendar");

describe("when a request that waits is told of", () => {
  test.each([
    [
      "wanted by a Monday: on Friday, on the day, the day after, weekly",
      "2019-11-25",
      "2019-11-22 2019-11-25 2019-11-26 2019-12-03",
    ],
    ["by a Saturday: both before the weekend", "2019-11-23", "2019-11-20 2019-11-22 2019-11-25 2019-12-02"],
    ["by a Sunday: Thursday and Friday", "2019-11-24", "2019-11-21 2019-11-22 2019-11-25 2019-12-02"],
  ])("%s", (_, neededBy, days) => {
    const request = sampleRequest({ neededBy });
    const mornings = daysFrom("2019-11-18", "2019-12-06").filter((day) =>
      isItsMorning(request, day, calendar),
    );
    expect(mornings.join(" ")).toBe(days);
    for (const day of mornings) expect([day, calendar.isWorkingDay(day)]).toEqual([day, true]);
    for (const day of mornings) expect([day, isNear(request, day)]).toEqual([day, true]);
  });

  test("after eight weeks it makes no digest any more", () => {
    const mornings = daysFrom("2019-11-18", "2020-12-31").filter((day) =>
      isItsMorning(sampleRequest({ neededBy: "2019-11-20" }), day, calendar),
    );
    expect(mornings.length).toBeLessThanOrEqual(10);
    expect(mornings.at(-1)).toBe("2020-01-09");
  });

  test("what is in no hurry is wanted two weeks after it was asked", () => {
    expect(wantedBy(sampleRequest({ neededBy: null, askedOn: "2019-11-18" }))).toBe("2019-12-02");
  });
});

test("its owner is told, and the chair where nobody has it or its owner cannot be written to", () => {
  expect(toldTo(takenRequest(), council)).toBe(2);
  expect(toldTo(takenRequest({ ownerId: 3 }), council)).toBe(4);
  expect(toldTo(takenRequest({ ownerId: 9 }), council)).toBe(4);
  expect(toldTo(sampleRequest(), council)).toBe(4);
  expect(toldTo(sampleRequest(), { members: [], chair: null })).toBeNull();
});
