import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readForm } from "../../src/monitoring/form-file.ts";
import { factWords } from "../../src/monitoring/rules-texts.ts";
import { findings, type Past, settlements } from "../../src/monitoring/rules.ts";
import { completed, EMPTY, type Report } from "../../src/monitoring/report.ts";
import { employment as form, report, typical } from "./employment.ts";

/** What the rules say, as «strength rule: sentence». */
function said(month: string, asked: Report, past: Past[] = [], grades: number[] = [9, 11]): string[] {
  return findings(form, { month, grades, report: asked, past }).map(
    ({ strength, rule, fact }) => `${strength} ${rule}: ${factWords(form, fact)}`,
  );
}

const nine = (figures: Record<string, number>, comments: Record<string, string> = {}) =>
  report({ 9: figures }, { 9: comments });

/** As it was handed in: every asked figure is there. */
const september = (figures: Record<string, number>): Past[] => [
  { month: "2019-09", report: completed(form, [9], nine(figures)) },
];

describe("errors", () => {
  test("a report that adds up has none", () => expect(said("2019-10", typical)).toEqual([]));

  test.each<[string, Report, string]>([
    [
      "less than the total",
      nine({ total: 12, to10_own: 10 }),
      "error sum: 9 класс: всего 12, по направлениям 10. Не распределено: 2.",
    ],
    [
      "more than the total",
      nine({ total: 12, to10_own: 14 }),
      "error sum: 9 класс: всего 12, а по направлениям 14: больше на 2.",
    ],
    [
      "«Иное» without a comment",
      nine({ total: 1, other: 1 }),
      "error comment: 9 класс: к показателю «Иное» (1) нужен комментарий.",
    ],
    [
      "«Без планов» without a comment",
      nine({ total: 1, risk: 1 }),
      "error comment: 9 класс: к показателю «Не планируют ни учиться, ни работать» (1) нужен комментарий.",
    ],
    [
      "more pedagogical contracts than contracts",
      nine({ total: 3, spo_region: 3, ped_choice: 2, target: 1, target_ped: 2 }),
      "error target_ped_of_target: 9 класс: «Договор о целевом обучении, педагогический» – 2, это больше, чем «Договор о целевом обучении» (1).",
    ],
    [
      "more pedagogical contracts than those who choose it",
      nine({ total: 3, spo_region: 3, ped_choice: 1, target: 2, target_ped: 2 }),
      "error target_ped_of_choice: 9 класс: «Договор о целевом обучении, педагогический» – 2, это больше, чем «Выбирают педагогическую специальность» (1).",
    ],
  ])("%s", (_, asked, sentence) => expect(said("2019-10", asked, [], [9])).toEqual([sentence]));

  test("a comment settles it", () => {
    expect(said("2019-10", nine({ total: 1, other: 1 }, { other: "переезд" }), [], [9])).toEqual([]);
  });

  test("contracts beyond those who go to study: a question in intentions, an error in facts", () => {
    const asked = nine({ total: 3, work: 2, spo_out: 1, target: 2, ped_choice: 2 });
    const rules = (month: string) => said(month, asked, [], [9]).map((text) => text.split(":")[0]);
    expect(rules("2019-10")).toEqual(["confirm target_of_study", "confirm choice_of_study"]);
    expect(rules("2020-06")).toEqual(["confirm target_of_study", "confirm choice_of_study"]);
    expect(rules("2020-07")).toEqual(["error target_of_study_fact", "error choice_of_study_fact"]);
    expect(said("2020-08", asked, [], [9])[0]).toBe(
      "error target_of_study_fact: 9 класс: «Договор о целевом обучении» – 2, это больше, чем «Колледж, техникум в области» и «Колледж, техникум в другом регионе» (1).",
    );
  });

  test("only the grades that a school has are looked at", () => {
    expect(said("2019-10", report({ 9: { total: 1, work: 1 }, 11: { total: 5 } }), [], [9])).toEqual([]);
  });

  test("no data breaks no rule", () => {
    expect(said("2019-10", { ...EMPTY, noData: "уточняются" }, september({ total: 12 }))).toEqual([]);
  });
});

describe("questions to confirm", () => {
  test.each<[string, Record<string, number>, Record<string, number>, string[]]>([
    ["nothing changed", { total: 12, work: 12 }, { total: 12, work: 12 }, []],
    [
      "the total",
      { total: 12, work: 12 },
      { total: 14, work: 14 },
      ["confirm total_changed: 9 класс: итог изменился с 12 (в сентябре) на 14."],
    ],
    ["a move of 30 % is let be", { total: 20, work: 14, army: 0, courses: 6 }, { total: 20, work: 20 }, []],
    [
      "a move of more than 30 %",
      { total: 20, work: 13, courses: 7 },
      { total: 20, work: 20 },
      [
        "confirm moved: 9 класс: «Курсы, профессиональное обучение»: было 7 (в сентябре), стало 0.",
        "confirm moved: 9 класс: «Работа»: было 13 (в сентябре), стало 20.",
      ],
    ],
    [
      "a move of two in a small school is let be",
      { total: 3, work: 3 },
      { total: 3, work: 1, courses: 2 },
      [],
    ],
    [
      "a move of three in a small school",
      { total: 3, work: 3 },
      { total: 3, courses: 3 },
      [
        "confirm moved: 9 класс: «Курсы, профессиональное обучение»: было 0 (в сентябре), стало 3.",
        "confirm moved: 9 класс: «Работа»: было 3 (в сентябре), стало 0.",
      ],
    ],
    [
      "the undecided grew by one",
      { total: 3, work: 3 },
      { total: 3, work: 2, undecided: 1 },
      ["confirm undecided_grew: 9 класс: «Не определились»: было 0 (в сентябре), стало 1."],
    ],
    ["the undecided fell", { total: 3, work: 2, undecided: 1 }, { total: 3, work: 3 }, []],
    [
      "contracts fell",
      { total: 3, spo_region: 3, target: 2 },
      { total: 3, spo_region: 3, target: 1 },
      ["confirm target_fell: 9 класс: «Договор о целевом обучении»: было 2 (в сентябре), стало 1."],
    ],
    ["contracts grew", { total: 3, spo_region: 3 }, { total: 3, spo_region: 3, target: 1 }, []],
  ])("%s", (_, before, now, sentences) => {
    expect(said("2019-10", nine(now), september(before), [9])).toEqual(sentences);
  });

  test("a jump of the undecided is asked about once", () => {
    const found = said(
      "2019-10",
      nine({ total: 12, undecided: 12 }),
      september({ total: 12, work: 12 }),
      [9],
    );
    expect(found.filter((text) => text.includes("Не определились"))).toHaveLength(1);
  });

  test("nobody leaves", () => {
    expect(said("2019-10", nine({ total: 0 }), [], [9])).toEqual([
      "confirm nobody: 9 класс: «Всего выпускников» – 0.",
    ]);
  });

  test("a month without data is passed over", () => {
    const past = [
      { month: "2019-10", report: { ...EMPTY, noData: "уточняются" } },
      ...september({ total: 12 }),
    ];
    expect(said("2019-11", nine({ total: 14, work: 14 }), past, [9])).toContain(
      "confirm total_changed: 9 класс: итог изменился с 12 (в сентябре) на 14.",
    );
  });
});

describe("signs for the chair", () => {
  const unsure = (total: number, undecided: number) => nine({ total, work: total - undecided, undecided });

  test.each<[string, string, number, boolean]>([
    ["2020-04", "April: not yet", 5, false],
    ["2020-05", "May: 10 % is let be", 1, false],
    ["2020-05", "May: more than 10 %", 2, true],
    ["2020-06", "June", 2, true],
    ["2020-07", "July: one is enough", 1, true],
    ["2020-08", "August: none", 0, false],
    ["2019-09", "September", 1, true],
    ["2019-10", "October: no more", 5, false],
  ])("%s %s", (month, _, undecided, shown) => {
    const found = said(month, unsure(10, undecided), [], [9]).filter((text) => text.startsWith("show"));
    expect(found).toHaveLength(shown ? 1 : 0);
  });

  test("it says how many of how many", () => {
    expect(said("2020-07", unsure(10, 1), [], [9])).toEqual([
      "show unsure_after_exams: 9 класс: «Не определились» и «Не планируют ни учиться, ни работать» – 1 из 10.",
    ]);
  });

  const month = (name: string, asked: Report = typical): Past => ({ month: name, report: asked });

  test("three identical reports in a row", () => {
    expect(said("2019-12", typical, [month("2019-11"), month("2019-10")])).toEqual([
      "show unchanged: Цифры не менялись 3 месяца подряд.",
    ]);
  });

  test.each<[string, Past[]]>([
    ["two", [month("2019-11")]],
    ["a month left out", [month("2019-11"), month("2019-09")]],
    ["another figure", [month("2019-11"), month("2019-10", report({ 9: { total: 1, work: 1 } }))]],
    ["a month without data", [month("2019-11"), month("2019-10", { ...EMPTY, noData: "уточняются" })]],
  ])("not with %s", (_, past) => {
    expect(said("2019-12", typical, past).filter((text) => text.startsWith("show"))).toEqual([]);
  });
});

describe("one tap that puts a sum right", () => {
  const settle = (asked: Report) =>
    findings(form, { month: "2019-10", grades: [9], report: asked, past: [] }).flatMap(({ fact }) =>
      settlements(form, asked, fact).map(({ code, value }) => `${code}=${value}`),
    );

  test.each<[string, Report, string[]]>([
    [
      "a remainder goes to the undecided",
      nine({ total: 12, work: 9, undecided: 1 }),
      ["undecided=3", "total=10"],
    ],
    ["an excess comes out of them", nine({ total: 12, work: 11, undecided: 3 }), ["undecided=1", "total=14"]],
    ["or only the total can give way", nine({ total: 12, work: 14 }), ["total=14"]],
    ["no total above 999", nine({ total: 0, work: 999, courses: 999 }), []],
  ])("%s", (_, asked, expected) => expect(settle(asked)).toEqual(expected));
});

describe("a cluster's own rules", () => {
  const shipped = readFileSync("data/forms/employment.yaml", "utf8");
  const own = (...rule: readonly string[]) =>
    readForm(
      `${shipped.slice(0, shipped.indexOf("rules:"))}rules:\n  - code: own\n    ${rule.join("\n    ")}\n`,
      "own.yaml",
    );
  const sentences = (rule: readonly string[], asked: Report, past: Past[] = []) => {
    const written = own("strength: confirm", ...rule);
    return findings(written, { month: "2019-10", grades: [9], report: asked, past }).map(({ fact }) =>
      factWords(written, fact),
    );
  };
  const now = nine({ total: 9, work: 6, spo_out: 1, undecided: 2, target: 3, ped_choice: 2, target_ped: 3 });
  const past = september({ total: 9, work: 9 });

  test.each<[string[], string[]]>([
    [
      ["must: target_ped <= min(target, ped_choice)"],
      [
        "9 класс: «Договор о целевом обучении, педагогический» – 3, это больше, чем «Выбирают педагогическую специальность» (2).",
      ],
    ],
    [
      ["must: spo_out + courses >= target"],
      [
        "9 класс: «Договор о целевом обучении» – 3, это больше, чем «Колледж, техникум в другом регионе» и «Курсы, профессиональное обучение» (1).",
      ],
    ],
    [["when: 0 == courses"], ["9 класс: «Курсы, профессиональное обучение» – 0."]],
    [["when: prev(work) != work"], ["9 класс: «Работа»: было 9 (в сентябре), стало 6."]],
    [["must: work == prev(work)"], ["9 класс: «Работа»: было 9 (в сентябре), стало 6."]],
    [["must: share(undecided) <= 20%"], ["9 класс: «Не определились» – 2 из 9."]],
    [
      ["when: work > 2 * spo_out"],
      ["9 класс: «Работа» больше, чем 2 × «Колледж, техникум в другом регионе» (6 и 2)."],
    ],
    [
      ["must: work <= undecided * 50%"],
      ["9 класс: не выполнено условие: «Работа» не больше, чем «Не определились» × 50 % (6 и 1)."],
    ],
    [
      ["when: work > 5 and undecided > 0"],
      ["9 класс: «Работа» больше, чем 5 и «Не определились» больше, чем 0."],
    ],
    [
      ["each: [work, courses]", "when: x > 5", "says: Работают {x} из {total}, было {prev(x)}."],
      ["9 класс: Работают 6 из 9, было 9."],
    ],
    [["each: [army, work]", "when: x == 0"], []],
    [
      ["when: (work - courses - (other - risk)) * 2 > 11"],
      [
        "9 класс: («Работа» − «Курсы, профессиональное обучение» − («Иное» − «Не планируют ни учиться, ни работать»)) × 2 больше, чем 11 (12 и 11).",
      ],
    ],
    [["months: [1]", "when: total > 0"], []],
    [["must: total == sum(destinations)", "says: Не хватает {total - sum(destinations)}."], []],
  ])("%j", (rule, expected) => expect(sentences(rule, now, past)).toEqual(expected));

  test("a sentence of the form's own keeps the buttons that put the sum right", () => {
    const written = own("strength: error", "must: sum(destinations) == total", "says: Проверьте сумму.");
    const asked = nine({ total: 12, work: 9 });
    const found = findings(written, { month: "2019-10", grades: [9], report: asked, past: [] });
    expect(found.map(({ fact }) => factWords(written, fact))).toEqual(["9 класс: Проверьте сумму."]);
    expect(found.flatMap(({ fact }) => settlements(written, asked, fact))).toHaveLength(2);
  });
});
