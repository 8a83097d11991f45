import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { inOrder, readRowLines, writtenDocument } from "./written-plan.ts";

const PLANS = "test/plan/reading/rows";
const named = (ending: string): string[] =>
  readdirSync(PLANS)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

describe("plans of many kinds, their rows read beforehand by hand", () => {
  test.each(named(".plan"))("%s", (name) => {
    const expected = readFileSync(`${PLANS}/${name}.rows`, "utf8").trimEnd().split("\n").map(inOrder);
    const reading = readPlan(writtenDocument(readFileSync(`${PLANS}/${name}.plan`, "utf8")));
    expect(readRowLines(reading, expected)).toEqual(expected);
  });

  test("none of them is kept without its rows", () => {
    expect(named(".rows")).toEqual(named(".plan"));
  });
});
