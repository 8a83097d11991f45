import * as texts from "../../src/journal/journal-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { entryOf, sampleEntries } from "./sample-entries.ts";

const nobody = { kind: "nothing" } as const;

export const samples: Record<string, unknown> = {
  ...texts,
  entryShown: [
    { ...entryOf("group.left", nobody, null, { title: "Совет" }), by: null },
    { ...entryOf("plan.start", nobody, null, { title: "План", events: 22 }), by: null },
    { ...entryOf("duty.done", nobody, null, null), by: "" },
  ].map(texts.entryShown),
  journalPage: [
    texts.journalPage(null, pageOf(sampleEntries, 1, 5)),
    texts.journalPage("Дятлов С.В.", pageOf([], 0, 5)),
  ],
  JOURNAL_BUTTONS: Object.values(texts.JOURNAL_BUTTONS),
  askWhatToFind: texts.askWhatToFind(),
  foundMany: [texts.foundMany("сов", 12, 20), texts.foundMany("<b>", 2, 2)],
  foundNothing: texts.foundNothing("абв"),
  personButton: texts.personButton("Дятлов С.В."),
  eventButton: texts.eventButton("№16. Научно-практическая конференция для учителей и школьников"),
};
