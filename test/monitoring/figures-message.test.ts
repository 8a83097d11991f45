import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFigures } from "../../src/monitoring/figures-message.ts";
import { employment as form } from "./employment.ts";

/** What was read, each figure as «9 total=12», several places with a slash; or why nothing was. */
function read(text: string, grades: readonly number[] = [9, 11], open: number | null = null) {
  const message = readFigures({ form, grades, open }, text);
  if (message === null) return null;
  if ("problem" in message) return message.problem.why;
  const said = message.said.map(({ of, value, sign }) => {
    const places = of.map(({ grade, code }) => `${grade} ${code}`).join("/");
    return `${places}=${sign ?? ""}${value}`;
  });
  return [...(message.asBefore ? ["as before"] : []), ...said].join(", ");
}

const SPO = "9 spo_region/9 spo_out";
const TENTH = "9 to10_own/9 to10_other";

test("a form's own names for its figures", () => {
  const own = (code: string, aliases: readonly string[]) =>
    form.indicators.map((one) => (one.code === code ? { ...one, aliases } : one));
  const told = (aliases: readonly string[]) =>
    readFigures(
      { form: { ...form, indicators: own("spo_region", aliases) }, grades: [9], open: null },
      "9 класс: всего 12, ДПО 5",
    );
  expect(told([])).toMatchObject({ problem: { why: "unclear", piece: "ДПО 5" } });
  expect(told(["ДПО"])).toMatchObject({ said: [{}, { value: 5, of: [{ grade: 9, code: "spo_region" }] }] });
});

describe("a message with figures", () => {
  test.each<[string, string]>([
    [
      "9 класс: всего 12, СПО 5, 10 класс 6, не определились 1",
      `9 total=12, ${SPO}=5, ${TENTH}=6, 9 undecided=1`,
    ],
    ["9 кл всего 12 спо 5 10 кл 6 не опр 1", `9 total=12, ${SPO}=5, ${TENTH}=6, 9 undecided=1`],
    ["9-й класс – всего – 12; СПО в области – 5", "9 total=12, 9 spo_region=5"],
    ["В 9 классе 12, из них в СПО-5", `9 total=12, ${SPO}=5`],
    ["12 всего, 5 СПО, 6 в 10 класс", `9 total=12, ${SPO}=5, ${TENTH}=6`],
    ["НЕОПРЕДЕЛИВШИЕСЯ 1, 9 КЛАСС: ИТОГО 3", "9 undecided/11 undecided=1, 9 total=3"],
    ["вуз в другом регионе 4, всего 6, армия 1", "11 vo_out=4, 11 total=6, 11 army=1"],
    ["9 класс: СПО в области 3, СПО 2", "9 spo_region=3, 9 spo_out=2"],
    ["9 класс: колледж вне региона 2", "9 spo_out=2"],
    ["9 класс: СПО в регионе 2", `${SPO}=2`],
    ["9 класс: другое 2, без планов 1", "9 other=2, 9 risk=1"],
    ["9 класс: целевой договор 2, целевой пед 1", "9 target=2, 9 target_ped=1"],
    ["11 класс: пед. специальность 2", "11 ped_choice=2"],
    ["Здравствуйте. 9 класс: всего 12", "9 total=12"],
    ["9 класс: всего 12. 11 класс: всего 6, вуз в области 6", "9 total=12, 11 total=6, 11 vo_region=6"],
    [
      "9 класс: всего 12\nВ 10 класс своей школы: 7\nКолледж, техникум в области: 5\nиз них: Договор о целевом обучении: 1",
      "9 total=12, 9 to10_own=7, 9 spo_region=5, 9 target=1",
    ],
    ["9 класс: 12 6 0 5", "9 total=12, 9 to10_own=6, 9 to10_other=0, 9 spo_region=5"],
    ["12 6\n6 3", "9 total=12, 9 to10_own=6, 11 total=6, 11 vo_region=3"],
    [
      "всего 12, СПО в области 12\nвсего 6, вуз в области 6",
      "9 total=12, 9 spo_region=12, 11 total=6, 11 vo_region=6",
    ],
    ["12 6", "9 total/11 total=12, 9 to10_own/11 vo_region=6"],
    ["как в прошлом месяце", "as before"],
    [
      "Как в прошлом месяце, 9 класс СПО в области +1, не определились -1",
      "as before, 9 spo_region=+1, 9 undecided=-1",
    ],
    ["без изменений", "as before"],
  ])("«%s»", (text, expected) => expect(read(text)).toBe(expected));

  test.each<[string, string]>([
    ["всего 10-12", "range"],
    ["9 класс: всего 12,5", "fraction"],
    ["всего 1200", "large"],
    ["всего ١٢, вуз 4", "otherDigits"],
    ["9 класс: всего 12, СПО 10 класс 6", "unclear"],
    ["9 класс: всего 12, попугаи 5", "unclear"],
    ["9 класс: всего 12, вуз 4", "unclear"],
    ["9 класс: всего 12, СПО 5%", "notNumber"],
    [`всего ${"1 ".repeat(1000)}`, "long"],
  ])("«%s» is refused whole", (text, why) => expect(read(text)).toBe(why));

  test.each([
    "12",
    "10-12",
    "1e3",
    "<b>5</b>",
    "привет",
    "позвоните 5 числа в 14:00",
    "12,5",
    "",
    "не определились",
    "🙂 5",
  ])("«%s» tells no figures", (text) => expect(read(text)).toBeNull());

  test("the grade of the question on the screen is meant; one that the school has not is refused", () => {
    expect(read("всего 12, СПО в области 12", [9, 11], 9)).toBe("9 total=12, 9 spo_region=12");
    expect(read("вуз в области 4", [9, 11], 9)).toBe("11 vo_region=4");
    expect(read("всего 12, СПО в области 12", [9])).toBe("9 total=12, 9 spo_region=12");
    expect(read("11 класс: всего 6", [9])).toBe("grade");
  });
});

const WORDS = [
  ...form.indicators.flatMap(({ label, short }) => [label, short]),
  ..."9 класс:|11 кл.|СПО|вуз|10 класс|не опр|как в прошлом месяце|и|из них|попугаи|\n|,|;|-|–|+|=|(|)|10-12|12,5|<b>".split(
    "|",
  ),
];
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...WORDS),
    fc.nat(1200).map(String),
    fc.integer({ min: -50, max: 50 }).map(String),
    fc.string({ maxLength: 8 }),
  ),
  { maxLength: 40 },
);

describe("whatever is written", () => {
  test("it never throws, and every figure stands in the text", () => {
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom<readonly number[]>([9, 11], [9], [11]),
        fc.constantFrom(null, 9, 11),
        (words, grades, open) => {
          const text = words.join(" ");
          const message = readFigures({ form, grades, open }, text);
          if (message === null || "problem" in message) return;
          const numbers = new Set((text.match(/[0-9]+/g) ?? []).map(Number));
          for (const { value, of } of message.said) {
            expect(numbers.has(value)).toBe(true);
            expect(of.length).toBeGreaterThan(0);
            expect(of.every(({ grade }) => grades.includes(grade))).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("labels in any order, told whole, come back as they were", () => {
    const ninth = form.indicators.filter(({ grades, role }) => grades.includes(9) && role !== "total");
    fc.assert(
      fc.property(fc.shuffledSubarray(ninth), fc.nat(999), (some, total) => {
        const told = some.map(({ label }, i) => `${label}: ${i}`);
        const expected = ["9 total=" + total, ...some.map(({ code }, i) => `9 ${code}=${i}`)].join(", ");
        expect(read(["9 класс: всего " + total, ...told].join("\n"))).toBe(expected);
        expect(read(["9 класс: всего " + total, ...told].join(", "))).toBe(expected);
      }),
    );
  });
});
