import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isFileProblem } from "../../src/plan/plan-document.ts";
import type { PlanReading } from "../../src/plan/plan.ts";
import { readPlanFile } from "../../src/plan/plan-file.ts";
import { readPlan } from "../../src/plan/read-plan.ts";

async function reading(path: string): Promise<PlanReading> {
  const document = await readPlanFile(readFileSync(path), path);
  if (isFileProblem(document)) throw new Error(document.message);
  return readPlan(document);
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
});
