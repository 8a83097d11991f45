import type { Stream } from "node:stream";
import writeWorkbook, { type Cell, type Feature } from "write-excel-file/node";
import type { Month } from "../calendar/month.ts";
import { onPage } from "../sheets/printed-page-file.ts";
import { type Form, type Indicator, indicatorsOf, totalOf } from "./form.ts";
import {
  cellName,
  gradeHead,
  keyText,
  NOT_ASKED,
  REST_CODE,
  SHEET_HEADS,
  sheetIndicators,
} from "./figures-sheet.ts";
import { SHEET_WORDS } from "./figures-sheet-texts.ts";
import { commentOn, type Report } from "./report.ts";

export interface GivenSheet {
  form: Form;
  month: Month;
  school: { id: number; shortName: string };
  grades: readonly number[];
  /** What the draft says already; figures that were not told are left empty. */
  report: Report;
}

const FONT = { fontFamily: "Arial", fontSize: 11 };
const BORDER = { borderStyle: "thin", borderColor: "#808080" } as const;
const INPUT = { ...BORDER, backgroundColor: "#FFF2CC", align: "center", alignVertical: "center" } as const;
const CLOSED = {
  ...BORDER,
  backgroundColor: "#EDEDED",
  textColor: "#808080",
  align: "center",
  alignVertical: "center",
} as const;
const HEAD = { ...BORDER, fontWeight: "bold", align: "center", alignVertical: "center" } as const;
const LABEL = { ...BORDER, wrap: true, alignVertical: "center" } as const;
const SMALL = { ...BORDER, fontSize: 8, textColor: "#A0A0A0", alignVertical: "center" } as const;

/** Title, school, two lines of help, the heads. */
const FIRST_ROW = 5;
/** Characters in a line of the widest column; a line's height and the room above and below, in points. */
const LABEL_WIDTH = 54;
const LINE = 14;
const ROOM = 7;

/** The bytes of a sheet to fill in: a row for every figure, a column for every grade, one page of A4. */
export async function figuresSheetFile(sheet: GivenSheet): Promise<Uint8Array<ArrayBuffer>> {
  const { form, grades, month, school } = sheet;
  const rows = sheetIndicators(form, grades);
  const key = keyText({ form: form.code, version: form.version, organisationId: school.id, month });
  const across = { columnSpan: grades.length + 2 } as const;
  const line = (value: string, style: object = {}): Cell[] => [
    { value, type: String, ...across, ...style },
    ...Array.from({ length: grades.length + 1 }, () => null),
  ];
  const data: Cell[][] = [
    [...line(SHEET_WORDS.title(form, month), { fontWeight: "bold", fontSize: 13 })],
    [...line(school.shortName, { fontWeight: "bold" })],
    [...line(SHEET_WORDS.howTo)],
    [...line(SHEET_WORDS.noNames)],
    [
      { value: SHEET_HEADS.indicator, type: String, height: LINE + ROOM, ...HEAD },
      ...grades.map((grade): Cell => ({ value: gradeHead(grade), type: String, ...HEAD })),
      { value: SHEET_HEADS.comment, type: String, ...HEAD },
      { value: SHEET_HEADS.code, type: String, ...SMALL },
    ],
    ...rows.map((indicator) => indicatorRow(sheet, indicator)),
    restRow(sheet, rows),
    [{ value: key, type: String, fontSize: 6, textColor: "#C0C0C0" }],
  ];
  const columns = [{ width: 56 }, ...grades.map(() => ({ width: 11 })), { width: 34 }, { width: 13 }];
  const written = writeWorkbook([{ sheet: SHEET_WORDS.tab, data, columns }], {
    ...FONT,
    features: [ONE_PAGE],
  });
  return new Uint8Array(await written.toBuffer());
}

function indicatorRow({ form, grades, report }: GivenSheet, indicator: Indicator): Cell[] {
  const label = indicator.role === "ofWhich" ? SHEET_WORDS.ofWhich(indicator.label) : indicator.label;
  const text = indicator.hint === null ? label : `${label}\n${indicator.hint}`;
  const lines = text.split("\n").reduce((all, part) => all + Math.ceil(part.length / LABEL_WIDTH), 0);
  const height = LINE * lines + ROOM;
  const bold = indicator.role === "total" ? ({ fontWeight: "bold" } as const) : {};
  const comment = grades.map((grade) => commentOn(report, grade, indicator.code)).find((one) => one !== null);
  return [
    { value: text, type: String, height, ...LABEL, ...bold },
    ...grades.map((grade): Cell => {
      if (!indicatorsOf(form, grade).includes(indicator))
        return { value: NOT_ASKED, type: String, ...CLOSED };
      const value = report.figures[grade]?.[indicator.code];
      return value === undefined
        ? { value: "", type: String, ...INPUT, ...bold }
        : { value, type: Number, ...INPUT, ...bold };
    }),
    indicator.comment
      ? { value: comment ?? "", type: String, ...INPUT, align: "left", wrap: true }
      : { value: NOT_ASKED, type: String, ...CLOSED },
    { value: indicator.code, type: String, ...SMALL },
  ];
}

/** What is left of the total, counted by the sheet itself while it is filled in. */
function restRow({ form, grades }: GivenSheet, rows: readonly Indicator[]): Cell[] {
  const left = grades.map((grade, i): Cell => {
    const at = (indicator: Indicator): string =>
      cellName({ row: FIRST_ROW + rows.indexOf(indicator), column: i + 1 });
    const destinations = indicatorsOf(form, grade, "destination").map(at);
    return {
      value: `=${at(totalOf(form, grade))}-SUM(${destinations.join(",")})`,
      type: "Formula",
      ...CLOSED,
    };
  });
  return [
    { value: SHEET_WORDS.rest, type: String, height: LINE + ROOM, ...LABEL, textColor: "#808080" },
    ...left,
    { value: NOT_ASKED, type: String, ...CLOSED },
    { value: REST_CODE, type: String, ...SMALL },
  ];
}

const ONE_PAGE: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml) => onPage(xml, { landscape: false, onePage: true }),
      },
    },
  },
};
