import { lines } from "../../src/telegram/html.ts";
import * as texts from "../../src/people/privacy-texts.ts";

export const shownData: texts.ShownData = {
  chatId: 700_001,
  people: [
    {
      cluster: "Заречненский образовательный кластер",
      name: "Дятлов С.В.",
      position: "директор МКОУ СОШ п. Рассвет",
      joined: "2 сентября 2019 года",
      offices: [
        {
          kind: "director",
          of: null,
          organisation: "МКОУ СОШ п. Рассвет",
          since: null,
          until: null,
          actingFor: null,
        },
        {
          kind: "deputy",
          of: "ВР",
          organisation: "МКОУ СОШ п. Рассвет",
          since: "1 сентября 2018 года",
          until: "31 августа 2019 года",
          actingFor: null,
        },
        {
          kind: "director",
          of: null,
          organisation: "МКОУ СОШ п. Боровой",
          since: "7 октября 2019 года",
          until: "15 ноября 2019 года",
          actingFor: 12,
        },
      ],
      wishes: { digestAt: "08:30", pausedFrom: "11.11.2019", pausedTo: "29.11.2019" },
      marks: 4,
      submissions: 2,
      asked: 1,
      taken: 3,
      messages: 17,
      changes: 6,
    },
  ],
  consents: [
    { version: "1", given: "2 сентября 2019 года", withdrawn: null },
    { version: "0", given: "2 августа 2019 года", withdrawn: "3 августа 2019 года" },
  ],
  requests: [
    { name: "Дятлов С.В.", cluster: "Северный", state: "declined", created: "1 сентября 2019 года" },
  ],
  questionAsked: "5 сентября 2019 года",
};

export const samples: Record<string, unknown> = {
  ...texts,
  privacyText: [texts.privacyText("КОГОБУ СШ пгт Заречный", 24), texts.privacyText(null, null)],
  nothingStored: texts.nothingStored(),
  myDataLines: lines(texts.myDataLines(shownData)),
  forgetQuestion: [
    texts.forgetQuestion(0, ["Заречненский"]),
    texts.forgetQuestion(2, ["Заречненский", "Лесной"]),
  ],
  forgotten: texts.forgotten(),
  kept: texts.kept(),
  chairMustHandOver: texts.chairMustHandOver(),
};
