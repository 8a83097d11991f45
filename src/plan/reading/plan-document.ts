/** A document as the plan's reader sees it: whether it came from Word or from plain text is already forgotten. */
export interface PlanDocument {
  blocks: Block[];
  /** What was left out or settled while the file was read, for the chair to know. */
  notes?: PlanFileNote[];
}

export type Block = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  kind: "paragraph";
  text: string;
}

/** Rows from top to bottom. Word's merged cells are laid out on the grid; a row of a text file may be short. */
export interface TableBlock {
  kind: "table";
  rows: Cell[][];
}

export interface Cell {
  /** As written, with its line breaks; the repeated text of the cell above where `merged` is "above". */
  text: string;
  /** Part of a wider cell to the left (then `text` is empty) or of a taller one above. */
  merged?: "left" | "above";
}

/** What the chair should know of a file that was read. */
export interface PlanFileNote {
  code: PlanFileNoteCode;
  /** One plain Russian sentence. */
  message: string;
}

export type PlanFileNoteCode = "macros-ignored" | "tracked-changes" | "hidden-sheets" | "cells-by-line";

/** Why a file cannot be read as a plan: a value for the user, with what to do. */
export interface PlanFileProblem {
  code: PlanFileProblemCode;
  /** One or two plain Russian sentences. */
  message: string;
}

export type PlanFileProblemCode =
  | "empty"
  | "too-large"
  | "too-large-inside"
  | "too-many-rows"
  | "damaged"
  | "encrypted"
  | "picture"
  | "pdf"
  | "presentation"
  | "old-word"
  | "old-excel"
  | "web-page"
  | "email"
  | "archive"
  | "pages"
  | "not-a-plan-file"
  | "no-table"
  | "too-slow"
  | "too-heavy"
  | "unreadable"
  | "busy";

export const isFileProblem = (value: PlanDocument | PlanFileProblem): value is PlanFileProblem =>
  "code" in value;
