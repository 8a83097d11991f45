import { array, assert, constantFrom, option, property, record, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { unpackCallback } from "../../src/telegram/callback-data.ts";
import { lateOf } from "../../src/summary/late.ts";
import { lookingData, settlingData } from "../../src/summary/need-buttons.ts";
import {
  MOST_LINES,
  type Need,
  NEED_KINDS,
  type NeedFacts,
  needLines,
  needsOf,
} from "../../src/summary/needs.ts";
import { clusterHome, needButton, needLine } from "../../src/summary/needs-texts.ts";
import { attention, summarisePlan } from "../../src/summary/plan-summary.ts";
import { sectionStandings } from "../../src/summary/section-standing.ts";
import { DUTY_LISTS, summarise } from "../../src/summary/summary.ts";
import { event, monthOf, plan, standing, TODAY } from "./made-up-duties.ts";
import { call, everyNeed, request, words } from "./made-up-needs.ts";

const CHAIR = 1;
const september = { opensOn: "2019-09-01", dueOn: "2019-09-30" };
const person = (personId: number, reachable = true) => ({
  personId,
  name: `Лугов Б.${personId}.`,
  reachable,
});

const kindsOf = (needs: readonly Need[]): string[] => needs.map(({ kind }) => kind);

function needs(change: Partial<NeedFacts> = {}): Need[] {
  const duties = change.duties ?? [];
  return needsOf({
    today: TODAY,
    chairId: CHAIR,
    duties,
    attention: attention(duties),
    undated: [],
    closable: [],
    calls: [],
    joinRequests: 0,
    requests: [],
    reach: new Map([[7, { state: "never" }]]),
    invited: new Set(),
    nudged: new Set(),
    agreed: new Set(),
    ...change,
  });
}

describe("what needs the chair", () => {
  const november = monthOf({ 1: "handedIn" });
  const dayless = { school: null, who: null } as const;
  test.each<[string, Partial<NeedFacts>, string[]]>([
    ["nothing", {}, []],
    ["what goes well", { duties: [standing(), standing({ state: "done" })] }, []],
    ["her own, late", { duties: [standing({ ...september, people: [person(CHAIR)] })] }, ["own"]],
    ["her own, done", { duties: [standing({ ...september, people: [person(CHAIR)], state: "done" })] }, []],
    [
      "her school's figures, while a deputy can be written to",
      {
        duties: [
          standing({
            ...september,
            form: { code: "employment", heading: "Мониторинг", month: "2019-09" },
            people: [person(CHAIR), person(3)],
          }),
        ],
      },
      ["late"],
    ],
    ["another's, late", { duties: [standing({ ...september, people: [person(3)] })] }, ["late"]],
    [
      "another's, late, whom she has reminded today",
      { duties: [standing({ ...september, people: [person(3)] })], nudged: new Set([3]) },
      [],
    ],
    [
      "another's, late, who cannot be written to",
      { duties: [standing({ ...september, people: [person(3, false)] })] },
      [],
    ],
    ["not the school's", { duties: [standing({ id: 5, state: "notOurs" })] }, ["notOurs"]],
    [
      "not the school's, agreed",
      { duties: [standing({ id: 5, state: "notOurs" })], agreed: new Set([5]) },
      [],
    ],
    ["a request", { requests: [request] }, ["request"]],
    ["those who ask to be let in", { joinRequests: 2 }, ["join"]],
    ["calls", { calls: [call, call] }, ["calls"]],
    ["a month, and nobody to ask for its day", { duties: [standing(dayless)] }, ["date"]],
    ["a month of which somebody is asked", { duties: [standing({ school: null })] }, []],
    ["a month of her own", { duties: [standing({ people: [person(CHAIR)] })] }, ["date"]],
    ["a month of which the day is set", { duties: [standing({ ...dayless, heldOn: "2019-11-28" })] }, []],
    ["an event that no day is read of", { undated: [event({ occurrences: [] })] }, ["undated"]],
    [
      "an event on request",
      { undated: [event({ occurrences: [], deadline: { ...event().deadline, kind: "onRequest" } })] },
      [],
    ],
    ["one who was not invited", { duties: [standing({ people: [person(7, false)] })] }, ["invite"]],
    ["one who was", { duties: [standing({ people: [person(7, false)] })], invited: new Set([7]) }, []],
    ["one who is on a pause", { duties: [standing({ people: [person(8, false)] })] }, []],
    ["a month handed in before its day", { closable: [november] }, []],
    ["a month handed in, its day passed", { closable: [november], today: "2019-11-26" }, ["close"]],
    ["a month handed in that is over", { closable: [november], today: "2019-12-01" }, ["close"]],
  ])("%s", (_, facts, expected) => {
    expect(kindsOf(needs(facts))).toEqual(expected);
  });

  test("nobody to tell: an office without a holder; words only where nobody answers beside them", () => {
    const words = { kind: "unresolved", words: "педагоги" } as const;
    const office = { kind: "noHolder", office: "director", of: null, organisationId: 3 } as const;
    const duties = [
      standing({ gaps: [words] }),
      standing({ gaps: [{ ...words, words: "учителя" }], school: null, who: null, heldOn: "2019-11-28" }),
      standing({ gaps: [office] }),
    ];
    const found = needs({ duties }).flatMap((need) => (need.kind === "nobody" ? [need.hole.gap] : []));
    expect(found).toEqual([{ ...words, words: "учителя" }, office]);
  });
});

test("lateOf: person by person, the longest waiting first, never the chair and never one who cannot be written to", () => {
  const late = lateOf(
    [
      standing({ id: 1, ...september, people: [person(3), person(CHAIR)] }),
      standing({ id: 2, opensOn: "2019-08-01", dueOn: "2019-09-10", people: [person(3), person(4, false)] }),
      standing({ id: 3, people: [person(5)] }),
    ],
    CHAIR,
  );
  expect(late.map(({ personId, duties }) => [personId, duties.map(({ duty }) => duty.id)])).toEqual([
    [3, [2, 1]],
  ]);
});

const anyNeeds = array(constantFrom(...everyNeed), { maxLength: 60 });

describe("the lines of the first screen", () => {
  test("every need is on one line, kinds in the order of urgency, those of a kind together or one by one", () => {
    assert(
      property(anyNeeds, (all) => {
        const lines = needLines(all);
        expect(lines.flatMap(({ needs }) => needs)).toHaveLength(all.length);
        expect(lines.flatMap((line) => line.needs)).toEqual(
          NEED_KINDS.flatMap((kind) => all.filter((need) => need.kind === kind)),
        );
        const kinds = new Set(kindsOf(all)).size;
        expect(lines.length).toBeLessThanOrEqual(Math.max(MOST_LINES, kinds));
      }),
    );
  });

  test("every need has a button that settles it, and every kind but the askers' one that shows it", () => {
    assert(
      property(anyNeeds, (all) => {
        for (const line of needLines(all)) {
          expect(unpackCallback(settlingData(line))?.length).toBeGreaterThan(1);
          expect(lookingData(line) === null).toBe(line.kind === "join");
        }
      }),
    );
  });

  test("the screen is one phone screen: 900 characters, lines of two rows, buttons of half a row", () => {
    const facts = {
      cluster: { id: 1, name: "Берёзовский кластер" },
      plan,
      events: [],
      duties: [standing(september)],
      figures: [monthOf({ 1: "missing" }), monthOf({ 1: "missing", 2: "late" })],
      requests: { asked: 0, unanswered: 0 },
      missed: [],
    };
    const summary = summarise(facts, TODAY);
    assert(
      property(anyNeeds, (all) => {
        const lines = needLines(all).slice(0, MOST_LINES);
        const home = { summary, needs: all, lines, from: 1, more: all.length - lines.length };
        const shown = clusterHome(home, words).text.replace(/<\/?[bi]>/g, "");
        expect(shown.length).toBeLessThanOrEqual(900);
        expect(shown.split("\n").length).toBeLessThanOrEqual(18);
        for (const [at, line] of lines.entries()) {
          expect(needLine(line, words).length).toBeLessThanOrEqual(72);
          expect(needButton(line, at + 1, true).length).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});

test("every duty is in exactly one list of the plan's", () => {
  const day = constantFrom(
    "2019-08-10",
    "2019-09-15",
    "2019-11-21",
    "2019-11-30",
    "2019-12-03",
    "2019-12-28",
  );
  const duties = array(
    record({
      days: tuple(day, day),
      state: constantFrom("open", "accepted", "done", "notOurs"),
      heldOn: option(day, { nil: null }),
    }).map(({ days, state, heldOn }) => {
      const [opensOn = "", dueOn = ""] = days.toSorted();
      return standing({ opensOn, dueOn, state, heldOn });
    }),
    { maxLength: 40 },
  );
  assert(
    property(duties, (all) => {
      const summary = summarisePlan(all);
      const listed = DUTY_LISTS.flatMap((list) => summary[list]);
      expect(listed).toHaveLength(all.length);
      expect(new Set(listed)).toEqual(new Set(all));
      const [section] = sectionStandings([event()], all);
      expect(section?.total).toBe(summary.total);
      expect(
        (section?.done ?? 0) + (section?.overdue ?? 0) + (section?.underWay ?? 0) + (section?.ahead ?? 0),
      ).toBe(summary.total);
    }),
  );
});
