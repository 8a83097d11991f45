import * as texts from "../../src/documents/papers-texts.ts";
import { countOutcomes } from "../../src/documents/plan-report.ts";
import { event } from "../summary/made-up-duties.ts";
import { marked, reported } from "./made-up-report.ts";

const sitting = {
  occurrenceId: 1,
  event: event({ title: "Проведение заседания Совета (итоги работы за 1 полугодие)" }),
  opensOn: "2019-11-01",
  day: "2019-11-30",
  heldOn: null,
  time: null,
  place: null,
};
const counts = countOutcomes([reported([marked({ school: null, state: "done" })]), reported([marked()])]);

export const samples: Record<string, unknown> = {
  PAPERS_WORDS: Object.values(texts.PAPERS_WORDS),
  noPapers: texts.noPapers(),
  choosePaper: texts.choosePaper("План работы Лесного кластера на 2-е полугодие 2019 года"),
  chooseSitting: texts.chooseSitting(
    {
      items: [{ ...sitting, day: "2019-11-10", heldOn: "2019-11-10" }, sitting],
      page: 0,
      pages: 2,
      total: 9,
    },
    "2019-11-18",
  ),
  noSittings: texts.noSittings(),
  chooseNote: texts.chooseNote(),
  noNotes: texts.noNotes(),
  noteButton: [
    texts.noteButton("2019-10", null),
    texts.noteButton("2019-10", "Целевое обучение школ района"),
  ],
  tableButton: texts.tableButton,
  reportSent: [texts.reportSent("2019-11-18", counts, true), texts.reportSent("2019-11-18", counts, false)],
  agendaSent: texts.agendaSent(sitting),
};
