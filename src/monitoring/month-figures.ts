import type { Month } from "../calendar/month.ts";
import { type Form, indicatorsOf, type Role, totalOf } from "./form.ts";
import { figure, type OnBehalf, type Report, type Review } from "./report.ts";
import { type Finding, findings, ofStrength, type Past } from "./rules.ts";
import { type HiddenCells, hideSmallCells } from "./small-cells.ts";

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
  review: Review | null;
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
  /** 0 to 1: those who have decided; null where there is nobody or it is not asked. */
  decidedShare: number | null;
  /** 0 to 1: those who stay in the region; null where there is nobody or it is not asked. */
  stayShare: number | null;
}

export interface MonthFigures {
  /** The form's code, and how its screens are headed. */
  form: string;
  heading: string;
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
  const destinations = indicatorsOf(form, grade, "destination");
  const unsure = destinations.filter((one) => one.unsure).map((one) => one.code);
  const stay = destinations.filter((one) => one.stays).map((one) => one.code);
  const over = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (sums[code] ?? 0), 0);
  return {
    total,
    decidedShare: total === 0 || unsure.length === 0 ? null : (total - over(unsure)) / total,
    stayShare: total === 0 || stay.length === 0 ? null : over(stay) / total,
  };
}

/** A grade's figures as others than the school and the chair see them: null is hidden. By the indicator's code. */
export type ShownFigures = Readonly<Record<string, number | null>>;

/**
 * What others than the school and the chair may see of a grade: of each school that gave figures (by its id), and
 * of the cluster. Hidden together, so that no school's small number follows from the others' and the sum.
 */
export function shownFigures(
  form: Form,
  schools: readonly SchoolMonth[],
  grade: number,
): { schools: ReadonlyMap<number, ShownFigures>; cluster: ShownFigures } {
  const gave = schools.flatMap(({ organisationId, grades, report }) =>
    report === null || report.noData !== null || !grades.includes(grade) ? [] : [{ organisationId, report }],
  );
  const columns = (codes: readonly string[]) =>
    gave.map(({ report }) => codes.map((code) => figure(report, grade, code)));
  const codesOf = (role: Role) => indicatorsOf(form, grade, role).map(({ code }) => code);
  const destinations = codesOf("destination");
  const parts = hideSmallCells(columns(destinations));
  const wholes = codesOf("ofWhich").map((code) => ({ code, table: hideSmallCells(columns([code]), false) }));
  const at = (table: HiddenCells, row: number, column: number): number | null =>
    table.hidden[row]?.[column] === true ? null : (table.values[row]?.[column] ?? 0);
  const rowOf = (row: number): ShownFigures => ({
    ...Object.fromEntries(destinations.map((code, column) => [code, at(parts, row, column)])),
    [totalOf(form, grade).code]: at(parts, row, destinations.length),
    ...Object.fromEntries(wholes.map(({ code, table }) => [code, at(table, row, 0)])),
  });
  return {
    schools: new Map(gave.map(({ organisationId }, row) => [organisationId, rowOf(row)])),
    cluster: rowOf(gave.length),
  };
}
