import { addMonths, type Month } from "../calendar/month.ts";
import {
  findIndicator,
  type Form,
  indicatorsOf,
  type Rule,
  rulesOf,
  type Strength,
  totalOf,
} from "./form.ts";
import { commentOn, figure, remainder, type Report, sameFigures, sumOf } from "./report.ts";

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

/** What a rule found, as numbers; `rules-texts.ts` says it in words. */
export type Fact =
  /** `rest` have no destination; negative: the destinations are so many more than the total. */
  | { kind: "addsUp"; grade: number; total: number; rest: number }
  | { kind: "atMost"; grade: number; what: string[]; of: string[]; value: number; limit: number }
  | { kind: "commented"; grade: number; code: string; value: number }
  | { kind: "changed"; grade: number; code: string; before: number; now: number; since: Month }
  | { kind: "zero"; grade: number; code: string }
  | { kind: "over"; grade: number; what: string[]; value: number; total: number }
  | { kind: "same"; reports: number };

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
  if (rule.kind !== "same") return asked.grades.flatMap((grade) => gradeFacts(form, rule, asked, grade));
  const before = Array.from({ length: rule.reports - 1 }, (_, i) =>
    asked.past.find(({ month }) => month === addMonths(asked.month, -1 - i)),
  );
  const same = before.every(
    (past) => past !== undefined && sameFigures(form, asked.grades, past.report, asked.report),
  );
  return same ? [{ kind: "same", reports: rule.reports }] : [];
}

function gradeFacts(form: Form, rule: Exclude<Rule, { kind: "same" }>, asked: Case, grade: number): Fact[] {
  const { report } = asked;
  const total = figure(report, grade, totalOf(form, grade).code);
  switch (rule.kind) {
    case "addsUp": {
      const rest = remainder(form, report, grade);
      return rest === 0 ? [] : [{ kind: "addsUp", grade, total, rest }];
    }
    case "atMost": {
      const [what, of] = [asks(form, grade, rule.what), asks(form, grade, rule.of)];
      const [value, limit] = [sumOf(report, grade, what), sumOf(report, grade, of)];
      return value <= limit ? [] : [{ kind: "atMost", grade, what, of, value, limit }];
    }
    case "commented":
      return indicatorsOf(form, grade).flatMap(({ code, comment }) => {
        const value = figure(report, grade, code);
        const missing = comment && value > 0 && commentOn(report, grade, code) === null;
        return missing ? [{ kind: "commented", grade, code, value }] : [];
      });
    case "changed":
      return changes(form, asked, grade, [rule.what], (before, now) => before !== now);
    case "grew":
      return changes(form, asked, grade, [rule.what], (before, now) => now > before);
    case "fell":
      return changes(form, asked, grade, [rule.what], (before, now) => now < before);
    case "moved": {
      const limit = Math.max(rule.least, rule.share * total);
      const destinations = indicatorsOf(form, grade, "destination").map(({ code }) => code);
      return changes(form, asked, grade, destinations, (before, now) => Math.abs(now - before) > limit);
    }
    case "zero":
      return asks(form, grade, [rule.what])
        .filter((code) => figure(report, grade, code) === 0)
        .map((code) => ({ kind: "zero", grade, code }));
    case "over":
      break;
  }
  const what = asks(form, grade, rule.what);
  const value = sumOf(report, grade, what);
  return value > rule.share * total ? [{ kind: "over", grade, what, value, total }] : [];
}

/** Of the codes, those that this grade is asked about. */
const asks = (form: Form, grade: number, codes: readonly string[]): string[] =>
  codes.filter((code) => findIndicator(form, grade, code) !== null);

/** The report to compare with: the newest earlier one that has figures. */
export const reportBefore = (past: readonly Past[]): Past | null =>
  past.find(({ report }) => report.noData === null) ?? null;

function changes(
  form: Form,
  asked: Case,
  grade: number,
  codes: readonly string[],
  counts: (before: number, now: number) => boolean,
): Fact[] {
  const past = reportBefore(asked.past);
  if (past === null) return [];
  return asks(form, grade, codes).flatMap((code) => {
    const [before, now] = [figure(past.report, grade, code), figure(asked.report, grade, code)];
    return counts(before, now) ? [{ kind: "changed", grade, code, before, now, since: past.month }] : [];
  });
}

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
