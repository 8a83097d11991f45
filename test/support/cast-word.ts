import { readFileSync } from "node:fs";
import { isFileProblem } from "../../src/plan/reading/plan-document.ts";
import { readText } from "../../src/plan/reading/formats/text-file.ts";
import { type WordBlock, wordDocument } from "../plan/reading/word-document.ts";

/** The made-up cluster's plan as text. */
export const castText = (): string => readFileSync(new URL("cast-plan.txt", import.meta.url), "utf8");

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const COLUMNS = 4;

/** A plan's text laid out as the Word file that a chair would send, and in it these parts more. */
export function asWord(text: string, parts: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const document = readText(bytesOf(text));
  if (isFileProblem(document)) throw new Error(document.message);
  const blocks = document.blocks.map((block): WordBlock => {
    if (block.kind === "paragraph") return block.text;
    return block.rows.map((row) =>
      row.length === 1 ? [{ text: row[0]?.text ?? "", span: COLUMNS }] : row.map(({ text }) => text),
    );
  });
  return new Uint8Array(wordDocument(blocks, parts));
}
