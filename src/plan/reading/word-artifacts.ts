import type { PlanDocument } from "./plan-document.ts";

/** «[bookmark: _GoBack]»: what Word's own marks turn into when a document is converted to text. */
const ARTIFACT =
  /\[bookmark:[^\]\n]{0,80}\]|\{\s*(?:HYPERLINK|PAGE|TOC|MERGEFIELD)[^}\n]{0,200}\}|Error! [^\n]{0,60} not (?:defined|found)\./g;

/** The document without Word's marks, and the marks that were in it. */
export function withoutArtifacts(document: PlanDocument): { document: PlanDocument; artifacts: string[] } {
  const artifacts: string[] = [];
  const clean = (text: string): string =>
    text.replace(ARTIFACT, (mark) => {
      artifacts.push(mark);
      return "";
    });
  const blocks = document.blocks.map((block) =>
    block.kind === "paragraph"
      ? { ...block, text: clean(block.text) }
      : { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: clean(cell.text) }))) },
  );
  return { document: { blocks }, artifacts };
}
