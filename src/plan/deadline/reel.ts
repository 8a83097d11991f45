import type { Period } from "../../calendar/period.ts";
import type { Element, Match, Ordinals } from "./terms.ts";
import type { Lexeme } from "./words.ts";

/** The lexemes under a pattern's finger, with the questions that all patterns ask. */
export class Reel {
  readonly lexemes: Lexeme[];
  readonly period: Period | null;
  /** What was found at each place: patterns ask again and again. */
  readonly elements = new Map<number, Match<Element> | null>();
  readonly ordinals = new Map<number, Match<Ordinals> | null>();
  /** Where a pair is known to be a time or not: each asks its neighbour before it. */
  readonly times = new Map<number, boolean>();
  /** No date begins before this place: a run of bare numbers up to it came to none. */
  barrenTo = 0;

  constructor(lexemes: Lexeme[], period: Period | null) {
    this.lexemes = lexemes;
    this.period = period;
  }

  at(i: number): Lexeme | undefined {
    return this.lexemes[i];
  }

  word(i: number): string {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "word" ? lexeme.word : "";
  }

  is(i: number, words: RegExp): boolean {
    return words.test(this.word(i));
  }

  mark(i: number): string {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "mark" ? lexeme.mark : "";
  }

  number(i: number): number | null {
    const lexeme = this.lexemes[i];
    return lexeme?.kind === "number" ? lexeme.value : null;
  }

  /** The index after an optional mark. */
  past(i: number, marks: string): number {
    const mark = this.mark(i);
    return mark !== "" && marks.includes(mark) ? i + 1 : i;
  }

  /** The index after an optional word and its optional dot. */
  pastWord(i: number, words: RegExp): number {
    return this.is(i, words) ? this.past(i + 1, ".") : i;
  }

  /** True where nothing, not even a space, stands between two neighbours. */
  glued(i: number): boolean {
    return this.lexemes[i]?.end === this.lexemes[i + 1]?.start;
  }
}

/** A pattern: what it understands at this lexeme, or null. */
export type Reader = (reel: Reel, at: number) => Match | null;
