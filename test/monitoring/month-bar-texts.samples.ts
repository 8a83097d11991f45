import * as texts from "../../src/monitoring/month-bar-texts.ts";

export const samples: Record<string, unknown> = {
  barWords: [
    texts.barWords({ kind: "notBegun" }, "2019-12"),
    texts.barWords({ kind: "left", on: "2019-11-05" }, "2019-12"),
    texts.barWords({ kind: "closed" }, "2019-10"),
  ],
  askToOpenButton: texts.askToOpenButton,
  openingAsked: texts.openingAsked(),
  openingNotAsked: texts.openingNotAsked,
  openingRequest: texts.openingRequest("2019-10", "МКОУ СОШ п. Берёзовка", "Ветрова А.П."),
  openSchoolMonthButton: texts.openSchoolMonthButton,
};
