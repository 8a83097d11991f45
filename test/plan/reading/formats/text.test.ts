import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";

async function rows(text: string): Promise<{ rows: string[][]; notes: string[] }> {
  const document = await readPlanFile(Buffer.from(text), "plan.txt");
  if ("code" in document) throw new Error(document.code);
  const tables = document.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  return {
    rows: tables.map((row) => row.map((cell) => cell.text)),
    notes: (document.notes ?? []).map((note) => note.code),
  };
}

describe("a document that LibreOffice saved as text, a cell a line", () => {
  test("rows are told by what columns hold", async () => {
    const text = `План работы школы
на 2025-2026 учебный год
Раздел 1. Основные школьные дела
№
Дела, события, мероприятия
Классы
Сроки
Ответственные
1
2
3
4
5
    1. 
Линейка «Первый звонок»
1–9
1 сентября
Зам. директора по ВР Юдина К.В.,
классные руководители
Внеурочная деятельность
    2. 
Россия – мои горизонты
9

Классные руководители
Раздел 2. Профориентация
№
Дела, события, мероприятия
Классы
Сроки
Ответственные
3
Встреча с колледжами
9
в течение года
Юдина К.В.`;
    const header = ["№", "Дела, события, мероприятия", "Классы", "Сроки", "Ответственные"];
    expect(await rows(text)).toEqual({
      rows: [
        header,
        [
          "    1. ",
          "Линейка «Первый звонок»",
          "1–9",
          "1 сентября",
          "Зам. директора по ВР Юдина К.В.,\nклассные руководители",
        ],
        ["Внеурочная деятельность"],
        ["    2. ", "Россия – мои горизонты", "9", "", "Классные руководители"],
        header,
        ["3", "Встреча с колледжами", "9", "в течение года", "Юдина К.В."],
      ],
      notes: ["cells-by-line"],
    });
  });

  test("without a number, with months as sections and bare days", async () => {
    const text =
      "Дата\nМероприятие\nОтветственные\nСентябрь\n5\nОлимпиада\nРуководители РМО\n14-25\nСмотр\nЮдина К.В.\nОктябрь\nдо 10\nЗаявки\nДиректора школ";
    expect((await rows(text)).rows).toEqual([
      ["Дата", "Мероприятие", "Ответственные"],
      ["Сентябрь"],
      ["5", "Олимпиада", "Руководители РМО"],
      ["14-25", "Смотр", "Юдина К.В."],
      ["Октябрь"],
      ["до 10", "Заявки", "Директора школ"],
    ]);
  });

  test("lines that are no such table are not guessed at", async () => {
    const text = "Мероприятие\nСрок\nОтветственный\nмы\nвсе\nвместе\nпойдём\nв лес";
    await expect(rows(text)).rejects.toThrow("no-table");
  });
});

describe("a document that Word saved as text, a tab between cells", () => {
  test("a cell of several paragraphs tears its row in several lines", async () => {
    const text = `№\tМероприятие\tСрок\tОтветственный
1\tЛинейка
Концерт\t1 сентября\tЮдина К.В.
Грачёв Р.Л.
2\tСмотр\t5 мая\tЮдина К.В.`;
    expect((await rows(text)).rows.slice(1, 2)).toEqual([
      ["1", "Линейка\nКонцерт", "1 сентября", "Юдина К.В."],
    ]);
    expect((await rows(text)).rows.at(-1)).toEqual(["2", "Смотр", "5 мая", "Юдина К.В."]);
  });
});
