import { describe, expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { askedMonths, dueOn, hasBegun } from "../../src/monitoring/asked-month.ts";
import { shownFigures } from "../../src/monitoring/month-figures.ts";
import { monthFigures } from "../../src/monitoring/month-figures-store.ts";
import { EMPTY } from "../../src/monitoring/report.ts";
import { employment as form, report, typical } from "./employment.ts";
import { send, smallCluster } from "./school.ts";

const calendar = loadProductionCalendar("data/calendar");

describe("when", () => {
  test.each([
    ["2019-10", 25, "2019-10-25"],
    ["2019-08", 25, "2019-08-23"],
    ["2020-01", 25, "2020-01-24"],
    ["2019-11", 4, "2019-11-01"],
    ["2025-11", 1, "2025-11-01"],
  ])("%s by the %d: due on %s", (month, day, due) => expect(dueOn(month, day, calendar)).toBe(due));

  test("a month begins with its first day", () => {
    expect(hasBegun("2019-10", "2019-10-01")).toBe(true);
    expect(hasBegun("2019-10", "2019-09-30")).toBe(false);
  });

  test("months are asked from the plan's start to this one, at most a year", () => {
    expect(askedMonths([form], "2019-09", "2019-11-20")).toEqual(["2019-09", "2019-10", "2019-11"]);
    expect(askedMonths([form], null, "2019-11-20")).toEqual(["2019-11"]);
    expect(askedMonths([form], "2020-01", "2019-11-20")).toEqual(["2019-11"]);
    expect(askedMonths([form], "2010-01", "2019-11-20")).toHaveLength(12);
  });
});

describe("the chair's month", () => {
  const month = (cluster: ReturnType<typeof smallCluster>, name = "2019-10", today = "2019-10-28") =>
    monthFigures(cluster.db, { clusterId: cluster.clusterId, form, month: name, today, calendar });

  test("who handed in, late, not at all; partners are no schools", () => {
    const cluster = smallCluster();
    expect(month(cluster).schools.map(({ shortName, state }) => [shortName, state])).toEqual([
      ["СОШ п. Берёзовка", "missing"],
      ["ООШ д. Ключи", "missing"],
    ]);
    send(cluster, cluster.birch, "2019-10", typical, { late: true });
    send(cluster, cluster.springs, "2019-10", { ...EMPTY, noData: "уточняются" });
    expect(month(cluster).schools.map(({ state, by, grades }) => [state, by, grades])).toEqual([
      ["late", "Ветрова А.П.", [9, 11]],
      ["handedIn", "Ветрова А.П.", [9]],
    ]);
    expect(month(cluster).dueOn).toBe("2019-10-25");
  });

  test("a month that has not begun is asked of nobody", () => {
    expect(month(smallCluster(), "2019-11").schools.map(({ state }) => state)).toEqual([
      "notAsked",
      "notAsked",
    ]);
  });

  test("totals and shares are those of the schools that gave figures", () => {
    const cluster = smallCluster();
    send(cluster, cluster.birch, "2019-10", typical);
    send(cluster, cluster.springs, "2019-10", report({ 9: { total: 8, spo_out: 4, undecided: 4 } }));
    const [nine, eleven] = month(cluster).totals;
    expect(nine).toMatchObject({
      grade: 9,
      schools: 2,
      asked: 2,
      total: 20,
      decidedShare: 0.8,
      stayShare: 0.6,
    });
    expect(nine?.sums).toMatchObject({ to10_own: 7, spo_region: 5, spo_out: 4, undecided: 4, work: 0 });
    expect(eleven).toMatchObject({
      grade: 11,
      schools: 1,
      asked: 1,
      total: 6,
      decidedShare: 1,
      stayShare: 1,
    });
  });

  test("of nobody there are no shares", () => {
    const [nine] = month(smallCluster()).totals;
    expect(nine).toMatchObject({ total: 0, decidedShare: null, stayShare: null });
  });

  test("signs: three months the same", () => {
    const cluster = smallCluster();
    for (const name of ["2019-10", "2019-11", "2019-12"]) send(cluster, cluster.birch, name, typical);
    const [birch] = month(cluster, "2019-12", "2019-12-20").schools;
    expect(birch?.signs.map(({ rule }) => rule)).toEqual(["unchanged"]);
  });
});

describe("fewer than three are not shown outside the school and the chair", () => {
  const shown = (grade: number) => {
    const cluster = smallCluster();
    send(cluster, cluster.birch, "2019-10", typical);
    send(cluster, cluster.springs, "2019-10", report({ 9: { total: 8, spo_out: 4, undecided: 4 } }));
    const { db, clusterId } = cluster;
    const asked = { clusterId, form, month: "2019-10", today: "2019-10-28", calendar };
    const figures = shownFigures(form, monthFigures(db, asked).schools, grade);
    return { birch: figures.schools.get(cluster.birch.id), cluster: figures.cluster };
  };

  test("what is three and more stays, and so do the sums", () => {
    expect(shown(9).birch).toMatchObject({ total: 12, to10_own: 7, spo_region: 5, work: 0 });
    expect(shown(9).cluster).toMatchObject({ total: 20, to10_own: 7, undecided: 4 });
  });

  test("a small number takes another with it, in the school and in the cluster", () => {
    expect(shown(11).birch).toMatchObject({ total: 6, vo_region: null, spo_region: null, work: 0 });
    expect(shown(11).cluster).toMatchObject({ total: 6, vo_region: null, spo_region: null });
  });
});
