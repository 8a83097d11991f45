import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/plan/deadline.ts";
import { shown } from "./deadline-shown.ts";

/**
 * Deadlines in the manner of school plans: uneven, glued, mistyped, impossible. What each means was written down
 * first; where the reader was held to be right instead, the row says what it reads. The note is left out.
 */
const [, ...lines] = readFileSync(new URL("school-deadlines.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const rows = lines.map((line) => {
  const [plan = "", text = "", reading = ""] = line.split("\t");
  const [from, to] = plan.split("/");
  return { plan, period: from && to ? { from, to } : null, text, reading };
});
const plans = [...new Set(rows.map(({ plan }) => plan))];

describe("deadlines of school plans", () => {
  test.each(plans)("are read in the plan «%s»", (plan) => {
    const of = rows.filter((row) => row.plan === plan);
    const read = of.map(({ text, period }) => [text, shown({ ...readDeadline(text, period), note: null })]);
    expect(read).toEqual(of.map(({ text, reading }) => [text, reading]));
  });
});
