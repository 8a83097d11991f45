import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isFileProblem, type PlanDocument } from "../../../../src/plan/reading/plan-document.ts";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";
import { readPlan } from "../../../../src/plan/reading/read-plan.ts";
import { readingLines } from "../reading-lines.ts";

const FIXTURES = "test/plan/reading/fixtures";

async function documentOf(name: string): Promise<PlanDocument> {
  const document = await readPlanFile(readFileSync(`${FIXTURES}/${name}`), name);
  if (isFileProblem(document)) throw new Error(document.message);
  return document;
}

/*
 * One plan as LibreOffice saves it in each format: Word's own numbers, a section over all the columns, a cell over two
 * rows, a footnote, a table in a cell, a text box, and corrections that nobody has accepted yet.
 */
describe.each(["saved.docx", "saved.doc", "saved.odt"])("%s", (name) => {
  test("the table is what is seen on the page", async () => {
    const { blocks } = await documentOf(name);
    const rows = blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
    const left = { text: "", merged: "left" };
    expect(rows).toEqual([
      [{ text: "№" }, { text: "Мероприятие" }, { text: "Срок" }, { text: "Ответственный" }],
      [{ text: "Работа с учащимися" }, left, left, left],
      [{ text: "1." }, { text: "Линейка" }, { text: "1 октября" }, { text: "Шилова Н.Н." }],
      [{ text: "2." }, { text: "Семинар" }, { text: "16 октября" }, { text: "Грачёв Р.Л." }],
      [
        { text: "3." },
        { text: "Совещание\nутро 9:00\nвечер 18:00\n" },
        { text: "20 октября" },
        { text: "Шилова Н.Н." },
      ],
      [{ text: "4." }, { text: "Отчёт" }, { text: "27 октября" }, { text: "Шилова Н.Н.", merged: "above" }],
    ]);
  });

  test("the text box is read, and the corrections are told of", async () => {
    const { blocks, notes } = await documentOf(name);
    expect(blocks).toContainEqual({ kind: "paragraph", text: "УТВЕРЖДАЮ\nДиректор Шилова Н.Н." });
    expect(notes?.map((note) => note.code)).toEqual(["tracked-changes"]);
  });

  test("the plan is the same whatever the format", async () => {
    expect(readPlan(await documentOf(name)).events).toEqual(readPlan(await documentOf("saved.docx")).events);
  });
});

test("a workbook with two tables of other columns on a sheet reads as the Word file does", async () => {
  const expected = readFileSync(`${FIXTURES}/district-months.reading`, "utf8");
  expect(readingLines(readPlan(await documentOf("district-months.xlsx")))).toBe(expected);
});
