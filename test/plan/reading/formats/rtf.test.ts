import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";

/** Letters as Word writes them under Windows. */
const hex = (text: string): string =>
  text
    .split("")
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? letter : `\\'${(code - 0x410 + 0xc0).toString(16)}`;
    })
    .join("");

const plan = (rows: string): string =>
  `{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Times;}}{\\*\\generator x}{\\header ${hex("Шапка")}\\par}\\f0 ${rows}}`;
const ROW = "\\trowd\\cellx1000\\cellx3000\\cellx5000\\pard\\intbl ";

async function blocks(rtf: string): Promise<unknown> {
  const document = await readPlanFile(Buffer.from(rtf, "latin1"), "plan.doc");
  return "blocks" in document ? document.blocks : document;
}

describe("RTF", () => {
  test("rows, lines, numbers of lists, code pages and Unicode", async () => {
    const list = `{\\listtext 1.\\tab}${hex("Линейка")}\\line ${hex("во дворе")}`;
    const rtf = plan(
      `${hex("План")}\\par ${ROW}${list}\\cell \\u1084?\\u1072?\\u1081?\\cell {\\v ${hex("тайно")}}${hex("Юдина")}\\cell\\row\\pard`,
    );
    expect(await blocks(rtf)).toEqual([
      { kind: "paragraph", text: "План" },
      { kind: "table", rows: [[{ text: "1. Линейка\nво дворе" }, { text: "май" }, { text: "Юдина" }]] },
    ]);
  });

  test("merged cells are laid out on the grid", async () => {
    const rtf = plan(
      `${ROW}a\\cell b\\cell c\\cell\\row\n\\trowd\\clvmgf\\cellx1000\\cellx5000\\pard\\intbl d\\cell e\\cell\\row\n\\trowd\\clvmrg\\cellx1000\\cellx3010\\cellx5000\\pard\\intbl \\cell f\\cell g\\cell\\row\\pard ${hex("Конец")}`,
    );
    expect(await blocks(rtf)).toEqual([
      {
        kind: "table",
        rows: [
          [{ text: "a" }, { text: "b" }, { text: "c" }],
          [{ text: "d" }, { text: "e" }, { text: "", merged: "left" }],
          [{ text: "d", merged: "above" }, { text: "f" }, { text: "g" }],
        ],
      },
      { kind: "paragraph", text: "Конец" },
    ]);
  });

  test.each(["{".repeat(5000), "{\\rtf1 {{}"])("groups without end are damage", async (rtf) => {
    expect(await blocks(`{\\rtf1${rtf}`)).toMatchObject({ code: "damaged" });
  });
});
