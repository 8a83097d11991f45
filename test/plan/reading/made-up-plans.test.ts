import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { eventForms, shippedForms } from "../../../src/cluster-forms.ts";
import { isFileProblem } from "../../../src/plan/reading/plan-document.ts";
import { readPlanFile } from "../../../src/plan/reading/plan-file.ts";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { readingLines } from "./reading-lines.ts";
import { wordDocument } from "./word-document.ts";
import { CLUSTER_SPRING, DISTRICT_MONTHS, SCHOOL_YEAR } from "./word-plans.ts";

const FIXTURES = "test/plan/reading/fixtures";

const FORMS = eventForms(shippedForms());

const PLANS: [string, Uint8Array][] = [
  ...readdirSync(FIXTURES)
    .filter((name) => name.endsWith(".txt"))
    .map((name): [string, Uint8Array] => [name, readFileSync(`${FIXTURES}/${name}`)]),
  ["school-year.docx", wordDocument(SCHOOL_YEAR)],
  ["cluster-spring.docx", wordDocument(CLUSTER_SPRING)],
  ["district-months.docx", wordDocument(DISTRICT_MONTHS)],
];

describe("made-up plans of other schools, clusters and districts", () => {
  test.each(PLANS)("%s", async (name, bytes) => {
    const document = await readPlanFile(bytes, name);
    if (isFileProblem(document)) throw new Error(document.message);
    const expected = readFileSync(`${FIXTURES}/${name.replace(/\.(txt|docx)$/, "")}.reading`, "utf8");
    expect(readingLines(readPlan(document, undefined, FORMS))).toBe(expected);
  });

  test("none of the readings is kept without its plan", () => {
    const readings = readdirSync(FIXTURES).filter((name) => name.endsWith(".reading"));
    expect(readings).toHaveLength(PLANS.length);
  });
});
