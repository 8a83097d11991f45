import { summarisePlan } from "../../src/summary/plan-summary.ts";
import {
  figuresWords,
  lastAnswers,
  SCHOOL_WORDS,
  schoolButton,
  schoolCard,
  schoolDuties,
  schoolsPage,
} from "../../src/summary/school-texts.ts";
import type { SchoolFigures } from "../../src/summary/school-figures.ts";
import { lines } from "../../src/telegram/html.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { answers } from "./made-up-answers.ts";
import { standing, TODAY } from "./made-up-duties.ts";

const ZONE = "Europe/Kirov";
const month = (month: string, given: SchoolFigures["given"]): SchoolFigures => ({
  heading: "Мониторинг",
  form: "employment",
  month,
  dueOn: `${month}-25`,
  given,
});
const given = { on: "2019-10-24", late: false, by: "Осокина В.Г.", review: "accepted" } as const;
const figures = [
  month("2019-11", null),
  month("2019-10", null),
  month("2019-09", given),
  month("2019-08", { ...given, late: true, by: "", review: "returned" }),
];
const duties = [standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" }), standing({ state: "done" })];
const card = {
  name: "МКОУ СОШ с. Липки",
  plan: summarisePlan(duties),
  figures,
  people: [
    { personId: 1, name: "Лугов Б.И.", offices: "директор", reach: { state: "reachable" } },
    { personId: 2, name: "Осокина В.Г.", offices: "зам. по ВР", reach: { state: "never" } },
  ],
  answers: answers.slice(0, 2),
  today: TODAY,
  zone: ZONE,
} as const;

export const samples: Record<string, unknown> = {
  SCHOOL_WORDS,
  schoolsPage: schoolsPage(
    pageOf(
      [
        { id: 1, shortName: "МКОУ СОШ с. Липки", done: 2, total: 9, overdue: 3, owed: 1 },
        { id: 2, shortName: "МКОУ ООШ д. Сосновка", done: 0, total: 0, overdue: 0, owed: 0 },
      ],
      0,
      8,
    ),
    TODAY,
  ),
  schoolCard: [schoolCard(card), schoolCard({ ...card, people: [], figures: [], answers: [] })],
  figuresWords: figures.map((one) => figuresWords(one, TODAY)),
  lastAnswers: [lines(lastAnswers([], TODAY, ZONE, "own"))],
  schoolDuties: [
    schoolDuties("МКОУ СОШ с. Липки", pageOf(duties, 0, 6), TODAY),
    schoolDuties("МКОУ СОШ с. Липки", pageOf([], 0, 6), TODAY),
  ],
  schoolButton: schoolButton("МКОУ СОШ с. Липки"),
};
