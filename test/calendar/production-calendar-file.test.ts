import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  CalendarFileError,
  readCalendarFolder,
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
  [
    "a day that does not exist",
    good.replace("05-02", "02-30"),
    /^2031\.yaml:5: день пишется так: 2027-05-03/,
  ],
  [
    "a day of another year",
    good.replace("2031-05-02", "2030-05-02"),
    /^2031\.yaml:5: 2030-05-02: день не 2031 года$/,
  ],
  [
    "a day that is both",
    good.replace("[]", "[2031-05-02]"),
    /^2031\.yaml:5: 2031-05-02: день и рабочий, и выходной/,
  ],
  ["no year", good.replace("year: 2031\n", ""), /^2031\.yaml:1: year: год пишется целым числом/],
  ["a word for a flag", good.replace("false", "maybe"), /^2031\.yaml:2: provisional: пишется true или false/],
  ["an unknown key", `${good}offf: []\n`, /^2031\.yaml:1: лишнее слово: offf\. Бывают/],
  ["broken YAML", "year: [2031\n", /^2031\.yaml:\d+: запись не разобрана/],
  ["an empty file", "", /^2031\.yaml:1: файл пуст/],
])("%s is refused with its line", (_, text, message) => {
  const read = () => readCalendarYear(text, "2031.yaml");
  expect(read).toThrow(CalendarFileError);
  expect(read).toThrow(message);
});

test("what cannot be used of a folder is told with its line, and the rest is used", () => {
  const folder = mkdtempSync(join(tmpdir(), "calendar-"));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  try {
    write("2031.yaml", good);
    write("2032.yaml", good);
    write("2033.yaml", good.replaceAll("2031", "2033").replace("05-02", "05-32"));
    write("2034.json", '{"year":2034,"provisional":false,"source":"here","off":["2034-05-02"],"working":[]}');
    write("2034.yaml", good.replaceAll("2031", "2034"));
    write("notes.txt", "nothing");
    const { calendar, faults } = readCalendarFolder(folder);
    expect(faults.map((fault) => fault.replace(`${folder}/`, ""))).toEqual([
      "2032.yaml:1: файл назван не по году: нужно 2031.yaml",
      "2033.yaml:5: день пишется так: 2027-05-03, и должен быть в календаре",
      "2034.yaml:1: второй файл 2034 года: оставьте один",
    ]);
    expect([2031, 2032, 2033, 2034].map((year) => calendar.knows(year))).toEqual([true, false, false, true]);
    expect(
      ["2031-05-02", "2034-05-02", "2033-05-01", "2033-05-02"].map((day) => calendar.isWorkingDay(day)),
    ).toEqual([false, false, false, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("without a folder there are weekends and fixed holidays, and it is told", () => {
  const { calendar, faults } = readCalendarFolder("no/such/folder");
  expect(faults).toEqual(["no/such/folder: папка не читается (ENOENT)"]);
  expect(["2031-01-01", "2031-01-09"].map((day) => calendar.isWorkingDay(day))).toEqual([false, true]);
});
