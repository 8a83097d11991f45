/** Why a text is not a figure; the sentences are in `answer-texts.ts`. */
export type AmountProblem = "empty" | "otherDigits" | "fraction" | "range" | "sign" | "large" | "notNumber";

export const MOST = 999;

/**
 * The whole number 0-999 that the text is, and nothing else: «10-12» is never 10, «1e3» never 1000. Only the
 * digits 0-9, with white space around. Otherwise why not.
 */
export function readAmount(text: string): number | AmountProblem {
  const figure = text.trim();
  if (figure === "") return "empty";
  if (/^[0-9]+$/.test(figure)) return figure.length <= 3 ? Number(figure) : "large";
  if (/^[\p{Nd}\s]+$/u.test(figure) && /[^0-9\s]/.test(figure)) return "otherDigits";
  if (/^[-+−–—][0-9]+$/.test(figure)) return "sign";
  if (/^[0-9]+\s*[-−–—]\s*[0-9]+$/.test(figure)) return "range";
  if (/^[0-9]+[.,][0-9]+$/.test(figure)) return "fraction";
  return "notNumber";
}
