import { type Form, indicatorsOf } from "../monitoring/form.ts";
import type { MonthFigures, SchoolMonth } from "../monitoring/month-figures.ts";
import { commentOn, figure, type Report, sumOf } from "../monitoring/report.ts";
import { MONTH_WORKBOOK_WORDS as words } from "./month-workbook-texts.ts";
import { columnName, type PrintedSheet, type SheetCell, type SheetRow, sheetNames } from "./workbook.ts";

/** More schools than this do not fit one page with both grades: then each grade has a sheet of its own. */
const SCHOOLS_ON_PAGE = 12;

/** A month of the figures as a workbook: the cluster on one sheet, then one sheet a school that handed in. */
export function monthWorkbook(form: Form, month: MonthFigures, cluster: string): PrintedSheet[] {
  const handedIn = month.schools.filter((school) => school.report !== null);
  const whole = month.schools.length <= SCHOOLS_ON_PAGE;
  const parts = whole ? [form.grades] : form.grades.map((grade) => [grade]);
  const titles = whole ? [words.cluster] : form.grades.map(words.grade);
  const names = sheetNames([...titles, ...handedIn.map(({ shortName }) => shortName)]);
  return [
    ...parts.map((grades, at) =>
      clusterSheet(form, month, { name: names[at] ?? "", cluster, grades, whole }),
    ),
    ...handedIn.map((school, at) => schoolSheet(form, month.month, school, names[parts.length + at] ?? "")),
  ];
}

const row = (kind: SheetRow["kind"], cells: readonly SheetCell[]): SheetRow => ({ kind, cells });

/** Grade by grade: a school a line, an indicator a column, and below them the sums. */
function clusterSheet(
  form: Form,
  month: MonthFigures,
  given: { name: string; cluster: string; grades: readonly number[]; whole: boolean },
): PrintedSheet {
  const { name, cluster, whole } = given;
  const rows: SheetRow[] = [row("title", [words.title(form.title, month.month)]), row("title", [cluster])];
  let columns = 0;
  for (const grade of given.grades) {
    const asked = month.schools.filter(({ grades }) => grades.includes(grade));
    if (asked.length === 0) continue;
    const indicators = indicatorsOf(form, grade);
    columns = Math.max(columns, indicators.length);
    rows.push(row("title", []), row("title", [words.grade(grade)]));
    rows.push(row("columns", [words.number, words.school, ...indicators.map(({ label }) => label)]));
    const from = rows.length + 1;
    asked.forEach((school, at) => rows.push(schoolRow(form, grade, school, at + 1)));
    const to = rows.length;
    const sums = indicators.map(({ code }, at): SheetCell => {
      const column = columnName(at + 2);
      const value = asked.reduce(
        (sum, { report }) => sum + (report === null ? 0 : figure(report, grade, code)),
        0,
      );
      return { formula: `SUM(${column}${from}:${column}${to})`, value };
    });
    rows.push(row("sum", [null, words.sum, ...sums]));
  }
  const widths = [4, 32, ...Array.from({ length: columns }, () => 6)];
  // The title, the cluster, a gap, the grade and the columns.
  return { name, rows, widths, landscape: true, ...(whole ? { onePage: true } : { headRows: 5 }) };
}

function schoolRow(
  form: Form,
  grade: number,
  { shortName, report, state }: SchoolMonth,
  number: number,
): SheetRow {
  const indicators = indicatorsOf(form, grade);
  const instead = (text: string): SheetCell[] => [{ text, across: indicators.length }];
  const values = (): SheetCell[] => {
    if (report === null) return instead(words.state[state]);
    if (report.noData !== null) return instead(words.noData(report.noData));
    return indicators.map(({ code }) => figure(report, grade, code));
  };
  return row("plain", [number, shortName, ...values()]);
}

/** An indicator a line, a grade a column; the sum of the destinations stands beside the total to be compared. */
function schoolSheet(form: Form, month: string, school: SchoolMonth, name: string): PrintedSheet {
  const { report, grades } = school;
  const head = [
    row("title", [words.title(form.title, month)]),
    row("title", [school.shortName]),
    row("title", [words.sender({ by: school.by, late: school.state === "late" })]),
    row("title", []),
  ];
  if (report === null || report.noData !== null) {
    const reason = report?.noData ?? "";
    return {
      name,
      rows: [...head, row("title", [words.noData(reason)])],
      widths: [46, 10],
      landscape: false,
    };
  }
  const codes = new Set(grades.flatMap((grade) => indicatorsOf(form, grade).map(({ code }) => code)));
  const rows = [...head, row("head", [words.indicator, ...grades.map(words.grade), words.comment])];
  const lineOf = new Map<string, number>();
  const listed = form.indicators.filter(({ code }) => codes.has(code));
  for (const indicator of listed) {
    lineOf.set(indicator.code, rows.length + 1);
    const values = grades.map((grade): SheetCell =>
      indicator.grades.includes(grade) ? figure(report, grade, indicator.code) : "–",
    );
    rows.push(row("plain", [indicator.label, ...values, comments(report, grades, indicator.code)]));
  }
  const sums = grades.map((grade, at): SheetCell => {
    const parts = indicatorsOf(form, grade, "destination").map(({ code }) => code);
    const cells = parts.map((code) => `${columnName(at + 1)}${lineOf.get(code) ?? 0}`);
    return { formula: cells.join("+"), value: sumOf(report, grade, parts) };
  });
  rows.push(row("sum", [words.destinations, ...sums, words.equals]));
  return { name, rows, widths: [46, ...grades.map(() => 10), 40], landscape: false };
}

const comments = (report: Report, grades: readonly number[], code: string): string =>
  grades.flatMap((grade) => commentOn(report, grade, code) ?? []).join("; ");
