import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Searched, searchEvents } from "../../src/plan/search.ts";

const event = (number: string | null, title: string, change: Partial<Searched> = {}): Searched => ({
  number,
  title,
  section: "Методическая работа",
  responsibleText: "директора школ",
  place: null,
  ...change,
});

const EVENTS = [
  event("1", "Семинар-практикум для педагогов"),
  event("2", "Чтение вслух: Ёлка и её друзья"),
  event("3", "Районный конкурс чтецов", { place: "п. Липки, клуб" }),
  event("12", "Заседание Координационного Совета"),
  event(null, "Олимпиада по физике, 3 тур", { responsibleText: "Лугов Б.И." }),
  event("5", "CЕМИНАР директоров"),
];

const found = (query: string): string[] => searchEvents(EVENTS, query).map(({ number }) => number ?? "–");

describe("search by a word", () => {
  test.each([
    ["семинары", ["1", "5"]],
    ["СЕМИНАРОВ", ["1", "5"]],
    ["елки", ["2"]],
    ["ёлкой", ["2"]],
    ["конкурсов", ["3"]],
    ["заседания совета", ["12"]],
    ["совет заседание", ["12"]],
    ["совет олимпиада", []],
    ["липки", ["3"]],
    ["Лугов", ["–"]],
    ["педагогический", []],
    ["№12", ["12"]],
    ["3", ["3", "–"]],
    ["1", ["1"]],
    ["методическая", ["1", "2", "3", "12", "–", "5"]],
    ["", []],
    ["…!?", []],
    ["нет такого", []],
  ])("«%s»", (query, numbers) => {
    expect(found(query)).toEqual(numbers);
  });

  test("no query breaks it, and what is found is of the plan", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme" })),
        (query) => {
          expect(searchEvents(EVENTS, query).every((one) => EVENTS.includes(one))).toBe(true);
        },
      ),
    );
  });
});
