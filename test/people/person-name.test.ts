import { assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_NAME, readPersonName } from "../../src/people/person-name.ts";

describe("a typed name", () => {
  test.each([
    ["Иванова А.П.", "Иванова А.П."],
    ["Иванова А. П.", "Иванова А.П."],
    ["Иванова А.П", "Иванова А.П."],
    ["  Иванова   АП ", "Иванова А.П."],
    ["А.П. Иванова", "Иванова А.П."],
    ["А. П. Иванова", "Иванова А.П."],
    ["Иванова Анна Петровна", "Иванова А.П."],
    ["иванова анна петровна", "Иванова А.П."],
    ["ИВАНОВА А.П.", "Иванова А.П."],
    ["Иванова Анна", "Иванова А."],
    ["Иванова А.", "Иванова А."],
    ["Петрова - Водкина А.П.", "Петрова-Водкина А.П."],
    ["Петрова–Водкина А.П.", "Петрова-Водкина А.П."],
    ["Мусина Анна-Мария Петровна", "Мусина А.П."],
    ["Мамедов Али Гасан оглы", "Мамедов А.Г."],
    ["Ёлкина Ё.Ё.", "Ёлкина Ё.Ё."],
    ["Снегирёва Т.М.", "Снегирёва Т.М."],
    ["Зеленский С.В.".replace("й", "и\u0306"), "Зеленский С.В."],
    ["Иванова А.П.\n", "Иванова А.П."],
  ])("%j is %j", (typed, name) => {
    expect(readPersonName(typed)).toEqual({ ok: true, name });
  });

  test.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["Иванова", "noInitials"],
    ["Ivanova A.P.", "latin"],
    ["Иванова A.П.", "latin"],
    ["<b>Иванова</b> А.П.", "latin"],
    ["Иванова А.П. 89120001122", "signs"],
    ["Иванова А.П. 😀", "signs"],
    ["*Иванова* А.П.", "signs"],
    ["Иванова А.П., Петров П.П.", "signs"],
    ["-1", "signs"],
    ["١٢", "signs"],
    ["А.П.", "noInitials"],
    ["Ю Н.П.", "noInitials"],
    ["Иванова Анна Петровна и Петров", "tooManyWords"],
    ["я".repeat(4096), "tooLong"],
  ])("%j is refused as %s", (typed, problem) => {
    const reading = readPersonName(typed.slice(0, 5000));
    expect(reading.ok).toBe(false);
    expect(reading).toMatchObject({ problem });
  });

  test("whatever is typed, a name that was taken is safe to show, short, and read again as itself", () => {
    const typed = oneof(
      string({ unit: "grapheme" }),
      string({ unit: constantFrom(..."АБИваяё.-  оглы<&1A".split("")) }),
    );
    assert(
      property(typed, (typed) => {
        const reading = readPersonName(typed);
        if (!reading.ok) return;
        expect(reading.name).toMatch(/^[А-ЯЁ][А-ЯЁа-яё-]+ ([А-ЯЁ]\.){1,2}$/);
        expect(reading.name.length).toBeLessThanOrEqual(MAX_NAME + 2);
        expect(readPersonName(reading.name)).toEqual(reading);
      }),
    );
  });
});
