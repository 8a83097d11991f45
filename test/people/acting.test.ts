import { describe, expect, test } from "vitest";
import { actingRefusal, runsOn, sinceChoices, untilBounds, untilChoices } from "../../src/people/acting.ts";

const TODAY = "2019-10-07";

describe("why one may not act", () => {
  const known = [{ since: "2019-10-14", until: "2019-10-18" }];
  test.each([
    ["today", "2019-10-07", "2019-10-07", null],
    ["up to the day before the other", "2019-10-07", "2019-10-13", null],
    ["from the day after the other", "2019-10-19", "2019-11-30", null],
    ["half a year ahead", "2020-04-07", "2020-04-08", null],
    ["ten months", "2019-10-19", "2020-08-23", null],
    ["from yesterday", "2019-10-06", "2019-10-08", "past"],
    ["backwards", "2019-10-09", "2019-10-08", "order"],
    ["more than half a year ahead", "2020-04-08", "2020-04-09", "tooLong"],
    ["more than ten months", "2019-10-19", "2020-08-24", "tooLong"],
    ["to the other's first day", "2019-10-07", "2019-10-14", "overlap"],
    ["from the other's last day", "2019-10-18", "2019-10-20", "overlap"],
    ["around the other", "2019-10-08", "2019-10-30", "overlap"],
    ["within the other", "2019-10-15", "2019-10-16", "overlap"],
  ])("%s", (_, since, until, expected) => {
    expect(actingRefusal({ holderId: 1, personId: 2, since, until }, known, TODAY)).toBe(expected);
  });

  test("for oneself", () => {
    const asked = { holderId: 1, personId: 1, since: TODAY, until: TODAY };
    expect(actingRefusal(asked, [], TODAY)).toBe("self");
    expect(actingRefusal({ ...asked, personId: null }, [], TODAY)).toBeNull();
  });
});

test.each([
  ["a Monday", "2019-10-07", ["2019-10-07", "2019-10-11", "2019-10-31"]],
  ["a Friday", "2019-10-11", ["2019-10-11", "2019-10-31"]],
  ["a Saturday", "2019-10-12", ["2019-10-12", "2019-10-18", "2019-10-31"]],
  ["the last day of a month", "2019-10-31", ["2019-10-31", "2019-11-01"]],
  ["the last Friday of a month", "2019-11-29", ["2019-11-29", "2019-11-30"]],
])("the last days offered from %s", (_, since, days) => {
  expect(untilChoices(since)).toEqual(days);
});

test("the first days offered", () => {
  expect(sinceChoices("2019-10-07")).toEqual(["2019-10-07", "2019-10-08", "2019-10-14"]);
  expect(sinceChoices("2019-10-13")).toEqual(["2019-10-13", "2019-10-14"]);
});

test("from September to June", () => {
  expect(untilBounds("2019-09-01").to).toBe("2020-07-06");
});

test("both ends are days of it", () => {
  const days = { since: "2019-10-07", until: "2019-10-09" };
  expect(["2019-10-06", "2019-10-07", "2019-10-09", "2019-10-10"].map((day) => runsOn(days, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
