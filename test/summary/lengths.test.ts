import { expect, test } from "vitest";
import { eventLines } from "../../src/summary/event-list.ts";
import { missedPage } from "../../src/summary/missed-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { attention } from "../../src/summary/plan-summary.ts";
import {
  eventCard,
  foundEvents,
  ownEvents,
  queryWords,
  wholePlan,
} from "../../src/summary/plan-pages-texts.ts";
import { dutyListPage, holesPage, undatedPage, unreachedPage } from "../../src/summary/summary-list-texts.ts";
import { answers } from "./made-up-answers.ts";
import { call, directory, words } from "./made-up-needs.ts";
import type { Call } from "../../src/calls/call-list.ts";
import { callCard, callPage } from "../../src/calls/call-texts.ts";
import { pastCallPage, type ToldCall } from "../../src/calls/past-call-texts.ts";
import { eventAnswers } from "../../src/summary/answers-texts.ts";
import { lateOf } from "../../src/summary/late.ts";
import { type Need, needLines } from "../../src/summary/needs.ts";
import { clusterHome } from "../../src/summary/needs-texts.ts";
import { nudged, nudgeText } from "../../src/summary/nudge-texts.ts";
import { ownNeeds } from "../../src/summary/own-needs.ts";
import { personScreen } from "../../src/summary/person-texts.ts";
import { planStanding, sectionPage } from "../../src/summary/plan-depth-texts.ts";
import { schoolCard, type SchoolPerson } from "../../src/summary/school-texts.ts";
import { sectionStandings } from "../../src/summary/section-standing.ts";
import { summarise } from "../../src/summary/summary.ts";
import { ownSummary } from "../../src/summary/summary-texts.ts";
import type { Missed } from "../../src/summary/undelivered.ts";
import type { Html } from "../../src/telegram/html.ts";
import { duty, event, monthOf, names, plan, standing, TODAY } from "./made-up-duties.ts";

/*
 * A plan of 400 events with texts as long as anybody can write: no message may pass Telegram's 4,096 characters.
 * The source is counted with its tags and escapes, so what Telegram counts is less.
 */

const long = `«${"Очень длинное & <b>название</b> мероприятия ".repeat(60)}»`;
const word = "Ж".repeat(3000);

const help = { askedAt: "2019-11-20T06:00:00.000Z", askedBy: 1, text: long, settledAt: null };
const many = Array.from({ length: 400 }, (_, i) =>
  standing({
    number: i % 2 === 0 ? word : null,
    title: long,
    who: word,
    joined: false,
    help,
    heldOn: "2019-11-10",
    postponedTo: "2019-12-10",
    gaps: [
      { kind: "unresolved", words: `${word}${i}` },
      { kind: "outside", organisationId: i },
    ],
    people: [{ personId: i, name: word, reachable: false }],
    organisation: { id: 2, shortName: long },
  }),
);

const events = Array.from({ length: 400 }, (_, i) =>
  event({
    id: i + 1,
    number: word,
    section: `${word}${i}`,
    title: long,
    deadline: { ...event().deadline, text: long, note: long, every: "day", time: "10:00" },
    occurrences: Array.from({ length: 150 }, (_, n) => ({
      id: n,
      opensOn: "2019-11-03",
      dueOn: "2019-11-29",
    })),
    responsibleText: long,
    cancelled: { reason: long },
    place: long,
    parties: Array.from({ length: 50 }, () => ({ kind: "unresolved" as const, words: long })),
  }),
);

const needs = attention(many);
const facts = {
  cluster: { id: 1, name: long },
  plan,
  events,
  duties: many,
  figures: [monthOf({ 1: "missing", 2: "missing", 3: "late" }), monthOf({ 1: "missing" })],
  requests: { asked: 999, unanswered: 998 },
  missed: Array.from({ length: 30 }, (_, i): Missed => ({
    personId: i,
    name: long,
    messages: Array.from({ length: 10 }, () => ({ isReminder: true, day: "2019-11-18", state: "expired" })),
  })),
};
const summary = summarise(facts, TODAY);
const shown = { at: 3, of: 150, opensOn: "2019-11-03", dueOn: "2019-11-29" };

const sections = sectionStandings(events, many);
const longWords = {
  ...words,
  directory: { ...directory, person: () => ({ name: word, position: long }), organisation: () => long },
};
const longCall: Call = {
  ...call,
  topics: [
    {
      subject: "x",
      about: { kind: "duty", duty: many[0]?.duty ?? duty(), overdue: true },
      newOn: null,
      newAt: null,
    },
  ],
};
const longTold: ToldCall = {
  when: "18.11 10:00",
  by: word,
  whom: word,
  about: Array<string>(40).fill(word),
  note: long,
};
const longAnswers = answers.map((answer) => ({ ...answer, by: word, value: long, school: long }));
const manyNeeds: Need[] = [
  ...many.map((duty): Need => ({ kind: "own", duty })),
  { kind: "late", people: [{ personId: 1, name: word, duties: many }] },
  { kind: "calls", calls: Array.from({ length: 50 }, () => longCall) },
  { kind: "invite", personId: 1, name: word },
];
const home = { summary, needs: manyNeeds, lines: needLines(manyNeeds), from: 1, more: 300 };

const ownPart = {
  part: "now",
  counts: { now: 400, ahead: 0, behind: 0 },
  told: "ownSchools",
  today: TODAY,
  period: plan,
} as const;

const pages: [string, Html][] = [
  ["the summary", clusterHome(home, longWords)],
  ["the plan's standing", planStanding(summary, pageOf(sections, 0, 6), 1)],
  ["a section", sectionPage(long, pageOf(many, 0, 6), TODAY)],
  [
    "a call",
    callCard(
      { ...longCall, topics: Array(40).fill(longCall.topics[0]) as Call["topics"] },
      longWords.directory,
    ),
  ],
  [
    "the list to call",
    callPage(
      pageOf(
        Array.from({ length: 50 }, () => longCall),
        0,
        6,
      ),
      longWords.directory,
      TODAY,
    ),
  ],
  [
    "calls made",
    pastCallPage(
      pageOf(
        Array.from({ length: 50 }, () => longTold),
        0,
        5,
      ),
    ),
  ],
  ["a reminder from the chair", nudgeText(many, TODAY)],
  ["whom she reminded", nudged(lateOf(many, null), true)],
  ["answers", eventAnswers({ number: word, title: long }, pageOf(longAnswers, 0, 8), TODAY, "UTC")],
  [
    "a school",
    schoolCard({
      name: long,
      plan: summary.plan,
      figures: [],
      people: Array.from({ length: 30 }, (): SchoolPerson => ({
        personId: 1,
        name: word,
        offices: long,
        reach: { state: "never" },
      })),
      answers: longAnswers.slice(0, 4),
      today: TODAY,
      zone: "UTC",
    }),
  ],
  [
    "a person",
    personScreen({
      name: word,
      position: long,
      offices: Array<string>(20).fill(long),
      reach: { state: "never" },
      plan: summary.plan,
      answers: longAnswers.slice(0, 5),
      digests: [],
      today: TODAY,
      zone: "UTC",
    }),
  ],
  [
    "one's own summary",
    ownSummary({
      today: TODAY,
      schools: Array(20).fill(long),
      plan: summary.plan,
      figures: facts.figures,
      needs: ownNeeds(many, facts.figures, TODAY),
    }),
  ],
  ["one's own events", ownEvents({ ...ownPart, page: pageOf(many, 3, 6) })],
  ["the whole plan", wholePlan(pageOf(eventLines(events, many), 3, 8), plan)],
  ["what was found", foundEvents(pageOf(eventLines(events, many), 3, 8), plan, queryWords(long))],
  [
    "an event",
    eventCard(
      {
        event: events[0] ?? event(),
        period: plan,
        shown,
        duties: pageOf(many, 0, 10),
        people: [word, long],
        requests: facts.requests,
      },
      TODAY,
    ),
  ],
  ["a list of duties", dutyListPage("overdue", pageOf(many, 5, 6), TODAY, "everyone")],
  ["requests for help", dutyListPage("help", pageOf(many, 5, 6), TODAY, "everyone")],
  ["nobody", holesPage("nobody", pageOf(needs.nobody, 0, 6), TODAY, names)],
  ["outside", holesPage("outside", pageOf(needs.outside, 0, 6), TODAY, names)],
  [
    "unreached",
    unreachedPage(
      pageOf(
        needs.unreached.map((one) => ({ ...one, where: long })),
        0,
        6,
      ),
      TODAY,
    ),
  ],
  ["missed", missedPage(pageOf(facts.missed, 0, 6), TODAY)],
  ["undated", undatedPage(pageOf(events, 0, 6), plan)],
];

test.each(pages)("%s fits into one message", (_, page) => {
  expect(page.text.length).toBeGreaterThan(50);
  expect(page.text.length).toBeLessThanOrEqual(4096);
  // No text of a person's can open a tag.
  expect(page.text.replace(/<\/?[bis]>/g, "")).not.toMatch(/[<>]/);
});
