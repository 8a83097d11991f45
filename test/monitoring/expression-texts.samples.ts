import type { ExpressionProblem } from "../../src/monitoring/expression-reader.ts";
import { conditionWords, expressionProblem, GROUP_WORDS } from "../../src/monitoring/expression-texts.ts";
import { employment as form } from "./employment.ts";

const problems: ExpressionProblem[] = [
  { kind: "foreign", text: "=" },
  { kind: "unexpected", text: ")" },
  { kind: "unexpected", text: "" },
  { kind: "unknown", name: "spo_regoin" },
  { kind: "rule", name: "nobody" },
  { kind: "itself" },
  { kind: "circle", names: ["study", "work_or_study", "study"] },
  { kind: "noCondition" },
  { kind: "noAmount" },
  { kind: "noEach" },
  { kind: "group", group: "destinations" },
  { kind: "arguments", name: "prev", wanted: "1" },
  { kind: "arguments", name: "commented", wanted: "x" },
  { kind: "arguments", name: "same", wanted: "2–12" },
  { kind: "divides", always: true },
  { kind: "divides", always: false },
  { kind: "long" },
];

export const samples: Record<string, unknown> = {
  expressionProblem: problems.map(expressionProblem),
  conditionWords: form.rules.map(({ check }) => conditionWords(check, { form, each: null })),
  GROUP_WORDS,
};
