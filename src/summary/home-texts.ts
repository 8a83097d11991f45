import type { PlanSummary } from "./plan-summary.ts";

export const HOME_WORDS = { schools: "Школы и люди", ownSchool: "Моя школа" } as const;

export const backToSummary = "‹ К сводке";

/** «План: 5 из 40». */
export const planDepthButton = ({ done, total }: Pick<PlanSummary, "done" | "total">): string =>
  `План: ${done.length} из ${total}`;
