import { nameProblem } from "../../src/people/person-name-texts.ts";

export const samples: Record<string, unknown> = {
  nameProblem: (["empty", "tooLong", "latin", "signs", "noInitials", "tooManyWords"] as const).map(
    nameProblem,
  ),
};
