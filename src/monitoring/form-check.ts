import { type Condition, type Expression, GROUPS, type Group, type Template } from "./expression.ts";
import {
  type ExpressionProblem,
  type Read,
  readCondition,
  readExpression,
  readTemplate,
  RESERVED,
  type Scope,
} from "./expression-reader.ts";
import { expressionProblem } from "./expression-texts.ts";
import type { Form, Rule } from "./form.ts";
import { isSameName, wordsOf } from "./indicator-words.ts";
import { formProblem } from "./form-texts.ts";

/** A rule as it is written: its condition and its sentence are still text. */
export interface RawRule extends Pick<Rule, "code" | "strength" | "months"> {
  each: readonly string[] | Group | null;
  must: string | null;
  when: string | null;
  says: string | null;
}

/** A form as its file says it, of the right shape; what its names mean is not looked at yet. */
export interface RawForm extends Omit<Form, "rules"> {
  /** Names for expressions, to be used in the rules. */
  let: Readonly<Record<string, string>>;
  rules: readonly RawRule[];
}

export type Path = readonly (string | number)[];

/** Something wrong with a form, and where in its file. */
export interface Doubt {
  path: Path;
  message: string;
}

/** The form, or all that keeps it from being one. */
export function checkedForm(raw: RawForm): { form: Form } | { doubts: Doubt[] } {
  const doubts = [...shapeDoubts(raw), ...indicatorDoubts(raw), ...aliasDoubts(raw), ...ruleCodeDoubts(raw)];
  const rules = raw.rules.map((rule, at) => readRule(raw, rule, ["rules", at], doubts));
  for (const name of Object.keys(raw.let)) doubts.push(...letDoubts(raw, name));
  if (doubts.length > 0) return { doubts };
  const { let: _names, rules: _texts, ...form } = raw;
  return { form: { ...form, rules: rules.filter((rule) => rule !== null) } };
}

/** What the shape alone does not tell: two totals, no place for a remainder, two phases of one month. */
function shapeDoubts(form: RawForm): Doubt[] {
  const doubts: Doubt[] = [];
  for (const grade of form.grades) {
    const totals = form.indicators.filter((one) => one.role === "total" && one.grades.includes(grade));
    if (totals.length !== 1) {
      doubts.push({ path: ["indicators"], message: formProblem.totals(grade, totals.length) });
    }
    const rest = form.indicators.find((one) => one.code === form.restTo && one.grades.includes(grade));
    if (rest?.role !== "destination") {
      doubts.push({ path: ["restTo"], message: formProblem.rest(form.restTo, grade) });
    }
  }
  const months = form.phases.flatMap((phase) => phase.months);
  for (const month of new Set(months)) {
    if (months.filter((other) => other === month).length > 1) {
      doubts.push({ path: ["phases"], message: formProblem.month(month) });
    }
  }
  return doubts;
}

const indicatorDoubts = (form: RawForm): Doubt[] =>
  form.indicators.flatMap((one, at) => {
    const path = (key: string): Path => ["indicators", at, key];
    const taken = form.indicators.slice(0, at).some(({ code }) => code === one.code);
    const foreign = one.grades.filter((grade) => !form.grades.includes(grade));
    const alive = one.was.filter((code) => form.indicators.some((other) => other.code === code));
    const named = RESERVED.has(one.code) || (one.code === "total" && one.role !== "total");
    return [
      ...(taken ? [{ path: path("code"), message: formProblem.twice(one.code) }] : []),
      ...(named ? [{ path: path("code"), message: formProblem.reserved(one.code) }] : []),
      ...foreign.map((grade) => ({ path: path("grades"), message: formProblem.grade(one.code, grade) })),
      ...alive.map((code) => ({ path: path("was"), message: formProblem.was(one.code, code) })),
    ];
  });

/** An alias that nobody could be told by, or that another figure of the same grade goes by too. */
const aliasDoubts = (form: RawForm): Doubt[] =>
  form.indicators.flatMap((one, at) =>
    one.aliases.flatMap((alias, number): Doubt[] => {
      const path: Path = ["indicators", at, "aliases", number];
      if (!wordsOf(alias).some((word) => /[а-яa-z]/.test(word))) {
        return [{ path, message: formProblem.aliasEmpty(one.code, alias) }];
      }
      const rivals = form.indicators.filter(
        (other) => other !== one && other.grades.some((grade) => one.grades.includes(grade)),
      );
      const same = (names: readonly string[]): boolean => names.some((name) => isSameName(name, alias));
      const rival = rivals.find(({ label, short, aliases }) => same([label, short, ...aliases]));
      return rival === undefined ? [] : [{ path, message: formProblem.alias(one.code, alias, rival.code) }];
    }),
  );

const ruleCodeDoubts = (form: RawForm): Doubt[] =>
  form.rules.flatMap(({ code }, at) =>
    form.rules.slice(0, at).some((other) => other.code === code)
      ? [{ path: ["rules", at, "code"], message: formProblem.twice(code) }]
      : [],
  );

/** Reads a rule's condition and sentence; what is wrong is added to the doubts, and then there is no rule. */
function readRule(form: RawForm, raw: RawRule, path: Path, doubts: Doubt[]): Rule | null {
  const { code, strength, months, each } = raw;
  for (const [at, name] of (typeof each === "string" ? [] : (each ?? [])).entries()) {
    if (!form.indicators.some((one) => one.code === name)) {
      doubts.push({ path: [...path, "each", at], message: formProblem.unknown(name) });
    }
  }
  const [key, text] = raw.must === null ? (["when", raw.when] as const) : (["must", raw.must] as const);
  if (text === null || (raw.must !== null && raw.when !== null)) {
    doubts.push({ path, message: formProblem.mustOrWhen() });
    return null;
  }
  const scope = scopeOf(form, { rule: code });
  const check: Read<Condition> = readCondition(text, scope, each !== null);
  const says: Read<Template | null> =
    raw.says === null ? { read: null } : readTemplate(raw.says, scope, each !== null);
  if ("problem" in check) doubts.push({ path: [...path, key], message: expressionProblem(check.problem) });
  if ("problem" in says) doubts.push({ path: [...path, "says"], message: expressionProblem(says.problem) });
  if ("problem" in check || "problem" in says) return null;
  return { code, strength, months, each, must: key === "must", check: check.read, says: says.read };
}

const letDoubts = (form: RawForm, name: string): Doubt[] => {
  const path: Path = ["let", name];
  const taken = RESERVED.has(name) || name === "total" || form.indicators.some(({ code }) => code === name);
  const meant = letNamed(form, name, []);
  return [
    ...(taken ? [{ path, message: formProblem.twice(name) }] : []),
    ...("problem" in meant ? [{ path, message: expressionProblem(meant.problem) }] : []),
  ];
};

/** What names mean in a rule, or in a name's own expression: `inside` are the names that lead there. */
function scopeOf(form: RawForm, asked: { rule?: string; inside?: readonly string[] }): Scope {
  return (name) => {
    if (name === "total" || form.indicators.some(({ code }) => code === name)) {
      return { read: { is: "figure", code: name } };
    }
    if (Object.hasOwn(form.let, name)) return letNamed(form, name, asked.inside ?? []);
    const problem: ExpressionProblem =
      name === asked.rule
        ? { kind: "itself" }
        : form.rules.some(({ code }) => code === name)
          ? { kind: "rule", name }
          : { kind: "unknown", name };
    return { problem };
  };
}

/** A name's expression; one that leads back to itself has none. */
function letNamed(form: RawForm, name: string, inside: readonly string[]): Read<Expression> {
  const text = form.let[name] ?? "";
  if (inside.at(-1) === name) return { problem: { kind: "itself" } };
  if (inside.includes(name)) {
    return { problem: { kind: "circle", names: [...inside.slice(inside.indexOf(name)), name] } };
  }
  return readExpression(text, scopeOf(form, { inside: [...inside, name] }));
}

export const isGroup = (name: string): name is Group => GROUPS.some((group) => group === name);
