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
    ["what: [target_ped]", "what: [target_pde]", "показатель target_pde не определён"],
    ["of: [target]", "of: [spo_regoin]", "показатель spo_regoin не определён"],
    ["code: to10_other", "code: to10_own", "код to10_own уже занят"],
    ["restTo: undecided", "restTo: total", "restTo: в 9 классе нет направления total"],
    ["version: 1", "version: один", "«version»: не указано или указано неверно"],
    ["dueDay: 25", "dueDay: 31", "«dueDay»: не указано или указано неверно"],
    ["role: total", "role: destination", "должен быть один итог"],
    ["strength: error", "strength: fatal", "strength»: не указано или указано неверно"],
    ["kind: addsUp", "kind: loops", "kind»: не указано или указано неверно"],
    ["short: Всего", "shrot: Всего", "лишнее поле shrot"],
  ])("%s → %s", (from, to, message) => {
    const found = problems(from, to);
    expect(found.problems.join("\n")).toContain(message);
  });

  test("the line is the line", () => {
    const found = problems("what: [target_ped]", "what: [target_pde]");
    expect(found.problems).toEqual([`строка ${found.line}: показатель target_pde не определён`]);
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
