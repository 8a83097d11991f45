import * as texts from "../../src/monitoring/year-texts.ts";
import type { YearAnalysis } from "../../src/monitoring/year-analysis.ts";
import type { SchoolYear } from "../../src/monitoring/year-figures.ts";
import { employment } from "./employment.ts";

const school = (shortName: string, onTime: number): SchoolYear => ({
  organisationId: 1,
  shortName,
  states: ["onTime", "late", onTime > 1 ? "onTime" : "missing"],
  asked: 3,
  handedIn: onTime > 1 ? 3 : 2,
  onTime,
});
const schools = [school("СОШ п. Берёзовка", 2), school("ООШ д. Ключи", 1)];
const [courses, work] = employment.indicators.filter(({ code }) => code === "courses" || code === "work");
const year: YearAnalysis = {
  from: "2018-09",
  months: ["2018-09", "2018-10", "2018-11"],
  schools,
  outcomes: [],
  trends: [
    { grade: 9, schools: [2, 2, 1], decided: [0.5, 0.66, 0.75], stay: [0.8, null, 0.85] },
    { grade: 11, schools: [1, 1, 1], decided: [0.5, 0.66, 0.75], stay: [0.4, 0.5, 0.5] },
  ],
  versions: [],
};
const versions =
  courses === undefined || work === undefined
    ? []
    : [
        {
          month: "2018-11",
          version: 2,
          changes: [
            { kind: "added" as const, indicator: courses },
            { kind: "removed" as const, indicator: work },
            { kind: "changed" as const, before: work, after: { ...work, label: "Трудоустройство" } },
            { kind: "changed" as const, before: work, after: { ...work, stays: false } },
            { kind: "grades" as const, before: [9], after: [9, 11] },
          ],
        },
      ];
const page = { items: schools, page: 0, pages: 2, total: 14 };

export const samples: Record<string, unknown> = {
  schoolYear: texts.schoolYear("2018-09"),
  handingInSentence: [texts.handingInSentence(schools), texts.handingInSentence([])],
  missedMonths: texts.missedMonths(year, school("п. Ключи", 1)),
  versionSentence: versions.map(texts.versionSentence),
  yearScreen: [
    texts.yearScreen("Мониторинг", year, { page, whole: true }),
    texts.yearScreen("Мониторинг педкласса", { ...year, versions }, { page, whole: false }),
    texts.yearScreen(
      "Мониторинг",
      { ...year, schools: [], months: [], trends: [] },
      { page: { items: [], page: 0, pages: 1, total: 0 }, whole: true },
    ),
  ],
  yearButtons: [
    texts.yearButtons.year,
    texts.yearButtons.chart,
    texts.yearButtons.month,
    texts.yearButtons.other("2018-09"),
  ],
};
