import { problemWords } from "../../src/monitoring/answer-texts.ts";

export const samples: Record<string, unknown> = {
  problemWords: [
    ...(["empty", "otherDigits", "fraction", "range", "sign", "large", "notNumber"] as const).map((why) =>
      problemWords({ kind: "amount", why }),
    ),
    ...(["empty", "long", "name"] as const).map((why) => problemWords({ kind: "comment", why })),
    problemWords({ kind: "tooMany", most: 4 }),
    problemWords({ kind: "errors" }),
    problemWords({ kind: "notHere" }),
  ],
};
