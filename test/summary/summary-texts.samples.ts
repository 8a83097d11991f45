import { summarisePlan } from "../../src/summary/plan-summary.ts";
import { ownNeeds } from "../../src/summary/own-needs.ts";
import {
  figuresButton,
  LIST_TITLES,
  listButton,
  inviteButton,
  nameSeatButton,
  OWN_NEEDS_SHOWN,
  ownNeedButton,
  ownFiguresButton,
  requestsButton,
  signsButton,
  ownSummary,
} from "../../src/summary/summary-texts.ts";
import { monthOf, names, standing, TODAY } from "./made-up-duties.ts";

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

const needs = ownNeeds(duties, figures, TODAY);

export const samples: Record<string, unknown> = {
  LIST_TITLES,
  listButton: listButton("overdue", 4),
  figuresButton: figures.map(figuresButton),
  ownFiguresButton: [ownFiguresButton(monthOf({ 1: "missing" })), ownFiguresButton(monthOf({ 1: "late" }))],
  inviteButton: inviteButton("Осокина Валентина Григорьевна"),
  OWN_NEEDS_SHOWN,
  ownNeedButton: needs.map((need, at) => ownNeedButton(need, at + 1)),
  signsButton: signsButton(2),
  requestsButton: requestsButton(3),
  nameSeatButton: [
    nameSeatButton(noDirector, names),
    nameSeatButton({ ...noDirector, organisationId: null }, names),
  ],
  ownSummary: [
    ownSummary({
      today: TODAY,
      schools: ["МКОУ СОШ с. Липки"],
      plan: summarisePlan(duties.slice(0, 3)),
      figures: [monthOf({ 2: "missing" }), monthOf({ 1: "late", 2: "handedIn" })],
      needs,
    }),
    ownSummary({
      today: TODAY,
      schools: ["МКОУ СОШ с. Липки", "МКОУ ООШ д. Сосновка"],
      plan: summarisePlan(duties.slice(0, 3)),
      figures: [],
      needs: [...needs, ...needs, ...needs],
    }),
    ownSummary({
      today: TODAY,
      schools: ["МКОУ СОШ с. Липки"],
      plan: summarisePlan(duties.slice(4)),
      figures: [],
      needs: [],
    }),
    ownSummary({ today: TODAY, schools: [], plan: summarisePlan([]), figures: [], needs: [] }),
  ],
};
