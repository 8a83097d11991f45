import { pack } from "../../../src/sheets/zip-file.ts";

export interface WordCell {
  text: string;
  /** Columns that the cell takes. */
  span?: number;
  /** The first of cells merged downwards, or one that goes on with the cell above. */
  down?: "starts" | "goesOn";
  /** Word numbers the paragraph itself. */
  listed?: boolean;
}

export type WordBlock = string | (WordCell | string)[][];

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const paragraph = (text: string, listed = false): string =>
  `<w:p>${listed ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : ""}<w:r>${escaped(
    text,
  )
    .split("\t")
    .map((part) => `<w:t xml:space="preserve">${part}</w:t>`)
    .join("<w:tab/>")}</w:r></w:p>`;

const cell = (written: WordCell | string): string => {
  const { text, span, down, listed } =
    typeof written === "string" ? ({ text: written } as WordCell) : written;
  const properties =
    (span === undefined ? "" : `<w:gridSpan w:val="${span}"/>`) +
    (down === undefined ? "" : down === "starts" ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>");
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split("\n")
    .map((line) => paragraph(line, listed))
    .join("")}</w:tc>`;
};

/** The bytes of a .docx that holds these paragraphs and tables, and beside its own parts these. */
export function wordDocument(blocks: readonly WordBlock[], parts: Record<string, string> = {}): Buffer {
  const body = blocks
    .map((block) =>
      typeof block === "string"
        ? paragraph(block)
        : `<w:tbl>${block.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`,
    )
    .join("");
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  return wordArchive({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${types}.numbering+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    "word/numbering.xml": `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/document.xml": `<w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

export const wordArchive = (files: Record<string, string>): Buffer =>
  pack(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
