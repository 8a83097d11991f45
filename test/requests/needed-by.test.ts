import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayWords } from "../../src/calendar/calendar-texts.ts";
import { addDays } from "../../src/calendar/day.ts";
import { within } from "../../src/calendar/period.ts";
import { neededBounds, readNeededBy } from "../../src/requests/needed-by.ts";

/** A Monday. */
const TODAY = "2019-11-18";

test.each([
  ["25 ноября", "2019-11-25"],
  ["до 25.11", "2019-11-25"],
  ["к 1 декабря", "2019-12-01"],
  ["25.11.2019", "2019-11-25"],
  ["сегодня", "2019-11-18"],
  ["Завтра", "2019-11-19"],
  ["до завтра.", "2019-11-19"],
  ["послезавтра", "2019-11-20"],
  ["до пятницы", "2019-11-22"],
  ["в среду", "2019-11-20"],
  ["до конца месяца", "2019-11-30"],
  ["в декабре", "2019-12-31"],
  ["до Нового года", "2019-12-31"],
  ["25-30 ноября", "2019-11-30"],
  ["15 января", "2020-01-15"],
  ["не срочно", null],
  ["Не срочно.", null],
])("«%s» is %s", (text, day) => {
  expect(readNeededBy(text, TODAY)).toEqual({ day });
});

test.each([
  ["когда-нибудь", "unread"],
  ["25", "unread"],
  ["31 февраля", "unread"],
  ["ежемесячно", "unread"],
  ["каждую пятницу", "unread"],
  ["25 и 27 ноября", "unread"],
  ["", "unread"],
  ["1".repeat(3000), "unread"],
  ["15 ноября", "outside"],
  ["25 июня", "outside"],
  ["25.11.2018", "outside"],
])("«%s» is not taken: %s", (text, why) => {
  expect(readNeededBy(text, TODAY)).toBe(why);
});

test("whatever is typed is a day of the next half-year, or none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (text) => {
      const read = readNeededBy(text, TODAY);
      if (typeof read === "string" || read.day === null) return;
      expect(within(read.day, neededBounds(TODAY))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 183 }), (days) => {
      const day = addDays(TODAY, days);
      expect(readNeededBy(`до ${dayWords(day)}`, TODAY)).toEqual({ day });
    }),
  );
});
