import { OUTCOMES } from "../../src/documents/plan-report.ts";
import * as texts from "../../src/documents/plan-workbook-texts.ts";
import { plan } from "../summary/made-up-duties.ts";

const words = texts.PLAN_WORKBOOK_WORDS;

export const samples: Record<string, unknown> = {
  PLAN_WORKBOOK_WORDS: [
    words.events,
    words.duties,
    words.eventColumns.join(" | "),
    words.dutyColumns.join(" | "),
    ...OUTCOMES.map((outcome) => words.outcome(outcome)),
    words.standing("underWay", true),
    words.standing("past", false),
    words.of(5, 6),
    words.together,
    words.cancelled("нет участников"),
  ],
  workbookFileName: texts.workbookFileName(plan),
  workbookSent: texts.workbookSent("План работы Лесного кластера на 2-е полугодие 2019 года"),
};
