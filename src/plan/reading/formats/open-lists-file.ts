import type { ListLevel, NumberFormat } from "./list-number.ts";
import { readXml } from "../../../sheets/xml-file.ts";

/** The levels of the lists' styles, by their names. */
export type OpenLists = ReadonlyMap<string, readonly (ListLevel | undefined)[]>;

const FORMATS: Record<string, NumberFormat> = {
  "1": "decimal",
  I: "Roman",
  i: "roman",
  A: "Latin",
  a: "latin",
  "А, Б, .., Аа, Аб, ... (ru)": "Russian",
  "а, б, .., аа, аб, ... (ru)": "russian",
  "А, Б, .., Аа, Бб, ... (ru)": "Russian",
  "а, б, .., аа, бб, ... (ru)": "russian",
};

/** What these parts of an OpenDocument file say of lists. */
export function readOpenLists(parts: readonly Uint8Array[]): OpenLists {
  const lists = new Map<string, ListLevel[]>();
  for (const part of parts) {
    let list: ListLevel[] | undefined;
    readXml(part, {
      skips: (name) => name === "body",
      open(name, attributes) {
        if (name === "list-style") lists.set(attributes["name"] ?? "", (list = []));
        else if (name.startsWith("list-level-style-") && list !== undefined) {
          const level = Math.min(10, Math.max(1, Number(attributes["level"]) || 1));
          const shown = Math.min(level, Math.max(1, Number(attributes["display-levels"]) || 1));
          const numbers = Array.from({ length: shown }, (_, i) => `%${level - shown + 1 + i}`).join(".");
          list[level - 1] = {
            format: FORMATS[attributes["num-format"] ?? ""] ?? "none",
            pattern: `${attributes["num-prefix"] ?? ""}${numbers}${attributes["num-suffix"] ?? ""}`,
            start: Number(attributes["start-value"]) || 1,
          };
        }
      },
      close(name) {
        if (name === "list-style") list = undefined;
      },
    });
  }
  return lists;
}

/** The styles of sheets that are not shown. */
export function hiddenTableStyles(content: Uint8Array): Set<string> {
  const hidden = new Set<string>();
  let style = "";
  readXml(content, {
    skips: (name) => name === "body",
    open(name, attributes) {
      if (name === "style") style = attributes["name"] ?? "";
      else if (name === "table-properties" && attributes["display"] === "false") hidden.add(style);
    },
  });
  return hidden;
}
