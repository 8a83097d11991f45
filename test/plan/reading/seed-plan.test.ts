import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { eventForms, shippedForms } from "../../../src/cluster-forms.ts";
import { isFileProblem } from "../../../src/plan/reading/plan-document.ts";
import type { PlanReading } from "../../../src/plan/plan.ts";
import { readPlanFile } from "../../../src/plan/reading/plan-file.ts";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";

async function reading(path: string): Promise<PlanReading> {
  const document = await readPlanFile(readFileSync(path), path);
  if (isFileProblem(document)) throw new Error(document.message);
  const { problems, ...rest } = readPlan(document, undefined, eventForms(shippedForms()));
  // As it is printed: without the rows that problems belong to.
  return { ...rest, problems: problems.map(({ code, event, message }) => ({ code, event, message })) };
}

const golden = JSON.parse(readFileSync("data/plan-2019-h2.json", "utf8")) as PlanReading;

/** What only the text shows: the Word file was laid out anew, without Word's mark and without the empty lines. */
const onlyInText = (problem: PlanReading["problems"][number]): boolean =>
  problem.code === "word-artifact" || (problem.code === "untidy-cell" && problem.event === "8");

describe("the seed plan", () => {
  test("reads from text as the checked reading says", async () => {
    expect(await reading("data/plan-2019-h2.txt")).toEqual(golden);
  });

  test("reads from Word as the same plan", async () => {
    const word = await reading("data/plan-2019-h2.docx");
    expect(word).toEqual({ ...golden, problems: golden.problems.filter((problem) => !onlyInText(problem)) });
    expect(golden.problems.filter(onlyInText)).toHaveLength(2);
  });

  test("told with a made-up cast it has the same shape", async () => {
    const cast = await reading("test/support/cast-plan.txt");
    expect(shape(cast)).toEqual(shape(golden));
    expect(cast.cluster.name).toBe("Заречненский образовательный кластер");
    expect(cast.events).toHaveLength(22);
    expect(cast.people.filter((person) => golden.people.some((real) => real.name === person.name))).toEqual(
      [],
    );
  });
});

/** What is left of a reading without its names. */
const shape = (reading: PlanReading) => ({
  organisations: reading.organisations.map(({ number, kind, topGrade, lead, municipal }) => ({
    number,
    kind,
    topGrade,
    lead,
    municipal,
  })),
  offices: reading.people.map((person) => person.offices.map(({ office, of }) => [office, of])),
  events: reading.events.map(({ number, section, deadline, responsible, form }) => ({
    number,
    section,
    deadline,
    parties: responsible.parties.map((party) => (party.kind === "office" ? party : party.kind)),
    unresolved: responsible.unresolved,
    form,
  })),
  problems: reading.problems.map(({ code, event }) => [code, event]),
});
