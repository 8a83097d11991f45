import { expect, test } from "vitest";
import { layTable, type WrittenCell } from "../../../../src/plan/reading/formats/table-layout.ts";

const c = (text: string, reach: Omit<WrittenCell, "text"> = {}): WrittenCell => ({ text, ...reach });

/** «a<» goes on to the right, «a^» downwards. */
const laid = (...rows: WrittenCell[][]): string[] =>
  layTable(rows).map((row) =>
    row
      .map((cell) => `${cell.text}${cell.merged === "left" ? "<" : cell.merged === "above" ? "^" : ""}`)
      .join("|"),
  );

test("cells over columns and rows, told at their beginning", () => {
  expect(laid([c("a", { columns: 2, rows: 2 }), c("b")], [c("d")], [c("e"), c("f"), c("g")])).toEqual([
    "a|<|b",
    "a^|^|d",
    "e|f|g",
  ]);
});

test("cells over rows, told in each row", () => {
  expect(
    laid([c("a"), c("b")], [c("", { goesOn: true }), c("d")], [c("", { goesOn: true }), c("e")]),
  ).toEqual(["a|b", "a^|d", "a^|e"]);
});

test("a cell that goes on from nothing is a cell", () => {
  expect(laid([c("a", { goesOn: true }), c("b", { goesLeft: true })])).toEqual(["a|<"]);
});

test("a border dragged in one row makes no column", () => {
  expect(
    laid(
      [c("№"), c("Дело", { columns: 2 }), c("Срок")],
      [c("1"), c("а"), c("май", { columns: 2 })],
      [c("Раздел", { columns: 4 })],
    ),
  ).toEqual(["№|Дело|Срок", "1|а|май", "Раздел|<|<"]);
});

test("reaches that make no sense are one cell", () => {
  expect(
    laid([c("a", { columns: -1 }), c("b", { columns: Number.NaN }), c("c", { rows: 1e9 })], [c("d")]),
  ).toEqual(["a|b|c", "d"]);
});
