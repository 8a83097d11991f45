import { type Arbitrary, assert, constant, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { type CallFacts, type Callee, callList, fingerprint, subjectOf } from "../../src/calls/call-list.ts";
import { readSubject } from "../../src/calls/past-call.ts";
import { OFFICE_KINDS } from "../../src/people/office.ts";
import { duty, TODAY } from "../summary/made-up-duties.ts";

const CHAIR = 1;
const september = { opensOn: "2019-09-01", dueOn: "2019-09-30" };
const person = (personId: number, reachable = false) => ({ personId, name: "Лугов Б.И.", reachable });
const outside = { kind: "outside", organisationId: 4 } as const;
const people = new Map(
  [1, 2, 3].map((id) => [id, { id, name: `Лугов Б.${id}.`, position: "", reachable: true }]),
);

const list = (change: Partial<Omit<CallFacts, "cluster">> & Partial<CallFacts["cluster"]> = {}) => {
  const { duties = [], ...rest } = change;
  return callList({
    cluster: { duties, people, chairId: CHAIR },
    undelivered: [],
    called: new Map(),
    today: TODAY,
    dayOf: (at) => at.slice(0, 10),
    ...rest,
  });
};
const subjectsOf = (calls: ReturnType<typeof list>) =>
  calls.map(({ word, topics }) => [word, topics.map(({ subject }) => subject)]);

describe("whom to call", () => {
  test("one call for all that one callee is to hear; what is late comes first", () => {
    const duties = [
      duty({ id: 1, gaps: [outside] }),
      duty({ id: 2, gaps: [outside], dueOn: "2019-11-25" }),
      duty({ id: 3, people: [person(2), person(3, true), person(CHAIR)] }),
      duty({ id: 4, ...september, people: [person(3)] }),
    ];
    expect(subjectsOf(list({ duties }))).toEqual([
      ["person_3", ["person:3:duty:4"]],
      ["organisation_4", ["duty:2:organisation:4", "duty:1:organisation:4"]],
      ["person_2", ["person:2:duty:3"]],
    ]);
  });

  test.each([
    ["done", { state: "done" }],
    ["far", { opensOn: "2019-12-20", dueOn: "2019-12-31" }],
    ["of before the bot", { opensOn: "2019-07-01", dueOn: "2019-07-31" }],
  ] as const)("nobody about what is %s", (_, change) => {
    expect(list({ duties: [duty({ gaps: [outside], ...change })] })).toEqual([]);
  });

  test.each<[string, Parameters<typeof duty>[0], string[]]>([
    [
      "a school without a director",
      { gaps: [{ kind: "noHolder", office: "director", of: null, organisationId: 3 }] },
      ["school_3"],
    ],
    [
      "an office of no school",
      { gaps: [{ kind: "noHolder", office: "council", of: null, organisationId: null }] },
      ["office_council"],
    ],
    ["one who has left", { gaps: [{ kind: "left", personId: 2 }] }, ["left_2"]],
    ["words are nobody to be phoned", { gaps: [{ kind: "unresolved", words: "педагоги" }] }, []],
  ])("%s", (_, change, words) => {
    expect(list({ duties: [duty(change)] }).map(({ word }) => word)).toEqual(words);
  });

  test("help that was asked for two days ago and is not settled", () => {
    const help = (askedAt: string, askedBy: number | null = 2, settledAt: string | null = null) =>
      duty({ id: 1, help: { askedAt, askedBy, text: null, settledAt } });
    const called = (...args: Parameters<typeof help>) => subjectsOf(list({ duties: [help(...args)] }));
    expect(called("2019-11-19T06:00:00.000Z")).toEqual([["person_2", ["person:2:help:1"]]]);
    expect(called("2019-11-20T06:00:00.000Z")).toEqual([]);
    expect(called("2019-11-10T06:00:00.000Z", 2, "2019-11-11T06:00:00.000Z")).toEqual([]);
    expect(called("2019-11-10T06:00:00.000Z", CHAIR)).toEqual([]);
    expect(called("2019-11-10T06:00:00.000Z", null)).toEqual([]);
  });

  test("messages that did not come or may not have; what waits is on its way", () => {
    const message = (id: number, state: "uncertain" | "failed" | "pending") => ({
      id,
      personId: 2,
      name: "Лугов Б.И.",
      kind: "digest",
      state,
      createdAt: "2019-11-20T06:00:00.000Z",
    });
    const undelivered = [message(5, "uncertain"), message(6, "failed"), message(7, "pending")];
    expect(subjectsOf(list({ undelivered }))).toEqual([
      ["person_2", ["person:2:delivery:5", "person:2:delivery:6"]],
    ]);
  });
});

describe("a call that was made", () => {
  const at = "2019-11-21T07:00:00.000Z";
  const calledOn = (day: string) =>
    new Map([["duty:1:organisation:4", { at: `${day}T07:00:00.000Z`, on: day }]]);

  test("goes, and comes again when the day has passed", () => {
    const duties = [duty({ id: 1, gaps: [outside] })];
    expect(list({ duties, called: calledOn(TODAY) })).toEqual([]);
    expect(list({ duties, called: calledOn(TODAY), today: "2019-12-01" })).toHaveLength(1);
    expect(list({ duties, called: calledOn("2019-12-01"), today: "2019-12-01" })).toEqual([]);
  });

  test("and when another day was set since", () => {
    const moved = (updatedAt: string) => [duty({ id: 1, gaps: [outside], heldOn: "2019-11-28", updatedAt })];
    expect(list({ duties: moved("2019-11-20T07:00:00.000Z"), called: calledOn(TODAY) })).toEqual([]);
    expect(list({ duties: moved("2019-11-21T08:00:00.000Z"), called: calledOn(TODAY) })).toHaveLength(1);
  });

  test("and when help was asked for again", () => {
    const called = new Map([["person:2:help:1", { at, on: TODAY }]]);
    const asking = (askedAt: string) =>
      duty({ id: 1, help: { askedAt, askedBy: 2, text: null, settledAt: null } });
    const later = { called, today: "2019-11-30" };
    expect(list({ ...later, duties: [asking("2019-11-20T06:00:00.000Z")] })).toEqual([]);
    expect(list({ ...later, duties: [asking("2019-11-22T06:00:00.000Z")] })).toHaveLength(1);
  });
});

test("fingerprint: another one where a topic came, went or is late by now", () => {
  const of = (...duties: Parameters<typeof duty>[0][]) =>
    list({ duties: duties.map((change) => duty({ gaps: [outside], ...change })) }).map(fingerprint);
  const known = of({ id: 1 });
  expect(of({ id: 1 })).toEqual(known);
  expect(of({ id: 1 }, { id: 2 })).not.toEqual(known);
  expect(of({ id: 2 })).not.toEqual(known);
  expect(of({ id: 1, ...september })).not.toEqual(known);
});

test("a subject is read back as it was kept", () => {
  const id = integer({ min: 1, max: 1e9 });
  const callee: Arbitrary<Callee> = oneof(
    record({ kind: constantFrom("person" as const, "left" as const), personId: id }),
    record({ kind: constantFrom("organisation" as const, "school" as const), organisationId: id }),
    record({ kind: constant("office" as const), office: constantFrom(...OFFICE_KINDS) }),
  );
  assert(
    property(callee, id, constantFrom("duty", "help", "delivery"), (callee, id, kind) => {
      const read = readSubject(subjectOf(kind, id, callee));
      const dutyId = kind === "delivery" && callee.kind !== "left" ? null : id;
      expect(read).toEqual({ dutyId, callee });
    }),
  );
});
