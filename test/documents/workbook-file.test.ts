import { expect, test } from "vitest";
import { workbookFile, writtenHere } from "../../src/documents/workbook-file.ts";
import type { PrintedSheet } from "../../src/documents/workbook.ts";
import { cellsOf, partOf } from "../support/paper.ts";

const sheet = (rows: number): PrintedSheet => ({
  name: "План & «школы»",
  rows: [
    { kind: "head", cells: ["№", "Когда", "Что"] },
    ...Array.from({ length: rows }, (_, at) => ({
      kind: "plain" as const,
      cells: [at + 1, { day: "2019-11-18" }, `Семинар <${at}> \u0001`],
    })),
  ],
  widths: [5, 12, 40],
  landscape: true,
  list: { title: "План & отметки" },
});

test("a large workbook, written in a thread of its own, is the same as one written here", async () => {
  const sheets = [sheet(1500)];
  const [aside, here] = [await workbookFile(sheets), await writtenHere(sheets)];
  expect(partOf(aside, "xl/worksheets/sheet1.xml")).toBe(partOf(here, "xl/worksheets/sheet1.xml"));
  expect(cellsOf(aside, 1).at(-1)).toEqual([1500, 43787, "Семинар <1499> "]);
});

test("a heading with «&» is no code of Excel's, a sheet's name is quoted", async () => {
  const bytes = await workbookFile([sheet(2)]);
  expect(partOf(bytes, "xl/worksheets/sheet1.xml")).toContain(
    "<oddHeader>&amp;CПлан &amp;&amp; отметки</oddHeader>",
  );
  expect(partOf(bytes, "xl/workbook.xml")).toContain("'План &amp; «школы»'!$1:$1");
});

test("what cannot be written in the thread is told where it was asked for", async () => {
  const broken = { ...sheet(1500), widths: null } as unknown as PrintedSheet;
  await expect(workbookFile([broken])).rejects.toThrow(/map|null/);
});
