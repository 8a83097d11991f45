import { PAST_KINDS } from "../../src/retention/past.ts";
import * as texts from "../../src/retention/retention-texts.ts";

export const samples: Record<string, unknown> = {
  keptWords: [null, 24, 36, 60].map(texts.keptWords),
  pastLines: texts.pastLines(Object.fromEntries(PAST_KINDS.map((kind, at) => [kind, at + 1]))),
  pastBorder: texts.pastBorder("2017-11-01"),
};
