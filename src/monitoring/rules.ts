import { addMonths, type Month } from "../calendar/month.ts";
import { type At, filled, groupIn, holds } from "./expression-value.ts";
import { findIndicator, type Form, type Rule, rulesOf, type Strength, totalOf } from "./form.ts";
import { figure, type Report, sameFigures } from "./report.ts";
import { type Fact, factOf } from "./rule-facts.ts";

/** A report of an earlier month. */
export interface Past {
  month: Month;
  report: Report;
}

/** What a rule is asked about: a school's month beside the months before it. */
export interface Case {
  month: Month;
  /** The grades that this school is asked about. */
  grades: readonly number[];
  report: Report;
  /** The same school's earlier reports about the same leavers, the newest first. */
  past: readonly Past[];
}

export interface Finding {
  /** The rule's own code. */
  rule: string;
  strength: Strength;
  fact: Fact;
}

/** Everything the form's rules have to say about a report, in the form's order, grade by grade. */
export function findings(form: Form, asked: Case): Finding[] {
  if (asked.report.noData !== null) return [];
  const found = rulesOf(form, asked.month).flatMap((rule) =>
    factsOf(form, rule, asked).map((fact) => ({ rule: rule.code, strength: rule.strength, fact })),
  );
  return found.filter((finding, i) => !found.slice(0, i).some((before) => repeats(before, finding)));
}

/** A figure that jumped and grew is asked about once. */
const repeats = ({ fact: a, strength }: Finding, { fact: b, strength: other }: Finding): boolean =>
  a.kind === "changed" &&
  b.kind === "changed" &&
  a.grade === b.grade &&
  a.code === b.code &&
  strength === other;

export const ofStrength = (found: readonly Finding[], strength: Strength): Finding[] =>
  found.filter((finding) => finding.strength === strength);

function factsOf(form: Form, rule: Rule, asked: Case): Fact[] {
  const since = reportBefore(asked.past)?.month ?? null;
  const before = asked.past.filter(({ report }) => report.noData === null);
  const reports = [asked.report, ...before.map(({ report }) => report)];
  // Whole reports are compared: that is said of the school, once, and not of each grade.
  const once = rule.check.is === "same";
  const grades = once ? asked.grades.slice(0, 1) : asked.grades;
  return grades.flatMap((grade) =>
    eachOf(form, rule, grade).flatMap((each) => {
      const at: At = { form, grade, reports, back: 0, each, same: (many) => same(form, asked, many) };
      if (holds(rule.check, at) !== !rule.must) return [];
      const fact = factOf(rule, at, since);
      return [rule.says === null ? fact : { ...fact, said: filled(rule.says, at) }];
    }),
  );
}

/** What `x` is in turn: the rule's indicators that this grade is asked about. */
function eachOf(form: Form, { each }: Rule, grade: number): (string | null)[] {
  if (each === null) return [null];
  if (typeof each === "string") return groupIn(form, grade, each);
  return each.filter((code) => findIndicator(form, grade, code) !== null);
}

/** This report and those of the months just before it say the same. */
const same = (form: Form, asked: Case, reports: number): boolean =>
  Array.from({ length: reports - 1 }, (_, i) => addMonths(asked.month, -1 - i)).every((month) => {
    const past = asked.past.find((one) => one.month === month);
    return past !== undefined && sameFigures(form, asked.grades, past.report, asked.report);
  });

/** The report to compare with: the newest earlier one that has figures. */
export const reportBefore = (past: readonly Past[]): Past | null =>
  past.find(({ report }) => report.noData === null) ?? null;

/** One figure that, set so, puts a sum right. */
export interface Settlement {
  grade: number;
  code: string;
  value: number;
}

/**
 * What one tap could put right: the remainder goes into (or the excess out of) the form's own place for it, or
 * the total becomes the sum of the destinations.
 */
export function settlements(form: Form, report: Report, fact: Fact): Settlement[] {
  if (fact.kind !== "addsUp") return [];
  const { grade, total, rest } = fact;
  const into = figure(report, grade, form.restTo) + rest;
  const sum = total - rest;
  return [
    ...(into >= 0 && into <= 999 && findIndicator(form, grade, form.restTo) !== null
      ? [{ grade, code: form.restTo, value: into }]
      : []),
    ...(sum >= 0 && sum <= 999 ? [{ grade, code: totalOf(form, grade).code, value: sum }] : []),
  ];
}
