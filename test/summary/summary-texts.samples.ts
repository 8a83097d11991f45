import { summarisePlan } from "../../src/summary/plan-summary.ts";
import { summarise } from "../../src/summary/summary.ts";
import {
  backToSummary,
  clusterSummary,
  figuresButton,
  LIST_TITLES,
  listButton,
  nameSeatButton,
  ownFiguresButton,
  requestsButton,
  signsButton,
  ownSummary,
} from "../../src/summary/summary-texts.ts";
import { event, monthOf, names, plan, standing, TODAY } from "./made-up-duties.ts";

const help = { askedAt: "2019-11-20T06:00:00.000Z", askedBy: 1, text: "Нет автобуса", settledAt: null };
const noDirector = { kind: "noHolder", office: "director", of: null, organisationId: 3 } as const;

const duties = [
  standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" }),
  standing({ opensOn: "2019-10-01", dueOn: "2019-10-31", state: "accepted", help }),
  standing({ joined: false }),
  standing({ school: 3, who: null, gaps: [noDirector, { kind: "outside", organisationId: 4 }] }),
  standing({ opensOn: "2019-12-01", dueOn: "2019-12-31" }),
  standing({ state: "done" }),
];

const figures = [
  monthOf({ 1: "handedIn", 2: "missing", 3: "late" }, { month: "2019-10", dueOn: "2019-10-25" }),
  monthOf({ 1: "handedIn", 2: "missing", 3: "missing" }),
];

const facts = {
  cluster: { id: 1, name: "Берёзовский кластер" },
  plan,
  events: [event(), event({ id: 8, occurrences: [] })],
  duties,
  figures,
  requests: { asked: 3, unanswered: 2 },
  missed: [{ personId: 5, name: "Лугов Б.И.", messages: [] }],
};

const none = { asked: 0, unanswered: 0 };

export const samples: Record<string, unknown> = {
  LIST_TITLES,
  listButton: listButton("overdue", 4),
  figuresButton: figures.map(figuresButton),
  ownFiguresButton: [ownFiguresButton(monthOf({ 1: "missing" })), ownFiguresButton(monthOf({ 1: "late" }))],
  backToSummary,
  signsButton: signsButton(2),
  requestsButton: requestsButton(3),
  nameSeatButton: [
    nameSeatButton(noDirector, names),
    nameSeatButton({ ...noDirector, organisationId: null }, names),
  ],
  clusterSummary: [
    clusterSummary(summarise(facts, TODAY)),
    clusterSummary(
      summarise({ ...facts, events: [], duties: [], figures: [], requests: none, missed: [] }, TODAY),
    ),
  ],
  ownSummary: [
    ownSummary({
      today: TODAY,
      schools: ["МКОУ СОШ с. Липки"],
      plan: summarisePlan(duties.slice(0, 3)),
      figures: [monthOf({ 2: "missing" }), monthOf({ 1: "late", 2: "handedIn" })],
    }),
    ownSummary({ today: TODAY, schools: [], plan: summarisePlan([]), figures: [] }),
  ],
};
