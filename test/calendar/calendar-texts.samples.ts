import {
  capital,
  count,
  dayShort,
  dayWords,
  monthWords,
  plural,
  spanWords,
  WEEKDAY_HEADS,
  weekdayShort,
  weekdayWords,
  atTime,
} from "../../src/calendar/calendar-texts.ts";

export const samples: Record<string, unknown> = {
  WEEKDAY_HEADS: WEEKDAY_HEADS.join(" "),
  dayWords: [dayWords("2019-11-21"), dayWords("2019-11-01", { year: true })],
  dayShort: [dayShort("2019-11-21"), dayShort("2019-11-01", { year: true })],
  atTime: ["10:00", "08:30-12:30", "14:00, 15:00"].map((time) => `21 ноября${atTime(time)}`),
  weekdayWords: weekdayWords("2019-11-21"),
  weekdayShort: weekdayShort("2019-11-21"),
  monthWords: (["nominative", "genitive", "in", "for", "by"] as const).flatMap((form) => [
    monthWords("2019-11", form),
    monthWords("2020-05", form, { year: true }),
  ]),
  spanWords: [
    spanWords("2019-11-21", "2019-11-21"),
    spanWords("2019-11-01", "2019-11-30"),
    spanWords("2019-09-01", "2019-12-31"),
    spanWords("2019-11-10", "2019-11-20"),
    spanWords("2019-11-10", "2019-12-05"),
    spanWords("2019-09-01", "2020-05-31"),
    spanWords("2019-12-25", "2020-01-10"),
  ],
  plural: [plural(1, ["день", "дня", "дней"]), plural(12, ["день", "дня", "дней"])],
  count: [0, 1, 2, 5, 11, 21, 22, 111].map((n) => count(n, ["день", "дня", "дней"])),
  capital: capital("зам. по ВР"),
};
