/** A cell as it was typed, made comparable before it is cut into words. */

/** White space folded to single spaces; characters that have no width are gone. */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, "")
    .replaceAll(/[\s\p{Zs}\p{Cc}]+/gu, " ")
    .trim();
}

const LOOK_ALIKE: Record<string, string> = {
  a: "а",
  b: "в",
  c: "с",
  e: "е",
  h: "н",
  k: "к",
  m: "м",
  o: "о",
  p: "р",
  r: "г",
  t: "т",
  x: "х",
  y: "у",
  u: "и",
  ё: "е",
};

/**
 * Folded text made comparable, character by character: lower case, one kind of dash, Word's bookmarks blanked. As
 * long as the text it came from.
 */
export function comparable(text: string): string {
  let out = "";
  for (const unit of text.split("")) {
    const lower = unit.toLowerCase();
    if (/[\u2010-\u2015\u2026\u2212\uFE58\uFE63\uFF0D~÷]/.test(unit)) out += "-";
    else if (unit === "∕" || unit === "⁄") out += "/";
    else out += lower.length === 1 ? lower : unit;
  }
  return (
    out
      .replaceAll(/\[ ?bookmark[^\]]{0,80}\]/g, (noise) => " ".repeat(noise.length))
      // «01» сентября
      .replaceAll(/[«"“„'](?= ?\d{1,2} ?[»"”“'])|(?<=[«"“„'] ?\d{1,2} ?)[»"”“']/g, " ")
      // «l5.10», «З.10»: letters that look like figures.
      .replaceAll(/(?<![a-zа-яё\d])[li](?=\d)/g, "1")
      .replaceAll(/(?<![a-zа-яё])з(?=\.?\d)/g, "3")
      // The letter O typed for a nought: «1O.09», «О1.09».
      .replaceAll(/(?<=\d)[oо](?=[\d.,\s]|$)|(?<![a-zа-яё\d])[oо](?=\d)/g, "0")
  );
}

/** A word with its Latin look-alikes in Cyrillic. */
export const russian = (word: string): string =>
  word.replaceAll(/[a-zё]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
