import { describe, expect, test } from "vitest";
import { countsOf, timelineOf } from "../../../src/documents/pictures/timeline.ts";
import type { Duty } from "../../../src/reminders/duty.ts";
import { withStanding } from "../../../src/summary/own-duties.ts";
import { duty, plan } from "../../summary/made-up-duties.ts";
import { timelineEvent } from "./drawn.ts";

const TODAY = "2019-11-21";
const NOVEMBER = { opensOn: "2019-11-01", dueOn: "2019-11-30" };

/** An event on these days with these duties of each, as the picture has it. */
function shown(
  days: { opensOn: string; dueOn: string; duties: Partial<Duty>[] }[],
  given: Parameters<typeof timelineEvent>[0] = {},
) {
  const occurrences = days.map(({ opensOn, dueOn }, at) => ({ id: 100 + at, opensOn, dueOn }));
  const duties = days.flatMap(({ opensOn, dueOn, duties }, at) =>
    duties.map((one) => duty({ opensOn, dueOn, occurrenceId: 100 + at, ...one })),
  );
  const { event } = timelineEvent({ ...given, occurrences });
  const facts = { cluster: "Лесной", plan, events: [event], duties: withStanding(duties, TODAY) };
  const found = timelineOf(facts, TODAY);
  const [first] = found.events;
  if (first === undefined) throw new Error("no event");
  return { ...first, counts: countsOf(found) };
}

const open: Partial<Duty> = { state: "open" };
const done: Partial<Duty> = { state: "done" };
const notOurs: Partial<Duty> = { state: "notOurs" };
const OCTOBER = { opensOn: "2019-10-01", dueOn: "2019-10-31" };
const DECEMBER = { opensOn: "2019-12-09", dueOn: "2019-12-31" };
const AUGUST = { opensOn: "2019-08-01", dueOn: "2019-08-31" };

describe("how an event stands", () => {
  test.each([
    ["all schools have done it", [{ ...OCTOBER, duties: [done, done] }], "done"],
    ["some have not, and its time is over", [{ ...OCTOBER, duties: [done, open] }], "overdue"],
    ["its time runs", [{ ...NOVEMBER, duties: [done, open] }], "underWay"],
    ["it comes", [{ ...DECEMBER, duties: [open] }], "coming"],
    ["it was over before the bot began", [{ ...AUGUST, duties: [open] }], "past"],
    ["nobody takes it for theirs", [{ ...NOVEMBER, duties: [notOurs] }], "notOurs"],
    [
      "one takes it not for theirs, the other has done it",
      [{ ...NOVEMBER, duties: [notOurs, done] }],
      "done",
    ],
    [
      "one date is done, another comes",
      [
        { ...OCTOBER, duties: [done] },
        { ...DECEMBER, duties: [open] },
      ],
      "coming",
    ],
    [
      "one date is late, another comes",
      [
        { ...OCTOBER, duties: [open] },
        { ...DECEMBER, duties: [open] },
      ],
      "overdue",
    ],
    ["nobody is asked, and it is over", [{ ...OCTOBER, duties: [] }], "past"],
    ["nobody is asked yet", [{ ...DECEMBER, duties: [] }], "coming"],
    ["no date", [], "undated"],
    [
      "its only date is outside the plan",
      [{ opensOn: "2020-03-01", dueOn: "2020-03-02", duties: [open] }],
      "undated",
    ],
  ] as const)("%s", (_, days, state) => {
    const given = days.map(({ duties, ...day }) => ({ ...day, duties: [...duties] }));
    expect(shown(given).state).toBe(state);
    expect(shown(given).counts).toEqual([{ state, number: 1 }]);
  });

  test("one that is called off is called off, whatever was done", () => {
    expect(shown([{ ...OCTOBER, duties: [done] }], { cancelled: { reason: null } }).state).toBe("cancelled");
  });
});

describe("on which day an instance stands", () => {
  const day = (...duties: Partial<Duty>[]) => shown([{ ...NOVEMBER, duties }]).instances[0];
  test("the plan's days; one day that all have set; the plan's where each has its own", () => {
    expect(day(open)).toMatchObject(NOVEMBER);
    expect(day({ heldOn: "2019-11-14" }, { heldOn: "2019-11-14" })).toMatchObject({
      opensOn: "2019-11-14",
      dueOn: "2019-11-14",
    });
    expect(day({ heldOn: "2019-11-14" }, open)).toMatchObject(NOVEMBER);
  });
  test("a monthly form is due on the cluster's own day", () => {
    expect(day({ dueOn: "2019-11-25" })).toMatchObject({ opensOn: "2019-11-01", dueOn: "2019-11-25" });
  });
  test("how many have done it, of those whose it is", () => {
    expect(day(done, open, notOurs)).toMatchObject({ done: 1, of: 2 });
  });
});
