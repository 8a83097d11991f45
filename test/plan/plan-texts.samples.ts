import {
  clip,
  deadlineMeaning,
  eventName,
  eventTitle,
  type NamedParty,
  partyWords,
  undatedWords,
} from "../../src/plan/plan-texts.ts";
import { dateSpans, period, readAs } from "./deadline-cases.ts";

const conference = { number: "16", title: "Конференция «Развитие профессионального роста педагога»" };
const nameless = { number: null, title: "Литературная гостиная для старших классов" };

const parties: NamedParty[] = [
  { kind: "person", name: "Ветрова А.П." },
  { kind: "organisation", name: "Центр занятости" },
  { kind: "unresolved", words: "педагоги" },
  { kind: "office", office: "council", of: null, schools: "all" },
  { kind: "office", office: "director", of: null, schools: "municipal" },
  { kind: "office", office: "deputy", of: "ВР", schools: ["СОШ с. Липки", "ООШ д. Сосновка"] },
];

export const samples: Record<string, unknown> = {
  clip: clip("Участие во Всероссийской научно-практической конференции", 40),
  eventName: [eventName(conference), eventName(nameless)],
  eventTitle: [eventTitle(conference, 40), eventTitle(nameless, 60)],
  undatedWords: [
    undatedWords(readAs("onRequest"), [], period),
    undatedWords(readAs("external"), [], period),
    undatedWords(readAs("unclear"), [], period),
    undatedWords(readAs("window", { outside: true }), [], period),
    undatedWords(readAs("window"), dateSpans(["2020-04-01", "2020-04-30"]), period),
  ],
  deadlineMeaning: [
    deadlineMeaning(readAs("window"), dateSpans(["2019-11-01", "2019-11-30"]), period),
    deadlineMeaning(
      readAs("window"),
      dateSpans(["2019-08-01", "2019-08-31"], ["2019-11-01", "2019-11-30"]),
      period,
    ),
    deadlineMeaning(readAs("date", { time: "10:00" }), dateSpans(["2019-11-21", "2019-11-21"]), period),
    deadlineMeaning(
      readAs("recurring", { every: "month" }),
      dateSpans(
        ["2019-07-01", "2019-07-31"],
        ["2019-08-01", "2019-08-31"],
        ["2019-09-01", "2019-09-30"],
        ["2019-10-01", "2019-10-31"],
        ["2019-11-01", "2019-11-30"],
      ),
      period,
    ),
  ],
  partyWords: parties.map(partyWords),
};
