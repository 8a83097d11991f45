import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, daysBetween, daysFrom, weekday } from "../../src/calendar/day.ts";
import { type SchoolHoliday, schoolDays } from "../../src/calendar/school-holidays.ts";
import { type Policy, POLICIES, policyOf } from "../../src/reminders/policy.ts";
import {
  dueToday,
  type Stage,
  type StageDays,
  type StagedDuty,
  stagesOf,
} from "../../src/reminders/stage.ts";
import { calendar } from "./cast.ts";

const usual = policyOf("usual");
const days: StageDays = { worked: calendar, school: calendar };
const duty = (opensOn: Day, dueOn: Day, more: Partial<StagedDuty> = {}): StagedDuty => ({
  opensOn,
  dueOn,
  heldOn: null,
  postponedTo: null,
  state: "open",
  startedOn: "2019-08-20",
  isFigures: false,
  answeredOn: null,
  ...more,
});
const upTo = (stages: readonly Stage[], day: Day): string[] =>
  stages.filter(({ on }) => on <= day).map(({ name, on }) => `${on} ${name}`);

describe("a month without a working day", () => {
  // The whole of November is off, as in a quarantine that the file of days off was edited for.
  const isOff = (day: Day): boolean => day.startsWith("2019-11");
  const idle = {
    ...calendar,
    isWorkingDay: (day: Day) => !isOff(day) && calendar.isWorkingDay(day),
  };
  const idleDays: StageDays = { worked: idle, school: idle };

  test.each<[string, StagedDuty]>([
    ["its own window", duty("2019-11-01", "2019-11-30")],
    ["a date in it", duty("2019-11-14", "2019-11-14")],
    ["a window over it", duty("2019-10-01", "2019-12-31")],
    ["a window that ends in it", duty("2019-10-01", "2019-11-15")],
    ["its figures", duty("2019-11-01", "2019-11-25", { isFigures: true })],
  ])("%s: told on working days alone, some of them before it is over", (_, one) => {
    const stages = stagesOf(one, usual, idleDays);
    expect(stages.filter(({ on }) => isOff(on))).toEqual([]);
    expect(stages.some(({ on }) => on <= one.dueOn)).toBe(true);
    expect(stages.some(({ on }) => on >= "2019-12-02")).toBe(true);
  });
});

describe("the stages of the usual policy", () => {
  test.each<[string, StagedDuty, Day, string[]]>([
    [
      "a dated one: 14, 7, 1 days before and the day; overdue after 1, 3 and 8 working days, then on Mondays",
      duty("2019-11-21", "2019-11-21"),
      "2019-12-17",
      [
        "2019-11-07 before:14",
        "2019-11-14 before:7",
        "2019-11-20 before:1",
        "2019-11-21 before:0",
        "2019-11-22 overdue:1",
        "2019-11-26 overdue:2",
        "2019-12-03 overdue:3",
        "2019-12-09 weekly:1",
        "2019-12-16 weekly:2",
      ],
    ],
    [
      "what falls on a day off moves to the working day before; of two on one day the nearer is told",
      duty("2019-11-04", "2019-11-04"),
      "2019-11-05",
      ["2019-10-21 before:14", "2019-10-28 before:7", "2019-11-01 before:0", "2019-11-05 overdue:1"],
    ],
    [
      "figures of a month: 5 and 2 working days before and the day; then the director, the chair, her Mondays",
      duty("2019-11-01", "2019-11-25", { isFigures: true }),
      "2019-12-10",
      [
        "2019-11-18 figures:5",
        "2019-11-21 figures:2",
        "2019-11-25 figures:0",
        "2019-11-26 overdue:1",
        "2019-11-28 overdue:2",
        "2019-12-02 weekly:1",
        "2019-12-09 weekly:2",
      ],
    ],
    [
      "figures that were accepted: the day itself",
      duty("2019-11-01", "2019-11-25", { isFigures: true, state: "accepted", answeredOn: "2019-11-18" }),
      "2019-11-25",
      ["2019-11-25 figures:0"],
    ],
    [
      "a month: its first working day, a week before its end",
      duty("2019-09-01", "2019-09-30"),
      "2019-09-30",
      ["2019-09-02 opening", "2019-09-23 before:7"],
    ],
    [
      "longer than a month: each month's first working day",
      duty("2019-09-01", "2019-12-31"),
      "2019-12-31",
      [
        "2019-09-02 opening",
        "2019-10-01 month:2019-10",
        "2019-11-01 month:2019-11",
        "2019-12-02 month:2019-12",
        "2019-12-24 before:7",
      ],
    ],
    ["a window of three days", duty("2019-10-08", "2019-10-10"), "2019-10-10", ["2019-10-08 opening"]],
    ["a window of days off alone", duty("2019-11-02", "2019-11-04"), "2019-11-04", ["2019-11-01 opening"]],
    [
      "a day set by the responsible makes it a dated one",
      duty("2019-09-01", "2019-12-31", { heldOn: "2019-11-21", answeredOn: "2019-11-10" }),
      "2019-11-30",
      [
        "2019-11-14 before:7",
        "2019-11-20 before:1",
        "2019-11-21 before:0",
        "2019-11-22 overdue:1",
        "2019-11-26 overdue:2",
      ],
    ],
    [
      "accepted quiets a dated one until the eve",
      duty("2019-11-21", "2019-11-21", { state: "accepted", answeredOn: "2019-11-07" }),
      "2019-11-22",
      ["2019-11-20 before:1", "2019-11-21 before:0", "2019-11-22 overdue:1"],
    ],
    [
      "accepted quiets a window until its last stage",
      duty("2019-09-01", "2019-12-31", { state: "accepted", answeredOn: "2019-09-02" }),
      "2019-12-31",
      ["2019-12-24 before:7"],
    ],
    [
      "postponed: silence until the day, and then as it goes on",
      duty("2019-11-21", "2019-11-21", { postponedTo: "2019-11-16", answeredOn: "2019-11-08" }),
      "2019-11-21",
      ["2019-11-18 postponed:2019-11-16", "2019-11-20 before:1", "2019-11-21 before:0"],
    ],
    [
      "postponed beyond its day: chased from then",
      duty("2019-11-21", "2019-11-21", { postponedTo: "2019-12-02", answeredOn: "2019-11-22" }),
      "2019-12-05",
      ["2019-12-02 postponed:2019-12-02", "2019-12-03 overdue:1", "2019-12-05 overdue:2"],
    ],
    ["done has none", duty("2019-11-21", "2019-11-21", { state: "done" }), "2020-12-31", []],
    ["not ours has none", duty("2019-11-21", "2019-11-21", { state: "notOurs" }), "2020-12-31", []],
    ["what ended before the plan was begun has none", duty("2019-08-01", "2019-08-19"), "2020-12-31", []],
  ])("%s", (_, staged, until, expected) =>
    expect(upTo(stagesOf(staged, usual, days), until)).toEqual(expected),
  );

  test("overdue climbs: who answers, the director, the chair, once each; then twelve Mondays in the chair's list", () => {
    const overdue = stagesOf(duty("2019-11-21", "2019-11-21"), usual, days).filter(
      ({ on }) => on > "2019-11-21",
    );
    expect(overdue.map(({ to }) => to)).toEqual([
      "responsible",
      "director",
      "chair",
      ...Array.from({ length: 12 }, () => "list"),
    ]);
    // 24 February 2020 is a day off: its list comes on the Tuesday after it.
    const weekdays = overdue.slice(3).map(({ on }) => weekday(on));
    expect(weekdays.filter((one) => one !== 1).length).toBeLessThan(3);
  });
});

describe("school holidays", () => {
  const holidays: SchoolHoliday[] = [
    { id: 1, name: "осенние", from: "2019-10-28", to: "2019-11-04" },
    { id: 2, name: "летние", from: "2020-06-01", to: "2020-08-31" },
  ];
  const school: StageDays = { worked: calendar, school: schoolDays(calendar, holidays) };

  test.each<[string, StagedDuty, Day, string[]]>([
    [
      "what falls into them comes before them",
      duty("2019-11-06", "2019-11-06"),
      "2019-11-06",
      ["2019-10-23 before:14", "2019-10-25 before:7", "2019-11-05 before:1", "2019-11-06 before:0"],
    ],
    [
      "the eve and the day of what is held in them are told in them",
      duty("2019-10-31", "2019-10-31"),
      "2019-10-31",
      ["2019-10-17 before:14", "2019-10-24 before:7", "2019-10-30 before:1", "2019-10-31 before:0"],
    ],
    [
      "the beginning of a window comes after them; of two that meet the later is told",
      duty("2019-10-28", "2019-11-20"),
      "2019-11-20",
      ["2019-11-05 month:2019-11", "2019-11-13 before:7"],
    ],
    [
      "nobody is chased in them",
      duty("2019-10-25", "2019-10-25"),
      "2019-11-09",
      [
        "2019-10-11 before:14",
        "2019-10-18 before:7",
        "2019-10-24 before:1",
        "2019-10-25 before:0",
        "2019-11-05 overdue:1",
        "2019-11-07 overdue:2",
      ],
    ],
  ])("%s", (_, staged, until, expected) =>
    expect(upTo(stagesOf(staged, usual, school), until)).toEqual(expected),
  );

  test("the summer is too long to put anything off", () => {
    const inJuly = duty("2020-07-15", "2020-07-15");
    expect(stagesOf(inJuly, usual, school)).toEqual(stagesOf(inJuly, usual, days));
  });
});

describe("dueToday", () => {
  test("a stage untold for more than 45 days is history", () => {
    const [stage] = stagesOf(duty("2019-11-21", "2019-11-21"), usual, days);
    const only = stage === undefined ? [] : [stage];
    expect(stage?.on).toBe("2019-11-07");
    expect(dueToday(only, null, "2019-12-20", calendar)).toEqual(stage);
    expect(dueToday(only, null, "2019-12-23", calendar)).toBeNull();
  });

  const stages = stagesOf(duty("2019-11-21", "2019-11-21"), usual, days);

  test.each<[string, Day | null, Day, string | null]>([
    ["on its day", null, "2019-11-14", "before:7"],
    ["before any", null, "2019-11-06", null],
    ["already told", "2019-11-14", "2019-11-14", null],
    ["told, nothing new", "2019-11-14", "2019-11-18", null],
    ["after downtime only the latest", "2019-11-07", "2019-11-25", "overdue:1"],
    ["not on a day off", null, "2019-11-16", null],
    ["the clock was set back", "2019-11-20", "2019-11-14", null],
  ])("%s", (_, toldOn, today, expected) =>
    expect(dueToday(stages, toldOn, today, calendar)?.name ?? null).toBe(expected),
  );
});

const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays("2019-01-01", n));
const maybeDay = fc.option(anyDay, { nil: null });
const anyDuty: fc.Arbitrary<StagedDuty> = fc
  .record({
    opensOn: anyDay,
    dueOn: fc.integer({ min: 0, max: 200 }),
    heldOn: maybeDay,
    postponedTo: maybeDay,
    state: fc.constantFrom("open" as const, "accepted" as const),
    startedOn: anyDay,
    isFigures: fc.boolean(),
    answeredOn: maybeDay,
  })
  .map(({ dueOn, ...rest }) => ({ ...rest, dueOn: addDays(rest.opensOn, dueOn) }));
const anyPolicy: fc.Arbitrary<Policy> = fc.constantFrom(...POLICIES);

describe("whatever the duty and the policy", () => {
  test("no stage on a day off, none twice, one a day, in order, and not without end", () => {
    fc.assert(
      fc.property(anyDuty, anyPolicy, (staged, policy) => {
        const stages = stagesOf(staged, policy, days);
        expect(stages.filter(({ on }) => !calendar.isWorkingDay(on))).toEqual([]);
        expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length);
        const told = stages.map(({ on }) => on);
        expect(told).toEqual([...new Set(told)].sort());
        const months = Math.ceil(daysBetween(staged.opensOn, staged.dueOn) / 28) + 1;
        const most = policy.dated.length + policy.window.beforeEnd.length + months + 2;
        expect(stages.length).toBeLessThanOrEqual(most + 3 + policy.overdue.weeks);
      }),
    );
  });

  test("asked every morning, each stage is told once; asked on some mornings, never more than one each", () => {
    fc.assert(
      fc.property(
        anyDuty,
        anyPolicy,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
        (staged, policy, up) => {
          const stages = stagesOf(staged, policy, days);
          const [first, last] = [stages[0], stages.at(-1)];
          if (first === undefined || last === undefined) return;
          const tell = (running: (i: number) => boolean): string[] => {
            const names: string[] = [];
            let toldOn: Day | null = null;
            daysFrom(first.on, last.on).forEach((day, i) => {
              const stage = running(i) ? dueToday(stages, toldOn, day, calendar) : null;
              if (stage === null) return;
              toldOn = stage.on;
              names.push(stage.name);
            });
            return names;
          };
          expect(tell(() => true)).toEqual(stages.map(({ name }) => name));
          const some = tell((i) => up[i % up.length] === true);
          expect(new Set(some).size).toBe(some.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
