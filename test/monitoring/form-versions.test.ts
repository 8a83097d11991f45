import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { askedMonths } from "../../src/monitoring/asked-month.ts";
import { FormError, readForms } from "../../src/monitoring/form-file.ts";
import { asVersions, formFor, formOfReport, inVersion, withOwn } from "../../src/monitoring/form-versions.ts";
import type { Form } from "../../src/monitoring/form.ts";
import { type SchoolMonth, totalsOf } from "../../src/monitoring/month-figures.ts";
import type { Report } from "../../src/monitoring/report.ts";
import { findings } from "../../src/monitoring/rules.ts";
import { employment, report } from "./employment.ts";

const version = (number: number, from: string | null, over: Partial<Form> = {}): Form => ({
  ...employment,
  version: number,
  from,
  ...over,
});

/** From January on «work» is called «job», «army» is not asked and «volunteers» are. */
const january = version(2, "2020-01", {
  indicators: employment.indicators.flatMap((one) => {
    if (one.code === "work") return [{ ...one, code: "job", was: ["work"] }];
    if (one.code === "army") return [];
    return one.code === "courses" ? [one, { ...one, code: "volunteers", was: [] }] : [one];
  }),
});
const shipped = asVersions([january, version(1, null)]);

const versionIn = (month: string, forms = shipped) => formFor(forms, "employment", month)?.version ?? null;

describe("the version of a month", () => {
  test.each([
    ["2019-09", 1],
    ["2019-12", 1],
    ["2020-01", 2],
    ["2031-05", 2],
  ])("%s: %i", (month, expected) => expect(versionIn(month)).toBe(expected));

  test("there is none before the first begins, and nothing is asked then", () => {
    const late = asVersions([version(1, "2019-11")]);
    expect(versionIn("2019-10", late)).toBeNull();
    expect(formFor(late, "another", "2019-11")).toBeNull();
    expect(askedMonths(late.get("employment") ?? [], "2019-09", "2019-12-20")).toEqual([
      "2019-11",
      "2019-12",
    ]);
  });

  test("a cluster's own stands in place of the project's from its first month on", () => {
    const own = withOwn(shipped, [version(7, "2019-11"), version(8, "2020-03")]);
    expect(["2019-10", "2019-11", "2020-01", "2020-03"].map((month) => versionIn(month, own))).toEqual([
      1, 7, 7, 8,
    ]);
    expect(versionIn("2020-01", withOwn(shipped, [version(7, "2020-01")]))).toBe(7);
    expect([...withOwn(shipped, [version(1, "2020-01", { code: "second" })]).keys()]).toEqual([
      "employment",
      "second",
    ]);
  });

  test("a report keeps the version that it answers, whatever came in its place", () => {
    const given = (month: string, formVersion: number) =>
      formOfReport(shipped, { form: "employment", formVersion, month })?.version;
    expect([given("2019-12", 1), given("2020-02", 1), given("2020-02", 2), given("2020-02", 9)]).toEqual([
      1, 1, 2, 2,
    ]);
  });
});

describe("reports over two versions", () => {
  const school = (given: Report): SchoolMonth => ({
    organisationId: 1,
    shortName: "СОШ",
    grades: [9, 11],
    state: "handedIn",
    submissionId: 1,
    submittedAt: "2019-12-10T07:00:00.000Z",
    by: "",
    onBehalf: "own",
    review: null,
    report: inVersion(january, given),
    signs: [],
  });

  test("what was renamed adds up under its new name, what is new and what is gone by themselves", () => {
    const old = report({ 9: { total: 5, work: 3, courses: 2 } }, { 9: { work: "лесхоз" } });
    const now = report({ 9: { total: 4, job: 1, courses: 1, volunteers: 2 } });
    const [nine] = totalsOf(january, [school(old), school(now)]);
    expect(nine?.sums).toMatchObject({ total: 9, job: 4, courses: 3, volunteers: 2 });
    expect(inVersion(january, old).comments[9]).toMatchObject({ job: "лесхоз" });
  });

  test("whatever was reported, the sums of the same indicators are the sums of both", () => {
    const figures = fc.record({
      total: fc.nat(999),
      work: fc.nat(999),
      courses: fc.nat(999),
      other: fc.nat(999),
    });
    const all = (): void =>
      fc.assert(
        fc.property(fc.array(fc.tuple(figures, fc.boolean()), { maxLength: 8 }), (given) => {
          const reports = given.map(([{ work, ...rest }, old]) =>
            report({ 9: { ...rest, [old ? "work" : "job"]: work } }),
          );
          const sums = totalsOf(january, reports.map(school))[0]?.sums ?? {};
          const sum = (code: "total" | "work" | "courses" | "other") =>
            given.reduce((before, [values]) => before + values[code], 0);
          return (
            sums["job"] === sum("work") &&
            (["total", "courses", "other"] as const).every((code) => sums[code] === sum(code))
          );
        }),
      );
    expect(all).not.toThrow();
  });

  test("a figure that was not asked before has not changed; one that has a new name has", () => {
    const past = [
      { month: "2019-12", report: inVersion(january, report({ 9: { total: 9, work: 9, courses: 0 } })) },
    ];
    const now = report({ 9: { total: 9, job: 4, volunteers: 5 } });
    const changed = findings(january, { month: "2020-01", grades: [9], report: now, past }).flatMap(
      ({ fact }) => (fact.kind === "changed" ? [fact.code] : []),
    );
    expect(changed).toEqual(["job"]);
  });
});

describe("a folder of forms", () => {
  const folder = mkdtempSync(join(tmpdir(), "forms-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const shippedText = (from: string, number: number) =>
    `code: trial\ntitle: Проба\nversion: ${number}\n${from}grades: [9]\nphases: [{ code: a, title: а, months: [1] }]\ndueDay: 1\nyearStartsIn: 9\nrestTo: b\nindicators:\n  - { code: t, label: Всего, short: Всего, grades: [9], role: total }\n  - { code: b, label: Б, short: Б, grades: [9], role: destination }\nrules: []\n`;

  test("holds several versions of one form, each from its month", () => {
    writeFileSync(join(folder, "a-2.yaml"), shippedText("from: 2020-01\n", 2));
    writeFileSync(join(folder, "a.yaml"), shippedText("", 1));
    expect(
      readForms(folder)
        .get("trial")
        ?.map(({ version }) => version),
    ).toEqual([1, 2]);
  });

  test.each([
    ["the same number", "from: 2021-01\n", 2],
    ["the same month", "from: 2020-01\n", 3],
  ])("but not two of %s", (_, from, number) => {
    writeFileSync(join(folder, "b.yaml"), shippedText(from, number));
    expect(() => readForms(folder)).toThrow(FormError);
  });
});
