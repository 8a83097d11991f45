import { describe, expect, test } from "vitest";
import { isSchoolName, readSchool, schoolMentioned } from "../../../src/plan/reading/organisation.ts";
import { isOutsideName, readOutside } from "../../../src/plan/reading/outside-body.ts";

describe("a school's name", () => {
  test.each<[string, string, 9 | 11 | null, boolean]>([
    [
      "2. Муниципальное казенное общеобразовательное учреждение средняя общеобразовательная школа п. Рассвет",
      "МКОУ СОШ п. Рассвет",
      11,
      true,
    ],
    [
      "Кировское областное государственное общеобразовательное бюджетное учреждение «Средняя школа пгт Лесное»",
      "КОГОБУ СШ пгт Лесное",
      11,
      false,
    ],
    ["Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 2»", "МБОУ Гимназия № 2", 11, true],
    ["МКОУ ООШ д.Мостки Лугового района Кировской области", "МКОУ ООШ д. Мостки Лугового района", 9, true],
    ["МКОУ ООШ д. Мостки Лужского района Кировской области", "МКОУ ООШ д. Мостки", 9, true],
    ["МБОУ НОШ № 4", "МБОУ НОШ № 4", null, true],
  ])("%s", (written, shortName, topGrade, municipal) => {
    expect(readSchool(written)).toMatchObject({ shortName, topGrade, municipal, kind: "school" });
  });

  test.each<[string, boolean]>([
    ["МКОУ СОШ с. Ключи", true],
    ["школа № 5", true],
    ["ШИ с ОВЗ", false],
    ["школа-интернат п. Рассвет", false],
    ["Детская школа искусств", false],
    ["школы кластера", false],
  ])("is a general school: %s", (text, expected) => {
    expect(isSchoolName(text)).toBe(expected);
  });

  test.each([
    ["МКОУ СОШ с.Ключи", "МКОУ СОШ с. Ключи"],
    ["школы с. Ключей", null],
    ["СОШ сКлючи", "МКОУ СОШ с. Ключи"],
    ["ООШ д. Мостки", "МКОУ ООШ д. Мостки"],
    ["СОШ д. Мостки", null],
    ["школа № 5", "МБОУ СОШ № 5"],
    ["СОШ", null],
  ])("mentioned as %s", (mention, expected) => {
    const schools = ["МКОУ СОШ с. Ключи", "МКОУ ООШ д. Мостки", "МБОУ СОШ № 5"].map(readSchool);
    expect(schoolMentioned(mention, schools)?.shortName ?? null).toBe(expected);
  });
});

describe("bodies outside", () => {
  test.each<[string, "authority" | "partner"]>([
    ["РУО Лугового района", "authority"],
    ["Управление образования", "authority"],
    ["КДН и ЗП", "authority"],
    ["отдела Северо-Западного образовательного округа", "authority"],
    ["ИМЦ", "partner"],
    ["ЦЗН", "partner"],
    ["Отдел Центра занятости", "partner"],
    ["ИРО Кировской области", "partner"],
    ["районная библиотека", "partner"],
    ["КОГБУ«Центр помощи»", "partner"],
  ])("%s", (name, kind) => {
    expect(isOutsideName(name)).toBe(true);
    expect(readOutside(name).kind).toBe(kind);
  });

  test.each(["учителя", "школы кластера", "директора", "Координационный Совет"])("%s is none", (text) => {
    expect(isOutsideName(text)).toBe(false);
  });
});
