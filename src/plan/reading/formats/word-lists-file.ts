import type { ListLevel, NumberFormat } from "./list-number.ts";
import { type Attributes, readXml } from "../../../sheets/xml-file.ts";

export interface WordLists {
  /** The list that a paragraph's numId names; null where it names none. */
  list: (numId: string | null) => { key: string; levels: readonly (ListLevel | undefined)[] } | null;
  /** The list that a paragraph's style puts it in. */
  ofStyle: (style: string | null) => { list: string; level: number } | null;
}

interface Num {
  list: string;
  /** Lists that begin anew count by themselves; the others go on with their kind. */
  startsAnew: Map<number, number>;
}

/** What the numbering and the styles of a .docx say of lists; either may be missing. */
export function readWordLists(numbering: Uint8Array | undefined, styles: Uint8Array | undefined): WordLists {
  const levels = new Map<string, ListLevel[]>();
  const nums = new Map<string, Num>();
  if (numbering !== undefined) readNumbering(numbering, levels, nums);
  const inStyles = styles === undefined ? new Map<string, StyledList>() : readStyles(styles);
  return {
    list(numId) {
      const num = nums.get(numId ?? "0");
      if (num === undefined) return null;
      if (num.startsAnew.size === 0) return { key: num.list, levels: levels.get(num.list) ?? [] };
      const own = (levels.get(num.list) ?? []).map((level, i) => ({
        ...level,
        start: num.startsAnew.get(i) ?? level.start,
      }));
      return { key: `${num.list}/${numId}`, levels: own };
    },
    ofStyle(style) {
      for (let name = style, steps = 0; name !== null && steps < 12; steps++) {
        const styled = inStyles.get(name);
        if (styled === undefined) return null;
        if (styled.list !== null) return { list: styled.list, level: styled.level };
        name = styled.basedOn;
      }
      return null;
    },
  };
}

function readNumbering(xml: Uint8Array, levels: Map<string, ListLevel[]>, nums: Map<string, Num>): void {
  let list: ListLevel[] = [];
  let level: ListLevel | undefined;
  let num: Num | undefined;
  let overridden = 0;
  readXml(xml, {
    open(name, attributes, parent) {
      const value = attributes["val"];
      if (name === "abstractNum") levels.set(attributes["abstractNumId"] ?? "", (list = []));
      else if (name === "lvl" && parent === "abstractNum") {
        level = { format: "decimal", pattern: `%${Number(attributes["ilvl"]) + 1}.`, start: 1 };
        list[within9(attributes["ilvl"])] = level;
      } else if (name === "start" && level !== undefined) level.start = Number(value) || 1;
      else if (name === "numFmt" && level !== undefined) level.format = formatOf(value);
      else if (name === "lvlText" && level !== undefined) level.pattern = value ?? "";
      else if (name === "num")
        nums.set(attributes["numId"] ?? "", (num = { list: "", startsAnew: new Map() }));
      else if (name === "abstractNumId" && num !== undefined) num.list = value ?? "";
      else if (name === "lvlOverride") overridden = within9(attributes["ilvl"]);
      else if (name === "startOverride") num?.startsAnew.set(overridden, Number(value) || 1);
    },
    close(name) {
      if (name === "lvl") level = undefined;
    },
  });
}

const within9 = (level: string | undefined): number => Math.min(8, Math.max(0, Number(level) || 0));

const FORMATS: Record<string, NumberFormat> = {
  bullet: "none",
  none: "none",
  upperRoman: "Roman",
  lowerRoman: "roman",
  upperLetter: "Latin",
  lowerLetter: "latin",
  russianUpper: "Russian",
  russianLower: "russian",
};

const formatOf = (name: string | undefined): NumberFormat => FORMATS[name ?? ""] ?? "decimal";

interface StyledList {
  list: string | null;
  level: number;
  basedOn: string | null;
}

function readStyles(xml: Uint8Array): Map<string, StyledList> {
  const styles = new Map<string, StyledList>();
  let style: StyledList | undefined;
  const set: Record<string, (style: StyledList, attributes: Attributes) => void> = {
    numId: (style, { val }) => (style.list = val ?? null),
    ilvl: (style, { val }) => (style.level = within9(val)),
    basedOn: (style, { val }) => (style.basedOn = val ?? null),
  };
  readXml(xml, {
    open(name, attributes) {
      if (name === "style")
        styles.set(attributes["styleId"] ?? "", (style = { list: null, level: 0, basedOn: null }));
      else if (style !== undefined && Object.hasOwn(set, name)) set[name]?.(style, attributes);
    },
    close(name) {
      if (name === "style") style = undefined;
    },
  });
  return styles;
}
