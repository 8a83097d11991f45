import { describe, expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { monthCsv } from "../../src/documents/month-csv.ts";
import { monthWorkbook } from "../../src/documents/month-workbook.ts";
import { workbookFile } from "../../src/documents/workbook-file.ts";
import { columnName, sheetNames } from "../../src/documents/workbook.ts";
import { monthFigures } from "../../src/monitoring/month-figures-store.ts";
import { EMPTY } from "../../src/monitoring/report.ts";
import { unpack } from "../../src/sheets/zip-file.ts";
import { employment as form, report, typical } from "../monitoring/employment.ts";
import { send, smallCluster } from "../monitoring/school.ts";

const calendar = loadProductionCalendar("data/calendar");

function october(comment = "переезд; семьи") {
  const cluster = smallCluster();
  send(cluster, cluster.birch, "2019-10", typical);
  send(
    cluster,
    cluster.springs,
    "2019-10",
    report({ 9: { total: 8, spo_out: 4, undecided: 3, other: 1 } }, { 9: { other: comment } }),
  );
  const { db, clusterId } = cluster;
  return monthFigures(db, { clusterId, form, month: "2019-10", today: "2019-10-28", calendar });
}

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %d is %s", (index, name) => expect(columnName(index)).toBe(name));

test("a sheet's name is one that Excel takes, and there is no second one like it", () => {
  const long = "МКОУ «Средняя школа» посёлка Верхнереченского";
  const names = sheetNames(["ООШ [д. Ключи]", "оош  д. ключи", "a/b:c*d?e\\f", "", "''", long, long]);
  expect(names.slice(0, 5)).toEqual(["ООШ д. Ключи", "оош д. ключи 2", "a b c d e f", "Лист", "Лист 2"]);
  expect(names.every((name) => name.length <= 31)).toBe(true);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

describe("a month's workbook", () => {
  test("has the cluster and each school that handed in; its sums are those of the schools", () => {
    const [cluster, ...schools] = monthWorkbook(form, october(), "Лесной кластер");
    expect(schools.map(({ name }) => name)).toEqual(["СОШ п. Берёзовка", "ООШ д. Ключи"]);
    const sums = cluster?.rows.filter(({ kind }) => kind === "sum") ?? [];
    expect(sums[0]?.cells.slice(0, 4)).toEqual([
      null,
      "Итого",
      { formula: "SUM(C6:C7)", value: 20 },
      { formula: "SUM(D6:D7)", value: 7 },
    ]);
    const springs = schools[1]?.rows.find(({ cells }) => cells[0] === "Иное")?.cells;
    expect(springs).toEqual(["Иное", 1, "переезд; семьи"]);
    expect(schools[1]?.rows.at(-1)?.cells[1]).toMatchObject({ value: 8 });
  });

  test("says of a school without figures why", () => {
    const cluster = smallCluster();
    send(cluster, cluster.springs, "2019-10", { ...EMPTY, noData: "уточняются" });
    const { db, clusterId } = cluster;
    const month = monthFigures(db, { clusterId, form, month: "2019-10", today: "2019-10-28", calendar });
    const [sheet] = monthWorkbook(form, month, "Лесной кластер");
    const said = sheet?.rows.flatMap(({ cells }) => cells.map((cell) => JSON.stringify(cell))).join() ?? "";
    expect(said).toContain("Нет данных: уточняются");
    expect(said).toContain("не сдан");
  });

  test("is written with a value beside every formula, and fits the page", async () => {
    const bytes = await workbookFile(monthWorkbook(form, october(), "Лесной кластер"));
    const files = unpack(bytes, 1_000_000, (name) => name === "xl/worksheets/sheet1.xml");
    if (typeof files === "string") throw new Error(files);
    const xml = Buffer.from(files.get("xl/worksheets/sheet1.xml") ?? []).toString("utf8");
    expect(xml).toMatch(/<f>=?SUM\(C6:C7\)<\/f><v>20<\/v>/);
    expect(xml).not.toMatch(/<\/f><\/c>/);
    expect(xml).toContain(
      '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="1" orientation="landscape"/>',
    );
  });

  test("of many schools has a sheet for each grade, whose head is printed on every page", async () => {
    const month = october();
    const [first] = month.schools;
    if (first === undefined) throw new Error("no school");
    const schools = Array.from({ length: 60 }, (_, at) => ({ ...first, shortName: `Школа ${at}` }));
    const sheets = monthWorkbook(form, { ...month, schools }, "Лесной кластер");
    expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(["9 класс", "11 класс", "Школа 0"]);
    for (const sheet of sheets.slice(0, 2))
      expect(sheet.rows[(sheet.headRows ?? 0) - 1]?.kind).toBe("columns");
    const files = unpack(await workbookFile(sheets), 4_000_000, (name) => name === "xl/workbook.xml");
    if (typeof files === "string") throw new Error(files);
    expect(Buffer.from(files.get("xl/workbook.xml") ?? []).toString("utf8")).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'11 класс'!$1:$5</definedName>`,
    );
  });
});

test("as CSV: a figure a line, and no cell is run as a formula", () => {
  const csv = monthCsv(form, october("=HYPERLINK(1)"));
  expect(csv.slice(0, 1)).toBe("\uFEFF");
  expect(csv).toContain("\r\n2019-10;СОШ п. Берёзовка;сдан;9;total;Всего выпускников;12;\r\n");
  expect(csv).toContain(";other;Иное;1;'=HYPERLINK(1)\r\n");
  expect(monthCsv(form, october())).toContain(';other;Иное;1;"переезд; семьи"\r\n');
});
