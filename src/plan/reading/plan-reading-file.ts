import type { Period } from "../../calendar/period.ts";
import type { PlanReading } from "../plan.ts";
import type { EventForm } from "../event-form.ts";
import { isFileProblem } from "./plan-document.ts";
import { readPlanFile } from "./plan-file.ts";
import { readPlan } from "./read-plan.ts";

export interface PlanSource {
  bytes: Uint8Array;
  fileName: string;
  /** Said by a person, where the document does not say it (or says it wrongly). */
  period?: Period | undefined;
  /** The monthly forms of whoever's plan it is. */
  forms?: readonly EventForm[];
}

/** What a plan's file says, or why it cannot be read: a Russian sentence with what to do. */
export async function readPlanSource(source: PlanSource): Promise<PlanReading | { problem: string }> {
  const document = await readPlanFile(source.bytes, source.fileName);
  if (isFileProblem(document)) return { problem: document.message };
  const reading = readPlan(document, source.period, source.forms);
  const notes = (document.notes ?? []).map((note) => ({ ...note, event: null }));
  return { ...reading, problems: [...notes, ...reading.problems] };
}
