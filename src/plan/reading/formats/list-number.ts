/** How a level of a list is numbered. */
export interface ListLevel {
  format: NumberFormat;
  /** «%1.%2)»: the numbers of the levels, and what stands around them. */
  pattern: string;
  start: number;
}

export type NumberFormat = "decimal" | "roman" | "Roman" | "latin" | "Latin" | "russian" | "Russian" | "none";

/** The numbers that a document shows before its paragraphs and that are nowhere in its text. */
export class ListNumbers {
  private readonly counts = new Map<string, number[]>();

  /** «5.», «2.1)»; an empty string where the level shows no number. `level` counts from 0. */
  next(list: string, level: number, levels: readonly (ListLevel | undefined)[]): string {
    const counts = this.counts.get(list) ?? [];
    this.counts.set(list, counts);
    counts.length = Math.min(counts.length, level + 1);
    for (let upper = counts.length; upper < level; upper++) counts[upper] = levels[upper]?.start ?? 1;
    counts[level] = counts[level] === undefined ? (levels[level]?.start ?? 1) : counts[level] + 1;
    const own = levels[level];
    if (own === undefined || own.format === "none") return "";
    return own.pattern.replace(/%(\d)/g, (_, upper: string) => {
      const format = levels[Number(upper) - 1]?.format ?? "decimal";
      return numeral(counts[Number(upper) - 1] ?? 1, format === "none" ? "decimal" : format);
    });
  }

  /** The next number is this one. */
  restart(list: string, level: number, number: number): void {
    const counts = this.counts.get(list) ?? [];
    counts.length = Math.min(counts.length, level);
    counts[level] = number - 1;
    this.counts.set(list, counts);
  }
}

/** A paragraph as it is shown; an own empty cell in the number column becomes its number. */
export const withNumber = (number: string, text: string): string =>
  number === "" ? text : text.trim() === "" ? number : `${number} ${text}`;

const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя";
const LATIN = "abcdefghijklmnopqrstuvwxyz";

function numeral(value: number, format: NumberFormat): string {
  if (format === "Roman") return roman(value);
  if (format === "roman") return roman(value).toLowerCase();
  if (format === "latin") return letter(value, LATIN);
  if (format === "Latin") return letter(value, LATIN).toUpperCase();
  if (format === "russian") return letter(value, RUSSIAN);
  if (format === "Russian") return letter(value, RUSSIAN).toUpperCase();
  return String(value);
}

const letter = (value: number, letters: string): string =>
  letters[(value - 1) % letters.length] ?? String(value);

const ROMAN: [number, string][] = [
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 300) return String(value);
  let left = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
