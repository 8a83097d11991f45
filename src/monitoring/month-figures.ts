import type { Month } from "../calendar/month.ts";
import { type Form, indicatorsOf, totalOf } from "./form.ts";
import { figure, type OnBehalf, type Report } from "./report.ts";
import { type Finding, findings, ofStrength, type Past } from "./rules.ts";

export type SchoolMonthState = "handedIn" | "late" | "missing" | "notAsked";

/** A school's month, as the chair sees it. */
export interface SchoolMonth {
  organisationId: number;
  shortName: string;
  grades: number[];
  state: SchoolMonthState;
  submissionId: number | null;
  /** UTC instant. */
  submittedAt: string | null;
  by: string | null;
  onBehalf: OnBehalf | null;
  report: Report | null;
  /** What the rules of the strength «show» found: for the chair alone. */
  signs: Finding[];
}

/** One grade over all schools that gave figures. */
export interface GradeTotals {
  grade: number;
  /** Schools that gave figures, of those asked. */
  schools: number;
  asked: number;
  /** By the indicator's code. */
  sums: Readonly<Record<string, number>>;
  total: number;
  /** 0 to 1: those who have decided; null where there is nobody. */
  decidedShare: number | null;
  /** 0 to 1: those who stay in the region; null where there is nobody. */
  stayShare: number | null;
}

export interface MonthFigures {
  month: Month;
  /** ISO day. */
  dueOn: string;
  schools: SchoolMonth[];
  totals: GradeTotals[];
}

export const signsOf = (
  form: Form,
  asked: { month: Month; grades: readonly number[]; report: Report; past: readonly Past[] },
): Finding[] => ofStrength(findings(form, asked), "show");

/** Sums and shares of the schools that gave figures; one without data adds nothing. */
export function totalsOf(form: Form, schools: readonly SchoolMonth[]): GradeTotals[] {
  return form.grades.map((grade) => {
    const asked = schools.filter((school) => school.grades.includes(grade));
    const reports = asked.flatMap(({ report }) =>
      report === null || report.noData !== null ? [] : [report],
    );
    const sums = Object.fromEntries(
      indicatorsOf(form, grade).map(({ code }) => [
        code,
        reports.reduce((sum, report) => sum + figure(report, grade, code), 0),
      ]),
    );
    return { ...sharesOf(form, grade, sums), grade, schools: reports.length, asked: asked.length, sums };
  });
}

/** What the sums of one grade say: how many there are, and the shares of those who have decided and who stay. */
export function sharesOf(
  form: Form,
  grade: number,
  sums: Readonly<Record<string, number>>,
): Pick<GradeTotals, "total" | "decidedShare" | "stayShare"> {
  const total = sums[totalOf(form, grade).code] ?? 0;
  const unsure = form.rules.find((rule) => rule.kind === "over")?.what ?? [form.restTo];
  const stay = indicatorsOf(form, grade, "destination").filter((one) => one.stays);
  const over = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (sums[code] ?? 0), 0);
  return {
    total,
    decidedShare: total === 0 ? null : (total - over(unsure)) / total,
    stayShare: total === 0 ? null : over(stay.map((one) => one.code)) / total,
  };
}

/** Fewer than this are not told outside the school and the chair. */
export const FEWEST_SHOWN = 3;

/**
 * A grade's figures for others than the school and the chair: those of fewer than three are null. The sum would
 * give a hidden one away, so the smallest of the shown is hidden with it, or the total where none is shown.
 */
export function masked(form: Form, report: Report, grade: number): Record<string, number | null> {
  const isFew = (code: string) =>
    figure(report, grade, code) > 0 && figure(report, grade, code) < FEWEST_SHOWN;
  const destinations = indicatorsOf(form, grade, "destination").map(({ code }) => code);
  const shown = destinations.filter((code) => figure(report, grade, code) >= FEWEST_SHOWN);
  const smallest = shown.sort((a, b) => figure(report, grade, a) - figure(report, grade, b))[0];
  const beside = destinations.some(isFew) ? (smallest ?? totalOf(form, grade).code) : null;
  return Object.fromEntries(
    indicatorsOf(form, grade).map(({ code }) => [
      code,
      isFew(code) || code === beside ? null : figure(report, grade, code),
    ]),
  );
}
