import { columnsByContent, fitsColumns, holdsEvents } from "./columns-by-content.ts";
import type { MonthHeading } from "./date-label.ts";
import { monthHeading, monthNumber } from "./date-label.ts";
import { headingDeadline } from "./heading-deadline.ts";
import { withRowsBelow } from "./columns-below.ts";
import type { Columns, RivalColumns } from "./plan-columns.ts";
import { findNames } from "./person-name.ts";
import { columnRole, columnsNamed, dateColumns, namesColumnsAnew, rivalColumns } from "./plan-columns.ts";
import type { Cell, PlanDocument, TableBlock } from "./plan-document.ts";
import { listsSchool } from "./listed-schools.ts";
import type { PlanRow } from "./plan-row.ts";
import { addToRow, allWhoAnswer, goesOn, gridRows, isGrid, rawOf, rowOf } from "./plan-row.ts";
import { headingOf, headsNumbers, isColumnNumbers, isFilled, isTotal, widthOf } from "./row-kind.ts";
import { fold, lookForm } from "../russian-text.ts";

export interface PlanTable {
  rows: PlanRow[];
  /** The blocks of the document that the rows came from. */
  blocks: number[];
  /** How tables begin that look like events and were not read. */
  unread: string[];
  /** Columns of which either could be meant. */
  rivals: RivalColumns[];
}

/** The rows of every event table of the document, in order. */
export function readRows(document: PlanDocument): PlanTable {
  const reader = new TableReader();
  const blocks: number[] = [];
  const unread: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === "paragraph") reader.heading(block.text);
    else if (reader.table(block)) blocks.push(index);
    else if (holdsEvents(block) || reader.asWide(block))
      unread.push(fold(block.rows.flat().find(isFilled)?.text ?? ""));
  }
  const last = reader.rows.findLastIndex(isUnderAnotherMonth);
  for (const row of reader.rows.slice(0, Math.max(last, 0))) row.beforeSeptember = row.month === 8;
  return { rows: reader.rows, blocks, unread, rivals: [...reader.rivals.values()] };
}

/** Under «Сентябрь», or under «Заседание № 2. Ноябрь»: what stands under «Август» before it is of the year before. */
const isUnderAnotherMonth = ({ month, deadline, section }: PlanRow): boolean =>
  month === null ? deadline === "" && headingDeadline(section, null) !== "" : month !== 8;

/** Lines over a table that are no section of the plan. */
const NO_SECTION =
  /^(план|утвержд|цел[ьи]|задач|соглас|примечани|исполнител|составил|таблица \d|приложени|\*|на \d|на [а-я]+ (полугод|учеб|квартал))/i;
const ENUMERATED =
  /^(раздел|модуль|блок|направление|[IVXХ]+[.)]|\d+[.)]|([IVXХ\d]+[ -]*)?(заседание|занятие|семинар|собрание|совещание|этап|тема)( ?№)? ?[\dIVXХ(])/i;
/** A heading that ends the month over it: what follows is for the whole of the plan. */
const ALL_THE_TIME = /^(в течение|весь (год|период)|на протяжении|постоянно|систематически|круглый год)/i;
/** «3. МКОУ ООШ д. Пушкино, директор Аверина Г.Г.» is the last line of a list of schools. */
const isListed = (heading: string, first: boolean): boolean =>
  listsSchool(heading) && (first || findNames(heading).length > 0);

class TableReader {
  readonly rows: PlanRow[] = [];
  readonly rivals = new Map<string, RivalColumns>();
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
      // «ФИО | Должность» under «Ответственный»
      else if (over === null || !row.some(({ merged, text }) => merged === "above" && fold(text) !== "")) {
        over = null;
        this.row(row, table.rows[index + 1]);
      } else this.postColumn(row);
    }
    return true;
  }

  /** Whether a table that was not read has the columns of the one before it, and rows that fill them. */
  asWide(table: TableBlock): boolean {
    return widthOf(table) === this.width && table.rows.some((row) => row.filter(isFilled).length > 2);
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
    const before = this.headings.at(-2);
    const enumerated = ENUMERATED.test(own ?? "");
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
    // «Заседание № 1 / Август»: the month is that meeting's own.
    if (month !== null && heading === own && before !== undefined && ENUMERATED.test(before))
      this.enter(before);
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
    else if (this.outer === "section" || ALL_THE_TIME.test(heading) || headingDeadline(heading, null) !== "")
      this.month = null;
  }

  /** Whether the row names the columns; in the middle of a table it must do so beyond doubt. */
  private header(row: readonly Cell[], first: boolean, below: readonly Cell[][]): boolean {
    const cells = row.map((cell) => (first || cell.merged !== "above" ? headingOf(cell) : ""));
    const named = columnsNamed(cells);
    if (named === null || (!first && !namesColumnsAnew(cells, this.named))) return false;
    for (const cell of cells) if (cell.trim() !== "") this.named.add(lookForm(cell));
    for (const rival of rivalColumns(cells, named)) this.rivals.set(JSON.stringify(rival), rival);
    this.columns = withRowsBelow(named, row, below);
    this.width = row.length;
    this.grid = false;
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

  /** The heading's second line may give the posts of those who answer a column. */
  private postColumn(row: readonly Cell[]): void {
    const at = row.findIndex((cell) => columnRole(cell.text) === "post");
    if (this.columns !== null && at !== -1) this.columns.post = at;
  }

  private row(row: readonly Cell[], next: readonly Cell[] | undefined): void {
    if (isTotal(row) || this.sectionRow(row) || this.columns === null || isColumnNumbers(row)) return;
    if (headsNumbers(row, next, this.columns))
      return this.enter(fold(row[this.columns.title ?? 0]?.text ?? ""));
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
      const said = monthHeading(cell) ?? monthNumber(cell);
      // «Сентябрь-октябрь» in the column of months ends the month over it.
      if (said !== null || (columns.month === columns.deadline && fold(cell) !== "")) this.month = said;
    }
    const under = { section: this.section, month: this.month };
    if (this.grid) this.rows.push(...gridRows(cells, columns, under));
    else this.rows.push(rowOf(cells, columns, under, above));
  }
}
