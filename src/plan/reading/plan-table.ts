import { columnsByContent, fitsColumns } from "./columns-by-content.ts";
import type { MonthHeading } from "./date-label.ts";
import { monthHeading } from "./date-label.ts";
import type { Columns } from "./plan-columns.ts";
import { findNames } from "./person-name.ts";
import { columnsNamed, dateColumns, namesColumnsAnew } from "./plan-columns.ts";
import type { Cell, PlanDocument, TableBlock } from "./plan-document.ts";
import { listsSchool } from "./listed-schools.ts";
import type { PlanRow } from "./plan-row.ts";
import { addToRow, goesOn, gridRows, isGrid, rawOf, rowOf } from "./plan-row.ts";
import { fold, lookForm } from "../russian-text.ts";

export interface PlanTable {
  rows: PlanRow[];
  /** The blocks of the document that the rows came from. */
  blocks: number[];
}

/** The rows of every event table of the document, in order. */
export function readRows(document: PlanDocument): PlanTable {
  const reader = new TableReader();
  const blocks: number[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === "paragraph") reader.heading(block.text);
    else if (reader.table(block)) blocks.push(index);
  }
  const september = reader.rows.findIndex(({ month }) => month === 9);
  for (const row of reader.rows.slice(0, Math.max(september, 0))) row.beforeSeptember = row.month === 8;
  return { rows: reader.rows, blocks };
}

/** Lines over a table that are no section of the plan. */
const NO_SECTION =
  /^(план|утвержд|цел[ьи]|задач|соглас|примечани|исполнител|составил|таблица \d|приложени|\*|на \d|на [а-я]+ (полугод|учеб|квартал))/i;
/** A heading that ends the month over it: what follows is for the whole of the plan. */
const ALL_THE_TIME = /^(в течение|весь (год|период)|на протяжении|постоянно|систематически|круглый год)/i;
/** «3. МКОУ ООШ д. Пушкино, директор Аверина Г.Г.» is the last line of a list of schools. */
const isListed = (heading: string, first: boolean): boolean =>
  listsSchool(heading) && (first || findNames(heading).length > 0);

class TableReader {
  readonly rows: PlanRow[] = [];
  private columns: Columns | null = null;
  private width = 0;
  /** A table of events was met, if only its heading. */
  private begun = false;
  /** What stands in the columns of dates is not when, but what: each cell is an event. */
  private grid = false;
  private section: string | null = null;
  private month: MonthHeading | null = null;
  /** Which headings stand over the others: months with sections in them, or sections with months in them. */
  private outer: "month" | "section" | null = null;
  private headings: string[] = [];
  /** Every heading of a column that was met. */
  private readonly named = new Set<string>();

  heading(text: string): void {
    const heading = fold(text);
    if (heading !== "") this.headings.push(heading);
  }

  /** Whether the table holds events; then its rows are read. */
  table(table: TableBlock): boolean {
    const headerAt = this.headerAt(table);
    if (headerAt === -1 && !this.continues(table)) {
      this.headings = [];
      return false;
    }
    this.openSection();
    for (const row of table.rows.slice(0, Math.max(headerAt, 0))) this.sectionRow(row);
    let over: readonly Cell[] | null = null;
    for (const [index, row] of table.rows.entries()) {
      if (index < headerAt) continue;
      if (this.header(row, index === headerAt, table.rows.slice(index + 1))) over = row;
      else if (over !== null && this.secondLine(row, over, table.rows.slice(index + 1))) over = null;
      else {
        over = null;
        this.row(row);
      }
    }
    return true;
  }

  /** Where the table's first header is, or -1. Nothing over it may be an event: that would be lost. */
  private headerAt(table: TableBlock): number {
    const goesOn = this.columns !== null && widthOf(table) === this.width;
    const eventAt = table.rows.findIndex((row) => row.filter(isFilled).length > 2);
    return table.rows.findIndex((row, index) => {
      const cells = row.map(headingOf);
      return (
        columnsNamed(cells) !== null && ((index <= eventAt && !goesOn) || namesColumnsAnew(cells, this.named))
      );
    });
  }

  /** A table without a header goes on with the one before it, or tells its columns by what they hold. */
  private continues(table: TableBlock): boolean {
    const width = widthOf(table);
    if (this.columns !== null && width === this.width && fitsColumns(table, this.columns)) return true;
    const underMonth = this.headings.some((line) => monthHeading(line) !== null);
    const guessed = columnsByContent(table, underMonth);
    if (guessed === null) return false;
    this.columns = guessed;
    this.width = width;
    this.grid = false;
    return true;
  }

  /** The heading over a table is its section; over the first one it may be the plan's own title. */
  private openSection(): void {
    const first = !this.begun;
    this.begun = true;
    const own = this.headings.at(-1);
    const enumerated = /^(раздел|модуль|блок|направление|[IVXХ]+[.)]|\d+[.)])/i.test(own ?? "");
    // «СЕНТЯБРЬ / Девиз месяца: …»: a motto under the month is no section.
    const over = this.headings
      .slice(this.rows.length === 0 ? -2 : 0)
      .findLast((line) => monthHeading(line) !== null);
    const heading = enumerated ? own : (over ?? own);
    this.headings = [];
    if (heading === undefined || heading.length > 160) return;
    const month = monthHeading(heading);
    if (month === null && (NO_SECTION.test(heading) || isListed(heading, first))) return;
    // «на октябрь 2025 г.» over the first table is the end of the plan's title.
    if (first && (month === null ? !enumerated : /^(на|за) /i.test(heading))) return;
    if (month === null && /[;,]$/.test(heading)) return;
    this.enter(heading);
  }

  private enter(heading: string): void {
    if (
      /^(\*|примечани)/i.test(heading) ||
      (this.rows.length === 0 && heading.toLowerCase().startsWith("план "))
    )
      return;
    const month = monthHeading(heading);
    this.outer ??= month === null ? "section" : "month";
    if (month === null || this.outer === "month") this.section = heading;
    if (month !== null) this.month = month;
    else if (this.outer === "section" || ALL_THE_TIME.test(heading)) this.month = null;
  }

  /** Whether the row names the columns; in the middle of a table it must do so beyond doubt. */
  private header(row: readonly Cell[], first: boolean, below: readonly Cell[][]): boolean {
    const cells = row.map((cell) => (first || cell.merged !== "above" ? headingOf(cell) : ""));
    const named = columnsNamed(cells);
    if (named === null || (!first && !namesColumnsAnew(cells, this.named))) return false;
    for (const cell of cells) if (cell.trim() !== "") this.named.add(lookForm(cell));
    this.columns = named;
    this.width = row.length;
    this.grid = false;
    // Cells merged downwards show that the column groups the rows; a word of its own in each row does not.
    const { section } = named;
    if (section !== undefined && !below.some((under) => under[section]?.merged === "above"))
      delete named.section;
    const group = named.section ?? groupColumn(named, row, below);
    if (group !== undefined) named.section = group;
    return true;
  }

  /** Whether the row is the heading's second line, which gives each month or half-year a column. */
  private secondLine(row: readonly Cell[], over: readonly Cell[], below: readonly Cell[][]): boolean {
    if (this.columns === null) return false;
    const cells = row.map((cell) => (cell.merged === undefined ? cell.text : ""));
    const dates = this.columns.dates ?? dateColumns(cells, over.map(headingOf));
    if (dates === null) return false;
    this.grid = isGrid(below, dates);
    if (dates === this.columns.dates) return false;
    const { deadline: _, ...columns } = this.columns;
    this.columns = { ...columns, dates };
    return true;
  }

  private row(row: readonly Cell[]): void {
    if (this.sectionRow(row) || this.columns === null || isColumnNumbers(row) || isTotal(row)) return;
    this.event(allWhoAnswer(this.aligned(row), this.columns), this.columns);
  }

  /** Whether the row is a heading: one filled cell, or one cell over all the columns. */
  private sectionRow(row: readonly Cell[]): boolean {
    const filled = row.filter(isFilled);
    if (filled.length === 0) return true;
    const only = filled[0];
    if (only === undefined) return false;
    const heading = fold(only.text);
    // Some converters repeat the text of a merged cell in each of its columns.
    if (filled.length > 2 && filled.every((cell) => fold(cell.text) === heading)) {
      this.enter(heading);
      return true;
    }
    if (
      filled.length === 1 &&
      (heading.length > 1 || monthHeading(heading) !== null) &&
      !/^\d+[.)]*$/.test(heading)
    ) {
      if (row.length > 1 && row.some((cell) => cell.merged === "above" && fold(cell.text) !== ""))
        return false;
      this.enter(heading);
      return true;
    }
    const second = filled[1];
    if (filled.length === 2 && second !== undefined && this.columns !== null) {
      const titleAt = this.columns.title ?? 1;
      const secondAt = row.indexOf(second);
      const roman = /^[IVXХІ]+[.)]*$/i.test(heading);
      const wide = row.slice(secondAt + 1).filter(({ merged }) => merged === "left").length;
      // «I | Совещания»: over all the columns it stands wherever the first of them is.
      const over = secondAt === titleAt || (secondAt < titleAt && wide > 0);
      if (over && row.indexOf(only) < secondAt && (roman || wide > 0)) {
        this.enter(fold(second.text));
        return true;
      }
    }
    return false;
  }

  /** A short row of a text file lacks the cells that were merged away: the number first of all. */
  private aligned(row: readonly Cell[]): Cell[] {
    const missing = this.width - row.length;
    const numberAt = this.columns?.number;
    if (missing === 1 && numberAt !== undefined && !/^\s*\d/.test(row[numberAt]?.text ?? "")) {
      return [...row.slice(0, numberAt), { text: "" }, ...row.slice(numberAt)];
    }
    return [...row];
  }

  private event(cells: readonly Cell[], columns: Columns): void {
    const above = this.rows.at(-1) ?? null;
    if (goesOn(cells, columns, "title") && goesOn(cells, columns, "number")) {
      if (above !== null) addToRow(above, cells, columns);
      return;
    }
    if (columns.month !== undefined) {
      const cell = rawOf(cells, columns, "month");
      const said = monthHeading(cell);
      // «Сентябрь-октябрь» in the column of months ends the month over it.
      if (said !== null || (columns.month === columns.deadline && fold(cell) !== "")) this.month = said;
    }
    const under = { section: this.section, month: this.month };
    if (this.grid) this.rows.push(...gridRows(cells, columns, under));
    else this.rows.push(rowOf(cells, columns, under, above));
  }
}

/** Both columns of those who answer as one cell: a post without a name first, so that it is not the named person's. */
function allWhoAnswer(cells: Cell[], { responsible, responsibleToo }: Columns): Cell[] {
  const one = cells[responsible ?? -1];
  const other = cells[responsibleToo ?? -1];
  if (one === undefined || other === undefined || fold(other.text) === "") return cells;
  const texts = [one.text, other.text].filter((text) => fold(text) !== "" && !/^\s*[-–—]+\s*$/.test(text));
  const named = (text: string): number => (findNames(text).length === 0 ? 0 : 1);
  const text = texts.toSorted((a, b) => named(a) - named(b)).join(";\n");
  return cells.map((cell) => (cell === one ? { ...cell, text } : cell));
}

/** A column before the title that no word of ours names, its cells merged over several rows: «Занятие», «Модуль». */
function groupColumn(
  columns: Columns,
  header: readonly Cell[],
  below: readonly Cell[][],
): number | undefined {
  const used = new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);
  const found = header.findIndex(
    (_, at) => at < (columns.title ?? 0) && !used.has(at) && below.some((row) => row[at]?.merged === "above"),
  );
  return found === -1 ? undefined : found;
}

const isFilled = (cell: Cell): boolean => cell.merged === undefined && fold(cell.text) !== "";

const headingOf = (cell: Cell): string => (cell.merged === "left" ? "" : cell.text);

/** «Итого: 9 мероприятий». */
const isTotal = (row: readonly Cell[]): boolean =>
  /^(итого|всего)([^а-яё]|$)/i.test(fold(row.find((cell) => fold(cell.text) !== "")?.text ?? ""));

const widthOf = (table: TableBlock): number => Math.max(0, ...table.rows.map((row) => row.length));

/** «1 | 2 | 3 | 4» under the header counts the columns. */
function isColumnNumbers(row: readonly Cell[]): boolean {
  return row.length > 2 && row.every((cell, index) => fold(cell.text) === String(index + 1));
}
