import { countOutcomes } from "../../src/documents/plan-report.ts";
import * as texts from "../../src/documents/plan-report-texts.ts";
import { plan } from "../summary/made-up-duties.ts";
import { marked, reported } from "./made-up-report.ts";

const counts = {
  ...countOutcomes([reported([marked({ school: null, state: "done" })]), reported([marked()])]),
  partly: 2,
  unmarked: 4,
  ahead: 5,
  undated: 2,
  notOurs: 1,
  cancelled: 1,
};
const words = texts.REPORT_WORDS;

export const samples: Record<string, unknown> = {
  REPORT_WORDS: [
    words.title,
    words.columns.join(" | "),
    words.onDay("2019-11-18"),
    words.none,
    words.untilToday,
  ],
  aboutPlan: [
    texts.aboutPlan("План работы Лесного образовательного кластера на 2-е полугодие 2019 года"),
    texts.aboutPlan("Мероприятия кластера"),
  ],
  outcomeSentence: [
    texts.outcomeSentence(counts),
    texts.outcomeSentence(countOutcomes([reported([marked()])])),
  ],
  sectionSentence: [texts.sectionSentence("Школы", counts), texts.sectionSentence(null, countOutcomes([]))],
  honestNote: texts.honestNote,
  monthSentence: [
    texts.monthSentence({ month: "2019-10", asked: 6, given: 5, late: 1, open: false }),
    texts.monthSentence({ month: "2019-11", asked: 21, given: 1, late: 0, open: true }),
  ],
  reportFileName: [texts.reportFileName(plan, null), texts.reportFileName(plan, "2019-11-18")],
  periodShortTitle: texts.periodShortTitle({ from: "2019-09-01", to: "2020-05-15" }),
};
