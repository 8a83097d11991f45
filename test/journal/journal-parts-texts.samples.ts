import * as texts from "../../src/journal/journal-parts-texts.ts";
import { sampleEntries } from "./sample-entries.ts";

const names = sampleEntries[0]?.names;
if (names === undefined) throw new Error("no entries");

export const samples: Record<string, unknown> = {
  ...texts,
  personWords: [texts.personWords("Дятлов С.В."), texts.personWords(""), texts.personWords(null)],
  aboutWords: [...new Set(sampleEntries.map(({ about }) => texts.aboutWords(about)))],
  change: texts.change(null, "МКОУ СОШ п. Рассвет"),
  dayOrText: [texts.dayOrText("2019-11-20"), texts.dayOrText("скоро")],
  instantDay: texts.instantDay("2019-11-20T22:00:00.000Z", "Europe/Kirov"),
  heldWords: texts.heldWords({ heldOn: "2019-11-20", heldAt: "10:00", heldWhere: null }),
  seatWords: [
    texts.seatWords({ kind: "chair", of: null, organisationId: null }, names),
    texts.seatWords({ kind: "deputy", of: "ВР", organisationId: 3 }, names),
  ],
  titled: "в примерах записей",
  personIn: texts.personIn({ personId: 1 }, "personId", names),
};
