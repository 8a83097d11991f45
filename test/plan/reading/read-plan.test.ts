import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, PlanDocument } from "../../../src/plan/reading/plan-document.ts";
import { PROBLEM_CODES } from "../../../src/plan/reading/plan-problem-texts.ts";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { CLUSTER, table } from "./made-up-cluster.ts";

/** A cluster of three schools with these rows as its plan. */
const clusterPlan = (rows: readonly (readonly string[])[]): PlanDocument => ({
  blocks: [...CLUSTER, table([["№", "Мероприятие", "Срок", "Ответственный"], ...rows])],
});

test("three approvals side by side are three people, each with the post over the name", () => {
  const lines = [
    "МКОУ СОШ с. Ключи",
    "РАССМОТРЕНО                СОГЛАСОВАНО               УТВЕРЖДЕНО",
    "Руководитель ШМО           Зам. директора по ВР      Директор",
    "Гришина А.О.               Котова Е.Ю.               Панов Е.Е.",
    "План работы школы на 2026 год",
  ];
  const blocks = lines.map((text): Block => ({ kind: "paragraph", text }));
  const held = readPlan({ blocks }).people.map(({ name, offices }) => [
    name,
    offices.map((one) => one.office),
  ]);
  expect(held).toEqual([
    ["Гришина А.О.", ["methodicalUnionHead"]],
    ["Котова Е.Ю.", ["deputy"]],
    ["Панов Е.Е.", ["director"]],
  ]);
});

describe("one person in many writings", () => {
  const people = (text: string): string[] =>
    readPlan(clusterPlan([["1", "Семинар", "октябрь", text]])).people.map(({ name }) => name);
  const LISTED = ["Мельник С.И.", "Панов Е.Е.", "Рябова А.Л."];

  test.each<[string, string[]]>([
    ["Панав Е.Е., МельникС.И.", LISTED],
    ["Пaнов Е.Е.; Рябовой А.Л.", LISTED],
    ["Панова Е.Е.", [...LISTED, "Панова Е.Е."]],
    ["Панов Е.А.", [...LISTED, "Панов Е.А."]],
    ["Банов Е.Е.", [...LISTED, "Банов Е.Е."]],
  ])("%s", (text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  test("a slip that was mended is told", () => {
    const told = readPlan(clusterPlan([["1", "Семинар", "октябрь", "Панав Е.Е."]])).problems;
    expect(told.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "name-slip: Имя «Панав Е.Е.» записано с опиской, прочитано как «Панов Е.Е.».",
    ]);
  });
});

describe("numbers", () => {
  const numbering = (numbers: string[]) =>
    readPlan(clusterPlan(numbers.map((number) => [number, `Дело ${number}`, "октябрь", "ИМЦ"])))
      .problems.filter((problem) => problem.code.startsWith("number-"))
      .map((problem) => `${problem.code} ${problem.event}`);

  test.each<[string[], string[]]>([
    [["1", "2.", "3)"], []],
    [["1", "3"], ["number-gap 2"]],
    [["1", "2", "2"], ["number-repeat 2"]],
    [["1", "2", "1", "2"], []],
    [["1.1", "1.2", "2.1"], []],
    [["", "", ""], []],
  ])("%j", (numbers, expected) => {
    expect(numbering(numbers)).toEqual(expected);
  });
});

describe("odd things are told", () => {
  const codes = (rows: string[][]): string[] =>
    readPlan(clusterPlan(rows)).problems.map((problem) => problem.code);

  test.each<[string, string[], string]>([
    ["an empty deadline", ["1", "Семинар", "", "ИМЦ"], "no-deadline"],
    ["an empty responsible", ["1", "Семинар", "октябрь", ""], "no-responsible"],
    ["a quote without its pair", ["1", "Проект «Дорога", "октябрь", "ИМЦ"], "unbalanced-quotes"],
    ["words together", ["1", "Семинар", "октябрь", "ЦЗН пгтЛесное"], "glued-words"],
    ["Word's own mark", ["1", "[bookmark: _Toc1]Семинар", "октябрь", "ИМЦ"], "word-artifact"],
    ["a stray line break", ["1", "Семинар", "\nоктябрь", "ИМЦ"], "untidy-cell"],
    [
      "a union of one subject",
      ["1", "Семинар", "октябрь", "Руководитель РМО учителей химии"],
      "union-subject",
    ],
    ["a class teacher whom nobody names", ["1", "Семинар", "октябрь", "кл. рук. 9 кл."], "no-holder"],
    ["a slip in a name", ["1", "Семинар", "октябрь", "Панов Е,.Е"], "name-slip"],
    ["a person of nowhere", ["1", "Семинар", "октябрь", "Котова И.И."], "no-organisation"],
  ])("%s", (_, row, code) => {
    expect(codes([row])).toEqual([code]);
  });

  test("a tidy plan has no problems", () => {
    expect(codes([["1", "Семинар «Шаг»", "октябрь", "Мельник С.И., ИМЦ, директора школ"]])).toEqual([]);
  });

  test("no period, no events, no schools", () => {
    expect(readPlan({ blocks: [] }).problems.map((problem) => problem.code)).toEqual([
      "no-period",
      "no-events",
      "no-organisations",
    ]);
  });
});

test("a plan of 300 events is read at once", () => {
  const rows = Array.from({ length: 300 }, (_, i) => [
    String(i + 1),
    `Дело ${i + 1}`,
    "октябрь",
    "Панов Е.Е., директора школ, ИМЦ",
  ]);
  expect(readPlan(clusterPlan(rows)).events).toHaveLength(300);
});

test.each([
  "А",
  "А. ",
  "( ",
  ", ",
  "- ",
  "Иванова А.А. ",
  "директор ",
  "и ",
  "«",
  "по ",
  "    а",
  "кл. рук. 1, ",
  "5-",
  "СОШ № 1, ",
  "кроме ",
  "зам. по ВР и ",
  "Иванова – ",
  "Школы: ",
  "совета ",
  "Ветлужской и ",
  "школ и ",
  "и др. ",
  "учителя\n",
  "п. А",
])("a hostile run of «%s» costs no more than its length", (piece) => {
  const text = piece.repeat(20_000 / piece.length);
  const document = clusterPlan([["1", text, "октябрь", text]]);
  document.blocks.unshift({ kind: "paragraph", text: `План ${text}` }, table([[text, text]]));
  const started = performance.now();
  readPlan(document);
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe("nothing is lost in silence", () => {
  const title = fc.constantFrom(
    "Мероприятия ко Дню знаний",
    "Дата Бородинского сражения",
    "Содержание кабинетов",
    "Сроки аттестации",
    "Ответственность за проступки",
    "Всероссийский урок",
    "Тема: мир",
    "Класс года",
    "Место встречи – музей",
  );
  const deadline = fc.constantFrom("октябрь", "Февраль", "15.10", "по плану", "в период каникул", "-//-");
  const who = fc.constantFrom(
    "Педагог-организатор",
    "Организатор",
    "-//-",
    "Ответственный за питание",
    "№",
    "Исполнители",
    "Панов Е.Е.",
  );
  const row = fc.tuple(title, fc.constantFrom("5-9", "1 «а»", "все"), deadline, who);

  test("every row is an event, whatever it sounds like, and whoever answers is told or asked about", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), (rows, apart) => {
        const header = ["Дело", "Классы", "Срок", "Ответственный"];
        const first = ["Линейка", "5-9", "1 сентября", "Панов Е.Е."];
        const tables = apart ? [table([header, first]), table(rows)] : [table([header, first, ...rows])];
        const reading = readPlan({ blocks: [{ kind: "paragraph", text: "План на 2026 год" }, ...tables] });
        const { events, problems } = reading;
        if (apart && problems.some(({ code }) => code === "unread-table")) return;
        expect(events.map((event) => event.title)).toEqual(["Линейка", ...rows.map(([each]) => each)]);
        for (const { responsible } of events)
          expect(responsible.parties.length + responsible.unresolved.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("whatever the cells hold", () => {
  const words = fc.constantFrom(
    "План",
    "на 2026 год",
    "кластера",
    "№",
    "Мероприятие",
    "Срок",
    "Ответственный",
    "1.",
    "4",
    "I",
    "сентябрь",
    "15",
    "ежемесячно",
    "директор",
    "Зам. по ВР",
    "Иванова А.А.",
    "И.О.",
    "«",
    "»",
    "(",
    "МКОУ СОШ п. Заря",
    "УТВЕРЖДАЮ",
    "и",
    ",",
    "\n",
    "ИМЦ",
    "№ 99999999999",
  );
  const text = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) }),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(" "));
  const cell = fc.record(
    { text, merged: fc.constantFrom("left" as const, "above" as const) },
    { requiredKeys: ["text"] },
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant("paragraph" as const), text }),
    fc.record({
      kind: fc.constant("table" as const),
      rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
    }),
  );

  test("reading never throws, every problem has a known code and a sentence, every party of a person is known", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const reading = readPlan({ blocks });
        const names = new Set(reading.people.map((person) => person.name));
        for (const problem of reading.problems) expect(problem.message).toMatch(/^\S.*[.?]$/s);
        const answering = reading.events.flatMap((event) =>
          event.responsible.parties.flatMap((party) => (party.kind === "person" ? [party.name] : [])),
        );
        expect(answering.filter((name) => !names.has(name))).toEqual([]);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 500 },
    );
  });

  test("the codes of a reading are in the table", () => {
    const known = new Set(Object.keys(PROBLEM_CODES));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        for (const problem of readPlan({ blocks }).problems) expect(known).toContain(problem.code);
      }),
    );
  });
});
