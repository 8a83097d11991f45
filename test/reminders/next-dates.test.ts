import { expect, test } from "vitest";
import type { Day } from "../../src/calendar/day.ts";
import { exampleOf, nextDates } from "../../src/reminders/next-dates.ts";
import { POLICIES } from "../../src/reminders/policy.ts";
import { calendar } from "./cast.ts";
import { dated, figures } from "./sample-duty.ts";

const daysOf = (today: Day) => ({ calendar, holidays: [], today });

test("presets are shown on the nearest event that has three dates in each", () => {
  const days = daysOf("2019-11-05");
  const shown = exampleOf([figures, dated()], days);
  expect(shown?.event.number).toBe("16");
  if (shown === null) throw new Error("no example");
  expect(POLICIES.map((policy) => nextDates(shown, policy, days).length)).toEqual([3, 3, 3]);
});

test("where none has three, on that which has most; what is past, done, put off or figures is none", () => {
  const dueOn = (day: Day) => dated({ opensOn: day, dueOn: day });
  const days = daysOf("2019-11-21");
  expect(exampleOf([dueOn("2019-11-22"), dueOn("2019-11-25")], days)?.dueOn).toBe("2019-11-25");
  expect(exampleOf([dated(), dated({ state: "done" })], daysOf("2019-11-21"))).toBeNull();
  expect(exampleOf([figures], daysOf("2019-11-05"))).toBeNull();
  expect(exampleOf([dated({ postponedTo: "2019-11-20" })], daysOf("2019-11-05"))).toBeNull();
});
