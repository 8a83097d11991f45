import type { Form, Indicator, Rule } from "./form.ts";

/** What a version of a form changes against the one before it. */
export type FormChange =
  | { kind: "added" | "removed"; indicator: Indicator }
  /** The code has changed, the sums go on. */
  | { kind: "renamed"; before: Indicator; after: Indicator }
  /** Another wording, grades or meaning. */
  | { kind: "changed"; before: Indicator; after: Indicator }
  | { kind: "ruleAdded" | "ruleRemoved" | "ruleChanged"; rule: Rule }
  | { kind: "dueDay"; before: number; after: number }
  | { kind: "months"; before: readonly number[]; after: readonly number[] }
  | { kind: "grades"; before: readonly number[]; after: readonly number[] };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** In the order of the new form; what is gone at the end. */
export function formChanges(before: Form, after: Form): FormChange[] {
  const kept = new Set<string>();
  const indicators = after.indicators.flatMap((one): FormChange[] => {
    const old =
      before.indicators.find(({ code }) => code === one.code) ??
      before.indicators.find(({ code }) => one.was.includes(code));
    if (old === undefined) return [{ kind: "added", indicator: one }];
    kept.add(old.code);
    if (old.code !== one.code) return [{ kind: "renamed", before: old, after: one }];
    return same({ ...old, was: [] }, { ...one, was: [] })
      ? []
      : [{ kind: "changed", before: old, after: one }];
  });
  const gone = before.indicators.filter(({ code }) => !kept.has(code));
  const monthsOf = (form: Form) => form.phases.flatMap(({ months }) => months).toSorted((a, b) => a - b);
  return [
    ...(same(before.grades, after.grades)
      ? []
      : [{ kind: "grades" as const, before: before.grades, after: after.grades }]),
    ...(same(monthsOf(before), monthsOf(after))
      ? []
      : [{ kind: "months" as const, before: monthsOf(before), after: monthsOf(after) }]),
    ...(before.dueDay === after.dueDay
      ? []
      : [{ kind: "dueDay" as const, before: before.dueDay, after: after.dueDay }]),
    ...indicators,
    ...gone.map((indicator) => ({ kind: "removed" as const, indicator })),
    ...ruleChanges(before.rules, after.rules),
  ];
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[]): FormChange[] {
  const found = after.flatMap((rule): FormChange[] => {
    const old = before.find(({ code }) => code === rule.code);
    if (old === undefined) return [{ kind: "ruleAdded", rule }];
    return same(old, rule) ? [] : [{ kind: "ruleChanged", rule }];
  });
  const gone = before.filter(({ code }) => !after.some((rule) => rule.code === code));
  return [...found, ...gone.map((rule) => ({ kind: "ruleRemoved" as const, rule }))];
}
