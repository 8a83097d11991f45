import type { PlanDocument, PlanFileNote, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { DocumentBuilder } from "./document-builder.ts";
import { ListNumbers, withNumber } from "./list-number.ts";
import type { WrittenCell } from "./table-layout.ts";
import { readWordLists, type WordLists } from "./word-lists-file.ts";
import { type Attributes, readXml, type XmlReader } from "../../../sheets/xml-file.ts";

/** The parts of a .docx, by their names in the archive, that a plan is read from. */
export const isWordPart = (name: string): boolean =>
  /^_rels\/\.rels$|(^|\/)(document|numbering|styles)\d*\.xml$/i.test(name);

/** Reads the unpacked parts of a .docx or a .docm. */
export function readDocx(files: ReadonlyMap<string, Uint8Array>): PlanDocument | PlanFileProblem {
  const name = mainPart(files);
  const main = name === undefined ? undefined : files.get(name);
  if (name === undefined || main === undefined) return planFileProblem("damaged");
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const lists = readWordLists(partIn(files, folder, "numbering"), partIn(files, folder, "styles"));
  const reader = new WordReader(lists);
  if (!readXml(main, reader)) return planFileProblem("damaged");
  if (reader.builder.overflowed) return planFileProblem("too-many-rows");
  const notes: PlanFileNote[] = reader.tracked ? [planFileNote("tracked-changes")] : [];
  return { ...reader.builder.document(), notes };
}

/** The document that the archive itself names first; a template has others. */
function mainPart(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  let target: string | undefined;
  const relations = files.get("_rels/.rels");
  if (relations !== undefined) {
    readXml(relations, {
      open: (_, { Type, Target }) => {
        if (Type?.endsWith("/officeDocument") === true) target ??= Target?.replace(/^\//, "");
      },
    });
  }
  const named = target !== undefined && files.has(target) ? target : undefined;
  return named ?? [...files.keys()].find((name) => /(^|\/)document\d*\.xml$/i.test(name));
}

const partIn = (
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  part: string,
): Uint8Array | undefined => {
  const name = [...files.keys()].find(
    (name) => name.startsWith(folder) && name.slice(folder.length).startsWith(part),
  );
  return name === undefined ? undefined : files.get(name);
};

interface Paragraph {
  text: string;
  style: string | null;
  list: string | null;
  level: number | null;
}

/** What Word does not print: deleted and moved text, fields' own code, the second copy of a text box, what was before a change. */
const NOT_SHOWN = new Set([
  "moveFrom",
  "delText",
  "instrText",
  "delInstrText",
  "Fallback",
  "sectPr",
  "tblPr",
  "tblGrid",
  "rt",
  "pPrChange",
  "rPrChange",
  "tcPrChange",
  "trPrChange",
  "tblPrExChange",
]);

class WordReader implements XmlReader {
  readonly builder = new DocumentBuilder();
  /** Whether somebody's corrections wait to be accepted: they are read as accepted. */
  tracked = false;
  private readonly numbers = new ListNumbers();
  /** A text box is paragraphs inside of a paragraph. */
  private readonly paragraphs: Paragraph[] = [];
  private readonly cells: WrittenCell[] = [];
  private readonly lists: WordLists;
  private inText = false;
  private hidden = false;
  private deletedRow = false;
  private placeholder = false;

  constructor(lists: WordLists) {
    this.lists = lists;
  }

  skips(name: string, _: Attributes, parent: string): boolean {
    if (name === "del" || name === "moveFrom") {
      this.tracked = true;
      if (parent === "trPr") this.deletedRow = true;
      return true;
    }
    if (name === "sdtContent" && this.placeholder && this.paragraphs.length > 0) {
      this.placeholder = false;
      return true;
    }
    return NOT_SHOWN.has(name) || (name === "tabs" && parent === "pPr");
  }

  open(name: string, attributes: Attributes, parent: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (name === "t") this.inText = true;
    else if (name === "r") this.hidden = false;
    else if (name === "p") this.paragraphs.push({ text: "", style: null, list: null, level: null });
    else if (name === "tab" || name === "ptab") this.write("\t");
    else if (name === "br" || name === "cr") this.write("\n");
    else if (name === "noBreakHyphen") this.write("-");
    else if (name === "vanish" && parent === "rPr") this.hidden = isOn(attributes["val"]);
    else if (name === "ins" || name === "moveTo") this.tracked = true;
    else if (name === "showingPlcHdr") this.placeholder = true;
    else if (name === "sdt") this.placeholder = false;
    else if (paragraph !== undefined && name === "pStyle") paragraph.style = attributes["val"] ?? null;
    else if (paragraph !== undefined && name === "numId") paragraph.list = attributes["val"] ?? null;
    else if (paragraph !== undefined && name === "ilvl") paragraph.level = Number(attributes["val"]);
    else this.table(name, attributes);
  }

  private table(name: string, attributes: Attributes): void {
    const cell = this.cells.at(-1);
    if (name === "tbl") this.builder.openTable();
    else if (name === "tr") {
      this.deletedRow = false;
      this.builder.openRow();
    } else if (name === "gridBefore") this.builder.openCell({ columns: Number(attributes["val"]) });
    else if (name === "tc") this.cells.push(this.builder.openCell());
    else if (name === "gridSpan" && cell !== undefined) cell.columns = Number(attributes["val"]);
    else if (name === "vMerge" && cell !== undefined) cell.goesOn = attributes["val"] !== "restart";
  }

  text(text: string): void {
    if (this.inText) this.write(text);
  }

  close(name: string): void {
    if (name === "t") this.inText = false;
    else if (name === "p") this.endParagraph();
    else if (name === "tc") {
      this.cells.pop();
      this.builder.closeCell();
    } else if (name === "tr") {
      if (this.deletedRow) this.builder.dropRow();
      else this.builder.closeRow();
      this.deletedRow = false;
    } else if (name === "tbl") this.builder.closeTable();
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined && !this.hidden) paragraph.text += text;
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const styled = this.lists.ofStyle(paragraph.style);
    const list = this.lists.list(paragraph.list ?? styled?.list ?? null);
    const level = paragraph.level ?? styled?.level ?? 0;
    const number = list === null ? "" : this.numbers.next(list.key, level, list.levels);
    this.builder.paragraph(withNumber(number, paragraph.text));
  }
}

/** Word writes a property that is on as nothing, «1» or «true». */
const isOn = (value: string | undefined): boolean => value !== "0" && value !== "false" && value !== "off";
