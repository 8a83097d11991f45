/** Why a typed name was not taken; the sentences are in `person-name-texts.ts`. */
export type NameProblem = "empty" | "tooLong" | "latin" | "signs" | "noInitials" | "tooManyWords";

export type NameReading = { ok: true; name: string } | { ok: false; problem: NameProblem };

/** Longer than any name in the registers; a pasted page is not one. */
export const MAX_NAME = 60;

const SURNAME = /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*$/;
const INITIAL = /^[А-ЯЁ]$/;
/** «Гасан оглы»: a part of the patronymic that has no initial of its own. */
const PARTICLES = new Set(["оглы", "кызы", "оглу", "гызы"]);

/**
 * Reads what a person typed as a name into «Иванова А.П.»: «иванова анна петровна», «А. П. Иванова» and
 * «Иванова А.П» are all she. Latin letters are refused rather than mended: a name is compared letter by letter.
 */
export function readPersonName(typed: string): NameReading {
  const text = typed
    .normalize("NFC")
    .replace(/[‐‑–—]/g, "-")
    .replace(/\s*-\s*/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") return { ok: false, problem: "empty" };
  if (text.length > MAX_NAME) return { ok: false, problem: "tooLong" };
  if (/[A-Za-z]/.test(text)) return { ok: false, problem: "latin" };
  if (!/^[А-ЯЁа-яё. -]+$/.test(text)) return { ok: false, problem: "signs" };

  const words = text
    // «Иванова АП»: initials typed without their dots.
    .replace(/ ([А-ЯЁ])([А-ЯЁ])(?=[ .]|$)/g, " $1.$2.")
    .replaceAll(".", ". ")
    .split(" ")
    .map((word) => word.replace(/\.$/, ""))
    .filter((word) => word !== "" && !PARTICLES.has(word.toLowerCase()))
    .map(capitalised);
  const initialsFirst = words.length > 1 && words.slice(0, -1).every((word) => INITIAL.test(word));
  const [surname = "", ...given] = initialsFirst ? [words.at(-1) ?? "", ...words.slice(0, -1)] : words;
  if (given.length === 0 || words.every((word) => INITIAL.test(word)))
    return { ok: false, problem: "noInitials" };
  if (!SURNAME.test(surname)) return { ok: false, problem: "signs" };
  if (given.length > 2) return { ok: false, problem: "tooManyWords" };
  if (!given.every((word) => INITIAL.test(word) || SURNAME.test(word)))
    return { ok: false, problem: "signs" };
  return { ok: true, name: `${surname} ${given.map((word) => `${word[0] ?? ""}.`).join("")}` };
}

const capitalised = (word: string): string =>
  word
    .split("-")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
    .join("-");
