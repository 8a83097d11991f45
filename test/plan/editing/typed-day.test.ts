import { expect, test } from "vitest";
import { readTypedDay } from "../../../src/plan/editing/typed-day.ts";

const BOUNDS = { from: "2019-07-01", to: "2019-12-31" };

test.each([
  ["15 ноября, каб. М.И.", "каб. М.И."],
  ["15 ноября в 10:00, д. 5 к.", "д. 5 к."],
  ["15 ноября в 10:00, актовый зал.", "актовый зал"],
  ["15 ноября, актовый зал", "актовый зал"],
  ["15 ноября.", null],
])("«%s»: where", (typed, note) =>
  expect(readTypedDay(typed, BOUNDS)).toMatchObject({ day: "2019-11-15", note }),
);
