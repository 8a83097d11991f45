import { readFileSync } from "node:fs";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import { nextPlanDocument } from "../../src/documents/next-plan-file.ts";
import { draftNextPlan } from "../../src/documents/next-plan-store.ts";
import { keepPlan, readPlanSource } from "../../src/import-plan.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import type { PlanReading } from "../../src/plan/plan.ts";

const NOW = DateTime.fromISO("2019-08-20T09:00", { zone: "Europe/Kirov" });

async function reading(bytes: Uint8Array, fileName: string): Promise<PlanReading> {
  const read = await readPlanSource({ bytes, fileName });
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

test("sent back as it is, the draft is the same cluster's plan for the next half-year", async () => {
  const open = openDb(":memory:");
  migrate(open);
  const source = { bytes: readFileSync("test/support/cast-plan.txt"), fileName: "plan.txt" };
  const before = await reading(source.bytes, source.fileName);
  keepPlan(open.db, before, source, {
    clusterId: null,
    timezone: "Europe/Kirov",
    now: NOW,
    importedBy: null,
  });
  const draft = draftNextPlan(open.db, 1, {
    today: "2019-12-10",
    calendar: loadProductionCalendar("data/calendar"),
    forms: createFormsOf(shippedForms()),
  });
  if (draft === null) throw new Error("no draft");
  const after = await reading(await nextPlanDocument(draft.plan, draft.heading), "next.docx");

  expect(after.period).toEqual({ from: "2020-01-01", to: "2020-06-30" });
  expect(after.cluster).toEqual(before.cluster);
  expect(after.title).toBe("План работы Заречненского образовательного кластера на 1-е полугодие 2020 года");
  const schools = ({ organisations }: PlanReading) => organisations.filter(({ kind }) => kind === "school");
  expect(schools(after)).toEqual(schools(before));
  const seats = ({ people }: PlanReading) =>
    people
      .map(({ name, offices }) => ({
        name,
        posts: offices
          .filter(({ office }) => office !== "council")
          .map(({ office, organisation }) => `${office} ${organisation}`)
          .sort(),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(seats(after)).toEqual(seats(before));
  expect(after.events.map(({ title, section, form }) => ({ title, section, form }))).toEqual(
    before.events.map(({ title, section, form }) => ({ title, section, form })),
  );
  expect(after.events.map(({ responsible }) => responsible)).toEqual(
    before.events.map(({ responsible }) => responsible),
  );
  // Nothing of it lies outside the new time; what was not done by December is in January.
  expect(after.problems.map(({ code }) => code)).not.toContain("outside-period");
  expect(after.events[0]?.deadline.occurrences).toEqual([{ from: "2020-01-01", to: "2020-01-31" }]);
  open.close();
});
