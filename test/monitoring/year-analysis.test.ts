import { expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { yearAnalysisDocument } from "../../src/documents/year-analysis-file.ts";
import { fromTo, handingIn, yearAnalysis } from "../../src/monitoring/year-analysis.ts";
import type { Form } from "../../src/monitoring/form.ts";
import { versionSentence } from "../../src/monitoring/year-texts.ts";
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
  const asked = { clusterId, code: form.code, versions: [form], from: "2018-09", today: "2019-01-10" };
  return yearAnalysis(yearFigures(db, { ...asked, calendar }));
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
  const bytes = await yearAnalysisDocument(analysis(), {
    form: form.title,
    cluster: "Лесной кластер",
    chart: null,
  });
  const read = await readPlanFile(bytes, "year.docx");
  const words = JSON.stringify(read);
  expect(words).toContain(
    "За учебный год школы представили 3 отчёта из 8 (38\u00A0%), в срок: 2 (25\u00A0%).",
  );
  expect(words).toContain("9 класс, доля определившихся: в сентябре 50\u00A0%, в декабре 83\u00A0%.");
  expect(words).toContain("Больше всего: «Колледж, техникум в области», 19 человек (66\u00A0%).");
  expect(words).toContain("скрыто*");
});

test("over two versions every month is counted in its own terms, and what differs is told", () => {
  const cluster = smallCluster();
  const figures = { total: 20, work: 5, courses: 5, undecided: 10 };
  for (const month of ["2018-11", "2018-12"]) send(cluster, cluster.birch, month, report({ 9: figures }));
  const next: Form = {
    ...form,
    version: 2,
    from: "2018-12",
    indicators: form.indicators.flatMap((one) => {
      if (one.code === "work") return [{ ...one, code: "job", was: ["work"], label: "Трудоустройство" }];
      return one.code === "courses" ? [] : [one];
    }),
  };
  const { db, clusterId } = cluster;
  const asked = { clusterId, code: form.code, from: "2018-09", today: "2018-12-10", calendar };
  const year = yearFigures(db, { ...asked, versions: [form, next] });
  expect(year.totals.slice(2).map(({ grades }) => grades[0]?.sums)).toMatchObject([
    { work: 5, courses: 5, undecided: 10 },
    { job: 5, undecided: 10 },
  ]);
  const told = yearAnalysis(year);
  expect(told.trends[0]?.stay).toEqual([null, null, 0.5, 0.25]);
  expect(told.versions).toMatchObject([
    { month: "2018-12", version: 2, changes: [{ kind: "renamed" }, { kind: "removed" }] },
  ]);
  expect(told.versions.map(versionSentence)).toEqual([
    "С декабря 2018 года форма другая: «Работа» теперь «Трудоустройство»; больше не спрашивается «Курсы, профессиональное обучение». Остальные показатели сравнимы.",
  ]);
});
