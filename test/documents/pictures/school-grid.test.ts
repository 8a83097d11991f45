import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "../../../src/calendar/month.ts";
import { gridDrawings } from "../../../src/documents/pictures/school-grid-layout.ts";
import { CELL_WORDS, gridCaption } from "../../../src/documents/pictures/school-grid-texts.ts";
import {
  countsIn,
  gridKey,
  type GridState,
  schoolGrid,
  type SchoolGrid,
} from "../../../src/documents/pictures/school-grid.ts";
import { LONGEST } from "../../../src/documents/pictures/sheet.ts";
import { faultsIn, wordsIn } from "./drawn.ts";

const STATES = Object.keys(CELL_WORDS) as GridState[];
const head = { cluster: "Лесной кластер", form: "Мониторинг трудоустройства", today: "2019-11-21" };

const grid = (schools: [string, ...GridState[]][], from = "2019-09"): SchoolGrid => ({
  ...head,
  months: (schools[0]?.slice(1) ?? []).map((_, at) => addMonths(from, at)),
  schools: schools.map(([name, ...states]) => ({ name, states })),
});

describe("the grid", () => {
  test("what the chair made of a report comes before when it came; who is never asked is left out", () => {
    const year = {
      months: ["2019-09", "2019-10"],
      schools: [
        { organisationId: 1, shortName: "СШ п. Заря", states: ["onTime", "late"] },
        { organisationId: 2, shortName: "ООШ д. Луг", states: ["missing", "awaited"] },
        { organisationId: 3, shortName: "ШИ с. Бор", states: ["notAsked", "notAsked"] },
      ] as const,
    };
    const schools = year.schools.map((one) => ({
      ...one,
      states: [...one.states],
      asked: 0,
      handedIn: 0,
      onTime: 0,
    }));
    const made = schoolGrid(
      head,
      { ...year, schools },
      new Map([[gridKey(1, "2019-10"), "returned" as const]]),
    );
    expect(made.schools).toEqual([
      { name: "СШ п. Заря", states: ["onTime", "returned"] },
      { name: "ООШ д. Луг", states: ["missing", "awaited"] },
    ]);
    expect(countsIn(made, 1)).toEqual({ asked: 2, handedIn: 1 });
  });

  test("every school with the word of every month, the months' names, and how many have handed in", () => {
    const [drawing] = gridDrawings(
      grid([
        ["СШ п. Заря", "accepted", "late"],
        ["ООШ д. Луг", "missing", "notAsked"],
      ]),
    );
    expect(drawing === undefined ? [] : wordsIn(drawing)).toEqual([
      "Лесной кластер",
      "Мониторинг трудоустройства",
      "На 21 ноября 2019 года",
      "Сентябрь 2019 года – октябрь 2019 года",
      "сен",
      "окт",
      "СШ п. Заря",
      "принят",
      "поздно",
      "ООШ д. Луг",
      "нет",
      "—",
      "Сдали",
      "1 из 2",
      "1 из 1",
      "«принят»: отчёт принят председателем",
      "«поздно»: сдан после срока",
      "«нет»: срок прошёл, отчёта нет",
      "«—»: отчёт не требуется",
    ]);
  });

  test("sixty schools over a year: several sheets, none longer than a phone bears, every cell once", () => {
    const drawings = gridDrawings(
      grid(
        Array.from({ length: 60 }, (_, at) => [`СШ п. Заря ${at}`, ...Array<GridState>(12).fill("onTime")]),
      ),
    );
    expect(drawings.length).toBeGreaterThan(1);
    expect(Math.max(...drawings.map(({ height }) => height))).toBeLessThanOrEqual(LONGEST);
    expect(drawings.flatMap(wordsIn).filter((words) => words === "в срок")).toHaveLength(720);
  });

  test("a long name gives way to its place", () => {
    const long = "Муниципальное казённое общеобразовательное учреждение средняя школа с. Верхние Липки";
    const [drawing] = gridDrawings(grid([[long, ...Array<GridState>(6).fill("onTime")]]));
    expect(drawing === undefined ? [] : wordsIn(drawing)).toContain("с. Верхние Липки");
  });

  test("the caption counts the last month and the year", () => {
    const made = grid([
      ["СШ п. Заря", "accepted", "late"],
      ["ООШ д. Луг", "missing", "missing"],
    ]);
    expect(gridCaption(made, { at: 0, of: 1 }).text).toBe(
      [
        "<b>Лесной кластер</b>",
        "Мониторинг трудоустройства",
        "На 21 ноября 2019 года",
        "Октябрь 2019 года: сдали 1 из 2",
        "За учебный год: принято – 1; сдано поздно – 1; не сдано – 2",
      ].join("\n"),
    );
  });
});

const text = fc.string({ unit: "grapheme", maxLength: 120 });
const anyGrid = fc.integer({ min: 1, max: 14 }).chain((months) =>
  fc
    .array(fc.tuple(text, fc.array(fc.constantFrom(...STATES), { minLength: months, maxLength: months })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((schools) => grid(schools.map(([name, states]) => [name, ...states]))),
);

test("whatever the schools are called, nothing leaves the sheet and no word stands on another", () => {
  fc.assert(
    fc.property(anyGrid, (made) => {
      expect(gridDrawings(made).flatMap(faultsIn)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
