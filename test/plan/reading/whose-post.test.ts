import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { partyLine, writtenDocument } from "./written-plan.ts";

const HEAD = [
  "План работы Лесного образовательного кластера на 2-е полугодие 2025 года",
  "| Школа | Директор |",
  "| КОГОБУ СШ пгт Лесное | Мельник С.И., председатель Совета |",
  "| МКОУ СОШ с. Ключи | Панов Е.Е., зам. директора по ВР Котова И.И. |",
  "",
  "| № | Мероприятие | Срок | Ответственный |",
];

/** Who answers in the last of these cells, and what is asked about it of posts and words. */
function last(...cells: string[]): { parties: string; asked: string[] } {
  const rows = cells.map((cell, at) => `| ${at + 1} | Семинар | октябрь | ${cell} |`);
  const { events, problems } = readPlan(writtenDocument([...HEAD, ...rows].join("\n")));
  const responsible = events.at(-1)?.responsible;
  if (responsible === undefined) throw new Error("the event was not read");
  const parties = [
    ...responsible.parties.map(partyLine),
    ...responsible.unresolved.map((piece) => `?${piece}`),
  ];
  const asked = problems.flatMap(({ code, beside, row, message }) => {
    if (row !== cells.length - 1) return [];
    if (beside !== undefined) return [`${beside.post}: ${beside.own ? "own" : "another's"}`];
    return code === "unresolved-responsible" ? [message.replace(/^.*?: «(.*)» – .*$/, "$1")] : [];
  });
  return { parties: parties.join("; "), asked };
}

describe("a post beside a name", () => {
  test.each<[string, string[], string, string[]]>([
    ["is that of the list", ["Котова И.И., зам. по ВР"], "Котова И.И.", []],
    ["is in one breath with the name", ["Лось А.А. – завхоз"], "Лось А.А.", []],
    ["is in brackets", ["Лось А.А. (завхоз)"], "Лось А.А.", []],
    ["is said of the same person again", ["Лось А.А., завхоз", "Лось А.А., завхоз"], "Лось А.А.", []],
    ["is said before the name elsewhere", ["завхоз Лось А.А.", "Лось А.А.¶завхоз"], "Лось А.А.", []],
    [
      "is called in another way elsewhere",
      ["психолог Лось А.А.", "Лось А.А., педагог-психолог"],
      "Лось А.А.",
      [],
    ],
    [
      "is her office at a school that is another's",
      ["Панов Е.Е., директор КОГОБУ СШ пгт Лесное"],
      "Панов Е.Е.",
      ["директор КОГОБУ СШ пгт Лесное: own"],
    ],
    ["is said of a person once", ["Лось А.А.¶завхоз"], "Лось А.А.", ["завхоз: own"]],
    [
      "is a whole one of a person who stood alone",
      ["Лось А.А.", "Лось А.А., методист ИМЦ"],
      "Лось А.А.",
      ["методист ИМЦ: own"],
    ],
  ])("own: it %s", (_, cells, parties, asked) => {
    expect(last(...cells)).toEqual({ parties, asked });
  });

  test.each<[string, string[], string, string[]]>([
    ["another's in the list", ["Панов Е.Е., завхоз"], "Панов Е.Е.; ?завхоз", ["завхоз"]],
    [
      "the director's of a school where she is deputy to none",
      ["Котова И.И., директор КОГОБУ СШ пгт Лесное"],
      "Котова И.И.; <director: КОГОБУ СШ пгт Лесное>",
      [],
    ],
    [
      "the chair's",
      ["Лось А.А., председатель Совета"],
      "Лось А.А.; <chair: all>",
      ["председатель Совета: another's"],
    ],
    [
      "of one who works elsewhere",
      ["Панов Е.Е., КОГОБУ СШ пгт Лесное"],
      "Панов Е.Е.; <director: КОГОБУ СШ пгт Лесное>",
      [],
    ],
    [
      "said of one who stood alone three times",
      ["Лось А.А.", "Лось А.А.", "Лось А.А.", "Лось А.А., директор МКОУ СОШ с. Ключи"],
      "Лось А.А.; <director: МКОУ СОШ с. Ключи>",
      [],
    ],
    [
      "said of one who stood alone",
      ["Лось А.А.", "Лось А.А., руководитель РМО"],
      "Лось А.А.; <methodicalUnionHead: all>",
      ["руководитель РМО: another's"],
    ],
    [
      "another beside one that is hers",
      ["Котова И.И., советник директора МКОУ СОШ с. Ключи"],
      "Котова И.И.; <adviser: МКОУ СОШ с. Ключи>",
      [],
    ],
    [
      "the second after a name of which nothing is known",
      ["Лось А.А., завхоз, начальник РУО"],
      "Лось А.А.; <authorityHead: all>",
      ["завхоз: own", "начальник РУО: another's"],
    ],
  ])("another's: it is %s", (_, cells, parties, asked) => {
    expect(last(...cells)).toEqual({ parties, asked });
  });

  test("on the line over a name it is that person's where nobody else has it, and is asked about", () => {
    expect(last("завхоз¶Лось А.А.")).toEqual({ parties: "Лось А.А.", asked: ["завхоз: own"] });
    expect(last("Зам. директора по ВР МКОУ СОШ с. Ключи¶Панов Е.Е.")).toEqual({
      parties: "<deputy ВР: МКОУ СОШ с. Ключи>; Панов Е.Е.",
      asked: [],
    });
  });

  test("among other lines a post is that of the name below it, and is asked about where it is not certain", () => {
    expect(last("зам. директора по ВР МКОУ СОШ с. Ключи¶Котова И.И.,¶методисты")).toEqual({
      parties: "Котова И.И.; <methodist: all>",
      asked: [],
    });
    expect(last("зам. директора по ВР МКОУ СОШ с. Ключи¶Лось А.А.,¶методисты")).toEqual({
      parties: "Лось А.А.; <methodist: all>",
      asked: ["зам. директора по ВР МКОУ СОШ с. Ключи: own"],
    });
    expect(last("классные руководители¶Лось А.А.¶методисты").parties).toBe(
      "<classTeacher: all>; Лось А.А.; <methodist: all>",
    );
  });

  test("a line of the head that is a post and a name, in either order, tells whose it is", () => {
    for (const line of ["Педагог-библиотекарь Лось А.А.", "Лось А.А. – педагог-библиотекарь"]) {
      const text = ["План работы школы на 2-е полугодие 2025 года", line, HEAD.at(-1) ?? ""];
      const { problems } = readPlan(
        writtenDocument([...text, "| 1 | Выставка | октябрь | Лось А.А., библиотекарь |"].join("\n")),
      );
      expect(problems.map(({ code }) => code)).not.toContain("whose-post");
    }
  });
});
