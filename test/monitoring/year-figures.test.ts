import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { monthFigures } from "../../src/monitoring/month-figures-store.ts";
import { monthsOfYear, yearFrom } from "../../src/monitoring/year-figures.ts";
import { yearFigures } from "../../src/monitoring/year-figures-store.ts";
import { EMPTY } from "../../src/monitoring/report.ts";
import { employment as form, report, typical } from "./employment.ts";
import { send, type SmallCluster, smallCluster } from "./school.ts";

const calendar = loadProductionCalendar("data/calendar");
const year = ({ db, clusterId }: SmallCluster, today: string) =>
  yearFigures(db, { clusterId, code: form.code, versions: [form], from: "2018-09", today, calendar });

test.each([
  ["2018-09", "2018-09"],
  ["2019-08", "2018-09"],
  ["2019-09", "2019-09"],
  ["2020-01", "2019-09"],
])("%s is of the year that begins in %s", (month, from) => expect(yearFrom(form, month)).toBe(from));

test("its months end with this one, and begin where the cluster was first asked", () => {
  const months = (from: string, current: string, since: string | null) =>
    monthsOfYear([form], from, current, since).map(({ month }) => month);
  expect(months("2019-09", "2019-11", null)).toEqual(["2019-09", "2019-10", "2019-11"]);
  expect(months("2018-09", "2019-11", "2019-07")).toEqual(["2019-07", "2019-08"]);
  expect(months("2019-09", "2019-08", null)).toEqual([]);
});

describe("a school's year", () => {
  test("on time, late, missing once the day has passed, awaited until then", () => {
    const cluster = smallCluster();
    send(cluster, cluster.birch, "2018-09", typical);
    send(cluster, cluster.birch, "2018-10", typical, { late: true });
    send(cluster, cluster.springs, "2018-11", { ...EMPTY, noData: "уточняются" });
    const found = year(cluster, "2018-12-10");
    expect(found.months).toEqual(["2018-09", "2018-10", "2018-11", "2018-12"]);
    expect(found.schools.map(({ states }) => states)).toEqual([
      ["onTime", "late", "missing", "awaited"],
      ["missing", "missing", "onTime", "awaited"],
    ]);
    expect(found.schools.map(({ asked, handedIn, onTime }) => [asked, handedIn, onTime])).toEqual([
      [3, 2, 1],
      [3, 1, 1],
    ]);
  });

  test("without data a school is counted in, and adds nothing to the sums", () => {
    const cluster = smallCluster();
    send(cluster, cluster.birch, "2018-09", typical);
    send(cluster, cluster.springs, "2018-09", { ...EMPTY, noData: "уточняются" });
    expect(year(cluster, "2018-09-28").totals[0]?.grades).toMatchObject([
      { grade: 9, schools: 1, asked: 2, total: 12 },
      { grade: 11, schools: 1, asked: 1, total: 6 },
    ]);
  });
});

test("totals of the year are month by month those of the schools", () => {
  const count = fc.integer({ min: 0, max: 40 });
  const nine = fc.record({ to10_own: count, spo_region: count, undecided: count });
  const sent = fc.array(
    fc.record({
      month: fc.constantFrom("2018-09", "2018-12", "2019-05", "2019-08"),
      first: fc.boolean(),
      nine,
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(sent, (reports) => {
      const cluster = smallCluster();
      for (const { month, first, nine } of reports) {
        const total = nine.to10_own + nine.spo_region + nine.undecided;
        const figures = { 9: { ...nine, total }, ...(first ? { 11: { total: 3, vo_region: 3 } } : {}) };
        send(cluster, first ? cluster.birch : cluster.springs, month, report(figures));
      }
      const { db, clusterId } = cluster;
      for (const { month, grades } of year(cluster, "2019-08-30").totals) {
        const { totals } = monthFigures(db, { clusterId, form, month, today: "2019-08-30", calendar });
        const told = (sums: Readonly<Record<string, number>>) =>
          Object.entries(sums)
            .filter(([, n]) => n > 0)
            .sort(([a], [b]) => (a < b ? -1 : 1));
        expect(grades.map(({ sums, ...rest }) => ({ ...rest, sums: told(sums) }))).toEqual(
          totals.map(({ sums, ...rest }) => ({ ...rest, sums: told(sums) })),
        );
      }
    }),
    { numRuns: 25 },
  );
});
