import type { PlanDocument, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { DocumentBuilder } from "./document-builder.ts";
import { type EdgedRow, spanByEdges, type WrittenCell } from "./table-layout.ts";

/** Groups that hold no text of the document, beside all that begin with «\*». */
const NOT_SHOWN = new Set([
  "fonttbl",
  "colortbl",
  "stylesheet",
  "info",
  "pict",
  "object",
  "header",
  "headerl",
  "headerr",
  "headerf",
  "footer",
  "footerl",
  "footerr",
  "footerf",
  "footnote",
  "annotation",
  "nonesttables",
  "fldinst",
  "listtable",
  "listoverridetable",
  "rsidtbl",
  "themedata",
  "datastore",
  "latentstyles",
  "sp",
]);
const MAX_GROUPS = 2_000;

type CodePage = "windows-1251" | "windows-1252";
/** What each byte is in a code page. */
const lettersOf = (page: CodePage): string[] =>
  Array.from({ length: 256 }, (_, byte) => new TextDecoder(page).decode(Uint8Array.of(byte)));
const LETTERS: Record<CodePage, string[]> = {
  "windows-1251": lettersOf("windows-1251"),
  "windows-1252": lettersOf("windows-1252"),
};

interface Group {
  passed: boolean;
  hidden: boolean;
  codePage: CodePage;
  /** How many characters stand after each \u for programs that know no Unicode. */
  fallback: number;
  isNumber: boolean;
}

interface RowDefinition {
  rights: number[];
  left: number;
  goesOn: Set<number>;
  goesLeft: Set<number>;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Reads RTF: what many programs write under the name of .doc. */
export function readRtf(bytes: Uint8Array): PlanDocument | PlanFileProblem {
  const reader = new RtfReader();
  // A character a byte: the code page is known only on the way.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  for (const match of text.matchAll(TOKEN)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    if (brace === "{" && !reader.open()) return planFileProblem("damaged");
    if (brace === "}" && !reader.close()) break;
    if (word !== undefined) reader.word(word.toLowerCase(), number === undefined ? null : Number(number));
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16));
    else if (symbol !== undefined) reader.symbol(symbol);
    else if (plain !== undefined) reader.plain(plain);
    if (reader.builder.overflowed) return planFileProblem("too-many-rows");
  }
  return reader.whole ? reader.document() : planFileProblem("damaged");
}

class RtfReader {
  readonly builder = new DocumentBuilder();
  /** Whether somebody's corrections wait to be accepted: they are read as accepted. */
  private tracked = false;
  private readonly groups: Group[] = [];
  private group: Group = {
    passed: false,
    hidden: false,
    codePage: "windows-1251",
    fallback: 1,
    isNumber: false,
  };
  private readonly fonts = new Map<number, CodePage>();
  private inFonts = 0;
  private font = 0;
  private mainPage: CodePage = "windows-1251";
  private text = "";
  private number = "";
  private skip = 0;
  private inTable = false;
  private row: RowDefinition = { rights: [], left: 0, goesOn: new Set(), goesLeft: new Set() };
  private cells: WrittenCell[] = [];
  private cellOpen = false;
  private readonly rows: EdgedRow[] = [];

  /** Every group that was opened is closed. */
  get whole(): boolean {
    return this.groups.length === 0;
  }

  open(): boolean {
    this.skip = 0;
    this.groups.push(this.group);
    this.group = { ...this.group };
    return this.groups.length < MAX_GROUPS;
  }

  /** False: it was the last one. */
  close(): boolean {
    this.skip = 0;
    if (this.groups.length <= this.inFonts) this.inFonts = 0;
    this.group = this.groups.pop() ?? this.group;
    return this.groups.length > 0;
  }

  word(word: string, number: number | null): void {
    if (word === "u") return this.unicode(number ?? 0);
    // It ends a row of a table inside of a cell from within a group of properties.
    if (word === "nestrow") this.text = `${this.text.trimEnd()}\n`;
    if (word === "fonttbl") this.inFonts = this.groups.length;
    else if (word === "f") this.useFont(number ?? 0);
    else if (word === "fcharset" && this.inFonts > 0)
      this.fonts.set(this.font, pageOfCharset(number ?? 0, this.mainPage));
    else if (word === "ansicpg")
      this.group.codePage = this.mainPage = number === 1252 ? "windows-1252" : "windows-1251";
    // The group of a text box is marked as one that may be passed over, and holds text all the same.
    if (word === "shpinst") this.group.passed = this.groups.at(-1)?.passed ?? false;
    if (NOT_SHOWN.has(word)) this.group.passed = true;
    else if (word === "listtext" || word === "pntext") this.group.isNumber = true;
    else if (word === "uc") this.group.fallback = Math.min(8, number ?? 1);
    else if (word === "v" || word === "deleted") this.hide(word, number !== 0);
    else if (word === "revised") this.tracked = true;
    else if (word === "plain") this.group.hidden = false;
    else if (!this.group.passed) this.layout(word, number ?? 0);
  }

  symbol(symbol: string): void {
    if (symbol === "*") this.group.passed = true;
    else if (symbol === "~") this.write("\u00A0");
    else if (symbol === "_") this.write("-");
    else if (symbol === "\r" || symbol === "\n") this.layout("par", 0);
    else if ("\\{}".includes(symbol)) this.write(symbol);
  }

  byte(byte: number): void {
    if (this.skip > 0) this.skip--;
    else this.write(this.letter(byte));
  }

  plain(text: string): void {
    const left = text.slice(this.skip);
    this.skip = Math.max(0, this.skip - text.length);
    this.write(left.replace(/[\u0080-\u00ff]/g, (letter) => this.letter(letter.charCodeAt(0))));
  }

  document(): PlanDocument {
    if (this.text !== "") this.endParagraph();
    this.endTable();
    return { ...this.builder.document(), notes: this.tracked ? [planFileNote("tracked-changes")] : [] };
  }

  private letter(byte: number): string {
    return LETTERS[this.group.codePage][byte] ?? "";
  }

  private unicode(code: number): void {
    this.write(String.fromCharCode(code < 0 ? code + 65_536 : code & 0xffff));
    this.skip = this.group.fallback;
  }

  private hide(word: string, on: boolean): void {
    this.group.hidden = on;
    if (word === "deleted") this.tracked ||= on;
  }

  private useFont(font: number): void {
    this.font = font;
    if (this.inFonts === 0) this.group.codePage = this.fonts.get(font) ?? this.mainPage;
  }

  private write(text: string): void {
    if (this.group.passed || this.group.hidden) return;
    if (this.group.isNumber) this.number += text;
    else this.text += text;
  }

  private layout(word: string, number: number): void {
    if (word === "par") this.endParagraph();
    else if (word === "line") this.write("\n");
    else if (word === "tab") this.write("\t");
    else if (word === "nestcell") this.write(" ");
    else if (word === "emdash" || word === "endash") this.write(word === "emdash" ? "—" : "–");
    else if (word === "pard") this.inTable = false;
    else if (word === "intbl") this.inTable = true;
    else if (word === "cell") this.endCell();
    else if (word === "row") this.endRow();
    else this.define(word, number);
  }

  private define(word: string, number: number): void {
    const at = this.row.rights.length;
    if (word === "trowd") this.row = { rights: [], left: 0, goesOn: new Set(), goesLeft: new Set() };
    else if (word === "trleft") this.row.left = number;
    else if (word === "clvmrg") this.row.goesOn.add(at);
    else if (word === "clmrg") this.row.goesLeft.add(at);
    else if (word === "cellx" && at < 64) this.row.rights.push(number);
  }

  private endParagraph(): void {
    if (this.inTable) this.openCell();
    else this.endTable();
    // A mark of a bulleted list is no number.
    const number = /[\p{L}\d]/u.test(this.number) ? this.number.trim() : "";
    this.builder.paragraph(number === "" ? this.text : `${number} ${this.text}`.trimEnd());
    this.text = "";
    this.number = "";
  }

  private openCell(): void {
    if (this.cellOpen) return;
    if (this.builder.depth === 0) {
      this.builder.openTable();
      this.builder.openRow();
    }
    this.cells.push(this.builder.openCell());
    this.cellOpen = true;
  }

  private endCell(): void {
    // LibreOffice ends more cells than it defined, after a table inside of a cell.
    const { length } = this.row.rights;
    if (!this.cellOpen && this.text === "" && length > 0 && this.cells.length >= length) return;
    this.inTable = true;
    this.endParagraph();
    this.builder.closeCell();
    this.cellOpen = false;
  }

  private endRow(): void {
    if (this.builder.depth === 0) return;
    this.builder.closeRow();
    this.builder.openRow();
    const { rights, left, goesOn, goesLeft } = this.row;
    const edges = this.cells.map((_, i): [number, number] => [
      rights[i - 1] ?? (i === 0 ? left : i),
      rights[i] ?? i + 1,
    ]);
    for (const [i, cell] of this.cells.entries()) {
      cell.goesOn = goesOn.has(i);
      cell.goesLeft = goesLeft.has(i);
    }
    this.rows.push({ cells: this.cells, edges });
    this.cells = [];
    this.cellOpen = false;
  }

  private endTable(): void {
    if (this.builder.depth === 0) return;
    spanByEdges(this.rows);
    this.rows.length = 0;
    this.builder.closeTable();
  }
}

/** The numbers of Windows' character sets: Russian, Western, or what the file says for all. */
const pageOfCharset = (charset: number, mainPage: CodePage): CodePage =>
  charset === 204 ? "windows-1251" : charset === 0 ? mainPage : charset === 1 ? mainPage : "windows-1252";
