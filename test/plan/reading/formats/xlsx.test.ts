import { describe, expect, test } from "vitest";
import { shownNumber } from "../../../../src/plan/reading/formats/number-style-file.ts";
import type { Block, PlanDocument } from "../../../../src/plan/reading/plan-document.ts";
import { isFileProblem } from "../../../../src/plan/reading/plan-document.ts";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";
import { wordArchive } from "../word-document.ts";

interface MadeSheet {
  name: string;
  state?: string;
  /** The XML of its rows and whatever follows them. */
  xml: string;
}

function workbook(sheets: readonly MadeSheet[], strings: readonly string[] = []): Buffer {
  const at = (i: number): string => `xl/worksheets/sheet${i + 1}.xml`;
  return wordArchive({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" state="${state ?? "visible"}" r:id="r${i}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Target="/${at(i)}"/>`).join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...Object.fromEntries(sheets.map(({ xml }, i) => [at(i), `<worksheet><sheetData>${xml}</worksheet>`])),
  });
}

const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowOf = (at: number, texts: readonly string[]): string =>
  `<row r="${at}">${texts.map((text, i) => (text === "" ? "" : inline(`${"ABCDEFG"[i]}${at}`, text))).join("")}</row>`;
const HEADER = ["№", "Мероприятие", "Срок", "Ответственный"];

async function read(bytes: Buffer): Promise<PlanDocument> {
  const document = await readPlanFile(bytes, "plan.xlsx");
  if (isFileProblem(document)) throw new Error(document.message);
  return document;
}

const lines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block.text]
      : block.rows.map((row) => row.map((cell) => cell.text).join(" | ")),
  );

describe("a workbook", () => {
  test("the title over the table, blank rows and columns, shared texts, real days, numbers", async () => {
    const document = await read(
      workbook(
        [
          {
            name: "Лист1",
            xml: `${rowOf(2, ["", "План работы"])}${rowOf(3, ["", "на 2025-2026 учебный год"])}
              <row r="5"><c r="B5" t="s"><v>0</v></c><c r="C5" t="s"><v>1</v></c><c r="E5" t="s"><v>2</v></c></row>
              <row r="9"><c r="B9"><v>1</v></c><c r="C9" t="s"><v>3</v></c><c r="E9" s="1"><v>45901</v></c></row></sheetData>`,
          },
        ],
        [
          "<t>№</t>",
          "<r><t>Меро</t></r><r><t>приятие</t></r><rPh><t>x</t></rPh>",
          "<t>Срок</t>",
          "<t>Линейка_x000D_&#10;во дворе</t>",
        ],
      ),
    );
    expect(lines(document.blocks)).toEqual([
      "План работы",
      "на 2025-2026 учебный год",
      "№ | Мероприятие | Срок",
      "1 | Линейка\nво дворе | 01.09.2025",
    ]);
  });

  test("merged cells are laid out on the grid", async () => {
    const xml = `${rowOf(1, HEADER)}${rowOf(2, ["Работа с учащимися"])}${rowOf(3, ["1", "Неделя", "2 мая", "Юдина К.В."])}${rowOf(4, ["2", "", "4 мая", "Юдина К.В."])}
      </sheetData><mergeCells><mergeCell ref="A2:D2"/><mergeCell ref="B3:B4"/></mergeCells>`;
    const { blocks } = await read(workbook([{ name: "План", xml }]));
    const rows = blocks[0]?.kind === "table" ? blocks[0].rows : [];
    expect(rows[1]?.map((cell) => cell.merged)).toEqual([undefined, "left", "left", "left"]);
    expect(rows[3]?.[1]).toEqual({ text: "Неделя", merged: "above" });
  });

  test("sheets of months head their tables, a hidden one is told of", async () => {
    const sheet = (name: string, event: string, state?: string): MadeSheet => ({
      name,
      xml: `${rowOf(1, HEADER)}${rowOf(2, ["1", event, "15", "Юдина К.В."])}</sheetData>`,
      ...(state === undefined ? {} : { state }),
    });
    const document = await read(
      workbook([
        sheet("Сентябрь", "Линейка"),
        sheet("Октябрь", "Концерт"),
        sheet("Черновик", "Нет", "hidden"),
      ]),
    );
    expect(lines(document.blocks)).toEqual([
      "Сентябрь",
      HEADER.join(" | "),
      "1 | Линейка | 15 | Юдина К.В.",
      "Октябрь",
      HEADER.join(" | "),
      "1 | Концерт | 15 | Юдина К.В.",
    ]);
    expect(document.notes?.map(({ code }) => code)).toEqual(["hidden-sheets"]);
  });

  test("a table goes on after a blank row", async () => {
    const xml = `${rowOf(1, HEADER)}${rowOf(2, ["1", "Линейка", "1 мая", "Юдина К.В."])}${rowOf(4, ["2", "Концерт", "5 мая"])}</sheetData>`;
    const { blocks } = await read(workbook([{ name: "План", xml }]));
    expect(lines(blocks)).toEqual([
      HEADER.join(" | "),
      "1 | Линейка | 1 мая | Юдина К.В.",
      "2 | Концерт | 5 мая | ",
    ]);
  });

  test("merges over the whole sheet cost no time", async () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000);
    const xml = `${rowOf(1, HEADER)}${rowOf(2, ["1", "а", "1 мая", "б"])}</sheetData><mergeCells>${merges}</mergeCells>`;
    expect(await readPlanFile(workbook([{ name: "План", xml }]), "plan.xlsx")).toMatchObject({
      code: "no-table",
    });
  });
});

test.each<[string, string, string]>([
  ["45901", "dd.mm.yyyy", "01.09.2025"],
  ["45901.4166666", "dd.mm.yyyy h:mm", "01.09.2025, 10:00"],
  ["45901", "mmm-yy", "сентябрь 2025"],
  ["45901", "mmmm", "сентябрь"],
  ["45901", "d-mmm", "01.09"],
  ["45901", '[$-419]d mmmm yyyy"г."', "01.09.2025"],
  ["0.4166666", "h:mm", "10:00"],
  ["15.1", "0.00", "15.10"],
  ["15.1", "General", "15.1"],
  ["0.30000000000000004", "", "0.3"],
  ["12", "", "12"],
  ["1e400", "dd.mm.yyyy", "1e400"],
  ["-5", "dd.mm.yyyy", "-5"],
])("%s shown as %s is %s", (value, format, shown) => {
  expect(shownNumber(value, format, false)).toBe(shown);
});

test("a Mac's workbook counts its days from 1904", () => {
  expect(shownNumber("44439", "dd.mm.yyyy", true)).toBe("01.09.2025");
});
