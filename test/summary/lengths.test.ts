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
import { summarise } from "../../src/summary/summary.ts";
import { clusterSummary, ownSummary } from "../../src/summary/summary-texts.ts";
import type { Missed } from "../../src/summary/undelivered.ts";
import type { Html } from "../../src/telegram/html.ts";
import { event, monthOf, names, plan, standing, TODAY } from "./made-up-duties.ts";

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

const ownPart = {
  part: "now",
  counts: { now: 400, ahead: 0, behind: 0 },
  told: "ownSchools",
  today: TODAY,
  period: plan,
} as const;

const pages: [string, Html][] = [
  ["the summary", clusterSummary(summary)],
  [
    "one's own summary",
    ownSummary({ today: TODAY, schools: Array(20).fill(long), plan: summary.plan, figures: facts.figures }),
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

test("the chair's summary is one phone screen: at most 24 lines of about 40 characters", () => {
  const usual = summarise({ ...facts, cluster: { id: 1, name: "Берёзовский кластер" } }, TODAY);
  const lines = clusterSummary(usual)
    .text.replace(/<\/?[bi]>/g, "")
    .split("\n");
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});
