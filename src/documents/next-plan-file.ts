import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
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
import type { NextPlan, NextSection } from "../plan/next/next-plan.ts";
import type { PlanHeading } from "./plan-heading.ts";
import { forTime, NEXT_PLAN_WORDS, signatureName } from "../plan/next/next-plan-texts.ts";

const FONT = "Times New Roman";
const HALF_POINTS = { body: 24, table: 22 };
const mm = convertMillimetersToTwip;
/** Of A4: the page without its margins. */
const MARGIN = { left: mm(25), right: mm(15), top: mm(20), bottom: mm(20) };
const PAGE_WIDTH = mm(210) - MARGIN.left - MARGIN.right;

/** The bytes of a .docx: the head, the list of members, the table of events by section, as such plans look. */
export async function nextPlanDocument(
  plan: NextPlan,
  heading: PlanHeading,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: HALF_POINTS.body } } } },
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin: MARGIN } },
        children: [
          ...approval(heading.chair),
          line(plan.title, { alignment: AlignmentType.CENTER, bold: true }),
          line(forTime(plan.period), { alignment: AlignmentType.CENTER, bold: true, after: 240 }),
          ...(heading.members.length === 0
            ? []
            : [line(NEXT_PLAN_WORDS.members, { bold: true, after: 120 }), membersTable(heading.members)]),
          line("", {}),
          eventsTable(plan.sections),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

interface LineStyle {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  bold?: boolean;
  size?: number;
  /** Twentieths of a point below the paragraph. */
  after?: number;
  /** On the page of what follows: a section's title never stands alone at the foot. */
  keepNext?: boolean;
}

const line = (
  text: string,
  { alignment, bold = false, size, after = 0, keepNext = false }: LineStyle,
): Paragraph =>
  new Paragraph({
    ...(alignment === undefined ? {} : { alignment }),
    spacing: { after },
    keepNext,
    children: [new TextRun({ text, bold, ...(size === undefined ? {} : { size }) })],
  });

function approval(chair: PlanHeading["chair"]): Paragraph[] {
  if (chair === null) return [];
  const right = { alignment: AlignmentType.RIGHT };
  return [
    line(NEXT_PLAN_WORDS.approve, right),
    line(NEXT_PLAN_WORDS.chair, right),
    line(chair.position, right),
    line(`${NEXT_PLAN_WORDS.signature} ${signatureName(chair.name)}`, { ...right, after: 360 }),
  ];
}

const cell = (text: string, width: number, style: LineStyle = {}, options: Partial<ITableCellOptions> = {}) =>
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

const table = (columnWidths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    columnWidths,
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    borders: BORDERS,
    rows,
  });

/** The header stands on every page, and no row is torn between two. */
const header = (names: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: names.map((name, at) =>
      cell(name, widths[at] ?? 0, { bold: true, alignment: AlignmentType.CENTER }),
    ),
  });

const row = (texts: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({ cantSplit: true, children: texts.map((text, at) => cell(text, widths[at] ?? 0)) });

function membersTable(members: PlanHeading["members"]): Table {
  const widths = [PAGE_WIDTH / 2, PAGE_WIDTH / 2];
  let number = 0;
  return table(widths, [
    header([NEXT_PLAN_WORDS.organisations, NEXT_PLAN_WORDS.council], widths),
    ...members.map(({ name, people }) =>
      row([name === null ? "" : `${++number}. ${name}`, people.join("\n")], widths),
    ),
  ]);
}

/** Shares of the page's width: №, event, deadline, responsible, note; the place, where there is one, takes of the event. */
const SHARES = { number: 0.07, title: 0.33, deadline: 0.15, responsible: 0.25, note: 0.2, place: 0.11 };

function eventsTable(sections: readonly NextSection[]): Table {
  const places = sections.some(({ events }) => events.some(({ place }) => place !== null));
  const shares = [
    SHARES.number,
    places ? SHARES.title - SHARES.place : SHARES.title,
    SHARES.deadline,
    ...(places ? [SHARES.place] : []),
    SHARES.responsible,
    SHARES.note,
  ];
  const widths = shares.map((share) => Math.round(share * PAGE_WIDTH));
  const [number, title, deadline, responsible, note] = NEXT_PLAN_WORDS.columns;
  const columns = [number, title, deadline, ...(places ? [NEXT_PLAN_WORDS.place] : []), responsible, note];
  return table(widths, [
    header(columns, widths),
    ...sections.flatMap((section) => [
      ...(section.title === null ? [] : [sectionRow(section.title, columns.length)]),
      ...section.events.map((event) =>
        row(
          [
            event.number,
            event.title,
            event.deadline,
            ...(places ? [event.place ?? ""] : []),
            event.responsible,
            event.note,
          ],
          widths,
        ),
      ),
    ]),
  ]);
}

const sectionRow = (title: string, columns: number): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      cell(
        title,
        PAGE_WIDTH,
        { bold: true, alignment: AlignmentType.CENTER, keepNext: true },
        { columnSpan: columns },
      ),
    ],
  });
