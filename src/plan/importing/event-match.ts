import { lookForm, stem } from "../russian-text.ts";

/** As much of an event as tells it from the others; `rest` is whatever else its row says. */
export interface EventRow {
  number: string | null;
  section: string | null;
  title: string;
  rest: string;
}

/** Below this share of common words two titles are two events. */
const ALIKE = 0.5;
/** The same number makes up for words. */
const ALIKE_UNDER_ONE_NUMBER = 0.3;
const SAME_NUMBER = 0.1;
const SAME_SECTION = 0.05;
/** A word of more rows than this finds no candidates: it would find them all. */
const COMMON_WORD = 100;

/**
 * Which row of `after` is the same event as each row of `before`; null where none is. What is equal to the letter goes
 * first, then equal titles, told apart by section, number and order, then titles of similar words, the closest first:
 * so neither a new numbering nor a new wording nor another order makes an event a new one.
 */
export function matchEvents(before: readonly EventRow[], after: readonly EventRow[]): (number | null)[] {
  const [left, right] = [before.map(bareRow), after.map(bareRow)];
  const found: (number | null)[] = left.map(() => null);
  const taken = new Set<number>();
  for (const key of KEYS) pairEqual(left, right, key, found, taken);
  for (const { a, b } of similarPairs(left, right, found, taken)) {
    if (found[a] !== null || taken.has(b)) continue;
    found[a] = b;
    taken.add(b);
  }
  return found;
}

type BareRow = Record<keyof EventRow, string>;

/** Without what nobody means by a change: case, look-alike letters, punctuation, blanks. */
const bare = (text: string | null): string =>
  text === null
    ? ""
    : lookForm(text)
        .replace(/[^а-яa-z0-9]+/g, " ")
        .trim();

const bareRow = ({ number, section, title, rest }: EventRow): BareRow => ({
  number: bare(number),
  section: bare(section),
  title: bare(title),
  rest: bare(rest),
});

/** From the strictest: what is equal by an earlier key is paired before the next one is asked. */
const KEYS: ((row: BareRow) => string)[] = [
  ({ number, section, title, rest }) => `${number}|${section}|${title}|${rest}`,
  ({ section, title, rest }) => `${section}|${title}|${rest}`,
  ({ number, section, title }) => `${number}|${section}|${title}`,
  ({ title, rest }) => `${title}|${rest}`,
  ({ section, title }) => `${section}|${title}`,
  ({ number, title }) => `${number}|${title}`,
  ({ title }) => title,
];

/** Rows of one key are paired in their order. */
function pairEqual(
  before: readonly BareRow[],
  after: readonly BareRow[],
  key: (row: BareRow) => string,
  found: (number | null)[],
  taken: Set<number>,
): void {
  const waiting = new Map<string, number[]>();
  for (const [b, row] of after.entries()) {
    if (taken.has(b) || row.title === "") continue;
    const same = waiting.get(key(row));
    if (same === undefined) waiting.set(key(row), [b]);
    else same.push(b);
  }
  // Taken from the end, which costs nothing.
  for (const same of waiting.values()) same.reverse();
  for (const [a, row] of before.entries()) {
    const b = found[a] === null ? waiting.get(key(row))?.pop() : undefined;
    if (b === undefined) continue;
    found[a] = b;
    taken.add(b);
  }
}

/** Pairs of the rows that are left, the most alike first. */
function similarPairs(
  before: readonly BareRow[],
  after: readonly BareRow[],
  found: readonly (number | null)[],
  taken: ReadonlySet<number>,
): { a: number; b: number }[] {
  const left = before.flatMap((row, at) =>
    found[at] === null ? [{ at, row, words: wordsOf(row.title) }] : [],
  );
  const right = after.flatMap((row, at) => (taken.has(at) ? [] : [{ at, row, words: wordsOf(row.title) }]));
  const weight = weights([...left, ...right].map(({ words }) => words));
  const byWord = indexOf(right.map(({ words }) => words));
  const byNumber = Map.groupBy(right.keys(), (at) => right[at]?.row.number ?? "");
  const pairs = left.flatMap(({ at: a, row, words }) => {
    const near = new Set<number>(row.number === "" ? [] : byNumber.get(row.number));
    for (const word of words) {
      const rows = byWord.get(word) ?? [];
      if (rows.length <= COMMON_WORD) for (const index of rows) near.add(index);
    }
    return [...near].flatMap((index) => {
      const other = right[index];
      if (other === undefined) return [];
      const alike = likeness(words, other.words, weight);
      const sameNumber = row.number !== "" && row.number === other.row.number;
      if (alike < (sameNumber ? ALIKE_UNDER_ONE_NUMBER : ALIKE)) return [];
      const sameSection = row.section === other.row.section;
      return [
        { a, b: other.at, score: alike + (sameNumber ? SAME_NUMBER : 0) + (sameSection ? SAME_SECTION : 0) },
      ];
    });
  });
  return pairs.sort((one, two) => two.score - one.score || one.a - two.a || one.b - two.b);
}

/** The stems of a title's words; short ones only join the others. */
const wordsOf = (title: string): ReadonlySet<string> =>
  new Set((title.match(/[а-яa-z]{3,}|\d+/g) ?? []).map(stem));

/** A word of many titles («участие», «школ») says little about which it is. */
function weights(titles: readonly ReadonlySet<string>[]): (word: string) => number {
  const times = new Map<string, number>();
  for (const words of titles) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return (word) => 1 / (1 + Math.log(times.get(word) ?? 1));
}

function indexOf(titles: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, words] of titles.entries()) {
    for (const word of words) {
      const rows = index.get(word);
      if (rows === undefined) index.set(word, [at]);
      else rows.push(at);
    }
  }
  return index;
}

/**
 * How much two titles have in common, 0 to 1: the weight of the common words in that of all, and in that of the shorter
 * title, for a title that has only grown is the same one.
 */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (word: string) => number): number {
  const weightOf = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += weight(word);
    return sum;
  };
  const [first, second, common] = [weightOf(a), weightOf(b), weightOf([...a].filter((word) => b.has(word)))];
  const shorter = Math.min(first, second);
  return shorter === 0 ? 0 : common / (first + second) + common / shorter / 2;
}
