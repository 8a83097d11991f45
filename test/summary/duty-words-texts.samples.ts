import {
  dutyButton,
  dutyLines,
  placeOf,
  shortDay,
  stateWords,
  whenWords,
  whomWords,
} from "../../src/summary/duty-words-texts.ts";
import { duty, standing, TODAY } from "./made-up-duties.ts";

const help = { askedAt: "2019-11-20T06:00:00.000Z", askedBy: 1, text: "Нет автобуса", settledAt: null };

const cases = [
  standing(),
  standing({ state: "accepted" }),
  standing({ state: "done" }),
  standing({ state: "notOurs" }),
  standing({ dueOn: "2019-11-10" }),
  standing({ dueOn: "2019-11-10", state: "accepted", help }),
  standing({ opensOn: "2019-07-01", dueOn: "2019-08-20" }),
  standing({ opensOn: "2019-12-01", dueOn: "2019-12-31" }),
  standing({ heldOn: "2019-11-26", postponedTo: "2019-11-25" }),
  standing({ opensOn: "2019-11-21", dueOn: "2019-11-21", who: null }),
  standing({ form: { code: "employment", heading: "Мониторинг", month: "2019-11" }, dueOn: "2019-11-25" }),
  standing({
    form: { code: "employment", heading: "Мониторинг", month: "2019-11" },
    dueOn: "2019-11-25",
    state: "done",
  }),
];

export const samples: Record<string, unknown> = {
  shortDay: [shortDay("2019-12-01", TODAY), shortDay("2020-01-10", TODAY)],
  whenWords: cases.map((one) => whenWords(one, TODAY)),
  stateWords: cases.map((one) => stateWords(one, TODAY)),
  whomWords: [
    whomWords(duty()),
    whomWords(
      duty({
        people: [1, 2, 3].map((personId) => ({ personId, name: "Лугов Б.И.", reachable: true })),
      }),
    ),
  ],
  dutyLines: [
    dutyLines(standing(), TODAY, "everyone"),
    dutyLines(standing(), TODAY, "ownSchools"),
    dutyLines(standing({ number: null, who: null }), TODAY, "own"),
  ],
  dutyButton: [
    dutyButton(standing(), TODAY, "everyone"),
    dutyButton(standing({ school: null }), TODAY, "everyone"),
  ],
  placeOf: ["МКОУ СОШ с. Липки", "КОГОБУ СШ пгт Берёзово", "Лицей № 9"].map(placeOf),
};
