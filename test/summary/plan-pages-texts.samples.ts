import { eventLines } from "../../src/summary/event-list.ts";
import { nearestFirst } from "../../src/summary/own-duties.ts";
import { pageOf } from "../../src/telegram/page.ts";
import {
  chooseSection,
  eventCard,
  goneEvent,
  noPlan,
  ownEvents,
  periodShort,
  PLAN_WORDS,
  sectionTitle,
  wholePlan,
} from "../../src/summary/plan-pages-texts.ts";
import { event, plan, standing, TODAY } from "./made-up-duties.ts";

const own = nearestFirst([
  standing({ number: "2", title: "Заседание Совета", opensOn: "2019-10-01", dueOn: "2019-10-31" }),
  standing(),
  standing({ number: "21", title: "Олимпиада", opensOn: "2019-12-01", dueOn: "2019-12-31" }),
  standing({ number: "1", title: "Договоры", state: "done", opensOn: "2019-09-01", dueOn: "2019-09-30" }),
]);

const onRequest = event({
  id: 8,
  number: "15",
  title: "Адресная помощь школам",
  deadline: { ...event().deadline, text: "По запросу", kind: "onRequest" },
  occurrences: [],
  parties: [
    { kind: "organisation", organisationId: 4, name: "Центр занятости" },
    { kind: "unresolved", words: "педагоги" },
  ],
});

export const samples: Record<string, unknown> = {
  PLAN_WORDS,
  noPlan: noPlan(),
  goneEvent,
  ownEvents: [
    ownEvents(pageOf(own, 0, 6), TODAY, plan, "own"),
    ownEvents(pageOf([], 0, 6), TODAY, plan, "own"),
  ],
  periodShort: [periodShort(plan), periodShort({ from: "2019-09-01", to: "2020-05-31" })],
  wholePlan: wholePlan(
    pageOf(eventLines([event(), event({ id: 9, section: null, number: null }), onRequest], own), 0, 2),
    plan,
    3,
  ),
  sectionTitle: [sectionTitle("Нормативно-правовое обеспечение"), sectionTitle(null)],
  chooseSection: chooseSection(),
  eventCard: [
    eventCard(
      {
        event: event(),
        period: plan,
        shown: { at: 0, of: 2, opensOn: "2019-11-01", dueOn: "2019-11-30" },
        duties: pageOf(own.slice(1, 3), 0, 12),
      },
      TODAY,
    ),
    eventCard({ event: onRequest, period: plan, shown: null, duties: pageOf([], 0, 12) }, TODAY),
  ],
};
