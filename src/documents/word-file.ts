import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  Header,
  ImageRun,
  type ITableCellOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { xmlText } from "./xml-text.ts";

/*
 * What every paper has in common: A4, the margins and the letters of Russian office work, tables whose header stands on
 * every page and whose rows are never torn.
 */

const FONT = "Times New Roman";
const HALF_POINTS = { body: 24, table: 22 };
const mm = convertMillimetersToTwip;
const A4 = { width: mm(210), height: mm(297) };
/** Thirty millimetres at the left are for the binding. */
const MARGIN = { left: mm(30), right: mm(15), top: mm(20), bottom: mm(20) };
/** Of A4: the page without its margins, upright and lying across. */
export const PAGE_WIDTH = A4.width - MARGIN.left - MARGIN.right;
export const ACROSS_WIDTH = A4.height - MARGIN.left - MARGIN.right;

/** Each part of a paper lies as it needs: a wide table across, the rest upright. */
export interface PaperPart {
  children: readonly FileChild[];
  across?: boolean;
}

/** The bytes of a .docx on upright pages. */
export const wordFile = (children: readonly FileChild[]): Promise<Uint8Array<ArrayBuffer>> =>
  paperFile([{ children }]);

/** The bytes of a .docx, its parts one after another, each from a new page; numbered from the second page on. */
export async function paperFile(parts: readonly PaperPart[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: HALF_POINTS.body } } } },
    sections: parts.map(section),
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function section({ children, across = false }: PaperPart, at: number): ISectionOptions {
  return {
    properties: {
      titlePage: at === 0,
      page: {
        // The library turns the sides itself.
        size: { ...A4, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...MARGIN, header: mm(10) },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT] })],
          }),
        ],
      }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children: [...children],
  };
}

export interface LineStyle {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  bold?: boolean;
  size?: number;
  /** Twentieths of a point above and below the paragraph. */
  before?: number;
  after?: number;
  /** On the page of what follows: a section's title never stands alone at the foot. */
  keepNext?: boolean;
}

export const line = (
  text: string,
  { alignment, bold = false, size, before = 0, after = 0, keepNext = false }: LineStyle,
): Paragraph =>
  new Paragraph({
    // Of what is usual nothing is written: a paper of hundreds of rows is made in half the time.
    ...(alignment === undefined ? {} : { alignment }),
    ...(before === 0 && after === 0 ? {} : { spacing: { before, after } }),
    ...(keepNext ? { keepNext } : {}),
    children: [
      new TextRun({
        text: xmlText(text),
        ...(bold ? { bold } : {}),
        ...(size === undefined ? {} : { size }),
      }),
    ],
  });

/** Two ends of one line, the first at the left edge and the second at the right. */
export const spread = ([left, right]: readonly [string, string], width: number): Paragraph =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    spacing: { before: 240 },
    children: [new TextRun({ children: [xmlText(left), new Tab(), xmlText(right)] })],
  });

/** A row with more letters or paragraphs than these in a cell may go on on the next page. */
const SHORT_CELL = { letters: 420, paragraphs: 9 };

/** Whether a row of these cells is never torn between two pages. */
export const areShort = (texts: readonly string[]): boolean =>
  texts.every(
    (text) => text.length <= SHORT_CELL.letters && text.split("\n").length <= SHORT_CELL.paragraphs,
  );

export const cell = (
  text: string,
  width: number,
  style: LineStyle = {},
  options: Partial<ITableCellOptions> = {},
) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...options,
    children: text.split("\n").map((part) => line(part, { size: HALF_POINTS.table, ...style })),
  });

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const BORDERS = {
  top: BORDER,
  bottom: BORDER,
  left: BORDER,
  right: BORDER,
  insideHorizontal: BORDER,
  insideVertical: BORDER,
};

export const table = (columnWidths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: BORDERS,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    rows,
  });

/** The header stands on every page, and no row is torn between two. */
export const header = (names: readonly string[], widths: readonly number[], keepNext = false): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: names.map((name, at) =>
      cell(name, widths[at] ?? 0, { bold: true, alignment: AlignmentType.CENTER, keepNext }),
    ),
  });

export const row = (texts: readonly string[], widths: readonly number[], keepNext = false): TableRow =>
  new TableRow({
    cantSplit: true,
    children: texts.map((text, at) => cell(text, widths[at] ?? 0, { keepNext })),
  });

/** The rows of a table that is short enough to stand on one page, each bound to the next. */
export const boundRows = (all: readonly (readonly string[])[], widths: readonly number[]): TableRow[] =>
  all.map((texts, at) => row(texts, widths, at < all.length - 1));

/** A line of words across the whole table, on the page of the row that follows. */
export const sectionRow = (title: string, widths: readonly number[]): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      cell(
        title,
        widths.reduce((sum, width) => sum + width, 0),
        { bold: true, alignment: AlignmentType.CENTER, keepNext: true },
        { columnSpan: widths.length },
      ),
    ],
  });

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** What stands under a table, bound to its last row: a signature never comes alone on a page. */
export const closingRow = (children: readonly Paragraph[], widths: readonly number[]): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: widths.length,
        margins: { left: 0, right: 0 },
        borders: { top: BORDER, left: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER },
        children: [...children],
      }),
    ],
  });

/** A picture as wide as the page, its sides in pixels. */
export function picture(png: Uint8Array, { width, height }: { width: number; height: number }): Paragraph {
  const across = Math.round((PAGE_WIDTH / mm(25.4)) * 96);
  return new Paragraph({
    spacing: { before: 120, after: 120 },
    children: [
      new ImageRun({
        type: "png",
        data: png,
        transformation: { width: across, height: Math.round((across * height) / width) },
      }),
    ],
  });
}
