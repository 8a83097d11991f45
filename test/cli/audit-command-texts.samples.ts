import * as texts from "../../src/cli/audit-command-texts.ts";
import { sampleEntries } from "../journal/sample-entries.ts";

export const samples: Record<string, unknown> = {
  ...texts,
  auditLines: [texts.auditLines([]), texts.auditLines(sampleEntries.slice(0, 2))],
  whichOfThem: texts.whichOfThem(["Дятлов С.В.", "Дятлова А.П."]),
};
