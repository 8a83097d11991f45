import { expect, test } from "vitest";
import { pastBefore } from "../../src/retention/past.ts";

test.each([
  ["2019-11-20", 24, "2017-11-01"],
  ["2020-02-29", 36, "2017-02-01"],
  ["2019-01-01", 60, "2014-01-01"],
])("on %s, kept %i months: before %s", (today, kept, before) => {
  expect(pastBefore(today, kept)).toBe(before);
});
