import type { Call } from "../../src/calls/call-list.ts";
import type { Directory } from "../../src/calls/call-texts.ts";
import type { Need } from "../../src/summary/needs.ts";
import type { HelpRequest } from "../../src/requests/request.ts";
import { event, monthOf, names, standing, TODAY } from "./made-up-duties.ts";

const overdue = standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" });

export const directory: Directory = {
  person: (id) =>
    id === 9 ? { name: "", position: "" } : { name: `Лугов Б.${id}.`, position: "директор СОШ с. Липки" },
  organisation: names.organisation,
  reach: (id) => (id === 2 ? { state: "paused", to: "2019-12-01" } : { state: "never" }),
  head: { name: "Соколова Н.В.", position: "начальник РУО" },
};

export const call: Call = {
  callee: { kind: "organisation", organisationId: 4 },
  word: "organisation_4",
  overdue: true,
  topics: [
    {
      subject: "duty:1:organisation:4",
      about: { kind: "duty", duty: overdue.duty, overdue: true },
      newOn: "2019-11-01",
      newAt: null,
    },
  ],
};

export const request: HelpRequest = {
  id: 5,
  clusterId: 1,
  event: null,
  school: "МКОУ СОШ с. Липки",
  askerId: 4,
  asker: "Лугов Б.И.",
  askedOn: "2019-11-10",
  questions: ["Как оценивать?"],
  forWhom: "учителю",
  neededBy: null,
  state: "open",
  ownerId: null,
  owner: "",
  answers: [],
  answeredOn: null,
  settled: false,
};

/** One of every kind, in the order of urgency. */
export const everyNeed: Need[] = [
  { kind: "own", duty: overdue },
  { kind: "help", duty: standing() },
  { kind: "late", people: [{ personId: 2, name: "Лугов Б.И.", duties: [overdue] }] },
  { kind: "request", request },
  { kind: "join", n: 2 },
  { kind: "notOurs", duty: standing({ state: "notOurs" }) },
  {
    kind: "nobody",
    hole: {
      gap: { kind: "noHolder", office: "director", of: null, organisationId: 3 },
      duties: [standing({ who: null })],
    },
  },
  { kind: "calls", calls: [call] },
  { kind: "date", duty: standing({ school: null }) },
  { kind: "undated", event: event({ occurrences: [] }) },
  { kind: "invite", personId: 3, name: "Осокина В.Г." },
  { kind: "close", figures: monthOf({ 1: "handedIn" }, { month: "2019-10", dueOn: "2019-10-25" }) },
];

export const words = { today: TODAY, names, directory, own: true };
