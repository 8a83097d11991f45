import { describe, expect, test } from "vitest";
import { cellName, figuresIn, type GivenCell, keyOf } from "../../src/monitoring/figures-sheet.ts";
import { figuresSheetFile } from "../../src/monitoring/figures-sheet-file.ts";
import { sheetProblemWords } from "../../src/monitoring/figures-sheet-texts.ts";
import type { Form } from "../../src/monitoring/form.ts";
import { EMPTY, type Report } from "../../src/monitoring/report.ts";
import { cellsOfFile } from "../../src/monitoring/sent-sheet-file.ts";
import { pack } from "../../src/sheets/zip-file.ts";
import { employment as form, report, typical } from "./employment.ts";

const given = async (said: Report = EMPTY, grades: readonly number[] = [9, 11]): Promise<GivenCell[]> => {
  const bytes = await figuresSheetFile({
    form,
    month: "2019-10",
    school: { id: 12, shortName: "СОШ п. Берёзовка" },
    grades,
    report: said,
  });
  const cells = cellsOfFile(bytes);
  if (typeof cells === "string") throw new Error(cells);
  return cells;
};

const full = report(
  {
    9: { total: 12, to10_own: 7, spo_region: 4, other: 1, target: 0 },
    11: { total: 6, vo_region: 4, risk: 2 },
  },
  { 9: { other: "переезд семьи" }, 11: { risk: "ведётся работа" } },
);

/** The sheet with one cell as somebody wrote it. */
const withCell = (cells: readonly GivenCell[], name: string, over: Partial<GivenCell>): GivenCell[] => {
  const place = { column: name.charCodeAt(0) - 65, row: Number(name.slice(1)) - 1 };
  const rest = cells.filter((cell) => cellName(cell) !== name);
  return [...rest, { ...place, type: "number", value: "", formula: false, ...over }];
};

const problem = (cells: readonly GivenCell[], grades: readonly number[] = [9, 11]): string => {
  const read = figuresIn(form, grades, cells);
  if (!("problem" in read)) throw new Error("taken");
  return sheetProblemWords(read.problem);
};

describe("the sheet that is given out", () => {
  test("comes back as it was", async () => {
    const cells = await given(full);
    expect(keyOf(cells)).toEqual({ form: "employment", version: 1, organisationId: 12, month: "2019-10" });
    expect(figuresIn(form, [9, 11], cells)).toEqual(full);
    expect(figuresIn(form, [9], await given(report({ 9: { total: 3 } }), [9]))).toEqual(
      report({ 9: { total: 3 } }),
    );
  });

  test("rows moved, columns moved and added: the same figures", async () => {
    const cells = await given(typical);
    const upside = cells.map((cell) =>
      cell.row < 5 || cell.row > 20 ? cell : { ...cell, row: 60 - cell.row },
    );
    expect(figuresIn(form, [9, 11], upside)).toEqual(typical);
    const columns = cells.map((cell) => ({ ...cell, column: cell.column === 4 ? 0 : cell.column + 3 }));
    const note = { row: 4, column: 30, type: "text", value: "Примечание", formula: false } as const;
    expect(figuresIn(form, [9, 11], [...columns, note, { ...note, row: 6, value: "7" }])).toEqual(typical);
  });

  test("without its codes a row is known by its name, also by one that the form gives it besides", async () => {
    const cells = (await given(full)).filter(({ column }) => column !== 4);
    expect(figuresIn(form, [9, 11], cells)).toEqual(full);
    const cabin: Form = {
      ...form,
      indicators: form.indicators.map((one) =>
        one.code === "to10_own" ? { ...one, aliases: ["Остаются у нас"] } : one,
      ),
    };
    const renamed = withCell(cells, "A7", { type: "text", value: "остаются у нас" });
    expect(figuresIn(cabin, [9, 11], renamed)).toEqual(full);
    expect(problem(renamed)).toMatch(/^Клетка A7: такого показателя в форме нет/);
  });

  test("words below the table are nobody's, figures of a row of one's own are not passed over", async () => {
    const cells = await given(typical);
    const note = { row: 30, column: 0, type: "text", value: "Исполнитель: завуч", formula: false } as const;
    expect(figuresIn(form, [9, 11], [...cells, note])).toEqual(typical);
    expect(problem([...cells, note, { ...note, column: 1, type: "number", value: "3" }])).toMatch(
      /^Клетка A31: такого показателя в форме нет/,
    );
  });

  test("an empty cell beside figures is 0; numbers as programs store them", async () => {
    let cells = await given(typical);
    for (const value of ["7.0", "7E0"]) {
      cells = withCell(cells, "B7", { value });
      expect(figuresIn(form, [9, 11], cells)).toEqual(typical);
    }
    cells = withCell(cells, "B7", { type: "text", value: " 7 " });
    expect(figuresIn(form, [9, 11], cells)).toEqual(typical);
    const emptied = figuresIn(form, [9, 11], withCell(cells, "B7", { type: "text", value: "" }));
    expect("figures" in emptied && emptied.figures[9]).toEqual({ total: 12, spo_region: 5 });
  });

  test.each<[string, string, Partial<GivenCell>, RegExp]>([
    ["a formula", "B6", { value: "12", formula: true }, /^Клетка B6: в ней формула/],
    ["a formula that was never counted", "B6", { formula: true }, /^Клетка B6: в ней формула/],
    ["words", "B11", { type: "text", value: "пять" }, /^Клетка B11: это не число/],
    ["a range", "B11", { type: "text", value: "10-12" }, /^Клетка B11: нужно одно число, а не промежуток/],
    [
      "a day that the program made of a range",
      "B11",
      { value: "43749" },
      /^Клетка B11: нужно число не больше 999/,
    ],
    ["a fraction", "C6", { value: "12.5" }, /^Клетка C6: нужно целое число/],
    ["a negative number", "C6", { value: "-1" }, /^Клетка C6: введите число без плюса и минуса/],
    ["other digits", "C6", { type: "text", value: "١٢" }, /^Клетка C6: введите число обычными цифрами/],
    ["an error", "C6", { type: "error", value: "#REF!" }, /^Клетка C6: это не число/],
    ["a figure that grade 11 is not asked", "C7", { value: "3" }, /^Клетка C7: про этот класс/],
    [
      "a pupil's name",
      "D17",
      { type: "text", value: "Иванов Петя" },
      /^Клетка D17: похоже, в тексте есть фамилия/,
    ],
    [
      "a comment where none is asked",
      "D8",
      { type: "text", value: "всё хорошо" },
      /^Клетка D8: .* комментарий не нужен/,
    ],
    ["another code", "E9", { type: "text", value: "vuz" }, /^Клетка E9: такого показателя/],
    ["a code twice", "E9", { type: "text", value: "total" }, /^Клетка E9: этот показатель в таблице дважды/],
    ["no total", "C6", { type: "text", value: "" }, /^Клетка C6: укажите, сколько всего/],
    ["heads changed", "B5", { type: "text", value: "Девятые" }, /^Строка с названиями столбцов изменена/],
    ["a head twice", "G5", { type: "text", value: "9 класс" }, /^Строка с названиями столбцов изменена/],
  ])("%s: a sentence", async (_, name, over, words) => {
    expect(problem(withCell(await given(typical), name, over))).toMatch(words);
  });

  test("an empty sheet, and one of no school", async () => {
    expect(problem(await given())).toMatch(/^Таблица пустая/);
    expect(keyOf((await given()).filter(({ value }) => !value.startsWith("klaster:")))).toBeNull();
  });
});

describe("files that are none", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const zip = (...names: string[]): Uint8Array => pack(new Map(names.map((name) => [name, bytes("<x/>")])));
  const book = ["[Content_Types].xml", "xl/workbook.xml"];

  test.each<[string, Uint8Array, string]>([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), "picture"],
    ["a PDF", bytes("%PDF-1.4"), "notExcel"],
    ["a text", bytes("9 класс: всего 12"), "notExcel"],
    ["nothing", new Uint8Array(), "notExcel"],
    ["an old Excel", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), "oldExcel"],
    ["a Word file", zip("[Content_Types].xml", "word/document.xml"), "notExcel"],
    ["a macro", zip(...book, "xl/vbaProject.bin"), "macro"],
    ["half an archive", zip(...book).subarray(0, 60), "damaged"],
    ["a workbook without sheets", zip(...book), "damaged"],
    ["too much", new Uint8Array(1024 * 1024 + 1), "tooBig"],
  ])("%s", (_, file, expected) => expect(cellsOfFile(file)).toBe(expected));
});
