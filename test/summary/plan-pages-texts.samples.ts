import { eventLines } from "../../src/summary/event-list.ts";
import { nearestFirst } from "../../src/summary/own-duties.ts";
import { pageOf } from "../../src/telegram/page.ts";
import {
  askQuery,
  chooseMonth,
  chooseSection,
  eventCard,
  foundEvents,
  goneEvent,
  monthButton,
  monthPlan,
  noPlan,
  OWN_PARTS,
  ownEvents,
  partOf,
  periodShort,
  planDoubts,
  PLAN_WORDS,
  queryOn,
  queryWords,
  sectionTitle,
  undatedPlan,
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

const cancelled = event({ id: 9, number: "9", cancelled: { reason: "Карантин" } });
const movedAlone = event({
  deadline: {
    ...event().deadline,
    text: "август, 26 ноября в 10:00 (актовый зал)",
    occurrences: [
      { from: "2019-08-01", to: "2019-08-31" },
      { from: "2019-11-26", to: "2019-11-26", alone: { time: "10:00", place: "актовый зал" } },
    ],
  },
  occurrences: [
    { id: 1, opensOn: "2019-08-01", dueOn: "2019-08-31" },
    { id: 2, opensOn: "2019-11-26", dueOn: "2019-11-26" },
  ],
});
const part = { counts: { now: 2, ahead: 1, behind: 0 }, told: "own" as const, today: TODAY, period: plan };

export const samples: Record<string, unknown> = {
  PLAN_WORDS,
  noPlan: noPlan(),
  goneEvent,
  OWN_PARTS,
  partOf: own.map(partOf),
  ownEvents: [
    ownEvents({ ...part, part: "now", page: pageOf(own.slice(0, 2), 0, 6) }),
    ownEvents({ ...part, part: "ahead", page: pageOf(own.slice(2, 3), 0, 6) }),
    ownEvents({
      ...part,
      part: "ahead",
      counts: { now: 0, ahead: 1, behind: 0 },
      page: pageOf(own.slice(2, 3), 0, 6),
    }),
    ownEvents({ ...part, part: "behind", page: pageOf([], 0, 6) }),
    ownEvents({ ...part, part: "now", counts: { now: 0, ahead: 0, behind: 0 }, page: pageOf([], 0, 6) }),
  ],
  periodShort: [periodShort(plan), periodShort({ from: "2019-09-01", to: "2020-05-31" })],
  wholePlan: wholePlan(
    pageOf(eventLines([event(), event({ id: 9, section: null, number: null }), onRequest], own), 0, 2),
    plan,
  ),
  monthPlan: monthPlan(pageOf(eventLines([event(), cancelled], own), 0, 8), plan, "2019-11"),
  undatedPlan: undatedPlan(pageOf(eventLines([onRequest], own), 0, 8), plan),
  foundEvents: [
    foundEvents(pageOf(eventLines([event()], own), 0, 8), plan, "сверка"),
    foundEvents(pageOf([], 0, 8), plan, "<семинар>"),
  ],
  askQuery: askQuery(),
  queryOn: [queryOn("Нашлось: «день «матери»»\n1 мероприятие"), queryOn("План")],
  queryWords: queryWords("  семинар\n педагогов "),
  sectionTitle: [sectionTitle("Нормативно-правовое обеспечение"), sectionTitle(null)],
  chooseSection: chooseSection(),
  chooseMonth: chooseMonth(),
  monthButton: monthButton("2019-11"),
  eventCard: [
    eventCard(
      {
        event: event(),
        period: plan,
        shown: { at: 0, of: 2, opensOn: "2019-11-01", dueOn: "2019-11-30" },
        duties: pageOf(own.slice(1, 3), 0, 12),
        people: ["Дятлов С.В.", "Лугов Б.И."],
        requests: null,
      },
      TODAY,
    ),
    eventCard(
      {
        event: onRequest,
        period: plan,
        shown: null,
        duties: pageOf([], 0, 12),
        people: [],
        requests: { asked: 3, unanswered: 2 },
      },
      TODAY,
    ),
    eventCard(
      {
        event: { ...movedAlone, form: "employment" },
        period: plan,
        shown: { at: 1, of: 2, opensOn: "2019-11-26", dueOn: "2019-11-26" },
        duties: pageOf([], 0, 12),
        people: [],
        requests: null,
      },
      TODAY,
    ),
    eventCard(
      { event: cancelled, period: plan, shown: null, duties: pageOf([], 0, 12), people: [], requests: null },
      TODAY,
    ),
  ],
  planDoubts: [
    planDoubts(
      pageOf(
        [
          { message: "МКОУ СОШ п. Боровой: директор не назван, сообщать о сроках некому." },
          { message: "№18: «заместители школ» – не сказано, какие заместители: по ВР или по УВР." },
        ],
        0,
        6,
      ),
    ),
    planDoubts(pageOf([], 0, 6)),
  ],
};
