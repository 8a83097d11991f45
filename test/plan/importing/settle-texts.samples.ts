import { settleDoubts } from "../../../src/plan/importing/settle-doubts.ts";
import * as texts from "../../../src/plan/importing/settle-texts.ts";
import { EVERY_DOUBT, plan } from "./draft-samples.ts";

const draft = { reading: plan, doubts: EVERY_DOUBT, sender: undefined, changes: null };
const settling = settleDoubts(() => draft, []);
const doubts = "problem" in settling ? [] : settling.doubts;
const shown = { reading: plan, cluster: "Берёзовский кластер" };
const [first] = doubts;

export const samples: Record<string, unknown> = {
  SETTLE_FORMS: texts.SETTLE_FORMS,
  noSuchDoubt: texts.noSuchDoubt(99),
  noSuchChoice: texts.noSuchChoice(2, "9", 6),
  answerNotRead: texts.answerNotRead(4, "Срок вне периода плана."),
  badSettleLine: texts.badSettleLine(3, "первое"),
  questionWords: first === undefined ? "" : texts.questionWords(first, shown),
  doubtLines: [texts.doubtLines(doubts.slice(0, 12), shown), texts.doubtLines([], shown)],
};
