import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, daysFrom, weekday } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { groupState, isPlainGroup, isPresent, isThere, type Standing } from "../../src/groups/group.ts";
import { isDue, namelessTitle, nextStart, weekAhead, weekLines, weekStart } from "../../src/groups/week.ts";
import { weekText } from "../../src/groups/week-texts.ts";
import type { Duty } from "../../src/reminders/duty.ts";
import { sampleDuty } from "../reminders/sample-duty.ts";

const calendar = loadProductionCalendar("data/calendar");
const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays("2019-01-01", n));
const anyWeekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);

/** The mornings of these days on which the week is due, with a bot that runs every day and tells it when it can. */
function told(days: readonly Day[], day: 1 | 2 | 3 | 4 | 5 | 6 | 7, confirmedOn: Day): Day[] {
  const done = new Set<Day>();
  return days.filter((today) => {
    const start = weekStart(today, day);
    if (done.has(start) || !isDue(today, { weekday: day, confirmedOn }, calendar)) return false;
    done.add(start);
    return true;
  });
}

describe("the day of the week", () => {
  test.each<[string, Day, 1 | 5, Day, boolean]>([
    ["on its day", "2019-11-18", 1, "2019-11-14", true],
    ["chosen that very morning", "2019-11-18", 1, "2019-11-18", true],
    ["chosen after its morning", "2019-11-19", 1, "2019-11-18", false],
    ["chosen in the middle of the week", "2019-11-20", 1, "2019-11-20", false],
    ["after a day on which the bot was off", "2019-11-20", 1, "2019-11-14", true],
    ["on a day off", "2019-11-04", 1, "2019-10-01", false],
    ["on the first working day after it", "2019-11-05", 1, "2019-10-01", true],
    ["at a weekend after a Friday when the bot was off", "2019-11-16", 5, "2019-10-01", false],
  ])("%s", (_, today, day, confirmedOn, due) => {
    expect(isDue(today, { weekday: day, confirmedOn }, calendar)).toBe(due);
  });

  test("at New Year the holidays' week is told on the first working day, with what is left of it", () => {
    const days = daysFrom("2025-12-28", "2026-01-20");
    expect(told(days, 1, "2025-12-01")).toEqual(["2025-12-29", "2026-01-12", "2026-01-19"]);
    expect(weekAhead("2026-01-09", 1)).toEqual({ from: "2026-01-09", to: "2026-01-11" });
  });

  test("whatever the day and the choice: once a week at the most, on working days, no day told twice", () => {
    fc.assert(
      fc.property(anyDay, anyWeekday, fc.integer({ min: 0, max: 10 }), (from, day, lag) => {
        const mornings = told(daysFrom(from, addDays(from, 60)), day, addDays(from, -lag));
        const weeks = mornings.map((today) => weekAhead(today, day));
        for (const today of mornings) expect(calendar.isWorkingDay(today)).toBe(true);
        for (const [i, week] of weeks.entries()) {
          expect(week.from <= week.to).toBe(true);
          expect(week.from > (weeks[i - 1]?.to ?? "")).toBe(true);
        }
      }),
    );
  });

  test("begins on the day chosen, today or before; the next on it, today or after", () => {
    fc.assert(
      fc.property(anyDay, anyWeekday, (today, day) => {
        const [start, next] = [weekStart(today, day), nextStart(today, day)];
        expect([weekday(start), weekday(next)]).toEqual([day, day]);
        expect(start <= today && today < addDays(start, 7)).toBe(true);
        expect(next >= today && next < addDays(today, 7)).toBe(true);
      }),
    );
  });
});

const WEEK = { from: "2019-11-18", to: "2019-11-24" };
const days = (opensOn: Day, dueOn: Day, more: Partial<Duty> = {}): Duty =>
  sampleDuty({ opensOn, dueOn, ...more });

describe("a title for everybody's eyes", () => {
  test.each([
    ["Открытый урок Ивановой М.И. в 9 классе", "Открытый урок (имя – на карточке) в 9 классе"],
    ["И.П. Котов: мастер-класс", "(имя – на карточке): мастер-класс"],
    ["Встреча Дуб Б.Б. и Граб Г.Г.", "Встреча (имя – на карточке) и (имя – на карточке)"],
    ["Чтения им. А.С. Пушкина", "Чтения им. А.С. Пушкина"],
    ["Конференция", "Конференция"],
  ])("«%s»", (title, shown) => expect(namelessTitle(title)).toBe(shown));
});

describe("what is told of a week", () => {
  test.each<[string, Duty, [kind: string, day: Day] | null]>([
    ["a day in it", days("2019-11-21", "2019-11-21"), ["held", "2019-11-21"]],
    ["a day before it", days("2019-11-17", "2019-11-17"), null],
    ["a day after it", days("2019-11-25", "2019-11-25"), null],
    ["a stretch that ends in it", days("2019-10-01", "2019-11-22"), ["ends", "2019-11-22"]],
    ["a stretch that begins in it", days("2019-11-20", "2019-12-10"), ["opens", "2019-11-20"]],
    ["a stretch that began before it", days("2019-11-01", "2019-11-30"), null],
    ["a stretch within it", days("2019-11-19", "2019-11-21"), ["ends", "2019-11-21"]],
    ["a day set in it", days("2019-11-01", "2019-11-30", { heldOn: "2019-11-20" }), ["held", "2019-11-20"]],
    ["a day set after it", days("2019-11-21", "2019-11-21", { heldOn: "2019-11-28" }), null],
    ["one that is late", days("2019-11-10", "2019-11-10", { state: "accepted" }), null],
    ["one that is done", days("2019-11-21", "2019-11-21", { state: "done" }), null],
    ["one that is not theirs", days("2019-11-21", "2019-11-21", { state: "notOurs" }), null],
  ])("%s", (_, duty, expected) => {
    const [line] = weekLines([duty], WEEK);
    expect(line === undefined ? null : [line.kind, line.day]).toEqual(expected);
  });

  test("schools that answer each for itself are one line, until one sets its own day", () => {
    const school = (id: number, more: Partial<Duty> = {}) =>
      days("2019-11-21", "2019-11-21", {
        id,
        organisation: { id, shortName: `МКОУ СОШ п. Школа ${id}` },
        ...more,
      });
    expect(weekLines([school(1), school(2)], WEEK).map(({ schools }) => schools)).toEqual([[]]);
    const own = weekLines([school(1), school(2, { heldOn: "2019-11-20", heldAt: "10:00" })], WEEK);
    expect(own.map(({ day, time, schools }) => [day, time, schools])).toEqual([
      ["2019-11-20", "10:00", ["МКОУ СОШ п. Школа 2"]],
      ["2019-11-21", own[1]?.time ?? null, []],
    ]);
  });

  test.each([
    ["актовый зал школы им. А.С. Пушкина", true],
    ["кабинет Ивановой М.И.", false],
  ])("a place that names a person is not told: %s", (heldWhere, told) => {
    const [line] = weekLines([days("2019-11-21", "2019-11-21", { heldWhere })], WEEK);
    expect(line?.place).toBe(told ? heldWhere : null);
  });

  test("however many and however long, it is one message that says how many are left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.string({ maxLength: 400 }), (n, title) => {
        const duties = Array.from({ length: n }, (_, i) =>
          days("2019-11-21", "2019-11-21", {
            occurrenceId: i,
            event: { ...sampleDuty().event, id: i, title: `${title}<b>&` },
          }),
        );
        const { text } = weekText({ days: WEEK, lines: weekLines(duties, WEEK), answering: new Map() });
        expect(text.length).toBeLessThan(4096);
        const shown = text.split("№").length - 1;
        const rest = Number(/И ещё (\d+)/.exec(text)?.[1] ?? 0);
        expect(shown + rest).toBeGreaterThanOrEqual(n);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a group", () => {
  test.each<[Standing, boolean]>([
    [{ status: "member" }, true],
    [{ status: "administrator" }, true],
    [{ status: "restricted", is_member: true, can_send_messages: true }, true],
    [{ status: "restricted", is_member: true, can_send_messages: false }, false],
    [{ status: "restricted", is_member: false, can_send_messages: true }, false],
    [{ status: "left" }, false],
    [{ status: "kicked" }, false],
    [{ status: "of some later day" }, false],
  ])("%j", (standing, present) => {
    expect(isPresent(standing)).toBe(present);
  });

  test("the bot is in, though it may not speak", () => {
    expect(isThere({ status: "restricted", is_member: true, can_send_messages: false })).toBe(true);
    expect(isThere({ status: "restricted", is_member: false })).toBe(false);
  });

  test("is written to only when the chair has said so and the bot is there", () => {
    const at = "2019-11-18T06:00:00.000Z";
    expect(groupState({ confirmedAt: null, leftAt: null })).toBe("silent");
    expect(groupState({ confirmedAt: at, leftAt: null })).toBe("on");
    expect(groupState({ confirmedAt: at, leftAt: at })).toBe("out");
    expect([isPlainGroup(-4001), isPlainGroup(-1_001_555_296_434)]).toEqual([true, false]);
  });
});
