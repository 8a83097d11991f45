import type { Columns } from "./plan-columns.ts";
import { columnsNamed } from "./plan-columns.ts";
import type { Cell, PlanDocument, TableBlock } from "./plan-document.ts";
import { cyrillic, fold, lookForm } from "./russian-text.ts";

/** One event's row, its cells as written. */
export interface PlanRow {
  number: string | null;
  section: string | null;
  /** The month that a heading over the row names, 1 to 12, when it stands for part of the deadline. */
  month: number | null;
  /** The year beside that month, where the heading says it. */
  year: number | null;
  title: string;
  deadline: string;
  responsible: string;
  place: string | null;
  /** What was written in the cells, line breaks and all. */
  raw: { number: string; title: string; deadline: string; responsible: string };
}

export interface PlanTable {
  rows: PlanRow[];
  /** The blocks of the document that the rows came from. */
  blocks: number[];
}

const MONTH = /^(январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*$/;
const MONTH_STEMS = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "ма",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];

/** A heading that is only a month: «Сентябрь», «ОКТЯБРЬ 2025 г.», «на ноябрь». */
export function monthHeading(text: string): { month: number; year: number | null } | null {
  const words = lookForm(text)
    .replace(/[.,:;«»"]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const match =
    /^(?:(?:на|за|месяц|[ivx]+|\d{1,2}) )?([а-я]+)(?: месяц)?(?: (\d{4}))?(?: (?:г|год|года))?$/.exec(words);
  if (match === null || !MONTH.test(match[1] ?? "")) return null;
  const index = MONTH_STEMS.findIndex((stem) => match[1]?.startsWith(stem));
  const month = match[1]?.startsWith("март") ? 3 : index + 1;
  return { month, year: match[2] === undefined ? null : Number(match[2]) };
}

/** The rows of every event table of the document, in order. */
export function readRows(document: PlanDocument): PlanTable {
  const reader = new TableReader();
  const blocks: number[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === "paragraph") reader.heading(block.text);
    else if (reader.table(block)) blocks.push(index);
  }
  return { rows: reader.rows, blocks };
}

class TableReader {
  readonly rows: PlanRow[] = [];
  private columns: Columns | null = null;
  private width = 0;
  private section: string | null = null;
  private month: { month: number; year: number | null } | null = null;
  private headings: string[] = [];

  heading(text: string): void {
    const heading = fold(text);
    if (heading !== "") this.headings.push(heading);
  }

  /** Whether the table holds events; then its rows are read. */
  table(table: TableBlock): boolean {
    const headerAt = table.rows.findIndex((row) => columnsNamed(row.map(headingOf)) !== null);
    if (headerAt === -1 && !this.continues(table)) {
      this.headings = [];
      return false;
    }
    this.openSection();
    for (const row of headerAt === -1 ? table.rows : table.rows.slice(0, headerAt)) {
      if (headerAt === -1) this.row(row);
      else this.sectionRow(row);
    }
    if (headerAt !== -1) for (const row of table.rows.slice(headerAt)) this.row(row);
    return true;
  }

  /** A table without a header goes on with the one before it, or tells its columns by what they hold. */
  private continues(table: TableBlock): boolean {
    const width = widthOf(table);
    if (this.columns !== null && width === this.width) return true;
    const guessed = columnsByContent(table);
    if (guessed === null) return false;
    this.columns = guessed;
    this.width = width;
    return true;
  }

  /** The heading over a table is its section; over the first one it may be the plan's own title. */
  private openSection(): void {
    const heading = this.headings.at(-1);
    this.headings = [];
    if (heading === undefined || heading.length > 160) return;
    const month = monthHeading(heading);
    const enumerated = /^(раздел|модуль|блок|направление|[IVXХ]+[.)]|\d+[.)])/i.test(heading);
    const first = this.rows.length === 0;
    if (
      month === null &&
      /^(план|утвержд|цел[ьи]|задач|соглас|на \d|на [а-я]+ (полугод|учеб))/i.test(heading)
    )
      return;
    if (month === null && first && !enumerated) return;
    if (month === null && /[;,]$/.test(heading)) return;
    this.enter(heading);
  }

  private enter(heading: string): void {
    this.month = monthHeading(heading);
    this.section = heading;
  }

  private row(row: readonly Cell[]): void {
    const named = columnsNamed(row.map(headingOf));
    if (named !== null) {
      this.columns = named;
      this.width = row.length;
      return;
    }
    if (this.sectionRow(row) || this.columns === null || isColumnNumbers(row)) return;
    this.event(this.aligned(row), this.columns);
  }

  /** Whether the row is a heading: one filled cell, or one cell over all the columns. */
  private sectionRow(row: readonly Cell[]): boolean {
    const filled = row.filter((cell) => cell.merged === undefined && fold(cell.text) !== "");
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
      const roman = /^[IVXХ]+[.)]*$/i.test(heading);
      const merged = row[titleAt + 1]?.merged === "left";
      if (row[titleAt] === second && row.indexOf(only) < titleAt && (roman || merged)) {
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
    const raw = (role: keyof Columns): string => {
      const index = columns[role];
      const text = index === undefined ? "" : (cells[index]?.text ?? "");
      return /^\s*[-–—]+\s*$/.test(text) ? "" : text;
    };
    const goesOn = (role: keyof Columns): boolean => {
      const cell = columns[role] === undefined ? undefined : cells[columns[role]];
      return cell === undefined || cell.merged === "above" || fold(cell.text) === "";
    };
    const last = this.rows.at(-1);
    if (goesOn("title") && goesOn("number")) {
      if (last !== undefined && (goesOn("deadline") ? !goesOn("responsible") : true)) {
        this.goOn(
          last,
          goesOn("deadline") ? "" : raw("deadline"),
          goesOn("responsible") ? "" : raw("responsible"),
        );
      }
      return;
    }
    const place = fold(raw("place"));
    const title = titleOf(raw("title"), columns.number === undefined);
    this.rows.push({
      number: title.number ?? numberOf(raw("number")),
      section: this.section,
      month: this.month?.month ?? null,
      year: this.month?.year ?? null,
      title: title.text,
      deadline: fold(raw("deadline")),
      responsible: fold(raw("responsible")),
      place: place === "" ? null : place,
      raw: {
        number: raw("number"),
        title: raw("title"),
        deadline: raw("deadline"),
        responsible: raw("responsible"),
      },
    });
  }

  /** A row without a title of its own adds to the event above it. */
  private goOn(last: PlanRow, deadline: string, responsible: string): void {
    const joined = (a: string, b: string, by: string): string =>
      fold(b) === "" || fold(a) === fold(b) ? a : a.trim() === "" ? b : `${a}${by}${b}`;
    last.raw.deadline = joined(last.raw.deadline, deadline, "\n");
    last.raw.responsible = joined(last.raw.responsible, responsible, "\n");
    last.deadline = joined(last.deadline, fold(deadline), ", ");
    last.responsible = joined(last.responsible, fold(responsible), ", ");
  }
}

const headingOf = (cell: Cell): string => (cell.merged === "left" ? "" : cell.text);

const widthOf = (table: TableBlock): number => Math.max(0, ...table.rows.map((row) => row.length));

/** «1 | 2 | 3 | 4» under the header counts the columns. */
function isColumnNumbers(row: readonly Cell[]): boolean {
  return row.length > 2 && row.every((cell, index) => fold(cell.text) === String(index + 1));
}

/** «12.», «№ 12», «1.2)» as «12», «12», «1.2». */
function numberOf(text: string): string | null {
  const number = fold(text)
    .replace(/^№\s*/, "")
    .replace(/[.)\s]+$/, "");
  return number === "" ? null : number;
}

/** Where there is no number column, the number may stand before the title. */
function titleOf(text: string, mayHoldNumber: boolean): { number: string | null; text: string } {
  const title = fold(text);
  const match = mayHoldNumber ? /^(\d{1,3})[.)]\s*(?=[^\d\s])(.+)$/.exec(title) : null;
  const several = /\n\s*\d{1,3}[.)]\s/.test(text.trim());
  if (match === null || several) return { number: null, text: title };
  return { number: match[1] ?? null, text: match[2] ?? title };
}

const DEADLINE_WORDS =
  /январ|феврал|март|апрел|(^| )ма[йя]( |$)|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{1,2}|ежемесяч|еженедел|ежекварт|в течение|постоянно|недел|квартал|по (плану|графику|запросу|мере)/;
const RESPONSIBLE_WORDS =
  /директор|зам\.|завуч|руковод|учител|педагог|классн|кл\. ?рук|совет|[а-я]\. ?[а-я]\.( |$|,)|[а-я]+ [а-я]\. ?[а-я]\./;

/** The columns of a table that nothing names, where what they hold leaves no doubt. */
export function columnsByContent(table: TableBlock): Columns | null {
  const rows = table.rows.filter((row) => row.filter((cell) => fold(cell.text) !== "").length >= 3);
  if (rows.length < 2) return null;
  const width = Math.max(...rows.map((row) => row.length));
  const share = (column: number, pattern: RegExp): number =>
    rows.filter((row) => pattern.test(cyrillic(fold(row[column]?.text ?? "")).toLowerCase())).length /
    rows.length;
  const all = Array.from({ length: width }, (_, column) => column);
  const best = (columns: readonly number[], pattern: RegExp): number | undefined => {
    const found = columns.toSorted((a, b) => share(b, pattern) - share(a, pattern))[0];
    return found !== undefined && share(found, pattern) >= 0.6 ? found : undefined;
  };
  const number = best(all.slice(0, 1), /^\d+([.)]\d*)*$/);
  const free = all.filter((column) => column !== number);
  const short = free.filter((column) => rows.every((row) => (row[column]?.text ?? "").length < 80));
  const deadline = best(short, DEADLINE_WORDS);
  const responsible = best(
    free.filter((column) => column !== deadline),
    RESPONSIBLE_WORDS,
  );
  if (deadline === undefined || responsible === undefined) return null;
  const length = (column: number): number =>
    rows.reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0);
  const title = free
    .filter((column) => column !== deadline && column !== responsible)
    .toSorted((a, b) => length(b) - length(a))[0];
  if (title === undefined) return null;
  return number === undefined ? { title, deadline, responsible } : { number, title, deadline, responsible };
}
