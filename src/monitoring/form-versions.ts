import type { Month } from "../calendar/month.ts";
import { type Form, indicatorsOf } from "./form.ts";
import type { Report } from "./report.ts";

/** All versions of one form, each asked from its month on; the oldest first. */
export type Versions = readonly Form[];

/** The forms of a cluster, by code. */
export type Forms = ReadonlyMap<string, Versions>;

const begins = (form: Form): Month => form.from ?? "";

/** Forms as versions, by code. */
export const asVersions = (forms: readonly Form[]): Forms =>
  new Map(
    [...Map.groupBy(forms, ({ code }) => code)].map(([code, all]) => [
      code,
      all.toSorted((a, b) => (begins(a) < begins(b) ? -1 : 1)),
    ]),
  );

/** A cluster's own versions take the place of the project's from their first month on. */
export function withOwn(shipped: Forms, own: readonly Form[]): Forms {
  const merged = new Map(shipped);
  for (const [code, versions] of asVersions(own)) {
    const first = versions[0];
    const before = (shipped.get(code) ?? []).filter(
      (form) => first !== undefined && begins(form) < begins(first),
    );
    merged.set(code, [...before, ...versions]);
  }
  return merged;
}

/** The version that a month is asked with; null where there is none yet. */
export const versionOf = (versions: Versions, month: Month): Form | null =>
  versions.findLast((form) => begins(form) <= month) ?? null;

export const formFor = (forms: Forms, code: string, month: Month): Form | null =>
  versionOf(forms.get(code) ?? [], month);

/** The version that a report was handed in by: the month's own, unless another has come in its place since. */
export function formOfReport(
  forms: Forms,
  report: { form: string; formVersion: number; month: Month },
): Form | null {
  const ofMonth = formFor(forms, report.form, report.month);
  if (ofMonth?.version === report.formVersion) return ofMonth;
  const all = forms.get(report.form) ?? [];
  return all.findLast(({ version }) => version === report.formVersion) ?? ofMonth;
}

/**
 * A report of an earlier version in the terms of this one: what was renamed has its new name. What it did not ask
 * is not there; what this one does not ask is left as it is.
 */
export function inVersion(form: Form, report: Report): Report {
  const renamed = form.indicators.filter(({ was }) => was.length > 0);
  if (renamed.length === 0) return report;
  const moved = <T>(values: Readonly<Record<string, T>>, grade: number): Record<string, T> => {
    const found = { ...values };
    for (const { code, was } of indicatorsOf(form, grade)) {
      const old = was.find((one) => Object.hasOwn(values, one));
      if (old === undefined || Object.hasOwn(values, code)) continue;
      const value = values[old];
      if (value !== undefined) found[code] = value;
    }
    return found;
  };
  const inGrades = <T>(all: Readonly<Record<string, Readonly<Record<string, T>>>>) =>
    Object.fromEntries(Object.entries(all).map(([grade, values]) => [grade, moved(values, Number(grade))]));
  return { ...report, figures: inGrades(report.figures), comments: inGrades(report.comments) };
}
