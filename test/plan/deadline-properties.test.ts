import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isDay } from "../../src/calendar/day.ts";
import type { Period } from "../../src/calendar/period.ts";
import { readDeadline } from "../../src/plan/deadline.ts";
import type { Deadline, DeadlineKind, Span } from "../../src/plan/plan.ts";

const WORDS =
  "сентябрь сентября янв. мая октябре 5 12 31 32 0 5-го 2025 2026-2027 г. года уч. с по до не позднее к в течение каждого месяца раз два ежемесячно ежегодно неделя декада последняя первая пятница по средам числа квартал II полугодие четверть каникулы по плану графику запросу мере (по согласованию) - – , ; . / : 15.10 31.11 19.20 10.00 14:30 01.09.2025 29.02.2026 кроме далее начало конец весь период № «кабинет» 😀 і".split(
    " ",
  );
const vocabulary = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(" "));
const glued = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(""));
const anything = fc.oneof(
  vocabulary,
  glued,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme" }),
);

const aDay = fc.integer({ min: 0, max: 1460 }).map((days) => addDays("2024-01-01", days));
const period: fc.Arbitrary<Period | null> = fc.option(
  fc.tuple(aDay, fc.integer({ min: 0, max: 800 })).map(([from, days]) => ({ from, to: addDays(from, days) })),
);

const isKnown = (day: string): boolean => isDay(day);
const isYearless = (day: string): boolean => /^--\d\d-\d\d$/.test(day) && isDay(`2024${day.slice(1)}`);

const month = (day: string): string => day.slice(0, 7);
const key = ({ from, to }: Span): string => `${from ?? ""}/${to}`;
const ofDates = new Set<DeadlineKind>(["date", "window", "recurring"]);

/** Days that exist, in order and each once; a kind without dates has none, and one with them has some or a problem. */
function isSound({ occurrences, kind, every, problems }: Deadline, plan: Period | null): boolean {
  const spans = occurrences.every(({ from, to }) =>
    isKnown(to)
      ? from === null || (isKnown(from) && from <= to)
      : isYearless(to) && (from === null || isYearless(from)),
  );
  const keys = occurrences.map(key);
  const inOrder = keys.every((each, i) => i === 0 || (keys[i - 1] ?? "") < each);
  const some = ofDates.has(kind)
    ? occurrences.length > 0 || plan === null || problems.length > 0
    : occurrences.length === 0;
  const days = kind !== "date" || occurrences.every(({ from, to }) => from === to);
  const told = kind !== "unclear" || problems.length > 0;
  return spans && inOrder && some && days && told && (every === null || kind === "recurring");
}

const leaves = ({ from, to }: Span, plan: Period): boolean =>
  isKnown(to) &&
  (to < plan.from ||
    (from ?? to) > plan.to ||
    month(to) > month(plan.to) ||
    month(from ?? plan.from) < month(plan.from));

describe("whatever the text", () => {
  test("a reading comes back, its spans are days that exist and do not end before they begin", () => {
    fc.assert(
      fc.property(anything, period, (text, plan) => {
        expect(readDeadline(text, plan)).toSatisfy((read: Deadline) => isSound(read, plan));
      }),
      { numRuns: 4000 },
    );
  });

  test("what lies outside the plan is told", () => {
    const known = period.filter((plan) => plan !== null);
    fc.assert(
      fc.property(vocabulary, known, (text, plan) => {
        const { occurrences, problems } = readDeadline(text, plan);
        const out = occurrences.some((span) => leaves(span, plan));
        expect(!out || problems.some(({ code }) => code === "outside-period")).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("reading is the same whatever the case of the letters and the white space around", () => {
    fc.assert(
      fc.property(vocabulary, period, (text, plan) => {
        const { text: _, note: __, problems: ___, ...plain } = readDeadline(text, plan);
        const {
          text: _1,
          note: _2,
          problems: _3,
          ...loud
        } = readDeadline(`\n ${text.toUpperCase()} \t`, plan);
        expect(loud).toEqual(plain);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    "1,",
    "1-",
    "с 1 по ",
    "до ",
    "по плану ",
    "каждый ",
    "5 октября ",
    "(",
    "сентябрь, до 15 числа, ",
    "1 раз в ",
    "кроме ",
    "1.09-",
    "9",
    "последняя ",
    "в течение ",
    "«1",
    "[bookmark",
    "не ",
    "1 и ",
    "25-",
    "I-",
    "пн (",
    "1 октября (пн) - ",
    "октября, ",
  ])("twenty thousand characters of «%s» are read at once", (piece) => {
    const text = piece.repeat(5000);
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      readDeadline(text, { from: "2025-09-01", to: "2026-05-31" });
      return performance.now() - started;
    });
    // Some ten milliseconds on a quiet machine.
    expect(Math.min(...times)).toBeLessThan(250);
  });
});

const NAMES = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

/** Ways to write one day; those without a year need a period. */
const WAYS: [year: boolean, write: (year: string, month: string, date: string) => string][] = [
  [true, (year, month, date) => `${date}.${month}.${year}`],
  [true, (year, month, date) => `${date}.${month}.${year.slice(2)}г.`],
  [true, (year, month, date) => `${Number(date)}.${Number(month)}.${year} г`],
  [true, (year, month, date) => `${date}. ${month}. ${year} года`],
  [true, (year, month, date) => `${date}/${month}/${year}`],
  [true, (year, month, date) => `${year}-${month}-${date}`],
  [true, (year, month, date) => `${Number(date)} ${NAMES[Number(month) - 1]} ${year} года`],
  [true, (year, month, date) => `«${date}» ${NAMES[Number(month) - 1]} ${year}г.`],
  [true, (year, month, date) => `${date}${NAMES[Number(month) - 1]?.toUpperCase()}${year}`],
  [false, (_, month, date) => `${date}.${month}`],
  [false, (_, month, date) => `${date}.${month}.`],
  [false, (_, month, date) => `${Number(date)} ${NAMES[Number(month) - 1]}`],
  [false, (_, month, date) => `${Number(date)}-го ${NAMES[Number(month) - 1]}`],
];
const schoolDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays("2025-09-01", days));
const SCHOOL_YEAR = { from: "2025-09-01", to: "2026-08-31" };
const way = fc.constantFrom(...WAYS.map(([, write]) => write));
const written = (day: string, write: (typeof WAYS)[number][1]): string =>
  write(day.slice(0, 4), day.slice(5, 7), day.slice(8));

const dayOfYear = (day: string): string => day.slice(5);

describe("a day that was written", () => {
  test("is the day that is read, with its year or with the plan's", () => {
    fc.assert(
      fc.property(schoolDay, way, (day, write) => {
        const { kind, occurrences, problems } = readDeadline(written(day, write), SCHOOL_YEAR);
        expect({ kind, occurrences, problems }).toEqual({
          kind: "date",
          occurrences: [{ from: day, to: day }],
          problems: [],
        });
      }),
      { numRuns: 1500 },
    );
  });

  test("needs no plan where it says its year", () => {
    const full = fc.constantFrom(...WAYS.filter(([year]) => year).map(([, write]) => write));
    fc.assert(
      fc.property(aDay, full, (day, write) => {
        expect(readDeadline(written(day, write), null).occurrences).toEqual([{ from: day, to: day }]);
      }),
    );
  });

  test("closes a range, ends a window, stands in a list", () => {
    const pair = fc.tuple(schoolDay, schoolDay).filter(([a, b]) => a < b);
    const full = fc.constantFrom(...WAYS.filter(([year]) => year).map(([, write]) => write));
    fc.assert(
      fc.property(pair, full, ([a, b], write) => {
        const [first, second] = [written(a, write), written(b, write)];
        for (const range of [`${first} - ${second}`, `с ${first} по ${second}`, `с ${first} до ${second}`]) {
          expect(readDeadline(range, SCHOOL_YEAR).occurrences).toEqual([{ from: a, to: b }]);
        }
        expect(readDeadline(`не позднее ${second}`, SCHOOL_YEAR).occurrences).toEqual([
          { from: SCHOOL_YEAR.from, to: b },
        ]);
        for (const list of [`${first}, ${second}`, `${second}; ${first}`, `${first} и ${second}`]) {
          expect(readDeadline(list, SCHOOL_YEAR)).toMatchObject({
            kind: "date",
            occurrences: [
              { from: a, to: a },
              { from: b, to: b },
            ],
          });
        }
        expect(readDeadline(`${second} - ${first}`, SCHOOL_YEAR)).toMatchObject({
          kind: "unclear",
          occurrences: [],
          problems: [{ code: "reversed-range" }],
        });
      }),
    );
  });

  test("in words, in a list or a range, is never one that the text does not hold", () => {
    const spoken = schoolDay.map((day) => ({
      day,
      words: `${Number(day.slice(8))} ${NAMES[Number(day.slice(5, 7)) - 1]}`,
    }));
    const sign = fc.constantFrom(
      " - ",
      ", ",
      "; ",
      " и ",
      " по ",
      " до ",
      ", до ",
      " (чт) – ",
      " в 10.00 – ",
    );
    const parts = fc.array(fc.tuple(spoken, sign), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom("", "с ", "до ", "не позднее "), parts, (lead, dates) => {
        const said = new Set(
          [SCHOOL_YEAR.from, SCHOOL_YEAR.to, ...dates.map(([{ day }]) => day)].map(dayOfYear),
        );
        const cell = lead + dates.flatMap(([{ words }, join]) => [words, join]).join("");
        for (const { from, to } of readDeadline(cell, SCHOOL_YEAR).occurrences) {
          expect(said).toContain(dayOfYear(from ?? to));
          expect(said).toContain(dayOfYear(to));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("is never one that the text does not hold", () => {
    const number = fc.integer({ min: 0, max: 40 });
    const date = fc
      .tuple(number, fc.integer({ min: 0, max: 14 }))
      .map(([day, month]) => `${day}.${String(month).padStart(2, "0")}.2025`);
    const text = fc
      .array(fc.tuple(date, fc.constantFrom(" - ", ", ", "; ", " и ", " ")), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(text, (cell) => {
        const said = new Set(
          cell.split(/ - |, |; | и | /).map((one) =>
            one
              .split(".")
              .map((part) => part.padStart(2, "0"))
              .toReversed()
              .join("-"),
          ),
        );
        for (const { from, to } of readDeadline(cell, null).occurrences) {
          expect(said).toContain(from);
          expect(said).toContain(to);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
