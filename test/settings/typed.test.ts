import { describe, expect, test } from "vitest";
import { readHour, readWord } from "../../src/settings/setting.ts";
import { readHoliday } from "../../src/settings/typed-holiday.ts";

describe("an hour as a person types it", () => {
  test.each([
    ["8:30", "08:30"],
    ["8.30", "08:30"],
    [" 08-30 ", "08:30"],
    ["в 8", "08:00"],
    ["18 часов", "18:00"],
    ["7:00", "07:00"],
    ["20:59", "20:59"],
    ["6:59", "quiet"],
    ["21:00", "quiet"],
    ["0", "quiet"],
    ["24:00", "unread"],
    ["8:60", "unread"],
    ["8:3", "unread"],
    ["830", "unread"],
    ["восемь", "unread"],
    ["", "unread"],
    ["8:30 или 9", "unread"],
  ])("«%s» is %s", (text, expected) => {
    const read = readHour(text);
    expect(typeof read === "string" ? read : read.hour).toBe(expected);
  });

  test.each([
    ["at", "0830", true],
    ["at", "none", true],
    ["hour", "2100", false],
    ["hour", "08300", false],
    ["due", "28", true],
    ["due", "0", false],
    ["due", "29", false],
    ["due", "1e1", false],
    ["weekends", "2", false],
    ["policy", "calm", true],
    ["policy", "toString", false],
    ["zone", "Kirov", true],
    ["zone", "Atlantis", false],
  ] as const)("in a button «%s» may be «%s»: %s", (field, word, fits) =>
    expect(readWord(field, word)).toBe(fits ? word : null),
  );
});

describe("school holidays as a person types them, on 7 October 2019", () => {
  test.each<[string, string | null]>([
    ["осенние 28.10–04.11", "осенние 2019-10-28 2019-11-04"],
    ["Осенние: 28 октября - 4 ноября", "осенние 2019-10-28 2019-11-04"],
    ["зимние каникулы с 29 декабря по 11 января", "зимние 2019-12-29 2020-01-11"],
    ["весенние 23-31 марта", "весенние 2020-03-23 2020-03-31"],
    ["28.10-04.11", "каникулы 2019-10-28 2019-11-04"],
    ["летние 1 июня – 31 августа", "летние 2020-06-01 2020-08-31"],
    ["осенние с 28.10.2019 по 04.11.2019", "осенние 2019-10-28 2019-11-04"],
    ["осенние 04.11–28.10", null],
    ["осенние 30.02–04.03", null],
    ["сентябрьские 16–20 сентября", null],
    ["осенние", null],
    ["ежемесячно", null],
    ["", null],
    [`${"я".repeat(200)} 28.10–04.11`, null],
  ])("«%s»", (text, expected) => {
    const read = readHoliday(text, "2019-10-07");
    expect(read === null ? null : `${read.name} ${read.from} ${read.to}`).toBe(expected);
  });
});
