import { describe, expect, test } from "vitest";
import type { Duty } from "../../src/reminders/duty.ts";
import { isDayAsked } from "../../src/reminders/duty-dates.ts";
import {
  type Clash,
  clashesOn,
  type ClusterMonth,
  dayHeld,
  monthAgenda,
} from "../../src/reminders/month-agenda.ts";
import { calendar } from "./cast.ts";
import { dated, figures, sampleDuty } from "./sample-duty.ts";

const lipki = { id: 2, shortName: "СОШ п. Липки" };
const bor = { id: 1, shortName: "СШ пгт Бор" };
const person = (personId: number, name: string) => ({ personId, name, reachable: true });
const [dub, lipa, grab] = [person(1, "Дуб Б.Б."), person(2, "Липа А.А."), person(3, "Граб Г.Г.")];

/** The one for which a day is chosen: the school's, two people answer. */
const own = sampleDuty({ id: 1, occurrenceId: 1, organisation: lipki, people: [dub, lipa] });
const other = (id: number, more: Partial<Duty>): Duty =>
  dated({ id, occurrenceId: id, organisation: null, people: [grab], ...more });

const holidays = [{ id: 1, name: "осенние", from: "2019-10-28", to: "2019-11-05" }];
const among = (...duties: Duty[]): ClusterMonth => ({ duties: [own, ...duties], calendar, holidays });

test.each<[string, Partial<Duty>, string | null]>([
  ["a day of the plan", { opensOn: "2019-11-21", dueOn: "2019-11-21" }, "2019-11-21"],
  ["a month", { opensOn: "2019-11-01", dueOn: "2019-11-30" }, null],
  ["a month with a day set", { heldOn: "2019-11-12" }, "2019-11-12"],
  [
    "a day that was moved",
    { opensOn: "2019-11-21", dueOn: "2019-11-21", heldOn: "2019-11-25" },
    "2019-11-25",
  ],
  ["done all the same", { heldOn: "2019-11-12", state: "done" }, "2019-11-12"],
  ["what is nobody's", { heldOn: "2019-11-12", state: "notOurs" }, null],
  ["the monthly figures", { ...figures, opensOn: figures.dueOn }, null],
])("the day of %s", (_, more, day) => expect(dayHeld(sampleDuty(more))).toBe(day));

test.each<[string, Partial<Duty>, string, boolean]>([
  ["on the first day", {}, "2019-11-01", true],
  ["accepted and not dated", { state: "accepted" }, "2019-11-05", true],
  ["eight days before its end", {}, "2019-11-22", true],
  ["in the last week", {}, "2019-11-23", false],
  ["when it is over", {}, "2019-12-02", false],
  ["with a day", { heldOn: "2019-11-12" }, "2019-11-01", false],
  ["done", { state: "done" }, "2019-11-01", false],
  ["of one day", { opensOn: "2019-11-21", dueOn: "2019-11-21" }, "2019-11-01", false],
  ["of two months", { opensOn: "2019-10-01" }, "2019-11-01", false],
  ["of half a month", { opensOn: "2019-11-15" }, "2019-11-15", false],
  ["of the figures", { form: figures.form }, "2019-11-01", false],
])("whether the day is asked for: %s", (_, more, today, asked) =>
  expect(isDayAsked(sampleDuty(more), today)).toBe(asked),
);

describe("what a month holds", () => {
  const month = monthAgenda(
    "2019-11",
    own,
    among(
      other(2, { heldOn: "2019-11-25", heldAt: "14:00" }),
      other(3, { occurrenceId: 30, organisation: bor, heldOn: "2019-11-12" }),
      other(4, { occurrenceId: 30, organisation: lipki, heldOn: "2019-11-12" }),
      other(5, { occurrenceId: 30, heldOn: "2019-11-13" }),
      other(6, { opensOn: "2019-12-02", dueOn: "2019-12-02" }),
      sampleDuty({ id: 7 }),
      figures,
    ),
  );

  test("is every dated event once by day, with the schools that hold it then", () =>
    expect(month.events.map(({ day, time, schools }) => [day, time, schools])).toEqual([
      ["2019-11-12", null, ["СШ пгт Бор", "СОШ п. Липки"]],
      ["2019-11-13", null, []],
      ["2019-11-25", "14:00", []],
    ]));

  test("and the days off that are no weekend, and the holidays that reach into it", () =>
    expect([month.daysOff, month.holidays.map(({ name }) => name)]).toEqual([["2019-11-04"], ["осенние"]]));

  test("its own day is none of it, and does not clash with itself", () => {
    const moved = { ...own, heldOn: "2019-11-20" };
    const cluster = { duties: [moved], calendar, holidays };
    expect(monthAgenda("2019-11", moved, cluster).events).toEqual([]);
    expect(clashesOn("2019-11-20", moved, cluster)).toEqual([]);
  });
});

describe("what speaks against a day", () => {
  const words = (clashes: Clash[]): string[] =>
    clashes.map((clash) =>
      clash.kind === "event"
        ? `${clash.people.join(", ")}${clash.sameSchool ? " / the school" : ""}`
        : clash.kind === "holidays"
          ? clash.name
          : clash.kind,
    );
  test.each<[string, string, Duty[], string[]]>([
    ["nothing", "2019-11-21", [], []],
    ["others' event", "2019-11-21", [other(2, {})], []],
    ["the same people", "2019-11-21", [other(2, { people: [grab, lipa] })], ["Липа А.А."]],
    [
      "the same people in a day that is set",
      "2019-11-20",
      [sampleDuty({ id: 3, organisation: null, heldOn: "2019-11-20", people: [dub] })],
      ["Дуб Б.Б."],
    ],
    ["the same school, other people", "2019-11-21", [other(2, { organisation: lipki })], [" / the school"]],
    ["another school", "2019-11-21", [other(2, { organisation: bor })], []],
    [
      "one event of several duties, once",
      "2019-11-21",
      [other(2, { organisation: lipki }), other(3, { occurrenceId: 2, people: [dub, grab] })],
      ["Дуб Б.Б. / the school"],
    ],
    ["a Saturday", "2019-11-23", [], ["dayOff"]],
    ["a decreed day off in the holidays", "2019-11-04", [], ["dayOff", "осенние"]],
    ["a working day of the holidays", "2019-11-05", [], ["осенние"]],
    [
      "what somebody has nothing to do with",
      "2019-11-21",
      [other(2, { people: [dub], state: "notOurs" })],
      [],
    ],
    ["a month without a day", "2019-11-21", [sampleDuty({ id: 4, people: [dub] })], []],
  ])("%s", (_, day, others, expected) =>
    expect(words(clashesOn(day, own, among(...others)))).toEqual(expected),
  );
});
