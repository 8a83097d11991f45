import * as texts from "../../../src/plan/next/next-plan-texts.ts";

const SPRING = { from: "2020-01-01", to: "2020-06-30" };
const PERIODS = [
  SPRING,
  { from: "2026-09-01", to: "2027-08-31" },
  { from: "2025-09-01", to: "2025-12-31" },
  { from: "2026-01-01", to: "2026-05-31" },
  { from: "2026-10-01", to: "2026-12-31" },
  { from: "2026-03-01", to: "2026-03-31" },
  { from: "2026-01-01", to: "2026-12-31" },
  { from: "2026-01-12", to: "2026-05-20" },
];

export const samples: Record<string, unknown> = {
  periodTitle: PERIODS.map(texts.periodTitle),
  forTime: texts.forTime(SPRING),
  monthSpanWords: [texts.monthSpanWords("2020-03", "2020-03"), texts.monthSpanWords("2020-03", "2020-06")],
  untilEndOf: texts.untilEndOf("2020-05"),
  deadlineBefore: texts.deadlineBefore("Сентябрь-декабрь"),
  carriedOver: [texts.carriedOver("сентябрь"), texts.carriedOver("")],
  nextPlanFileName: texts.nextPlanFileName(SPRING),
  nextPlanSent: texts.nextPlanSent(SPRING),
  nextPlanButton: texts.nextPlanButton,
  NEXT_PLAN_WORDS: texts.NEXT_PLAN_WORDS,
  signatureName: [texts.signatureName("Ветрова М.И."), texts.signatureName("Ветрова")],
};
