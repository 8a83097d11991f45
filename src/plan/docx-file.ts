import mammoth from "mammoth";
import type { Block, Cell, PlanDocument, PlanFileProblem, TableBlock } from "./plan-document.ts";
import { planFileProblem } from "./plan-file-texts.ts";
import { pack, unpack } from "./zip-file.ts";

/** Unpacked, a plan is one megabyte of XML or two; pictures are not unpacked at all. */
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;
/** The XML parser holds some thirty times its input in memory: more text than this is no plan. */
const MAX_TEXT_BYTES = 12 * 1024 * 1024;

/** What mammoth hands to `transformDocument`; its types leave it open. */
interface Element {
  type: string;
  children?: Element[];
  value?: string;
  numbering?: { isOrdered: boolean; level: string } | null;
  colSpan?: number;
  rowSpan?: number;
  altText?: string;
}

/** Reads the bytes of a .docx. Never throws: whatever is wrong with the file is a {@link PlanFileProblem}. */
export async function readDocx(bytes: Uint8Array): Promise<PlanDocument | PlanFileProblem> {
  const files = unpack(bytes, MAX_UNPACKED_BYTES, (name) => /\.(xml|rels)$/i.test(name));
  if (files === "encrypted") return planFileProblem("encrypted");
  if (files === "too-large") return planFileProblem("too-large-inside");
  if (files === "damaged") return planFileProblem("damaged");
  if (![...files.keys()].some((name) => /(^|\/)document\d*\.xml$/i.test(name))) {
    return planFileProblem("not-a-plan-file");
  }
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  if (size > MAX_TEXT_BYTES) return planFileProblem("too-large-inside");
  try {
    let root: Element | null = null;
    // Packed anew, so that mammoth's zip reader sees exactly what was measured here.
    await mammoth.convertToHtml(
      { buffer: pack(files) },
      {
        transformDocument: (document: Element) => {
          root = document;
          return { ...document, children: [] };
        },
      },
    );
    if (root === null) return planFileProblem("damaged");
    return { blocks: blocksOf(root, new ListCounter()) };
  } catch {
    return planFileProblem("damaged");
  }
}

/** The numbers that Word shows before paragraphs and that are nowhere in the text. */
class ListCounter {
  private readonly counts = new Map<object, number>();

  next(level: object): string {
    const count = (this.counts.get(level) ?? 0) + 1;
    this.counts.set(level, count);
    return `${count}.`;
  }
}

function blocksOf(element: Element, lists: ListCounter): Block[] {
  const blocks: Block[] = [];
  for (const child of element.children ?? []) {
    if (child.type === "table") blocks.push(tableOf(child, lists));
    else if (child.type === "paragraph") {
      blocks.push({ kind: "paragraph", text: numbered(child, textOf(child), lists) });
    } else blocks.push(...blocksOf(child, lists));
  }
  return blocks;
}

function tableOf(table: Element, lists: ListCounter): TableBlock {
  const rows: Cell[][] = [];
  const reaching = new Map<number, { text: string; rows: number }>();
  for (const row of rowsOf(table)) {
    const cells: Cell[] = [];
    const fillFromAbove = (): void => {
      for (let above = reaching.get(cells.length); above !== undefined; above = reaching.get(cells.length)) {
        if (above.rows === 1) reaching.delete(cells.length);
        else above.rows--;
        cells.push({ text: above.text, merged: "above" });
      }
    };
    for (const cell of row.children ?? []) {
      fillFromAbove();
      const text = cellText(cell, lists);
      const rowSpan = cell.rowSpan ?? 1;
      for (let column = 0; column < Math.min(cell.colSpan ?? 1, 64); column++) {
        if (rowSpan > 1) reaching.set(cells.length, { text: column === 0 ? text : "", rows: rowSpan - 1 });
        cells.push(column === 0 ? { text } : { text: "", merged: "left" });
      }
    }
    fillFromAbove();
    rows.push(cells);
  }
  return { kind: "table", rows };
}

const rowsOf = (element: Element): Element[] =>
  (element.children ?? []).flatMap((child) => (child.type === "tableRow" ? [child] : rowsOf(child)));

function cellText(cell: Element, lists: ListCounter): string {
  return blocksOf(cell, lists)
    .map((block) =>
      block.kind === "paragraph"
        ? block.text
        : block.rows
            .map((row) =>
              row
                .filter((inner) => inner.merged === undefined)
                .map((inner) => inner.text)
                .join(" "),
            )
            .join("\n"),
    )
    .join("\n");
}

/** «5.» before the text of a list's paragraph; an own empty cell in the number column becomes its number. */
function numbered(paragraph: Element, text: string, lists: ListCounter): string {
  if (!paragraph.numbering?.isOrdered || paragraph.numbering.level !== "0") return text;
  const number = lists.next(paragraph.numbering);
  return text.trim() === "" ? number : `${number} ${text}`;
}

function textOf(element: Element): string {
  if (element.type === "text") return element.value ?? "";
  if (element.type === "tab") return "\t";
  if (element.type === "break") return "\n";
  return (element.children ?? []).map(textOf).join("");
}
