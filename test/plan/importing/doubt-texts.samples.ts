import {
  chooseResponsible,
  DOUBT_WORDS,
  doubtLine,
  doubtQuestion,
  doubtText,
  rowNames,
  spansWords,
} from "../../../src/plan/importing/doubt-texts.ts";
import { readDeadline } from "../../../src/plan/deadline.ts";
import { EVERY_DOUBT, plan } from "./draft-samples.ts";

export const samples: Record<string, unknown> = {
  DOUBT_WORDS: Object.values(DOUBT_WORDS).join(", "),
  rowNames: [rowNames([0], plan.events), rowNames([0, 1, 2, 3, 4], plan.events)],
  doubtLine: EVERY_DOUBT.map((doubt) => doubtLine(doubt, plan.events)),
  doubtQuestion: doubtQuestion(EVERY_DOUBT[10] ?? { kind: "dateless", key: "" }, {
    events: plan.events,
    cluster: "",
  }),
  doubtText: EVERY_DOUBT.map((doubt, at) =>
    doubtText(doubt, { at, of: EVERY_DOUBT.length }, { events: plan.events, cluster: "Берёзовский кластер" }),
  ),
  spansWords: ["до 20 ноября", "ежемесячно", "октябрь"].map((text) =>
    spansWords(readDeadline(text, { from: "2019-07-01", to: "2019-12-31" })),
  ),
  chooseResponsible: [chooseResponsible(1), chooseResponsible(3)],
};
