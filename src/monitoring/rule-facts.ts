import type { Month } from "../calendar/month.ts";
import type { Amount, Comparison, Condition } from "./expression.ts";
import { type At, groupIn, oneCode, valueOf } from "./expression-value.ts";
import { type Rule, totalOf } from "./form.ts";

/** What a rule found, as numbers; `rules-texts.ts` says it in words. */
export type Fact = (
  | { kind: "same"; reports: number }
  /** `rest` have no destination; negative: the destinations are so many more than the total. */
  | { kind: "addsUp"; grade: number; total: number; rest: number }
  | { kind: "atMost"; grade: number; what: string[]; of: string[]; value: number; limit: number }
  | { kind: "commented"; grade: number; code: string; value: number }
  | { kind: "changed"; grade: number; code: string; before: number; now: number; since: Month }
  | { kind: "zero"; grade: number; code: string }
  | { kind: "over"; grade: number; what: string[]; value: number; total: number }
  /** Any other condition, with the rule and what `x` was; both sides, where it is a comparison. */
  | { kind: "other"; grade: number; rule: string; each: string | null; sides: [number, number] | null }
) & {
  /** The form's own sentence, its amounts filled in. */
  said?: string;
};

type Compared = Extract<Condition, { is: "compare" }>;

const OPPOSITE: Record<Comparison, Comparison> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};
const TURNED: Record<Comparison, Comparison> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  ">=": "<=",
  ">": "<",
  "<=": ">=",
};

/**
 * What a rule that speaks has found: conditions of a familiar shape are told as what they mean, any other as it is.
 * `since`: the month of the report before.
 */
export function factOf(rule: Rule, at: At, since: Month | null): Fact {
  const { grade } = at;
  const { check } = rule;
  if (check.is === "same" && !rule.must) return { kind: "same", reports: check.reports };
  const { code, value } = check.is === "commented" ? single(check.of, at) : { code: null, value: null };
  if (rule.must && code !== null && value !== null) return { kind: "commented", grade, code, value };
  const found: Compared | null =
    check.is === "compare" ? (rule.must ? { ...check, op: OPPOSITE[check.op] } : check) : null;
  const told = found === null ? null : (familiar(found, at, since) ?? familiar(turned(found), at, since));
  if (told !== null) return told;
  const [left, right] = found === null ? [null, null] : [valueOf(found.left, at), valueOf(found.right, at)];
  const sides: [number, number] | null = left === null || right === null ? null : [left, right];
  return { kind: "other", grade, rule: rule.code, each: at.each, sides };
}

const turned = ({ op, left, right }: Compared): Compared => ({
  is: "compare",
  op: TURNED[op],
  left: right,
  right: left,
});

function familiar(found: Compared, at: At, since: Month | null): Fact | null {
  return (
    unequalSum(found, at) ??
    changed(found, at, since) ??
    zero(found, at) ??
    over(found, at) ??
    atMost(found, at)
  );
}

/** `total != sum(destinations)`. */
function unequalSum({ op, left, right }: Compared, at: At): Fact | null {
  const { form, grade } = at;
  const { code, value: total } = single(left, at);
  const sum = valueOf(right, at);
  const [part, ...more] = right.is === "sum" ? right.of : [];
  const whole = part?.is === "group" && part.group === "destinations" && more.length === 0;
  if (op !== "!=" || !whole || code !== totalOf(form, grade).code || total === null || sum === null)
    return null;
  return { kind: "addsUp", grade, total, rest: total - sum };
}

/** An indicator beside what it was: `x > prev(x)`, `abs(x - prev(x)) > …`. */
function changed({ op, left, right }: Compared, at: At, since: Month | null): Fact | null {
  const apart = left.is === "size" && left.of.is === "count" && left.of.op === "-" ? left.of : null;
  const pair = apart !== null && op === ">" ? [apart.left, apart.right] : [left, right];
  const [first, second] = pair[0]?.is === "before" ? [pair[1], pair[0]] : pair;
  if (first === undefined || second?.is !== "before" || since === null || op === "==") return null;
  const { code, value: now } = single(first, at);
  const before = valueOf(second, at);
  if (code === null || code !== single(second.of, at).code || now === null || before === null) return null;
  return { kind: "changed", grade: at.grade, code, before, now, since };
}

/** `total == 0`. */
function zero({ op, left, right }: Compared, at: At): Fact | null {
  const { code } = single(left, at);
  const isZero = op === "==" && right.is === "number" && right.value === 0;
  return isZero && code !== null ? { kind: "zero", grade: at.grade, code } : null;
}

/** `share(undecided + risk) > 10%`. */
function over({ op, left, right }: Compared, at: At): Fact | null {
  const what = left.is === "share" ? plainSum(left.of, at) : null;
  const value = left.is === "share" ? valueOf(left.of, at) : null;
  const total = at.reports[at.back]?.figures[at.grade]?.[totalOf(at.form, at.grade).code] ?? 0;
  if (op !== ">" || right.is !== "number" || what === null || value === null) return null;
  return { kind: "over", grade: at.grade, what, value, total };
}

/** A sum of indicators beside another, or beside the least of several: `target_ped > min(target, ped_choice)`. */
function atMost({ op, left, right }: Compared, at: At): Fact | null {
  const value = valueOf(left, at);
  const limits = (right.is === "least" ? right.of : [right]).map((one) => ({
    of: plainSum(one, at),
    limit: valueOf(one, at),
  }));
  const [least] = limits.toSorted((a, b) => (a.limit ?? 0) - (b.limit ?? 0));
  const what = plainSum(left, at);
  if (op !== ">" || what === null || value === null || least?.of == null || least.limit === null) return null;
  if (limits.some(({ of }) => of === null)) return null;
  return { kind: "atMost", grade: at.grade, what, of: least.of, value, limit: least.limit };
}

function single(amount: Amount, at: At): { code: string | null; value: number | null } {
  const code = oneCode(amount, at);
  return { code, value: code === null ? null : valueOf(amount, at) };
}

/** The indicators of this grade that an amount adds up, where it does nothing else. */
function plainSum(amount: Amount, at: At): string[] | null {
  if (amount.is === "figure" || amount.is === "each") {
    const code = oneCode(amount, at);
    return code === null ? [] : [code];
  }
  if (amount.is === "sum") {
    const all = amount.of.map((one) =>
      one.is === "group" ? groupIn(at.form, at.grade, one.group) : plainSum(one, at),
    );
    return all.includes(null) ? null : all.flatMap((one) => one ?? []);
  }
  if (amount.is !== "count" || amount.op !== "+") return null;
  const [left, right] = [plainSum(amount.left, at), plainSum(amount.right, at)];
  return left === null || right === null ? null : [...left, ...right];
}
