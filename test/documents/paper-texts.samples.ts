import { PAPER_WORDS } from "../../src/documents/paper-texts.ts";

export const samples: Record<string, unknown> = { PAPER_WORDS: Object.values(PAPER_WORDS) };
