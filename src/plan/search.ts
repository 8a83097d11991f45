import { lookForm } from "./russian-text.ts";

/** What an event is found by. */
export interface Searched {
  number: string | null;
  title: string;
  section: string | null;
  responsibleText: string;
  place: string | null;
}

/** Endings of nouns, adjectives and verbs, the longest first. */
const ENDING =
  /(?:иями|ости|ость|ями|ами|иях|ого|его|ому|ему|ыми|ими|ией|ием|иям|ях|ах|ов|ев|ей|ям|ам|ем|ом|ой|ая|яя|ое|ее|ые|ие|ый|ий|ую|юю|ых|их|ия|ию|ии|[аяоеуюыийь])$/;

/** A word as far as it is the same in every case: «семинары», «семинаров», «семинару» are «семинар». */
export function searchStem(word: string): string {
  const form = lookForm(word);
  const short = form.replace(ENDING, "");
  return short.length >= 3 ? short : form;
}

const MOST_WORDS = 8;

/** The words of a query, or none where there is nothing to look for. */
const wordsOf = (query: string): string[] =>
  (lookForm(query).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);

/**
 * The events in which every word of the query begins some word, whatever its ending: by number first, then those
 * that say it in their titles, then the rest; in the plan's order.
 */
export function searchEvents<T extends Searched>(events: readonly T[], query: string): T[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const patterns = words.map((word) => {
    const begins = /^\p{N}+$/u.test(word) ? `${word}(?!\\p{N})` : searchStem(word);
    return new RegExp(`(?<![\\p{L}\\p{N}])${begins}`, "u");
  });
  const has = (text: string) => {
    const form = lookForm(text);
    return patterns.every((pattern) => pattern.test(form));
  };
  const number = words.length === 1 ? words[0] : undefined;
  const ranks: T[][] = [[], [], []];
  for (const event of events) {
    const { title, section, responsibleText, place } = event;
    const byNumber = event.number !== null && lookForm(event.number) === number;
    if (byNumber) ranks[0]?.push(event);
    else if (has(title)) ranks[1]?.push(event);
    else if (has([title, section, responsibleText, place].join(" "))) ranks[2]?.push(event);
  }
  return ranks.flat();
}
