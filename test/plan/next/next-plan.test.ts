import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, firstDay, lastDay } from "../../../src/calendar/month.ts";
import type { Period } from "../../../src/calendar/period.ts";
import { readDeadline } from "../../../src/plan/deadline.ts";
import { nextPeriod } from "../../../src/plan/next/next-period.ts";
import { nextPlan, timelessTitle } from "../../../src/plan/next/next-plan.ts";
import { forTime } from "../../../src/plan/next/next-plan-texts.ts";
import { readPeriod } from "../../../src/plan/reading/plan-period.ts";
import { withNames } from "../../../src/plan/next/responsible-names.ts";

const months = (from: string, to: string): Period => ({ from: firstDay(from), to: lastDay(to) });

describe("the time of the next plan", () => {
  test.each<[string, Period, Period, number]>([
    ["autumn", months("2019-07", "2019-12"), months("2020-01", "2020-06"), 6],
    ["spring", months("2020-01", "2020-06"), months("2020-07", "2020-12"), 6],
    ["a school year", months("2025-09", "2026-08"), months("2026-09", "2027-08"), 12],
    ["a calendar year", months("2025-01", "2025-12"), months("2026-01", "2026-12"), 12],
    ["a quarter", months("2025-10", "2025-12"), months("2026-01", "2026-03"), 3],
    ["a month", months("2025-12", "2025-12"), months("2026-01", "2026-01"), 1],
    ["the first half of a school year", months("2025-09", "2025-12"), months("2026-01", "2026-05"), 4],
    ["the second half of a school year", months("2026-01", "2026-05"), months("2026-09", "2026-12"), 8],
    [
      "days that are no whole months",
      { from: "2026-01-12", to: "2026-02-10" },
      months("2026-03", "2026-04"),
      2,
    ],
  ])("%s", (_, period, next, shift) => {
    expect(nextPeriod(period)).toEqual({ period: next, shift });
  });

  test("is read back from its own words", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.constantFrom(1, 3, 4, 5, 6, 12), (at, length) => {
        const from = addMonths("2000-01", at);
        const { period } = nextPeriod(months(from, addMonths(from, length - 1)));
        expect(readPeriod(`План работы ${forTime(period)}`)).toEqual(period);
      }),
    );
  });
});

test.each([
  ["План работы Лесного кластера на 2-е полугодие 2019 года", "План работы Лесного кластера"],
  ["План работы РМО на 2025-2026 учебный год", "План работы РМО"],
  ["План подготовки на базе школы на октябрь 2025 года", "План подготовки на базе школы"],
  ["План работы кластера", "План работы кластера"],
  ["", ""],
])("«%s» without its time", (title, expected) => {
  expect(timelessTitle(title)).toBe(expected);
});

describe("deadlines of the next plan", () => {
  const AUTUMN = months("2019-07", "2019-12");

  /** One event with this deadline, as the next plan has it. */
  function next(text: string, options: { period?: Period; unfinished?: boolean } = {}): string {
    const period = options.period ?? AUTUMN;
    const deadline = readDeadline(text, period);
    const plan = nextPlan(
      { id: 1, clusterId: 1, title: "План", ...period, startedOn: period.from, fileName: "", fileHash: "" },
      [
        {
          id: 7,
          number: "7.",
          section: null,
          title: "Совет",
          deadline,
          occurrences: deadline.occurrences.map(({ from, to }, id) => ({
            id,
            opensOn: from ?? period.from,
            dueOn: to,
          })),
          responsibleText: "ИМЦ",
          parties: [],
          place: null,
          cancelled: null,
          form: null,
        },
      ],
      { unfinished: new Set(options.unfinished ? [7] : []), responsible: (event) => event.responsibleText },
    );
    const event = plan.sections[0]?.events[0];
    return `${event?.deadline} | ${event?.note}`;
  }

  test.each([
    ["сентябрь", "март | было: сентябрь"],
    ["Сентябрь-декабрь", "март – июнь | было: Сентябрь-декабрь"],
    ["Август, ноябрь", "февраль, май | было: Август, ноябрь"],
    ["26.09.2019", "март | было: 26.09.2019"],
    ["до 20 октября", "до конца апреля | было: до 20 октября"],
    ["IV квартал", "апрель – июнь | было: IV квартал"],
    ["ежемесячно", "ежемесячно | "],
    ["в течение полугодия", "в течение полугодия | "],
    ["По запросу", "По запросу | "],
    ["по плану ИРО", "по плану ИРО | "],
    ["", " | "],
    // Outside its own plan, and just what the next one is for.
    ["Январь- июнь", "Январь- июнь | "],
  ])("%s", (text, expected) => {
    expect(next(text)).toBe(expected);
  });

  test("a month of a year's plan is the same month again", () => {
    const year = months("2025-09", "2026-08");
    expect(next("октябрь", { period: year })).toBe("октябрь | ");
    expect(next("15.10.2025", { period: year })).toBe("октябрь | было: 15.10.2025");
  });

  test("a shorter half takes the nearest month it has", () => {
    expect(next("май", { period: months("2026-01", "2026-05") })).toBe("декабрь | было: май");
  });

  test("what was not done comes first, and says so", () => {
    expect(next("ноябрь", { unfinished: true })).toBe(
      "январь | перенесено: в прошлом плане (ноябрь) не выполнено",
    );
    expect(next("ежемесячно", { unfinished: true })).toBe(
      "ежемесячно | перенесено: в прошлом плане не выполнено",
    );
  });

  test("whatever the deadline, the new one says nothing outside the next plan", () => {
    const words = fc.constantFrom(
      "сентябрь",
      "до 5.10",
      "12 ноября",
      "июль-август",
      "конец декабря",
      ",",
      " ",
      "и",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (parts) => {
        const [deadline = "", note] = next(parts.join(" ")).split(" | ");
        if (note === "") return;
        const spring = months("2020-01", "2020-06");
        for (const { from, to } of readDeadline(deadline, spring).occurrences) {
          expect(from === null || from >= spring.from).toBe(true);
          expect(to <= spring.to).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ["Гончар П.Е., директор школы; ИМЦ", "Лужина А.А., директор школы; ИМЦ"],
  ["П.Е. Гончар и Орлова Л.К.", "Лужина А.А. и Орлова Л.К."],
  ["Гончарова П.Е.", "Гончарова П.Е."],
  ["", ""],
])("names of now in «%s»", (text, expected) => {
  expect(withNames(text, new Map([["Гончар П.Е.", "Лужина А.А."]]))).toBe(expected);
});
