import type { Token } from "./figures-tokens.ts";
import type { Indicator } from "./form.ts";
import { indicatorsNamed, wordsOf } from "./indicator-words.ts";

/** A number and the words it stands beside; no words: its place tells what it is. */
export interface Item {
  words: string[];
  /** The same as it was written. */
  text: string;
  value: number;
  sign: "+" | "-" | null;
  /** Where it has no words: how many figures stand before it. */
  order: number;
}

export const shown = (tokens: readonly Token[]): string =>
  tokens.map((token) => ("text" in token ? token.text : "")).join(" ");

/** What stands between commas; words alone belong to the number after them, for a label may have a comma itself. */
export function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [];
  let words: Token[] = [];
  for (const clause of split(tokens, ["break", "line"])) {
    if (clause.some(({ is }) => is === "number")) {
      clauses.push([...words, ...clause]);
      words = [];
    } else words.push(...clause);
  }
  if (words.length > 0) clauses.push([...(clauses.pop() ?? []), ...words]);
  return clauses;
}

export function split(tokens: readonly Token[], marks: readonly Token["is"][]): Token[][] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (marks.includes(token.is)) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces.filter((piece) => piece.length > 0);
}

const MOST_WORDS = 10;

/** The ways to read a clause as words with their numbers after them, or before them; two are one too many. */
export function itemLists(indicators: readonly Indicator[], clause: readonly Token[]): Item[][] {
  return [...waysFrom(indicators, clause, "after"), ...waysFrom(indicators, clause, "before")].slice(0, 2);
}

function waysFrom(
  indicators: readonly Indicator[],
  clause: readonly Token[],
  number: "before" | "after",
): Item[][] {
  // From the end, so that each place is looked at once however many numbers there are.
  const ways: Item[][][] = Array.from({ length: clause.length + 1 }, () => []);
  ways[clause.length] = [[]];
  for (let at = clause.length - 2; at >= 0; at--) {
    for (let length = 1; length <= MOST_WORDS && at + length < clause.length; length++) {
      const value = clause[number === "after" ? at + length : at];
      const from = number === "after" ? at : at + 1;
      const said = clause.slice(from, from + length);
      const words = phrase(said);
      const more = ways[at + length + 1] ?? [];
      if (value?.is !== "number" || words === null || more.length === 0) continue;
      if (indicatorsNamed(indicators, words).length === 0) continue;
      const item: Item = { words, text: shown(said), value: value.value, sign: value.sign, order: 0 };
      ways[at] = [...(ways[at] ?? []), ...more.map((rest) => [item, ...rest])].slice(0, 2);
    }
  }
  return ways[0] ?? [];
}

/** The words of a label; a number may stand in it («10 класс»), the word «класс» alone is none. */
function phrase(tokens: readonly Token[]): string[] | null {
  if (tokens.some((token) => token.is === "number" && token.sign !== null)) return null;
  const words = tokens.flatMap((token) => ("text" in token ? wordsOf(token.text) : []));
  return words.some((word) => /[а-я]/.test(word)) && words[0] !== "класс" ? words : null;
}
