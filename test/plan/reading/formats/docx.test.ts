import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../../../src/plan/reading/plan-document.ts";
import { isFileProblem } from "../../../../src/plan/reading/plan-document.ts";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";
import { wordArchive } from "../word-document.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const archive = (body: string, more: Record<string, string> = {}): Buffer =>
  wordArchive({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  });

async function read(body: string, more?: Record<string, string>): Promise<PlanDocument> {
  const document = await readPlanFile(archive(body, more), "plan.docx");
  if (isFileProblem(document)) throw new Error(document.message);
  return document;
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const cell = (content: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${/^<w:(p|tbl)>/.test(content) ? content : `<w:p>${content}</w:p>`}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;

/** What the first cell shows. */
const shown = async (content: string, more?: Record<string, string>): Promise<string | undefined> => {
  const { blocks } = await read(table(row(cell(content), cell(run("б")), cell(run("в")))), more);
  const first = blocks.find((block) => block.kind === "table");
  return first?.rows[0]?.[0]?.text;
};

describe("a cell of a Word file shows", () => {
  test.each<[string, string, string]>([
    ["its text", run("а"), "а"],
    ["paragraphs as lines", `<w:p>${run("а")}</w:p><w:p>${run("б")}</w:p>`, "а\nб"],
    ["a line break", "<w:r><w:t>а</w:t><w:br/><w:t>б</w:t></w:r>", "а\nб"],
    ["no stops of tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${run("а")}</w:p>`, "а"],
    [
      "no deleted text",
      `<w:del><w:r><w:delText>старое</w:delText></w:r></w:del><w:ins>${run("новое")}</w:ins>`,
      "новое",
    ],
    ["no moved text", `<w:moveFrom>${run("а")}</w:moveFrom>${run("б")}`, "б"],
    ["no hidden text", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r>${run("явно")}`, "явно"],
    ["text that is hidden no more", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>явно</w:t></w:r>', "явно"],
    [
      "no code of fields",
      `<w:r><w:instrText>DATE</w:instrText></w:r><w:fldSimple>${run("1 мая")}</w:fldSimple>`,
      "1 мая",
    ],
    ["a content control", `<w:sdt><w:sdtContent>${run("5 мая")}</w:sdtContent></w:sdt>`, "5 мая"],
    [
      "no hint of an empty control",
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run("Место для ввода даты")}</w:sdtContent></w:sdt>`,
      "",
    ],
    ["a link", `<w:hyperlink>${run("сайт")}</w:hyperlink>`, "сайт"],
    ["no mark of a footnote", `${run("а")}<w:r><w:footnoteReference w:id="1"/></w:r>`, "а"],
    ["the five entities of XML", run("&lt;&amp;&gt;&#1103;"), "<&>я"],
    [
      "a text box once",
      `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run("коробка")}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run("коробка")}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${run("а")}`,
      "коробка\nа",
    ],
    [
      "a table in it as lines",
      `<w:tbl>${row(cell(run("9:00")), cell(run("линейка")))}</w:tbl><w:p>${run("а")}</w:p>`,
      "9:00 линейка\nа",
    ],
  ])("%s", async (_, content, text) => {
    expect(await shown(content)).toBe(text);
  });

  test("the number of its list, by its style, with the levels above it", async () => {
    const levels = ["%1.", "%1.%2)"].map(
      (text, i) =>
        `<w:lvl w:ilvl="${i}"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`,
    );
    const more = {
      "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${levels.join("")}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
      "word/styles.xml": `<w:styles ${W}><w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="List"/></w:style></w:styles>`,
    };
    const item = (level: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="Mine"/>${level}</w:pPr>${run("а")}</w:p>`;
    const second = '<w:numPr><w:ilvl w:val="1"/></w:numPr>';
    expect(await shown(`${item("")}${item(second)}${item(second)}${item("")}`, more)).toBe(
      "3. а\n3.3) а\n3.4) а\n4. а",
    );
  });
});

describe("a table of a Word file", () => {
  test("has no deleted rows", async () => {
    const { blocks, notes } = await read(
      table(
        row(cell(run("а")), cell(run("б"))),
        `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(run("в"))}${cell(run("г"))}</w:tr>`,
      ),
    );
    expect(blocks).toEqual([{ kind: "table", rows: [[{ text: "а" }, { text: "б" }]] }]);
    expect(notes?.map(({ code }) => code)).toEqual(["tracked-changes"]);
  });

  test("in a frame around the page is a table all the same", async () => {
    const plan = table(row(cell(run("а")), cell(run("б")), cell(run("в"))));
    const { blocks } = await read(table(row(`<w:tc><w:p>${run("План")}</w:p>${plan}<w:p/></w:tc>`)));
    expect(blocks.slice(0, 2)).toEqual([
      { kind: "paragraph", text: "План" },
      { kind: "table", rows: [[{ text: "а" }, { text: "б" }, { text: "в" }]] },
    ]);
  });

  test("comes in the order of the document, with what is between", async () => {
    const one = table(row(cell(run("а")), cell(run("б"))));
    const { blocks } = await read(
      `<w:p>${run("до")}</w:p>${one}<w:p>${run("между")}</w:p>${one}<w:p>${run("после")}</w:p>`,
    );
    expect(blocks.map((block) => (block.kind === "table" ? "таблица" : block.text))).toEqual([
      "до",
      "таблица",
      "между",
      "таблица",
      "после",
    ]);
  });
});

describe("hostile XML", () => {
  test.each<[string, string]>([
    [
      "entities of its own",
      `<!DOCTYPE w [<!ENTITY a "ааа"><!ENTITY b "&a;&a;">]><w:document ${W}><w:p/></w:document>`,
    ],
    ["a file from outside", `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${W}/>`],
    [
      "a thousand elements deep",
      `<w:document ${W}>${"<w:p>".repeat(1000)}${"</w:p>".repeat(1000)}</w:document>`,
    ],
    ["an element that never ends", `<w:document ${W}><w:p></w:document>`],
    ["two roots", `<w:document ${W}/><w:document ${W}/>`],
  ])("%s is refused", async (_, xml) => {
    const read = await readPlanFile(wordArchive({ "word/document.xml": xml }), "plan.docx");
    expect(read).toMatchObject({ code: "damaged" });
  });

  test("tables in tables in tables are read as far as anyone's eye would", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(100)}<w:p>${run("а")}</w:p>${"</w:tc></w:tr></w:tbl>".repeat(100)}`;
    expect(await readPlanFile(archive(deep), "plan.docx")).toMatchObject({ blocks: expect.any(Array) });
  });

  test("a million cells are too many", async () => {
    const cells = "<w:tc/>".repeat(700_000);
    expect(await readPlanFile(archive(`<w:tbl><w:tr>${cells}</w:tr></w:tbl>`), "plan.docx")).toMatchObject({
      code: "too-many-rows",
    });
  });
});

test("macros are told of and never unpacked", async () => {
  const body = table(row(cell(run("а")), cell(run("б"))));
  const document = await readPlanFile(archive(body, { "word/vbaProject.bin": "x" }), "plan.docm");
  expect(document).toMatchObject({ notes: [{ code: "macros-ignored" }] });
});
