import { expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { yearAnalysisDocument } from "../../src/documents/year-analysis-file.ts";
import { fromTo, handingIn, yearAnalysis } from "../../src/monitoring/year-analysis.ts";
import { yearFigures } from "../../src/monitoring/year-figures-store.ts";
import { readPlanFile } from "../../src/plan/reading/plan-file.ts";
import { employment as form, report } from "./employment.ts";
import { send, smallCluster } from "./school.ts";

const calendar = loadProductionCalendar("data/calendar");

function analysis() {
  const cluster = smallCluster();
  send(cluster, cluster.birch, "2018-09", report({ 9: { total: 20, spo_region: 10, undecided: 10 } }));
  send(cluster, cluster.birch, "2018-12", report({ 9: { total: 20, spo_region: 15, undecided: 5 } }), {
    late: true,
  });
  send(
    cluster,
    cluster.springs,
    "2018-12",
    report({ 9: { total: 9, to10_other: 2, spo_region: 4, work: 3, ped_choice: 1 } }),
  );
  const { db, clusterId } = cluster;
  return yearAnalysis(
    form,
    yearFigures(db, { clusterId, form, from: "2018-09", today: "2019-01-10", calendar }),
  );
}

test("where the year ended, without a number under three and what gives it away", () => {
  const [nine, ...others] = analysis().outcomes;
  expect(others).toEqual([]);
  expect(nine).toMatchObject({ grade: 9, month: "2018-12", phase: "намерения", schools: 2, total: 29 });
  const told = Object.fromEntries(nine?.destinations.map(({ code, value }) => [code, value]) ?? []);
  expect(told).toMatchObject({ to10_other: null, work: null, spo_region: 19, undecided: 5, other: 0 });
  expect(nine?.ofWhich.find(({ code }) => code === "ped_choice")?.value).toBeNull();
});

test("trends, completeness and timeliness", () => {
  const found = analysis();
  expect(found.trends.map(({ grade, decided }) => [grade, decided])).toEqual([
    [9, [0.5, null, null, 24 / 29, null]],
  ]);
  expect(handingIn(found.schools)).toEqual({ asked: 8, handedIn: 3, onTime: 2 });
  expect(fromTo(found.months, found.trends[0]?.decided ?? [])).toEqual({
    from: { month: "2018-09", share: 0.5 },
    to: { month: "2018-12", share: 24 / 29 },
  });
  expect(fromTo(found.months, [null, 0.5, null, null])).toBeNull();
});

test("as a Word file it says what the figures say", async () => {
  const bytes = await yearAnalysisDocument(form, analysis(), { cluster: "Лесной кластер", chart: null });
  const read = await readPlanFile(bytes, "year.docx");
  const words = JSON.stringify(read);
  expect(words).toContain(
    "За учебный год школы представили 3 отчёта из 8 (38\u00A0%), в срок: 2 (25\u00A0%).",
  );
  expect(words).toContain("9 класс, доля определившихся: в сентябре 50\u00A0%, в декабре 83\u00A0%.");
  expect(words).toContain("Больше всего: «Колледж, техникум в области», 19 человек (66\u00A0%).");
  expect(words).toContain("скрыто*");
});
