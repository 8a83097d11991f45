import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  type FileChild,
  ImageRun,
  type ITableCellOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

/*
 * What every paper has in common: A4, the margins and the letters of Russian office work, tables whose header stands on
 * every page and whose rows are never torn.
 */

const FONT = "Times New Roman";
const HALF_POINTS = { body: 24, table: 22 };
const mm = convertMillimetersToTwip;
/** Of A4: the page without its margins. */
const MARGIN = { left: mm(25), right: mm(15), top: mm(20), bottom: mm(20) };
export const PAGE_WIDTH = mm(210) - MARGIN.left - MARGIN.right;

/** The bytes of a .docx. */
export async function wordFile(children: readonly FileChild[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: HALF_POINTS.body } } } },
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin: MARGIN } },
        children: [...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
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
    ...(alignment === undefined ? {} : { alignment }),
    spacing: { before, after },
    keepNext,
    children: [new TextRun({ text, bold, ...(size === undefined ? {} : { size }) })],
  });

export const cell = (
  text: string,
  width: number,
  style: LineStyle = {},
  options: Partial<ITableCellOptions> = {},
) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
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
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    borders: BORDERS,
    rows,
  });

/** The header stands on every page, and no row is torn between two. */
export const header = (names: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: names.map((name, at) =>
      cell(name, widths[at] ?? 0, { bold: true, alignment: AlignmentType.CENTER }),
    ),
  });

export const row = (texts: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({ cantSplit: true, children: texts.map((text, at) => cell(text, widths[at] ?? 0)) });

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
