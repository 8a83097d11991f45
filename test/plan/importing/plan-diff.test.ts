import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenOf } from "../../../src/plan/event-content.ts";
import type { EventReading, WrittenEvent } from "../../../src/plan/plan.ts";
import { type Difference, diff, type RunningEvent } from "../../../src/plan/importing/plan-diff.ts";
import { event, window } from "../reading/made-up-plan.ts";

const reading = (change: Partial<WrittenEvent> = {}): EventReading => {
  const { deadline = "сентябрь", responsible = "директора школ", place = null, ...rest } = change;
  const { number, section, title } = { number: "1", section: "Осень", title: "Педсовет", ...rest };
  const made = event(number, section, title, window(deadline, ["2019-09-01", "2019-09-30"]), []);
  return { ...made, place, responsible: { ...made.responsible, text: responsible } };
};

const running = (id: number, file: EventReading, change: Partial<RunningEvent> = {}): RunningEvent => ({
  id,
  now: writtenOf(file),
  written: writtenOf(file),
  dates: file.deadline.occurrences,
  cancelled: null,
  ...change,
});

/** «changed 1 deadline: сентябрь → октябрь». */
const told = (all: readonly Difference[]): string[] =>
  all.map((one) =>
    [
      one.kind,
      one.kind === "new" ? `row ${one.row}` : one.eventId,
      ...("fields" in one ? one.fields.map(({ field, now, file }) => `${field}: ${now} → ${file}`) : []),
    ].join(" "),
  );

const before = reading();

describe("what a newer file changes", () => {
  const cases: [string, RunningEvent[], EventReading[], string[]][] = [
    ["nothing where it says the same", [running(1, before)], [before], []],
    [
      "nothing in blanks, dashes, quotes and dots",
      [
        running(
          1,
          reading({ title: "Проект «Класс»", deadline: "сентябрь- декабрь", responsible: "ИМЦ, школы" }),
        ),
      ],
      [reading({ title: 'Проект "Класс".', deadline: "Сентябрь – декабрь", responsible: "ИМЦ , школы" })],
      [],
    ],
    [
      "a deadline",
      [running(1, before)],
      [reading({ deadline: "октябрь" })],
      ["changed 1 deadline: сентябрь → октябрь"],
    ],
    [
      "several parts of one event, the weightiest first",
      [running(1, before)],
      [reading({ number: "4", place: "ДК", responsible: "Совет" })],
      ["changed 1 responsible: директора школ → Совет place: null → ДК number: 1 → 4"],
    ],
    [
      "a new event and one that is gone",
      [running(1, before), running(2, reading({ number: "2", title: "Конкурс чтецов" }))],
      [before, reading({ number: "2", title: "Олимпиада по химии" })],
      ["new row 1", "dropped 2"],
    ],
    [
      "what was changed here and stands in the file as before stays",
      [running(1, before, { now: { ...writtenOf(before), deadline: "до 20 сентября" } })],
      [before],
      [],
    ],
    [
      "what was changed here and in the file alike is no difference",
      [running(1, before, { now: { ...writtenOf(before), deadline: "октябрь" } })],
      [reading({ deadline: "октябрь" })],
      [],
    ],
    [
      "what was changed here and in the file otherwise is a conflict, apart from the rest",
      [running(1, before, { now: { ...writtenOf(before), deadline: "до 20 сентября" } })],
      [reading({ deadline: "октябрь", place: "ДК" })],
      ["conflict 1 deadline: до 20 сентября → октябрь", "changed 1 place: null → ДК"],
    ],
    ["an event added here is not missed in the file", [running(1, before, { written: null })], [], []],
    [
      "an event added here and in the file is one",
      [running(1, before, { written: null })],
      [reading({ deadline: "октябрь" })],
      ["conflict 1 deadline: сентябрь → октябрь"],
    ],
    [
      "what was cancelled here and stands in the file stays cancelled",
      [running(1, before, { cancelled: "here" })],
      [before],
      [],
    ],
    [
      "what was cancelled here and is gone from the file is no news",
      [running(1, before, { cancelled: "here" })],
      [],
      [],
    ],
    [
      "what a file dropped and a newer one has again returns",
      [running(1, before, { cancelled: "file" })],
      [before],
      ["returned 1"],
    ],
    [
      "the same bare day under another month",
      [running(1, reading({ deadline: "15" }))],
      [{ ...reading(), deadline: window("15", ["2019-10-15", "2019-10-15"]) }],
      ["changed 1 deadline: 15 → 15"],
    ],
  ];
  test.each(cases)("%s", (_, plan, file, expected) => {
    expect(told(diff(plan, file))).toEqual(expected);
  });

  test("the row as the file has it is compared, not what was settled about it", () => {
    const settled = { ...reading({ deadline: "до 20 сентября" }), written: writtenOf(before) };
    expect(diff([running(1, settled)], [before])).toEqual([]);
  });
});

const part = fc.constantFrom("сентябрь", "октябрь", "ноябрь", "до 20 мая");
const titles = fc
  .array(fc.constantFrom("семинар", "педсовет", "конкурс", "чтецов", "олимпиада", "музей", "итоги"), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.join(" "));
const rowOf = fc
  .record({
    number: fc.option(fc.nat({ max: 20 }).map(String)),
    section: fc.option(fc.constantFrom("Осень", "Зима")),
    title: titles,
    deadline: part,
    responsible: fc.constantFrom("ИМЦ", "директора школ", "Совет"),
    place: fc.option(fc.constantFrom("ДК", "школа")),
  })
  .map(reading);
const file = fc.array(rowOf, { maxLength: 15 });

const planOf = (rows: readonly EventReading[]): RunningEvent[] => rows.map((row, at) => running(at + 1, row));

/** The running plan with every difference taken, as the bot takes it. */
function taken(
  plan: readonly RunningEvent[],
  rows: readonly EventReading[],
  all: readonly Difference[],
): RunningEvent[] {
  const changed = plan.map((one): RunningEvent => {
    let event = one;
    for (const difference of all) {
      if (difference.kind === "new" || difference.eventId !== one.id) continue;
      if (difference.kind === "dropped") event = { ...event, cancelled: "file" };
      else {
        const row = rows[difference.row];
        const fields = Object.fromEntries(difference.fields.map(({ field, file }) => [field, file]));
        event = {
          ...event,
          now: { ...event.now, ...fields },
          written: { ...(event.written ?? event.now), ...fields },
          dates: row?.deadline.occurrences ?? event.dates,
          cancelled: difference.kind === "returned" ? null : event.cancelled,
        };
      }
    }
    return event;
  });
  const added = all.flatMap((one) => {
    const row = one.kind === "new" ? rows[one.row] : undefined;
    return row === undefined ? [] : [running(1000 + (one.kind === "new" ? one.row : 0), row)];
  });
  return [...changed, ...added];
}

describe("whatever the plan", () => {
  test("beside itself nothing changes", () => {
    fc.assert(
      fc.property(file, (rows) => {
        expect(diff(planOf(rows), rows)).toEqual([]);
      }),
    );
  });

  test("rows in another order are neither new nor dropped", () => {
    fc.assert(
      fc.property(
        file.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(diff(planOf(rows), shuffled)).toEqual([]);
        },
      ),
    );
  });

  test("once every difference is taken, none is left", () => {
    fc.assert(
      fc.property(file, file, (older, newer) => {
        const plan = planOf(older);
        const all = diff(plan, newer);
        expect(diff(taken(plan, newer, all), newer)).toEqual([]);
      }),
    );
  });
});
