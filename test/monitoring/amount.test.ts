import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "../../src/monitoring/amount.ts";

describe("a figure is a whole number from 0 to 999 in plain digits", () => {
  test.each([
    ["0", 0],
    ["7", 7],
    ["  12 ", 12],
    ["\u00A012\n", 12],
    ["012", 12],
    ["999", 999],
  ])("%j is %d", (text, value) => expect(readAmount(text)).toBe(value));

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["1000", "large"],
    ["99999999999999999999", "large"],
    ["٣", "otherDigits"],
    ["۱۲", "otherDigits"],
    ["１２", "otherDigits"],
    ["१२", "otherDigits"],
    ["1２", "otherDigits"],
    ["12,5", "fraction"],
    ["12.5", "fraction"],
    ["10-12", "range"],
    ["10 – 12", "range"],
    ["-1", "sign"],
    ["−1", "sign"],
    ["+5", "sign"],
    ["1e3", "notNumber"],
    ["0x1", "notNumber"],
    ["1_000", "notNumber"],
    ["1 000", "notNumber"],
    ["6 5", "notNumber"],
    ["двенадцать", "notNumber"],
    ["12 человек", "notNumber"],
    ["🙂", "notNumber"],
    ["5️⃣", "notNumber"],
    ["Infinity", "notNumber"],
    ["NaN", "notNumber"],
    ["<b>5</b>", "notNumber"],
    ["½", "notNumber"],
    ["Ⅻ", "notNumber"],
    ["5\u0000", "notNumber"],
  ])("%j is refused: %s", (text, problem) => expect(readAmount(text)).toBe(problem));

  test("a number that is read is the number that was written", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const amount = readAmount(text);
        const written = text.trim().replace(/^0+(?=\d)/, "");
        expect(typeof amount === "string" || String(amount) === written).toBe(true);
      }),
    );
  });
});
