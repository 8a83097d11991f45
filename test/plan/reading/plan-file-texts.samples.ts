import type { PlanFileNoteCode, PlanFileProblemCode } from "../../../src/plan/reading/plan-document.ts";
import { planFileNote, planFileProblem } from "../../../src/plan/reading/plan-file-texts.ts";

const PROBLEMS: PlanFileProblemCode[] = [
  "empty",
  "too-large",
  "too-large-inside",
  "too-many-rows",
  "damaged",
  "encrypted",
  "picture",
  "pdf",
  "presentation",
  "old-word",
  "old-excel",
  "web-page",
  "email",
  "archive",
  "pages",
  "not-a-plan-file",
  "no-table",
  "too-slow",
  "too-heavy",
  "unreadable",
  "busy",
];
const NOTES: PlanFileNoteCode[] = ["macros-ignored", "tracked-changes", "hidden-sheets", "cells-by-line"];

export const samples: Record<string, unknown> = {
  planFileProblem: PROBLEMS.map((code) => planFileProblem(code).message),
  planFileNote: NOTES.map((code) => planFileNote(code).message),
};
