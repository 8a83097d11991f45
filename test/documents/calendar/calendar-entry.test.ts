import { describe, expect, test } from "vitest";
import {
  calledOff,
  type CalendarEntry,
  type DatedEvent,
  entriesOf,
  sequenceOf,
} from "../../../src/documents/calendar/calendar-entry.ts";
import { entryNote, entryTitle } from "../../../src/documents/calendar/calendar-entry-texts.ts";
import type { Deadline } from "../../../src/plan/plan.ts";
import type { Duty } from "../../../src/reminders/duty.ts";
import { duty } from "../../summary/made-up-duties.ts";
import { timelineEvent } from "../pictures/drawn.ts";

const PLACE = { domain: "a1.klaster", zone: "Europe/Kirov" };
const CHANGED = "2019-11-18T07:00:00.000Z";

type Given = Partial<Omit<DatedEvent, "event" | "duties">> & {
  dates?: [string, string][];
  duties?: Partial<Duty>[];
  deadline?: Partial<Deadline>;
  cancelled?: { reason: string | null } | null;
  place?: string;
};

/** An event with so many instances; each duty belongs to the first unless it names another. */
function dated({
  dates = [["2019-11-21", "2019-11-21"]],
  duties = [],
  deadline = {},
  cancelled,
  place,
  ...given
}: Given) {
  const made = timelineEvent({ number: "17", title: "Смотр" }).event;
  const occurrences = dates.map(([opensOn, dueOn], at) => ({ id: 50 + at, opensOn, dueOn }));
  const event = {
    ...made,
    id: 9,
    occurrences,
    deadline: { ...made.deadline, ...deadline },
    cancelled: cancelled ?? null,
    place: place ?? null,
  };
  const [first] = occurrences;
  return {
    event,
    duties: duties.map((one) =>
      duty({ occurrenceId: 50, opensOn: first?.opensOn ?? "", dueOn: first?.dueOn ?? "", ...one }),
    ),
    own: false,
    changedAt: CHANGED,
    earlier: [],
    ...given,
  };
}

const entries = (given: Given): CalendarEntry[] => entriesOf(dated(given), PLACE);
const one = (given: Given): CalendarEntry => {
  const [first] = entries(given);
  if (first === undefined) throw new Error("no entry");
  return first;
};

describe("when an entry stands", () => {
  const NOVEMBER: [string, string][] = [["2019-11-01", "2019-11-30"]];
  test.each<[string, Given, object, string]>([
    ["a day without an hour is a whole day", {}, { on: "2019-11-21" }, "№17. Смотр"],
    [
      "an hour is the cluster's, and one hour long where the plan says no end",
      { deadline: { time: "10:00" } },
      { from: "2019-11-21T07:00:00.000Z", to: "2019-11-21T08:00:00.000Z" },
      "№17. Смотр",
    ],
    [
      "from an hour to an hour",
      { deadline: { time: "08:30-12:30" } },
      { from: "2019-11-21T05:30:00.000Z", to: "2019-11-21T09:30:00.000Z" },
      "№17. Смотр",
    ],
    [
      "an end before the beginning is none",
      { deadline: { time: "12:30-08:30" } },
      { from: "2019-11-21T09:30:00.000Z", to: "2019-11-21T10:30:00.000Z" },
      "№17. Смотр",
    ],
    ["a stretch of days stands on its last", { dates: NOVEMBER }, { on: "2019-11-30" }, "Срок: №17. Смотр"],
    [
      "a stretch with an hour has none of it",
      { dates: NOVEMBER, deadline: { time: "10:00" } },
      { on: "2019-11-30" },
      "Срок: №17. Смотр",
    ],
    [
      "the day that all have set",
      { dates: NOVEMBER, duties: [{ heldOn: "2019-11-14", heldAt: "14:00" }] },
      { from: "2019-11-14T11:00:00.000Z", to: "2019-11-14T12:00:00.000Z" },
      "№17. Смотр",
    ],
    [
      "each has set another: the plan's last day",
      { dates: NOVEMBER, duties: [{ heldOn: "2019-11-14" }, { heldOn: "2019-11-15" }] },
      { on: "2019-11-30" },
      "Срок: №17. Смотр",
    ],
    [
      "one of two has set a day: the plan's last day",
      { dates: NOVEMBER, duties: [{ heldOn: "2019-11-14" }, {}] },
      { on: "2019-11-30" },
      "Срок: №17. Смотр",
    ],
    [
      "whose it is not, does not count",
      { dates: NOVEMBER, duties: [{ heldOn: "2019-11-14" }, { state: "notOurs" }] },
      { on: "2019-11-14" },
      "№17. Смотр",
    ],
    [
      "a monthly form is due on the cluster's day",
      { dates: NOVEMBER, duties: [{ dueOn: "2019-11-25" }] },
      { on: "2019-11-25" },
      "Срок: №17. Смотр",
    ],
  ])("%s", (_, given, when, title) => {
    expect(one(given).when).toEqual(when);
    expect(entryTitle(one(given))).toBe(title);
  });

  test("in summer a zone that has summer time is an hour further on", () => {
    const [entry] = entriesOf(dated({ dates: [["2026-07-01", "2026-07-01"]], deadline: { time: "10:00" } }), {
      ...PLACE,
      zone: "Europe/Berlin",
    });
    expect(entry?.when).toMatchObject({ from: "2026-07-01T08:00:00.000Z" });
  });
});

describe("one instance, one entry", () => {
  const two: [string, string][] = [
    ["2019-09-10", "2019-09-10"],
    ["2019-11-21", "2019-11-21"],
  ];
  test("each has its own identifier, by its number; a moved one keeps it", () => {
    const uids = ["event-9-1@a1.klaster", "event-9-2@a1.klaster"];
    expect(entries({ dates: two }).map(({ uid }) => uid)).toEqual(uids);
    const moved: [string, string][] = [
      ["2019-09-12", "2019-09-12"],
      ["2019-12-01", "2019-12-31"],
    ];
    expect(entries({ dates: moved }).map(({ uid }) => uid)).toEqual(uids);
  });

  test("one that is no more is called off on the day it last stood on", () => {
    const [kept, gone] = entries({ earlier: ["2019-11-21", "2019-12-05"] });
    expect(kept?.dropped).toBeNull();
    expect(gone).toMatchObject({ uid: "event-9-2@a1.klaster", when: { on: "2019-12-05" }, dropped: "moved" });
    expect(entries({ dates: [], earlier: ["2019-11-21"] }).map(({ dropped }) => dropped)).toEqual(["moved"]);
  });

  test("of a cancelled event every instance is called off, with the reason", () => {
    const [entry] = entries({ cancelled: { reason: "карантин" }, own: true });
    expect(entry && entryTitle(entry)).toBe("Отменено: №17. Смотр");
    expect(entry && entryNote(entry, "Лесной")).toContain("Причина: карантин");
  });

  test("one's own: only the instances that one answers for, and what one said is not one's is called off", () => {
    const own = { own: true, dates: two };
    expect(entries({ ...own, duties: [{ occurrenceId: 51 }] }).map(({ uid }) => uid)).toEqual([
      "event-9-2@a1.klaster",
    ]);
    expect(entries({ ...own, duties: [{ state: "notOurs" }] }).map(({ dropped }) => dropped)).toEqual([
      "notYours",
    ]);
    expect(calledOff(dated({ dates: two }), PLACE).map(({ dropped }) => dropped)).toEqual([
      "notYours",
      "notYours",
    ]);
  });
});

describe("what stands under the title", () => {
  const note = (given: Given): string => entryNote(one(given), "Лесной кластер");
  test("the plan's words, those who answer, and what a calendar cannot show", () => {
    expect(
      note({ dates: [["2019-11-01", "2019-11-30"]], deadline: { text: "ноябрь, 10:00", time: "10:00" } }),
    ).toBe(
      [
        "Выполнить: ноябрь. Здесь стоит последний день.",
        "Время в 10:00",
        "Раздел: Организационная работа",
        "Срок в плане: ноябрь, 10:00",
        "Ответственный: Лугов Б.И.",
        "Лесной кластер",
      ].join("\n"),
    );
    expect(note({ deadline: { time: "10:00" } })).toContain("Когда закончится, не указано: здесь стоит час.");
    expect(note({ deadline: { time: "10:00-12:00" } })).not.toContain("не указано: здесь");
  });
  test("each school's own day", () => {
    const duties: Partial<Duty>[] = [
      {
        heldOn: "2019-11-14",
        heldAt: "10:00",
        heldWhere: "зал",
        organisation: { id: 1, shortName: "п. Заря" },
      },
      { heldOn: "2019-11-15", organisation: { id: 2, shortName: "с. Липки" } },
    ];
    const said = note({ dates: [["2019-11-01", "2019-11-30"]], duties });
    expect(said).toContain("п. Заря: 14 ноября в 10:00, зал\nс. Липки: 15 ноября");
  });
});

test("a sequence grows with time and stays a whole number of 31 bits", () => {
  const days = ["1970-01-01", "2015-01-01", "2019-11-18", "2019-11-19", "2060-01-01", "2200-01-01"];
  const sequences = days.map((day) => sequenceOf(`${day}T00:00:00.000Z`));
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  expect(sequences[2]).not.toBe(sequences[3]);
  for (const sequence of sequences)
    expect(Number.isInteger(sequence) && sequence >= 0 && sequence < 2 ** 31).toBe(true);
});
