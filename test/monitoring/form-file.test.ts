import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FormError, readForm } from "../../src/monitoring/form-file.ts";
import { askedGrades, indicatorsOf, phaseOf, sameLeavers } from "../../src/monitoring/form.ts";
import { employment } from "./employment.ts";

const text = readFileSync("data/forms/employment.yaml", "utf8");
const lines = text.split("\n");

/** The problems of the form in which the first line that contains `from` says `to` instead. */
function problems(from: string, to: string): { line: number; problems: readonly string[] } {
  const at = lines.findIndex((line) => !line.startsWith("#") && line.includes(from));
  if (at < 0) throw new Error(`no line with ${from}`);
  const changed = lines.with(at, (lines[at] ?? "").replace(from, to)).join("\n");
  try {
    readForm(changed, "form.yaml");
  } catch (error) {
    if (error instanceof FormError) return { line: at + 1, problems: error.problems };
    throw error;
  }
  return { line: at + 1, problems: [] };
}

describe("the form that ships", () => {
  test("asks every month: intentions from September to June, facts in July and August", () => {
    const phases = Array.from(
      { length: 12 },
      (_, i) => phaseOf(employment, `2020-${String(i + 1).padStart(2, "0")}`)?.code,
    );
    expect(phases).toEqual([...Array(6).fill("intent"), "fact", "fact", ...Array(4).fill("intent")]);
  });

  test("asks a school only about the grades it has", () => {
    expect(askedGrades(employment, 9)).toEqual([9]);
    expect(askedGrades(employment, 11)).toEqual([9, 11]);
    expect(askedGrades(employment, null)).toEqual([9, 11]);
    expect(askedGrades(employment, 4)).toEqual([]);
  });

  test("knows the destinations of each grade", () => {
    const codes = (grade: number) => indicatorsOf(employment, grade, "destination").map(({ code }) => code);
    expect(codes(9)).toEqual(
      "to10_own to10_other spo_region spo_out courses work repeat other risk undecided".split(" "),
    );
    expect(codes(11)).toEqual(
      "vo_region vo_out spo_region spo_out courses work army repeat other risk undecided".split(" "),
    );
  });

  test("counts other leavers from September on", () => {
    expect(sameLeavers(employment, "2019-09", "2020-08")).toBe(true);
    expect(sameLeavers(employment, "2019-12", "2020-01")).toBe(true);
    expect(sameLeavers(employment, "2019-08", "2019-09")).toBe(false);
  });
});

describe("a form that cannot be used says the line and what is wrong", () => {
  test.each([
    ["must: target_ped <= target", "must: target_pde <= target", "показатель target_pde не определён"],
    ["study: spo_region", "study: spo_regoin", "показатель spo_regoin не определён"],
    [
      "short: Курсы, проф. обуч.",
      "short: Курсы\n    aliases: [ДПО, Работа]",
      "показатель courses: названием «Работа» уже назван показатель work",
    ],
    [
      "short: Курсы, проф. обуч.",
      'short: Курсы\n    aliases: ["за 9"]',
      "показатель courses: по названию «за 9» его не узнать, нужно слово кроме предлогов и чисел",
    ],
    [
      "short: Курсы, проф. обуч.",
      "short: Курсы\n    aliases: ДПО",
      "«indicators.7.aliases»: не указано или указано неверно",
    ],
    ["code: to10_other", "code: to10_own", "код to10_own уже занят"],
    ["restTo: undecided", "restTo: total", "restTo: в 9 классе нет направления total"],
    ["version: 1", "version: один", "«version»: не указано или указано неверно"],
    ["dueDay: 25", "dueDay: 31", "«dueDay»: не указано или указано неверно"],
    ["role: total", "role: destination", "должен быть один итог"],
    ["strength: error", "strength: fatal", "strength»: не указано или указано неверно"],
    ["must: commented(x)", "must: loops(x)", "показатель loops() не определён"],
    ["each: with_comment", "each: nobody", "показатель nobody не определён"],
    ["each: with_comment", "months: [1]", "x ничего не значит без each"],
    ["must: target_ped <= target", "must: 3", "«rules.2.must»: не указано или указано неверно"],
    ["must: target_ped <= target", "must: target", "нужно условие, например total > 0, а записано число"],
    ["must: target_ped <= target", "must: target_ped <", "выражение обрывается"],
    ["must: target_ped <= target", "must: target_ped = target", "непонятный знак «=»"],
    ["must: target_ped <= target", "must: (target > 1) + 1 > 2", "нужно число, а записано условие"],
    ["must: target_ped <= target", "must: destinations > 2", "их можно только сложить: sum(destinations)"],
    ["must: target_ped <= target", "must: target_ped_of_target > 0", "правило ссылается на само себя"],
    ["must: target_ped <= target", "must: nobody > 0", "nobody – это правило, а нужен показатель"],
    ["must: target_ped <= target", "must: target / 0 > 1", "деление на ноль невозможно"],
    ["must: target_ped <= target", "must: work / total > 1", "деление на ноль невозможно исключить"],
    ["must: target_ped <= target", "must: work / (total - 1) > 1", "деление на ноль невозможно исключить"],
    ["must: target_ped <= target", "must: same(1)", "same(…) берётся от целого числа 2–12"],
    ["must: target_ped <= target", `must: ${"work+".repeat(99)}1 > 0`, "выражение слишком длинное"],
    ["study: spo_region", "study: study + spo_region", "правило ссылается на само себя"],
    ["not_settled: undecided", "work: undecided", "код work уже занят"],
    ["code: work", "code: sum", "код sum занят: это слово правил"],
    ["code: work", "code: total", "код total уже занят"],
    ["short: Работа", "short: Работа\n    was: army", "прежний код army занят другим показателем"],
    ["version: 1", "version: 1\nfrom: январь", "«from»: не указано или указано неверно"],
    ["short: Всего", "shrot: Всего", "лишнее поле shrot"],
  ])("%s → %s", (from, to, message) => {
    expect(problems(from, to).problems.join("\n")).toContain(message);
  });

  test.each([
    ["study: spo_region", "study: not_settled * 2 + total"],
    ["not_settled: undecided", "not_settled: study"],
    ["version: 1", "version: 1\nfrom: 2026-01"],
    ["short: Работа", "short: Работа\n    was: [job, jobs]"],
    ["short: Курсы, проф. обуч.", "short: Курсы\n    aliases: [ДПО, вечерняя школа]"],
  ])("%s → %s is well", (from, to) => expect(problems(from, to).problems).toEqual([]));

  test("the line is the line", () => {
    const found = problems("must: target_ped <= target", "must: target_pde <= target");
    expect(found.problems).toEqual([`строка ${found.line}: показатель target_pde не определён`]);
  });

  test("names that lead to each other in a circle are told, at each and where they are used", () => {
    const circle = text.replace("study: spo_region +", "study: not_settled +");
    const found = circle.replace("not_settled: undecided", "not_settled: study");
    expect(() => readForm(found, "form.yaml")).toThrow(
      /строка \d+: имена ссылаются друг на друга по кругу: study → not_settled → study/,
    );
  });

  test("names that double each other are stopped before they grow", () => {
    const names = Array.from({ length: 20 }, (_, i) => `  n${i}: n${i + 1} + n${i + 1}`);
    const doubled = text.replace("let:", ["let:", ...names, "  n20: total"].join("\n"));
    expect(() => readForm(doubled, "form.yaml")).toThrow(/выражение слишком длинное/);
  });

  test("a rule has one condition", () => {
    expect(problems("must: total == sum", "when: total == 0\n    must: total == sum").problems).toEqual([
      expect.stringMatching(/у правила должно быть одно условие/),
    ]);
    expect(problems("must: total == sum(destinations)", "months: [1]").problems).toEqual([
      expect.stringMatching(/у правила должно быть одно условие/),
    ]);
  });

  test.each([
    ["nothing", ""],
    ["no YAML", "code: [unclosed\n  : :"],
    ["another thing", "- 1\n- 2"],
    ["a form that names itself", "code: &a [*a]"],
    ["a billion laughs", "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]"],
  ])("%s is refused", (_, broken) => {
    expect(() => readForm(broken, "form.yaml")).toThrow(FormError);
  });
});
