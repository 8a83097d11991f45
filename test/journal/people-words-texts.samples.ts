import * as texts from "../../src/journal/people-words-texts.ts";

// Read as entries, where every action has its sample.
export const samples: Record<string, unknown> = { PEOPLE_WORDS: Object.keys(texts.PEOPLE_WORDS) };
