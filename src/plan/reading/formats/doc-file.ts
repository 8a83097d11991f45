import type { PlanDocument, PlanFileNote, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import type { Compound } from "./compound-file.ts";
import { type DocLists, readDocLists } from "./doc-lists-file.ts";
import { type DocParagraph, readDocParagraphs } from "./doc-properties-file.ts";
import { type DocText, readDocText } from "./doc-text-file.ts";
import { DocumentBuilder } from "./document-builder.ts";
import { ListNumbers, withNumber } from "./list-number.ts";
import { type EdgedRow, spanByEdges, type WrittenCell } from "./table-layout.ts";

/** The first Word whose files are laid out as they still are: 97. */
const WORD_97 = 0x00c1;
const PARAGRAPH = 0x0d;
const CELL = 0x07;
const PAGE = 0x0c;

/** Reads a .doc of Word 97 or later ([MS-DOC]): its text, its tables with merged cells, and the numbers of its lists. */
export function readDoc(compound: Compound): PlanDocument | PlanFileProblem {
  const main = compound.stream("WordDocument");
  if (main === null || main.length < 0x400) return planFileProblem("damaged");
  const head = new DataView(main.buffer, main.byteOffset, main.byteLength);
  if (head.getUint16(0, true) !== 0xa5ec || head.getUint16(2, true) < WORD_97)
    return planFileProblem("old-word");
  const flags = head.getUint16(0x0a, true);
  if ((flags & 0x0100) !== 0) return planFileProblem("encrypted");
  const table = compound.stream((flags & 0x0200) === 0 ? "0Table" : "1Table");
  if (table === null) return planFileProblem("damaged");
  try {
    const stories = readDocText(main, table);
    const properties = readDocParagraphs(main, table, compound.stream("Data"));
    const writer = new DocWriter(readDocLists(main, table));
    for (const story of stories) {
      for (const paragraph of paragraphsOf(story, properties.isHidden)) {
        writer.paragraph(paragraph, properties.at(paragraph.position));
        if (writer.builder.overflowed) return planFileProblem("too-many-rows");
      }
    }
    const notes: PlanFileNote[] = properties.tracked ? [planFileNote("tracked-changes")] : [];
    return { ...writer.document(), notes };
  } catch (error) {
    // A place that the file names and does not have.
    if (error instanceof RangeError) return planFileProblem("damaged");
    throw error;
  }
}

interface Paragraph {
  text: string;
  mark: number;
  /** Where its mark stands in the file: what is known of the paragraph hangs there. */
  position: number;
}

/** The paragraphs with what is shown of them: no deleted text, no code of fields, no anchors of pictures. */
function* paragraphsOf(text: DocText, isHidden: (position: number) => boolean): Generator<Paragraph> {
  let shown = "";
  const fields: ("code" | "result")[] = [];
  for (const { code, position } of text) {
    if (code === PARAGRAPH || code === CELL || code === PAGE) {
      yield { text: shown, mark: code, position };
      shown = "";
    } else if (code === 0x13) fields.push("code");
    else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = "result";
    else if (code === 0x15) fields.pop();
    else if (fields.at(-1) !== "code" && !isHidden(position)) shown += shownAs(code);
  }
  if (shown !== "") yield { text: shown, mark: PARAGRAPH, position: -1 };
}

function shownAs(code: number): string {
  if (code === 0x09 || code === 0x0b) return code === 0x09 ? "\t" : "\n";
  if (code === 0x1e) return "-";
  return code < 0x20 ? "" : String.fromCharCode(code);
}

/** Paragraphs put together to tables: which row and which table each is of, only its own properties tell. */
class DocWriter {
  readonly builder = new DocumentBuilder();
  private readonly lists: DocLists;
  private readonly numbers = new ListNumbers();
  /** The open tables, the outermost first: their rows, the cells of the last one not yet told their place. */
  private readonly tables: { rows: EdgedRow[]; cells: WrittenCell[]; open: boolean }[] = [];

  constructor(lists: DocLists) {
    this.lists = lists;
  }

  paragraph({ text, mark }: Paragraph, properties: DocParagraph): void {
    const depth = properties.inTable ? Math.max(1, Math.min(properties.depth, 15)) : 0;
    while (this.tables.length > depth) this.closeTable();
    while (this.tables.length < depth) {
      this.openCell();
      this.builder.openTable();
      this.builder.openRow();
      this.tables.push({ rows: [], cells: [], open: false });
    }
    if (properties.endsRow) return this.endRow(properties);
    this.openCell();
    const list = this.lists.list(properties.list);
    const number = list === null ? "" : this.numbers.next(list.key, properties.level, list.levels);
    this.builder.paragraph(withNumber(number, text));
    const table = this.tables.at(-1);
    if (table !== undefined && (mark === CELL || properties.endsCell)) {
      this.builder.closeCell();
      table.open = false;
    }
  }

  document(): PlanDocument {
    while (this.tables.length > 0) this.closeTable();
    return this.builder.document();
  }

  private openCell(): void {
    const table = this.tables.at(-1);
    if (table === undefined || table.open) return;
    table.cells.push(this.builder.openCell());
    table.open = true;
  }

  private endRow({ row }: DocParagraph): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    this.builder.closeRow();
    this.builder.openRow();
    const { cells } = table;
    const edges = cells.map((_, i): [number, number] => [row?.edges[i] ?? i, row?.edges[i + 1] ?? i + 1]);
    for (const [i, cell] of cells.entries()) {
      cell.goesOn = row?.goesOn.has(i) ?? false;
      cell.goesLeft = row?.goesLeft.has(i) ?? false;
    }
    table.rows.push({ cells, edges });
    table.cells = [];
    table.open = false;
  }

  /** Only now are all the borders of the table known. */
  private closeTable(): void {
    const table = this.tables.pop();
    if (table === undefined) return;
    spanByEdges(table.rows);
    this.builder.closeTable();
  }
}
