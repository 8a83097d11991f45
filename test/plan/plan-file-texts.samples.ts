import { planFileProblem } from "../../src/plan/plan-file-texts.ts";

export const samples: Record<string, unknown> = {
  planFileProblem: (
    [
      "empty",
      "too-large",
      "too-large-inside",
      "damaged",
      "old-word",
      "encrypted",
      "not-a-plan-file",
      "no-table",
    ] as const
  ).map((code) => planFileProblem(code).message),
};
