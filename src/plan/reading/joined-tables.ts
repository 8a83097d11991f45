import { columnsNamed } from "./plan-columns.ts";
import type { Block, PlanDocument, TableBlock } from "./plan-document.ts";
import { listsSchool } from "./listed-schools.ts";

/** Word makes one table of two that nothing parts: a list of schools over the events is cut off as its own. */
export const withListsApart = ({ blocks, ...rest }: PlanDocument): PlanDocument => ({
  ...rest,
  blocks: blocks.flatMap((block): Block[] => (block.kind === "table" ? apart(block) : [block])),
});

function apart(table: TableBlock): TableBlock[] {
  const header = table.rows.findIndex(
    (row) => columnsNamed(row.map(({ merged, text }) => (merged === "left" ? "" : text))) !== null,
  );
  const above = table.rows.slice(0, Math.max(header, 0));
  const list = above.some((row) => row.length > 1 && row.some(({ text }) => listsSchool(text)));
  return list
    ? [
        { kind: "table", rows: above },
        { kind: "table", rows: table.rows.slice(header) },
      ]
    : [table];
}
