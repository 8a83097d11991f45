import { readXml } from "../../src/sheets/xml-file.ts";
import { unpack } from "../../src/sheets/zip-file.ts";

const LIMIT = 50_000_000;

/** A part of a file that Word or Excel opens; throws where it is damaged, or is no XML. */
export function partOf(bytes: Uint8Array, name: string): string {
  const parts = unpack(bytes, LIMIT, (one) => one === name);
  if (typeof parts === "string") throw new Error(parts);
  const part = parts.get(name);
  if (part === undefined) throw new Error(`there is no ${name}`);
  if (!readXml(part, {})) throw new Error(`${name} is no XML`);
  return new TextDecoder().decode(part);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replaceAll("\u00A0", " ");

/** What a Word file says, a paragraph a line, its blanks all alike. */
export const wordsOf = (bytes: Uint8Array): string =>
  plain(
    partOf(bytes, "word/document.xml")
      .replace(/<w:tab\/>/g, "\t")
      .replace(/<\/w:p>/g, "\n")
      .replace(/<[^>]+>/g, ""),
  );

/** The rows of a workbook's sheet, words by their own letters and numbers as they are. */
export function cellsOf(bytes: Uint8Array, sheet: number): (string | number | null)[][] {
  const words = [...partOf(bytes, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = ""]) => plain(item.replace(/<[^>]+>/g, "")),
  );
  const rows = partOf(bytes, `xl/worksheets/sheet${sheet}.xml`).matchAll(/<row[^>]*>(.*?)<\/row>/gs);
  return [...rows].map(([, row = ""]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = "", cell = ""]) => {
      const value = /<v>(.*?)<\/v>/.exec(cell)?.[1];
      if (value === undefined) return null;
      return attributes.includes('t="s"') ? (words[Number(value)] ?? "") : Number(value);
    }),
  );
}
