import { remembered } from "./reading/remembered.ts";

/** White space folded into single spaces, invisible characters dropped. */
export const fold = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const LATIN = "AaBCcEeHKkMmOoPpTXxyY";
const CYRILLIC = "АаВСсЕеНКкМмОоРрТХхуУ";
const toCyrillic = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/**
 * Latin letters that only look Russian, put right: in words that mix both alphabets, in initials («A.A.»), and
 * in capitals-only words («MKOY»). The length never changes, so positions in the text stay true.
 */
export function cyrillic(text: string): string {
  return text.replace(/[A-Za-zА-Яа-яЁё]+/g, (word, at: number) => {
    if (!/[A-Za-z]/.test(word)) return word;
    if (/[А-Яа-яЁё]/.test(word)) return toCyrillic(word);
    const lookalike = word.split("").every((letter) => LATIN.includes(letter)) && word === word.toUpperCase();
    const initial = word.length === 1 && text[at + 1] === ".";
    // A lone capital may be a Roman hundred or a class letter; a whole word of look-alikes is no English.
    return lookalike && (initial || (word.length > 1 && !/^[CXM]+$/.test(word))) ? toCyrillic(word) : word;
  });
}

/** The text as it is compared: look-alikes put right, «ё» as «е», small letters, white space folded. */
export const lookForm = remembered((text) => cyrillic(fold(text)).toLowerCase().replaceAll("ё", "е"));

/** Names are compared by it: «МКОУ СОШ п.Заря» and «мкоу сош п. заря» are one. */
export const nameKey = (name: string): string => lookForm(name).replace(/[\s.,«»"“”„]/g, "");

/** A word without its case ending: «Маромицы» and «Маромица» are one place, «Заря» and «Зари» too. */
export const stem = (word: string): string => {
  const form = lookForm(word);
  const short = form.replace(/(ого|ому|ыми|ими|ой|ая|ое|ые|ых|ый|ий|ую|ом|ем|ам|ах|[аяоеуюыийьи])$/, "");
  return short.length >= 3 ? short : form;
};

/** Whether quotation marks «…» and "…" come in pairs. */
export function quotesBalanced(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if (letter === "«" || letter === "“" || letter === "„") open++;
    else if (letter === "»" || letter === "”") open--;
    // „…“ is the German pair that Word sometimes puts in.
    if (open < 0) return false;
  }
  return open === 0 && (text.match(/"/g)?.length ?? 0) % 2 === 0;
}

/** In quotation marks; in the inner ones where the text has its own. */
export const quoted = (text: string): string => (/[«»]/.test(text) ? `„${text}“` : `«${text}»`);
/** As much as a phone shows, whole words. */
export const shortened = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 58).replace(/\s+\S*$/, "")}…` : text;
