import { amountWords, commentWords, problemWords } from "../../src/monitoring/answer-texts.ts";

export const samples: Record<string, unknown> = {
  amountWords: amountWords("range"),
  commentWords: commentWords("name"),
  problemWords: [
    ...(["empty", "otherDigits", "fraction", "range", "sign", "large", "notNumber"] as const).map((why) =>
      problemWords({ kind: "amount", why }),
    ),
    ...(["empty", "long", "name"] as const).map((why) => problemWords({ kind: "comment", why })),
    ...(
      [
        { why: "unclear", piece: "СПО 10 класс 6" },
        { why: "grade", grade: 11 },
        { why: "long" },
        { why: "twice", piece: "всего 12" },
        { why: "change", piece: "СПО -6" },
        { why: "noPast" },
        { why: "notNumber", piece: "%" },
        { why: "range", piece: "10-12" },
        { why: "fraction", piece: "12,5" },
        { why: "large", piece: "1200" },
        { why: "otherDigits", piece: "١" },
      ] as const
    ).map((problem) => problemWords({ kind: "told", problem })),
    problemWords({ kind: "tooMany", most: 4 }),
    problemWords({ kind: "errors" }),
    problemWords({ kind: "notHere" }),
  ],
};
