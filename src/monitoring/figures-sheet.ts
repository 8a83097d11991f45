import type { Month } from "../calendar/month.ts";
import { type AmountProblem, MOST, readAmount } from "./amount.ts";
import { type CommentProblem, readComment } from "./comment.ts";
import { type Form, type Indicator, indicatorsOf, totalOf } from "./form.ts";
import { EMPTY, type Report, withComment, withFigure } from "./report.ts";

/** A cell of a sheet that was sent, by its place («B6»). */
export interface GivenCell {
  row: number;
  column: number;
  type: "number" | "text" | "boolean" | "error";
  value: string;
  formula: boolean;
}

/** What a sheet was given out for; it stands in the sheet. */
export interface SheetKey {
  form: string;
  version: number;
  organisationId: number;
  month: Month;
}

export type SheetProblem =
  /** It is not a sheet of ours. */
  | { why: "foreign" }
  /** The heads of the columns are gone, or one is there twice. */
  | { why: "columns" }
  | { why: "rowTwice" | "formula" | "notAsked" | "noTotal" | "noComment"; cell: string }
  | { why: "amount"; problem: AmountProblem; cell: string }
  | { why: "comment"; problem: CommentProblem; cell: string }
  /** A row whose code nobody knows. */
  | { why: "code"; cell: string }
  | { why: "empty" };

/** The words by which the columns are found again, wherever they are moved to. */
export const SHEET_HEADS = { indicator: "Показатель", comment: "Комментарий", code: "Код" } as const;
export const gradeHead = (grade: number): string => `${grade} класс`;
/** The code of the row that counts what is left; it is not read. */
export const REST_CODE = "остаток";
export const NOT_ASKED = "–";

const KEY = /^klaster:([a-z][a-z0-9_]*):(\d{1,6}):(\d{1,9}):(\d{4}-\d{2})$/;

export const keyText = ({ form, version, organisationId, month }: SheetKey): string =>
  `klaster:${form}:${version}:${organisationId}:${month}`;

/** «B6» of a place counted from 0. */
export function cellName({ row, column }: { row: number; column: number }): string {
  let name = "";
  for (let at = column + 1; at > 0; at = Math.floor((at - 1) / 26)) {
    name = String.fromCharCode(65 + ((at - 1) % 26)) + name;
  }
  return `${name}${row + 1}`;
}

/** Which school, month and version of the form a sheet is of; null where it is none of ours. */
export function keyOf(cells: readonly GivenCell[]): SheetKey | null {
  const keys = cells.map(({ value }) => KEY.exec(value.trim())).filter((match) => match !== null);
  const [key] = keys;
  if (key === undefined || keys.some(([text]) => text !== key[0])) return null;
  const [, form = "", version, organisationId, month = ""] = key;
  return { form, version: Number(version), organisationId: Number(organisationId), month };
}

interface Columns {
  header: number;
  code: number;
  comment: number | null;
  /** The column of each grade. */
  grades: Map<number, number>;
}

/** The report that a filled sheet tells, or the first thing in it that cannot be taken. */
export function figuresIn(
  form: Form,
  grades: readonly number[],
  cells: readonly GivenCell[],
): Report | { problem: SheetProblem } {
  const columns = columnsOf(grades, cells);
  if (columns === null) return { problem: { why: "columns" } };
  const at = new Map(cells.map((cell) => [cellName(cell), cell]));
  const rows = rowsOf(form, columns, cells);
  if ("why" in rows) return { problem: rows };
  let report: Report = EMPTY;
  for (const { indicator, row } of rows) {
    for (const [grade, column] of columns.grades) {
      const value = valueOf(indicator, grade, at.get(cellName({ row, column })));
      if (value !== null && typeof value !== "number") return { problem: value };
      if (value !== null) report = withFigure(report, grade, indicator.code, value);
    }
    const told = columns.comment === null ? undefined : at.get(cellName({ row, column: columns.comment }));
    const commented = withCommentOf(indicator, report, told);
    if ("why" in commented) return { problem: commented };
    report = commented;
  }
  const wrong = untold(form, columns, rows, report);
  return wrong === null ? report : { problem: wrong };
}

/** The row of heads is known by its words; columns that were added beside are nobody's. */
function columnsOf(grades: readonly number[], cells: readonly GivenCell[]): Columns | null {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase();
  for (const { row } of cells.filter(({ value }) => same(value, SHEET_HEADS.code))) {
    const heads = cells.filter((cell) => cell.row === row);
    const named = (head: string): number[] =>
      heads.flatMap(({ value, column }) => (same(value, head) ? column : []));
    const [code, codeTwice] = named(SHEET_HEADS.code);
    const [comment = null, commentTwice] = named(SHEET_HEADS.comment);
    const byGrade = grades.map((grade) => [grade, ...named(gradeHead(grade))] as const);
    if (code === undefined || codeTwice !== undefined || commentTwice !== undefined) return null;
    if (byGrade.some(({ length }) => length !== 2)) return null;
    return {
      header: row,
      code,
      comment,
      grades: new Map(byGrade.map(([grade, column = 0]) => [grade, column])),
    };
  }
  return null;
}

interface Row {
  indicator: Indicator;
  row: number;
}

/** The rows by their codes, in whatever order they are. */
function rowsOf(form: Form, columns: Columns, cells: readonly GivenCell[]): Row[] | SheetProblem {
  const rows: Row[] = [];
  for (const cell of cells.filter(({ row, column }) => row > columns.header && column === columns.code)) {
    const code = cell.value.trim();
    if (code === "" || code === REST_CODE || KEY.test(code)) continue;
    const indicator = form.indicators.find((one) => one.code === code);
    if (indicator === undefined) return { why: "code", cell: cellName(cell) };
    if (rows.some((one) => one.indicator === indicator)) return { why: "rowTwice", cell: cellName(cell) };
    rows.push({ indicator, row: cell.row });
  }
  return rows;
}

function valueOf(
  indicator: Indicator,
  grade: number,
  cell: GivenCell | undefined,
): number | null | SheetProblem {
  const text = cell?.value.trim() ?? "";
  if (cell === undefined || (text === "" && !cell.formula)) return null;
  const name = cellName(cell);
  if (!indicator.grades.includes(grade)) return text === NOT_ASKED ? null : { why: "notAsked", cell: name };
  if (cell.formula) return { why: "formula", cell: name };
  const value =
    cell.type === "number" ? numberOf(text) : cell.type === "text" ? readAmount(text) : "notNumber";
  return typeof value === "number" ? value : { why: "amount", problem: value, cell: name };
}

/** A number as a sheet stores it: «12», but also «12.0» and «1.2E1». */
function numberOf(stored: string): number | AmountProblem {
  const value = Number(stored);
  if (!Number.isFinite(value)) return "notNumber";
  if (!Number.isInteger(value)) return "fraction";
  if (value < 0) return "sign";
  return value > MOST ? "large" : value;
}

function withCommentOf(
  indicator: Indicator,
  report: Report,
  cell: GivenCell | undefined,
): Report | SheetProblem {
  const text = cell?.value.trim() ?? "";
  if (cell === undefined || text === "" || text === NOT_ASKED) return report;
  if (cell.formula) return { why: "formula", cell: cellName(cell) };
  if (!indicator.comment) return { why: "noComment", cell: cellName(cell) };
  const comment = readComment(text);
  if (typeof comment === "string") return { why: "comment", problem: comment, cell: cellName(cell) };
  return Object.entries(report.figures)
    .filter(([, figures]) => (figures[indicator.code] ?? 0) > 0)
    .reduce((told, [grade]) => withComment(told, Number(grade), indicator.code, comment.text), report);
}

/** Nothing at all was filled in, or a total is missing: an empty cell beside figures is 0, a total is never meant so. */
function untold(form: Form, columns: Columns, rows: readonly Row[], report: Report): SheetProblem | null {
  if (Object.keys(report.figures).length === 0) return { why: "empty" };
  for (const [grade, column] of columns.grades) {
    const total = totalOf(form, grade);
    const row = rows.find(({ indicator }) => indicator === total)?.row;
    if (report.figures[grade]?.[total.code] !== undefined) continue;
    return { why: "noTotal", cell: cellName({ row: row ?? columns.header, column }) };
  }
  return null;
}

/** The rows of a form's sheet: every figure that these grades are asked for. */
export const sheetIndicators = (form: Form, grades: readonly number[]): Indicator[] =>
  form.indicators.filter((one) => grades.some((grade) => indicatorsOf(form, grade).includes(one)));
