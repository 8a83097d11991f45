import { type MarkedDuty, reportedEvent, type ReportedEvent } from "../../src/documents/plan-report.ts";
import type { StoredEvent } from "../../src/plan/stored-plan.ts";
import { event, plan, standing } from "../summary/made-up-duties.ts";

/** A duty of occurrence 1 in November, as the made-up duties have it. */
export function marked(
  change: Parameters<typeof standing>[0] = {},
  done: MarkedDuty["done"] = { on: "2019-11-14", by: "Лугов Б.И." },
): MarkedDuty {
  const found = standing({ occurrenceId: 1, ...change });
  return { ...found, done: found.standing === "done" ? done : null };
}

/** An event of the made-up plan with these duties; in the plan's file as it is, unless told. */
export const reported = (
  duties: readonly MarkedDuty[],
  change: Partial<StoredEvent> = {},
  facts: { written?: string | null; requests?: ReportedEvent["requests"] } = {},
): ReportedEvent => {
  const made = event(change);
  return reportedEvent({ event: made, duties, written: made.deadline.text, requests: null, ...facts }, plan);
};

/** Occurrences of the months of the plan from July on, with ids from 1. */
export const months = (last: number): StoredEvent["occurrences"] =>
  Array.from({ length: last }, (_, at) => {
    const month = String(7 + at).padStart(2, "0");
    return {
      id: at + 1,
      opensOn: `2019-${month}-01`,
      dueOn: `2019-${month}-${month === "09" || month === "11" ? "30" : "31"}`,
    };
  });
