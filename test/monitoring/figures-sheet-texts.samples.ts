import * as texts from "../../src/monitoring/figures-sheet-texts.ts";
import { employment as form } from "./employment.ts";

const { SHEET_WORDS, sheetElsewhere } = texts;

export const samples: Record<string, unknown> = {
  SHEET_WORDS: [
    SHEET_WORDS.title(form, "2019-10"),
    SHEET_WORDS.howTo,
    SHEET_WORDS.noNames,
    SHEET_WORDS.ofWhich("Договор о целевом обучении"),
    SHEET_WORDS.rest,
    SHEET_WORDS.tab,
  ],
  sheetFileName: texts.sheetFileName("2019-10"),
  sheetSent: texts.sheetSent("2019-10"),
  sheetButton: texts.sheetButton,
  sheetProblemWords: [
    ...(["foreign", "columns", "empty"] as const).map((why) => texts.sheetProblemWords({ why })),
    ...(["rowTwice", "formula", "notAsked", "noTotal", "noComment", "code"] as const).map((why) =>
      texts.sheetProblemWords({ why, cell: "B6" }),
    ),
    texts.sheetProblemWords({ why: "amount", problem: "range", cell: "B6" }),
    texts.sheetProblemWords({ why: "comment", problem: "name", cell: "D17" }),
  ],
  sheetFileWords: (
    ["picture", "notExcel", "oldExcel", "macro", "damaged", "encrypted", "tooBig", "notDownloaded"] as const
  ).map(texts.sheetFileWords),
  sheetElsewhere: [
    sheetElsewhere.school,
    sheetElsewhere.version,
    sheetElsewhere.handedIn("2019-09"),
    sheetElsewhere.notAsked("2019-09"),
  ],
};
