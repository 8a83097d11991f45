import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PlanReading } from "../../../src/plan/plan.ts";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { writtenDocument } from "./written-plan.ts";

const read = (text: string): PlanReading => readPlan(writtenDocument(text));
const ofFile = (name: string): PlanReading =>
  read(readFileSync(`test/plan/reading/rows/${name}.plan`, "utf8"));
const people = ({ people }: PlanReading): string[] =>
  people.map(({ name, organisation, offices }) =>
    [name, organisation ?? "-", offices.map(({ office }) => office).join(", ")].join(" | "),
  );

describe("who is who, wherever the document lists them", () => {
  test("the Council under the events; a list of schools over them is no section", () => {
    expect(people(ofFile("council-after"))).toEqual([
      "Лагунова П.Д. | КОГОБУ СШ с УИОП г. Заречный | chair, director, council",
      "Сизов И.И. | МКОУ СОШ с. Высокое | director, council",
      "Аверина Г.Г. | МКОУ ООШ д. Пушкино | director, council",
    ]);
  });

  test("the chair's deputy is no deputy of a school", () => {
    expect(people(ofFile("careers-council"))).toContain(
      "Галкина Ю.Ю. | МБОУ СОШ п. Ивняки | director, council",
    );
  });

  test("a list that Word joined to the table of events; a boarding school beside the schools", () => {
    expect(people(ofFile("cluster-one-village"))).toEqual([
      "Абрамова И.О. | МКОУ СОШ с. Ключи | chair, director, council",
      "Титов Б.Б. | КОГОБУ ШИ с ОВЗ с. Ключи | director",
      "Фомина Е.Л. | МКОУ ООШ с. Ключи | director, council",
      "Чижов О.О. | МКОУ ООШ п. Разъезд-5 | director, council",
    ]);
  });

  test("a boarding school and the chair in lines over the table", () => {
    expect(people(ofFile("cluster-boarding"))).toEqual([
      "Зайцева Н.Б. | КОГОБУ СШ пгт Даровской | chair, director, council",
      "Попов И.А. | МКОУ СОШ с. Красное | director",
      "Широнина Г.К. | МКОУ ООШ с. Верховонданка | director",
      "Пегушина В.В. | КОГОБУ ШИ с ОВЗ с. Красное | director",
    ]);
  });

  test("a chair with no school beside her name leads from the school of the list", () => {
    const { organisations } = ofFile("cluster-months-column");
    expect(organisations.filter(({ lead }) => lead).map(({ shortName }) => shortName)).toEqual([
      "МКОУ СОШ № 1 пгт Кикнур",
    ]);
  });

  test("a school alone after a name is where that person works, and no director is told", () => {
    expect(people(ofFile("union-no-posts")).slice(1, 3)).toEqual([
      "Кислицына Н.В. | СОШ с. Буйское | ",
      "Русинова Е.А. | ООШ д. Адово | ",
    ]);
  });

  test("the chair who heads the school of her row is its director too", () => {
    expect(people(ofFile("half-contacts"))[0]).toBe(
      "Некрасова Т.Г. | КОГОБУ СШ пгт Афанасьево | chair, director",
    );
  });

  test("a school's own council gives nobody a seat in the cluster's", () => {
    expect(people(ofFile("prevention-council"))).toEqual([
      "Копысова А.А. | МБОУ СОШ № 6 г. Слободского | director",
      "Загвоздкина Е.Е. | МБОУ СОШ № 6 г. Слободского | deputy",
      "Шихов П.П. | ПДН | ",
      "Юдинцева О.О. | МБОУ СОШ № 6 г. Слободского | teacher",
    ]);
  });

  test("an adviser is no member of the Council", () => {
    expect(people(ofFile("school-mottoes"))).toContain("Бушуева А.А. | МБОУ СШ № 2 г. Котельнич | adviser");
  });

  test("the head of a union, named over the table with her school", () => {
    expect(people(ofFile("union-russian"))[0]).toBe(
      "Снегирёва Л.О. | МБОУ СОШ № 4 | methodicalUnionHead, teacher",
    );
  });
});

describe("what is not said is asked", () => {
  const HEADER = "| № | Мероприятие | Срок | Ответственный |";
  const doubts = (...lines: string[]): string[] =>
    read(lines.join("\n")).problems.map(({ code, message }) => `${code}: ${message}`);

  test("a curator who may be the school's own has no right to see everything", () => {
    const text = [
      "План наставничества",
      "МКОУ СОШ с. Ключи",
      "Период реализации: 01.09.2025 – 31.05.2026",
      HEADER,
    ];
    const reading = read([...text, "| 1 | Пары | сентябрь | Зотова Е.В., куратор |"].join("\n"));
    expect(people(reading)).toEqual(["Зотова Е.В. | МКОУ СОШ с. Ключи | "]);
    expect(reading.problems.map(({ code }) => code)).toContain("whose-curator");
    expect([reading.title, reading.period]).toEqual([
      "План наставничества МКОУ СОШ с. Ключи",
      { from: "2025-09-01", to: "2026-05-31" },
    ]);
  });

  const MONTH = [
    "План работы МКОУ СОШ с. Ключи на сентябрь-декабрь 2025 года",
    HEADER,
    "| Октябрь | < | < | < |",
  ];
  test.each([
    ["до 25 числа каждого месяца", /стоит под одним месяцем/],
    ["ежемесячно", /стоит под одним месяцем/],
    ["ежедневно", /все дни подряд, с выходными/],
  ])("«%s» under a month", (deadline, told) => {
    expect(doubts(...MONTH, `| 1 | Рейд | ${deadline} | Директор |`)).toContainEqual(
      expect.stringMatching(told),
    );
  });

  test("what stands under each month again means each of them", () => {
    const again = [
      "| 1 | Рейд | ежемесячно | Директор |",
      "| Ноябрь | < | < | < |",
      "| 2 | Рейд | ежемесячно | Директор |",
    ];
    expect(doubts(...MONTH, ...again).filter((doubt) => doubt.startsWith("unread-part"))).toEqual([]);
  });
});
