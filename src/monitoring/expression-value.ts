import {
  type Amount,
  type Arithmetic,
  type Comparison,
  type Condition,
  type Group,
  isCondition,
  partsOf,
  type Template,
} from "./expression.ts";
import { type Form, findIndicator, indicatorsOf, totalOf } from "./form.ts";
import { commentOn, type Report } from "./report.ts";

/** What an expression is counted over: one grade of a report and of those before it. */
export interface At {
  form: Form;
  grade: number;
  /** This report, then the earlier ones that have figures, the newest first. */
  reports: readonly Report[];
  /** Which of them is looked at; 0: this one. */
  back: number;
  /** What `x` means; null where it means nothing. */
  each: string | null;
  /** So many reports in a row are the same. */
  same(reports: number): boolean;
}

/** The indicator's code, where it is the grade's total by that name alone. */
export const codeIn = (form: Form, grade: number, code: string): string =>
  code === "total" ? totalOf(form, grade).code : code;

/** The codes of a group that this grade is asked about. */
export const groupIn = (form: Form, grade: number, group: Group): string[] =>
  indicatorsOf(form, grade)
    .filter((one) => {
      if (group === "destinations") return one.role === "destination";
      if (group === "of_which") return one.role === "ofWhich";
      return group === "with_comment" ? one.comment : one[group];
    })
    .map(({ code }) => code);

/**
 * The number, or null where it cannot be known: there is no report before, or it did not ask for this. Never
 * throws, whatever the figures.
 */
export function valueOf(amount: Amount, at: At): number | null {
  switch (amount.is) {
    case "number":
      return amount.value;
    case "figure":
      return reported(codeIn(at.form, at.grade, amount.code), at);
    case "each":
      return at.each === null ? null : reported(at.each, at);
    case "sum":
      return summed(
        amount.of.flatMap((one) =>
          one.is === "group"
            ? groupIn(at.form, at.grade, one.group).map((code) => reported(code, at))
            : [valueOf(one, at)],
        ),
      );
    case "least":
    case "most": {
      const all = amount.of.map((one) => valueOf(one, at));
      const known = all.filter((one) => one !== null);
      if (known.length < all.length) return null;
      return amount.is === "least" ? Math.min(...known) : Math.max(...known);
    }
    case "size": {
      const value = valueOf(amount.of, at);
      return value === null ? null : Math.abs(value);
    }
    case "share": {
      const [part, whole] = [valueOf(amount.of, at), reported(totalOf(at.form, at.grade).code, at)];
      return part === null || whole === null ? null : whole === 0 ? 0 : part / whole;
    }
    case "before":
      return valueOf(amount.of, { ...at, back: at.back + 1 });
    case "count":
      break;
  }
  const [left, right] = [valueOf(amount.left, at), valueOf(amount.right, at)];
  return left === null || right === null ? null : counted(amount.op, left, right);
}

/** In a draft what was not touched is 0; what a report before does not hold was not asked then. */
function reported(code: string, { form, grade, reports, back }: At): number | null {
  const report = reports[back];
  if (report === undefined) return null;
  if (findIndicator(form, grade, code) === null) return 0;
  return report.figures[grade]?.[code] ?? (back === 0 ? 0 : null);
}

const summed = (all: readonly (number | null)[]): number | null =>
  all.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);

function counted(op: Arithmetic, left: number, right: number): number | null {
  const value =
    op === "+" ? left + right : op === "-" ? left - right : op === "*" ? left * right : left / right;
  return Number.isFinite(value) ? value : null;
}

/** Whether it holds, or null where it cannot be known. */
export function holds(condition: Condition, at: At): boolean | null {
  switch (condition.is) {
    case "compare": {
      if (!asked(condition.left, at) || !asked(condition.right, at)) return null;
      const [left, right] = [valueOf(condition.left, at), valueOf(condition.right, at)];
      return left === null || right === null ? null : compared(condition.op, left, right);
    }
    case "both":
    case "either": {
      const [left, right] = [holds(condition.left, at), holds(condition.right, at)];
      const decisive = condition.is === "either";
      if (left === decisive || right === decisive) return decisive;
      return left === null || right === null ? null : !decisive;
    }
    case "not": {
      const held = holds(condition.of, at);
      return held === null ? null : !held;
    }
    case "same":
      return at.same(condition.reports);
    case "commented":
      break;
  }
  const [code, report] = [oneCode(condition.of, at), at.reports[at.back]];
  if (code === null || report === undefined) return null;
  return valueOf(condition.of, at) === 0 || commentOn(report, at.grade, code) !== null;
}

/** 30 % of 20 is 6 and not a trace more. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

function compared(op: Comparison, a: number, b: number): boolean {
  const [left, right] = [exact(a), exact(b)];
  switch (op) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      break;
  }
  return left >= right;
}

/** The code of an amount that is one indicator of this grade, else null. */
export function oneCode(amount: Amount, { form, grade, each }: At): string | null {
  const code = amount.is === "figure" ? codeIn(form, grade, amount.code) : amount.is === "each" ? each : null;
  return code !== null && findIndicator(form, grade, code) !== null ? code : null;
}

/** False where it speaks of indicators and this grade has none of them: then there is nothing to compare. */
export function asked(amount: Amount, at: At): boolean {
  const named = namedIn(amount, at);
  return named === null || named.length > 0;
}

/** The indicators of this grade that an amount names; null where it names none at all, in any grade. */
function namedIn(amount: Amount, at: At): string[] | null {
  if (amount.is === "figure" || amount.is === "each") {
    const code = oneCode(amount, at);
    return code === null ? [] : [code];
  }
  const groups =
    amount.is === "sum" ? amount.of.flatMap((one) => (one.is === "group" ? [one.group] : [])) : [];
  const all = [
    ...groups.map((group) => groupIn(at.form, at.grade, group)),
    ...partsOf(amount).map((part) => (isCondition(part) ? null : namedIn(part, at))),
  ].filter((one) => one !== null);
  return all.length === 0 ? null : all.flat();
}

/** The sentence with its amounts in it: whole numbers, or one place after the comma. */
export const filled = (template: Template, at: At): string =>
  template
    .map((part) => {
      const value = typeof part === "string" ? null : valueOf(part, at);
      if (typeof part === "string") return part;
      return value === null ? "–" : String(Math.round(value * 10) / 10).replace(".", ",");
    })
    .join("");
