import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  CalendarFileError,
  loadProductionCalendar,
  readCalendarYear,
} from "../../src/calendar/production-calendar-file.ts";

const good = "year: 2031\nprovisional: false\nsource: here\noff:\n  - 2031-05-02\nworking: []\n";

test("a good file is read", () => {
  expect(readCalendarYear(good, "2031.yaml")).toEqual({
    year: 2031,
    provisional: false,
    off: ["2031-05-02"],
    working: [],
  });
});

test.each([
  ["a day that does not exist", good.replace("05-02", "02-30"), /^2031\.yaml:5: off\.0: a day is written/],
  [
    "a day of another year",
    good.replace("2031-05-02", "2030-05-02"),
    /^2031\.yaml:5: 2030-05-02 is not in 2031$/,
  ],
  ["a day that is both", good.replace("[]", "[2031-05-02]"), /^2031\.yaml:5: .* both off and working/],
  ["no year", good.replace("year: 2031\n", ""), /^2031\.yaml:1: year: year is a whole number/],
  ["a word for a flag", good.replace("false", "maybe"), /^2031\.yaml:2: provisional/],
  ["an unknown key", `${good}offf: []\n`, /^2031\.yaml:1: .*offf/],
  ["broken YAML", "year: [2031\n", /^2031\.yaml:\d+: /],
  ["an empty file", "", /^2031\.yaml:1: the file/],
])("%s is refused with its line", (_, text, message) => {
  const read = () => readCalendarYear(text, "2031.yaml");
  expect(read).toThrow(CalendarFileError);
  expect(read).toThrow(message);
});

test("a file named after another year is refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "calendar-"));
  try {
    writeFileSync(join(folder, "2032.yaml"), good);
    expect(() => loadProductionCalendar(folder)).toThrow("another year than 2031");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
