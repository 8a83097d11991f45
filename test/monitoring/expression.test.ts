import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCondition } from "../../src/monitoring/expression.ts";
import { readExpression, readTemplate, type Scope } from "../../src/monitoring/expression-reader.ts";
import { conditionWords, expressionProblem } from "../../src/monitoring/expression-texts.ts";
import { type At, filled, holds, valueOf } from "../../src/monitoring/expression-value.ts";
import { completed, type Report } from "../../src/monitoring/report.ts";
import { employment as form, report } from "./employment.ts";

const CODES = form.indicators.map(({ code }) => code);
const scope: Scope = (name) =>
  CODES.includes(name) ? { read: { is: "figure", code: name } } : { problem: { kind: "unknown", name } };

const whole = (figures: Record<string, number>): Report =>
  completed(form, [9], report({ 9: figures }, figures["other"] === 1 ? { 9: { other: "переезд" } } : {}));

function at(reports: readonly Report[], over: Partial<At> = {}): At {
  return { form, grade: 9, reports, back: 0, each: null, same: () => false, ...over };
}

/** What a text comes to: a number, true or false, «?» where it cannot be known, or what is wrong with it. */
function counted(text: string, where: At): number | boolean | string {
  const read = readExpression(text, scope);
  if ("problem" in read) return expressionProblem(read.problem);
  return (isCondition(read.read) ? holds(read.read, where) : valueOf(read.read, where)) ?? "?";
}

const now = whole({ total: 20, work: 6, to10_own: 10, undecided: 3, other: 1, target: 2 });
const before = whole({ total: 18, work: 8, to10_own: 10, target: 4 });

describe("an expression over a grade's figures", () => {
  test.each<[string, number | boolean | string]>([
    ["total", 20],
    ["1 + 2 * 3 - 4 / 2", 5],
    ["(1 + 2) * 3", 9],
    ["-work + 10", 4],
    ["10 - 3 - 2", 5],
    ["30% * total", 6],
    ["0.5 * total", 10],
    ["sum(destinations)", 20],
    ["sum(work, undecided, 2 * other)", 11],
    ["sum(stays)", 16],
    ["sum(unsure)", 3],
    ["sum(with_comment)", 1],
    ["sum(of_which)", 2],
    ["min(work, undecided, 7)", 3],
    ["max(2, 30% * total)", 6],
    ["abs(undecided - work)", 3],
    ["share(undecided)", 0.15],
    ["prev(total)", 18],
    ["prev(total - work)", 10],
    ["work - prev(work)", -2],
    ["prev(prev(total))", "?"],
    ["total / max(1, work - 10)", 20],
    ["total > 10 and work > 10", false],
    ["total > 10 or work > 10", true],
    ["not total > 10", false],
    ["total > 10 and prev(prev(work)) > 1", "?"],
    ["total < 10 and prev(prev(work)) > 1", false],
    ["total > 10 or prev(prev(work)) > 1", true],
    ["0.1 * 3 * 10 == 3", true],
    ["abs(6) > 30% * 20", false],
    ["commented(other)", true],
    ["commented(work)", false],
    ["commented(risk)", true],
    ["target <= spo_region + vo_region", false],
    // Grade 9 is not asked about these at all: there is nothing to compare.
    ["army == 0", "?"],
    ["vo_region + vo_out < 5", "?"],
    ["same(3)", false],
  ])("%s: %s", (text, expected) => expect(counted(text, at([now, before]))).toBe(expected));

  test("nothing is known of a report before where there is none, or of what it did not ask", () => {
    const older: Report = report({ 9: { total: 18 } });
    expect(counted("total != prev(total)", at([now]))).toBe("?");
    expect(counted("work > prev(work)", at([now, older]))).toBe("?");
    expect(counted("total > prev(total)", at([now, older]))).toBe(true);
  });

  test("a share of nobody is nothing", () => {
    expect(counted("share(work) > 0", at([whole({ work: 3 })]))).toBe(false);
  });

  test("a sentence is filled in", () => {
    const read = readTemplate(
      "Было {prev(work)}, стало {work} ({share(work) * 100} %), {prev(prev(work))}",
      scope,
      false,
    );
    if ("problem" in read) throw new Error("unread");
    expect(filled(read.read, at([now, before]))).toBe("Было 8, стало 6 (30 %), –");
  });
});

describe("whatever is written and whatever is reported", () => {
  const name = fc.constantFrom(...CODES, "total");
  const number = fc.oneof(
    fc.nat(9_999_999).map(String),
    fc.nat(100).map((n) => `${n}%`),
    fc.constant("0.5"),
  );
  const { amount, condition } = fc.letrec<{ amount: string; condition: string }>((tie) => ({
    amount: fc.oneof(
      { maxDepth: 4, depthIdentifier: "amount" },
      name,
      number,
      fc.constantFrom("sum(destinations)", "sum(stays, work)"),
      fc
        .tuple(tie("amount"), fc.constantFrom("+", "-", "*", "/"), tie("amount"))
        .map(([left, op, right]) => `(${left} ${op} ${right})`),
      fc
        .tuple(fc.constantFrom("min", "max"), tie("amount"), tie("amount"))
        .map(([fn, a, b]) => `${fn}(${a}, ${b})`),
      fc
        .tuple(fc.constantFrom("abs", "share", "prev", "sum", "-"), tie("amount"))
        .map(([fn, a]) => `${fn}(${a})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: "condition" },
      fc
        .tuple(tie("amount"), fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("amount"))
        .map(([left, op, right]) => `${left} ${op} ${right}`),
      fc.constantFrom("same(3)", "commented(other)"),
      fc
        .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
        .map(([left, op, right]) => `(${left}) ${op} (${right})`),
      tie("condition").map((one) => `not (${one})`),
    ),
  }));
  const figures = fc
    .dictionary(fc.constantFrom(...CODES), fc.nat(999))
    .map((values): Report => report({ 9: values, 11: values }));
  const place = fc.tuple(fc.array(figures, { minLength: 1, maxLength: 4 }), fc.constantFrom(9, 11));

  test("an amount is a finite number or unknown", () => {
    let known = 0;
    fc.assert(
      fc.property(amount, place, (text, [reports, grade]) => {
        const read = readExpression(text, scope);
        if ("problem" in read) return ["divides", "long"].includes(read.problem.kind);
        if (isCondition(read.read)) return false;
        const value = valueOf(read.read, at(reports, { grade }));
        if (value !== null) known++;
        return value === null || Number.isFinite(value);
      }),
      { numRuns: 500 },
    );
    expect(known).toBeGreaterThan(100);
  });

  test("a condition holds, does not, or is unknown; and is said in words", () => {
    const all = (): void =>
      fc.assert(
        fc.property(condition, place, (text, [reports, grade]) => {
          const read = readExpression(text, scope);
          if ("problem" in read) return ["divides", "long"].includes(read.problem.kind);
          if (!isCondition(read.read)) return false;
          const words = conditionWords(read.read, { form, each: null });
          return [true, false, null].includes(holds(read.read, at(reports, { grade }))) && words !== "";
        }),
        { numRuns: 500 },
      );
    expect(all).not.toThrow();
  });

  test("any text is read or has a sentence that says why not", () => {
    const pieces = fc.constantFrom(
      ..."+-*/<>=!(),.%{} 09".split(""),
      "sum",
      "x",
      "total",
      "prev(",
      "destinations",
      "и",
      "and",
      "same(",
    );
    const all = (): void =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string(),
            fc.array(pieces, { maxLength: 60 }).map((all) => all.join(" ")),
          ),
          (text) => {
            const read = readExpression(text, scope);
            return "read" in read || expressionProblem(read.problem).length > 0;
          },
        ),
        { numRuns: 1000 },
      );
    expect(all).not.toThrow();
  });

  test.each(["(".repeat(5000), "not ".repeat(5000), "-".repeat(399) + "1", "(".repeat(399)])(
    "deep or long",
    (text) => {
      const read = readExpression(text, scope);
      expect("problem" in read || counted(text, at([now])) !== "").toBe(true);
    },
  );
});
