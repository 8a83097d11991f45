import type { Month } from "../calendar/month.ts";
import { type AmountProblem, MOST, readAmount } from "./amount.ts";
import { type CommentProblem, readComment } from "./comment.ts";
import { type Form, type Indicator, indicatorsOf, totalOf } from "./form.ts";
import { isSameName } from "./indicator-words.ts";
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
const REST_NAME = "Осталось распределить";
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
  /** Null where the codes were taken out: then the names tell. */
  code: number | null;
  name: number | null;
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
  const isHead = ({ value }: GivenCell): boolean =>
    same(value, SHEET_HEADS.code) || same(value, SHEET_HEADS.indicator);
  for (const row of new Set(cells.filter(isHead).map((cell) => cell.row))) {
    const heads = cells.filter((cell) => cell.row === row);
    const named = (head: string): number[] =>
      heads.flatMap(({ value, column }) => (same(value, head) ? column : []));
    const [code = null, codeTwice] = named(SHEET_HEADS.code);
    const [name = null, nameTwice] = named(SHEET_HEADS.indicator);
    const [comment = null, commentTwice] = named(SHEET_HEADS.comment);
    const byGrade = grades.map((grade) => [grade, ...named(gradeHead(grade))] as const);
    const twice = [codeTwice, nameTwice, commentTwice].some((column) => column !== undefined);
    if (twice || byGrade.some(({ length }) => length !== 2)) return null;
    const columns = new Map(byGrade.map(([grade, column = 0]) => [grade, column]));
    return { header: row, code, name, comment, grades: columns };
  }
  return null;
}

interface Row {
  indicator: Indicator;
  row: number;
}

/** The rows by their codes, or by their names where there is no code, in whatever order they are. */
function rowsOf(form: Form, columns: Columns, cells: readonly GivenCell[]): Row[] | SheetProblem {
  const rows: Row[] = [];
  const gradeColumns = new Set(columns.grades.values());
  for (const row of new Set(cells.map((cell) => cell.row).filter((one) => one > columns.header))) {
    const inRow = cells.filter((cell) => cell.row === row);
    const at = (column: number | null): GivenCell | undefined => inRow.find((cell) => cell.column === column);
    const [code, name] = [at(columns.code), at(columns.name)];
    const said = code ?? name;
    if (said === undefined || isOurs(code?.value ?? "", name?.value ?? "")) continue;
    const indicator = code === undefined ? named(form, said.value) : coded(form, said.value);
    // Words below the table are nobody's; figures are.
    const filled = inRow.some(({ column, type }) => gradeColumns.has(column) && type === "number");
    if (indicator === null && code === undefined && !filled) continue;
    if (indicator === null) return { why: "code", cell: cellName(said) };
    if (rows.some((one) => one.indicator === indicator)) return { why: "rowTwice", cell: cellName(said) };
    rows.push({ indicator, row });
  }
  return rows;
}

const isOurs = (code: string, name: string): boolean =>
  code.trim() === REST_CODE || KEY.test(code.trim()) || KEY.test(name.trim()) || name.startsWith(REST_NAME);

const coded = (form: Form, text: string): Indicator | null =>
  form.indicators.find(({ code }) => code === text.trim()) ?? named(form, text);

/** By a whole name: its label, as it stands in the sheet or shorter, or one that the form gives it besides. */
function named(form: Form, text: string): Indicator | null {
  const [first = ""] = text.split("\n");
  const name = first.replace(/^\s*из них:/i, "");
  const found = form.indicators.filter(({ label, short, aliases }) =>
    [label, short, ...aliases].some((one) => isSameName(one, name)),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
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
