import { type Draft, newDraft, roleOf, type Sheet, type State, type Step } from "./draft.ts";
import { completed } from "./report.ts";

/**
 * The draft that was stored, as far as it still makes sense: a form may have changed since, or the row may come
 * from another version of the bot. What no longer fits is left out, never an error.
 */
export function restored(sheet: Sheet, stored: unknown): Draft {
  if (!isDraft(stored)) return newDraft(sheet);
  const past = stored.past.filter((state) => fits(sheet, state.step));
  if (fits(sheet, stored.now.step)) return { now: stored.now, past };
  const report = completed(sheet.form, sheet.grades, stored.now.report);
  return { now: { ...stored.now, report, step: { at: "check" } }, past };
}

function fits(sheet: Sheet, step: Step): boolean {
  if (step.at === "told") {
    const places = step.told.said.flatMap(({ of }) => of);
    return places.every(({ grade, code }) => roleOf(sheet, grade, code) !== null);
  }
  if (step.at === "list" && step.placed !== undefined) {
    return roleOf(sheet, step.grade, step.placed) !== null;
  }
  if ("code" in step) {
    return roleOf(sheet, step.grade, step.code) !== null;
  }
  return !("grade" in step) || sheet.grades.includes(step.grade);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isState = (value: unknown): value is State =>
  isRecord(value) &&
  isRecord(value["step"]) &&
  typeof value["step"]["at"] === "string" &&
  isRecord(value["report"]) &&
  isRecord(value["report"]["figures"]) &&
  isRecord(value["report"]["comments"]);

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && isState(value["now"]) && Array.isArray(value["past"]) && value["past"].every(isState);
