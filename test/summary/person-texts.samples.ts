import { PERSON_WORDS, peoplePage, personGone, personScreen } from "../../src/summary/person-texts.ts";
import { summarisePlan } from "../../src/summary/plan-summary.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { answers, digests } from "./made-up-answers.ts";
import { standing, TODAY } from "./made-up-duties.ts";

const overdue = standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" });
const card = {
  name: "Лугов Б.И.",
  position: "директор СОШ с. Липки",
  offices: ["директор, МКОУ СОШ с. Липки"],
  reach: { state: "reachable" },
  plan: summarisePlan([overdue, overdue, overdue, overdue, standing({ state: "done" })]),
  answers: answers.slice(0, 2),
  digests: digests.slice(2, 4),
  today: TODAY,
  zone: "Europe/Kirov",
} as const;

export const samples: Record<string, unknown> = {
  PERSON_WORDS,
  personGone,
  peoplePage: [
    peoplePage(
      pageOf(
        [
          { personId: 1, name: "Лугов Б.И.", overdue: 2, open: 3, reach: { state: "reachable" } },
          { personId: 2, name: "", overdue: 0, open: 1, reach: { state: "paused", to: "2019-12-01" } },
        ],
        0,
        8,
      ),
      TODAY,
    ),
    peoplePage(pageOf([], 0, 8), TODAY),
  ],
  personScreen: [
    personScreen(card),
    personScreen({
      ...card,
      name: "",
      offices: [],
      reach: { state: "forgotten" },
      plan: summarisePlan([]),
      answers: [],
      digests: [],
    }),
  ],
};
