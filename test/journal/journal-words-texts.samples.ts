import * as texts from "../../src/journal/journal-words-texts.ts";
import { entryOf, sampleEntries } from "./sample-entries.ts";

export const samples: Record<string, unknown> = {
  entryWords: [
    ...sampleEntries.map(texts.entryWords),
    texts.entryWords(entryOf("duty.older", { kind: "nothing" }, null, null)),
  ],
};
