import { expect, test } from "vitest";
import { type OwnNeed, ownNeeds } from "../../src/summary/own-needs.ts";
import { monthOf, standing, TODAY } from "./made-up-duties.ts";

const september = { opensOn: "2019-09-01", dueOn: "2019-09-30" };
const idsOf = (needs: readonly OwnNeed[]) =>
  needs.map((need) => (need.kind === "duty" ? need.duty.duty.id : need.figures.month));

test("what is late and what is due within a week without a word; then each report that is not handed in", () => {
  const form = { code: "employment", heading: "Мониторинг", month: "2019-11" };
  const duties = [
    standing({ id: 1 }),
    standing({ id: 2, dueOn: "2019-11-28" }),
    standing({ id: 3, dueOn: "2019-11-28", state: "accepted" }),
    standing({ id: 4, ...september, state: "accepted" }),
    standing({ id: 5, ...september, state: "done" }),
    standing({ id: 6, ...september, form }),
    standing({ id: 7, opensOn: "2019-11-25", dueOn: "2019-11-25" }),
  ];
  const figures = [monthOf({ 1: "missing", 2: "handedIn" })];
  expect(idsOf(ownNeeds(duties, figures, TODAY))).toEqual([4, "2019-11", 2]);
  // A month is open from its first day, and asked for near its last.
  expect(ownNeeds([], figures, "2019-11-17")).toEqual([]);
});
