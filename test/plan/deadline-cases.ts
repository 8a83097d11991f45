import type { Dated } from "../../src/plan/plan-texts.ts";
import type { Deadline, DeadlineKind, Every } from "../../src/plan/plan.ts";

export const period = { from: "2019-07-01", to: "2019-12-31" };

/** A deadline of this kind as the reader gives it, its dates left out. */
export const readAs = (
  kind: DeadlineKind,
  change: { every?: Every; time?: string; outside?: boolean } = {},
): Pick<Deadline, "kind" | "every" | "time" | "problems"> => ({
  kind,
  every: change.every ?? null,
  time: change.time ?? null,
  problems: change.outside === true ? [{ code: "outside-period", message: "Вне периода." }] : [],
});

export const dateSpans = (...spans: [string, string][]): Dated[] =>
  spans.map(([opensOn, dueOn]) => ({ opensOn, dueOn }));
