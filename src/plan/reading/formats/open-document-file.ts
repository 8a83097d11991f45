import type { PlanDocument, PlanFileNote, PlanFileNoteCode, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { DocumentBuilder } from "./document-builder.ts";
import { ListNumbers, withNumber } from "./list-number.ts";
import { hiddenTableStyles, type OpenLists, readOpenLists } from "./open-lists-file.ts";
import { sheetBlocks } from "./sheet.ts";
import { type Attributes, readXml, type XmlReader } from "../../../sheets/xml-file.ts";

/** The parts of an .odt or an .ods, by their names in the archive, that a plan is read from. */
export const isOpenDocumentPart = (name: string): boolean =>
  /^(content|styles|META-INF\/manifest)\.xml$/.test(name);

/** Reads the unpacked parts of an .odt or an .ods: the same elements, on pages or on sheets. */
export function readOpenDocument(files: ReadonlyMap<string, Uint8Array>): PlanDocument | PlanFileProblem {
  if (isEncrypted(files.get("META-INF/manifest.xml"))) return planFileProblem("encrypted");
  const content = files.get("content.xml");
  if (content === undefined) return planFileProblem("damaged");
  const styles = [files.get("styles.xml"), content].filter((part) => part !== undefined);
  const reader = new OpenReader(readOpenLists(styles), hiddenTableStyles(content));
  if (!readXml(content, reader)) return planFileProblem("damaged");
  if (reader.kind === "presentation" || reader.kind === "drawing") return planFileProblem("presentation");
  if (reader.builder.overflowed) return planFileProblem("too-many-rows");
  return { ...reader.document(), notes: reader.notes };
}

function isEncrypted(manifest: Uint8Array | undefined): boolean {
  let encrypted = false;
  if (manifest !== undefined)
    readXml(manifest, { open: (name) => (encrypted ||= name === "encryption-data") });
  return encrypted;
}

interface Paragraph {
  text: string;
  number: string;
}

/** A list that is open around the paragraph. */
interface OpenList {
  style: string;
  key: string;
}

/** What is not shown in the text itself: deleted text, notes, comments, descriptions of pictures. */
const NOT_SHOWN = new Set([
  "tracked-changes",
  "note",
  "annotation",
  "ruby-text",
  "title",
  "desc",
  "forms",
  "shapes",
  "event-listeners",
  "settings",
  "font-face-decls",
  "automatic-styles",
]);

/** A sheet says of its last row that it is there a million times. */
const MAX_REPEATED_ROWS = 1_000;
const MAX_REPEATED_CELLS = 64;

class OpenReader implements XmlReader {
  readonly builder = new DocumentBuilder();
  readonly notes: PlanFileNote[] = [];
  /** «text», «spreadsheet», «presentation», «drawing». */
  kind = "";
  private readonly known: OpenLists;
  private readonly hiddenTables: ReadonlySet<string>;
  private readonly paragraphs: Paragraph[] = [];
  private readonly lists: OpenList[] = [];
  private readonly numbers = new ListNumbers();
  /** The counters of lists, by their ids and by their styles: a list may go on with one before it. */
  private readonly keys = new Map<string, string>();
  private readonly sheetNames: string[] = [];
  private numberDue = false;
  private rowHolds = false;
  private repeats = { cell: 1, row: 1 };

  constructor(known: OpenLists, hiddenTables: ReadonlySet<string>) {
    this.known = known;
    this.hiddenTables = hiddenTables;
  }

  document(): PlanDocument {
    const { blocks } = this.builder.document();
    if (this.kind !== "spreadsheet") return { blocks };
    const sheets = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    return { blocks: sheetBlocks(sheets.map(({ rows }, i) => ({ name: this.sheetNames[i] ?? "", rows }))) };
  }

  skips(name: string, attributes: Attributes, parent: string): boolean {
    if (name === "table" && this.hiddenTables.has(attributes["style-name"] ?? "")) {
      this.note("hidden-sheets");
      return true;
    }
    if (name === "changed-region" || (name === "tracked-changes" && this.kind === "text"))
      this.note("tracked-changes");
    return NOT_SHOWN.has(name) || (name === "covered-table-cell" && parent === "table-row");
  }

  private note(code: PlanFileNoteCode): void {
    if (!this.notes.some((note) => note.code === code)) this.notes.push(planFileNote(code));
  }

  open(name: string, attributes: Attributes, parent: string): void {
    if (parent === "body") this.kind = name;
    if (name === "p" || name === "h") this.paragraphs.push({ text: "", number: this.number() });
    else if (name === "s") this.write(" ".repeat(times(attributes["c"], 100)));
    else if (name === "tab") this.write("\t");
    else if (name === "line-break") this.write("\n");
    else if (name === "list") this.openList(attributes);
    else if (name === "list-item") this.openItem(attributes["start-value"]);
    else if (name === "table") {
      if (this.builder.depth === 0) this.sheetNames.push(attributes["name"] ?? "");
      this.builder.openTable();
    } else if (name === "table-row") {
      this.builder.openRow();
      this.rowHolds = false;
      this.repeats.row = times(attributes["number-rows-repeated"], MAX_REPEATED_ROWS);
    } else if (name === "table-cell") {
      this.repeats.cell = times(attributes["number-columns-repeated"], MAX_REPEATED_CELLS);
      this.builder.openCell({
        columns: Number(attributes["number-columns-spanned"] ?? 1),
        rows: Number(attributes["number-rows-spanned"] ?? 1),
      });
    }
  }

  text(text: string): void {
    // The file's own indents and line ends are no white space of the text.
    if (this.paragraphs.length > 0) this.write(text.replace(/[ \t\r\n]+/g, " "));
  }

  close(name: string): void {
    if (name === "p" || name === "h") this.endParagraph();
    else if (name === "list") this.lists.pop();
    else if (name === "table-cell") {
      this.builder.closeCell();
      this.builder.repeatCell(this.repeats.cell);
      this.repeats.cell = 1;
    } else if (name === "table-row") {
      this.builder.closeRow();
      if (this.rowHolds) this.builder.repeatRow(this.repeats.row);
    } else if (name === "table") this.builder.closeTable();
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.text += text;
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    if (paragraph.text.trim() !== "") this.rowHolds = true;
    this.builder.paragraph(withNumber(paragraph.number, paragraph.text));
  }

  private openList(attributes: Attributes): void {
    const outer = this.lists.at(-1);
    const style = attributes["style-name"] ?? outer?.style ?? "";
    const goesOn =
      attributes["continue-numbering"] === "true" ? style : (attributes["continue-list"] ?? null);
    const key = outer?.key ?? this.keys.get(goesOn ?? "") ?? `${style}/${this.keys.size}`;
    this.keys.set(style, key);
    this.keys.set(attributes["id"] ?? `#${this.keys.size}`, key);
    this.lists.push({ style, key });
  }

  private openItem(start: string | undefined): void {
    this.numberDue = true;
    const list = this.lists.at(-1);
    if (start !== undefined && list !== undefined) {
      this.numbers.restart(list.key, this.lists.length - 1, Number(start) || 1);
    }
  }

  /** The number before the first paragraph of a list's item. */
  private number(): string {
    const list = this.lists.at(-1);
    if (!this.numberDue || list === undefined) return "";
    this.numberDue = false;
    return this.numbers.next(list.key, this.lists.length - 1, this.known.get(list.style) ?? []);
  }
}

const times = (value: string | undefined, most: number): number =>
  Math.min(most, Math.max(1, Math.floor(Number(value ?? 1)) || 1));
