import { backToSummary, HOME_WORDS, planDepthButton } from "../../src/summary/home-texts.ts";
import { summarisePlan } from "../../src/summary/plan-summary.ts";
import { standing } from "./made-up-duties.ts";

export const samples: Record<string, unknown> = {
  HOME_WORDS,
  backToSummary,
  planDepthButton: planDepthButton(summarisePlan([standing(), standing({ state: "done" })])),
};
