import { describe, expect, test } from "vitest";
import type { OfficeKind } from "../../src/people/office.ts";
import { dutiesOf, dutyState, type Holding, type Party, type School } from "../../src/reminders/duty.ts";
import { type Gap, responsiblePeople, rosterOn } from "../../src/reminders/responsible-people.ts";

const schools: School[] = [
  { id: 1, lead: true, municipal: false },
  { id: 2, lead: false, municipal: true },
  { id: 3, lead: false, municipal: true },
];
const CHAIR = 10;
const BORIS = 20;
const ANNA = 21;
const IVAN = 22;
const GLEB = 30;
const DINA = 40;
let lastId = 0;
const held = (
  personId: number,
  kind: Holding["kind"],
  organisationId: number | null,
  more: Partial<Holding> = {},
): Holding => ({
  id: ++lastId,
  personId,
  kind,
  of: null,
  organisationId,
  since: null,
  until: null,
  actingFor: null,
  ...more,
});
const holdings: Holding[] = [
  held(CHAIR, "chair", null),
  held(CHAIR, "director", 1),
  held(CHAIR, "council", null),
  held(BORIS, "director", 2),
  held(BORIS, "council", null),
  held(ANNA, "deputy", 2, { of: "ВР" }),
  held(IVAN, "deputy", 2, { of: "УВР" }),
  held(GLEB, "methodicalUnionHead", null),
  held(DINA, "council", null),
];
const DAY = "2019-10-01";

const office = (
  office: Holding["kind"],
  schools: Extract<Party, { kind: "office" }>["schools"] = "all",
  of: string | null = null,
): Party => ({
  kind: "office",
  office,
  of,
  schools,
});
const person = (personId: number): Party => ({ kind: "person", personId });
const outside: Party = { kind: "organisation", organisationId: 9 };
const words: Party = { kind: "unresolved", words: "педагоги школ" };

/** Every duty of the parties with its people and the kinds of its gaps: «2: 20 21 | noHolder». */
const told = (parties: Party[], roster = rosterOn(DAY, schools, holdings)): string[] => {
  const all = dutiesOf(parties, schools, holdings, DAY);
  return all.map((organisationId) => {
    const { people, gaps } = responsiblePeople({ organisationId, all }, parties, roster);
    return `${organisationId ?? "all"}: ${people.join(" ")}${gaps.length > 0 ? ` | ${gaps.map(gapWords).join(" ")}` : ""}`;
  });
};
const gapWords = (gap: Gap): string =>
  gap.kind === "noHolder" ? `${gap.office}@${gap.organisationId ?? "-"}` : gap.kind;

describe("duties and those who answer", () => {
  test.each<[string, Party[], string[]]>([
    [
      "directors: each school for itself; nobody at the third",
      [office("director")],
      ["1: 10", "2: 20", "3:  | director@3"],
    ],
    ["municipal ones", [office("director", "municipal")], ["2: 20", "3:  | director@3"]],
    ["the lead school's", [office("director", "lead")], ["1: 10"]],
    ["named schools", [office("director", [2])], ["2: 20"]],
    [
      "a deputy of an area, and where there is none the director",
      [office("deputy", "all", "ВР")],
      ["1: 10", "2: 21", "3:  | director@3"],
    ],
    ["any deputy", [office("deputy", [2])], ["2: 21 22"]],
    [
      "a named person of a school joins it, and adds it",
      [person(CHAIR), office("director", "municipal")],
      ["2: 20", "3:  | director@3", "1: 10"],
    ],
    ["the chair likewise", [office("chair"), office("director", [2])], ["2: 20", "1: 10"]],
    [
      "the council answers together beside the schools, without those who answer for one",
      [office("council"), office("director")],
      ["1: 10", "2: 20", "3:  | director@3", "all: 40"],
    ],
    [
      "a person without a school answers beside",
      [person(GLEB), office("director", [2])],
      ["2: 20", "all: 30"],
    ],
    [
      "without schools' offices all answer together",
      [person(CHAIR), person(ANNA), outside],
      ["all: 10 21 | outside"],
    ],
    ["the council alone", [office("council")], ["all: 10 20 40"]],
    ["an office nobody holds", [office("methodist")], ["all:  | methodist@-"]],
    [
      "an outside body beside schools is called about once",
      [office("director", [1, 2]), outside],
      ["1: 10 | outside", "2: 20"],
    ],
    ["outside bodies alone", [outside, words], ["all:  | outside unresolved"]],
    ["nobody at all", [], ["all: "]],
    ["an office over schools that are not there", [office("director", [77])], ["all: "]],
  ])("%s", (_, parties, expected) => expect(told(parties)).toEqual(expected));

  test("a replaced director gets nothing, the new one does; a named person's successor answers", () => {
    const VERA = 23;
    const later = rosterOn("2019-11-01", schools, [
      ...holdings.filter(({ personId }) => personId !== BORIS),
      held(BORIS, "director", 2, { until: "2019-10-15" }),
      held(VERA, "director", 2, { since: "2019-10-16" }),
    ]);
    expect(told([office("director", [2])], later)).toEqual(["2: 23"]);
    expect(told([person(BORIS)], later)).toEqual(["all: 23"]);
  });

  test("a named person who left and whom nobody followed is a gap", () => {
    const later = rosterOn("2019-11-01", schools, [
      held(GLEB, "methodicalUnionHead", null, { until: "2019-10-15" }),
    ]);
    expect(told([person(GLEB)], later)).toEqual(["all:  | left"]);
  });
});

describe("while one acts for another", () => {
  const [EVA, ZOYA] = [50, 51];
  /** Who answers on a day, with these acting from the 7th to the 11th of October. */
  const on = (
    day: string,
    parties: Party[],
    ...acting: [personId: number, holder: number, kind: OfficeKind][]
  ) =>
    told(
      parties,
      rosterOn(day, schools, [
        ...holdings,
        ...acting.map(([personId, holder, kind]) => {
          const office = holdings.find((one) => one.personId === holder && one.kind === kind);
          if (office === undefined) throw new Error("no such office");
          const { of, organisationId, id } = office;
          const days = { since: "2019-10-07", until: "2019-10-11" };
          return held(personId, kind, organisationId, { of, actingFor: id, ...days });
        }),
      ]),
    );

  test.each([
    ["the day before", "2019-10-06", "2: 20"],
    ["the first day", "2019-10-07", "2: 50"],
    ["the last day", "2019-10-11", "2: 50"],
    ["the day after", "2019-10-12", "2: 20"],
  ])("%s", (_, day, expected) => {
    expect(on(day, [office("director", [2])], [EVA, BORIS, "director"])).toEqual([expected]);
  });

  const DURING = "2019-10-09";
  test.each<[string, Party[], [number, number, OfficeKind][], string[]]>([
    [
      "the others of the office go on answering",
      [office("deputy", [2])],
      [[EVA, ANNA, "deputy"]],
      ["2: 22 50"],
    ],
    [
      "the absent one's other offices stay",
      [office("council")],
      [[EVA, BORIS, "director"]],
      ["all: 10 20 40"],
    ],
    ["a seat in the Council", [office("council")], [[EVA, DINA, "council"]], ["all: 10 20 50"]],
    ["one named by the plan", [person(BORIS)], [[EVA, BORIS, "director"]], ["all: 50"]],
    ["one named who keeps another office answers", [person(CHAIR)], [[EVA, CHAIR, "chair"]], ["all: 10"]],
    [
      "one named who is away from every office",
      [person(CHAIR)],
      [
        [EVA, CHAIR, "chair"],
        [ZOYA, CHAIR, "director"],
      ],
      ["all: 50 51"],
    ],
    ["one named is away from the Council alone", [person(BORIS)], [[EVA, BORIS, "council"]], ["all: 20"]],
    ["one named whose only seat is in the Council", [person(DINA)], [[EVA, DINA, "council"]], ["all: 50"]],
    [
      "a deputy who acts as director, while another acts as deputy",
      [office("director", [2]), office("deputy", [2], "ВР"), person(ANNA)],
      [
        [ANNA, BORIS, "director"],
        [EVA, ANNA, "deputy"],
      ],
      ["2: 21 50"],
    ],
    [
      "the acting chair answers in the duty of the chair's school, wherever she works",
      [office("chair"), office("director", [2])],
      [[IVAN, CHAIR, "chair"]],
      ["2: 20", "1: 22"],
    ],
    [
      "likewise for one named",
      [person(BORIS), office("director", [1])],
      [[IVAN, BORIS, "director"]],
      ["1: 10", "2: 22"],
    ],
    [
      "the director who acts for the deputy is told once",
      [office("deputy", [2], "ВР"), office("director", [2])],
      [[BORIS, ANNA, "deputy"]],
      ["2: 20"],
    ],
  ])("%s", (_, parties, acting, expected) => {
    expect(on(DURING, parties, ...acting)).toEqual(expected);
  });

  test("an office that is left meanwhile is still acted in, and then nobody's", () => {
    const left = held(BORIS, "director", 2, { until: "2019-10-08" });
    const acting = held(EVA, "director", 2, {
      since: "2019-10-07",
      until: "2019-10-11",
      actingFor: left.id,
    });
    const at = (day: string) =>
      told([office("director", [2]), person(BORIS)], rosterOn(day, schools, [left, acting]));
    expect(at("2019-10-09").slice(0, 1)).toEqual(["2: 50"]);
    expect(at("2019-10-12").slice(0, 1)).toEqual(["2:  | director@2 left"]);
  });

  test("which duties there are does not follow who acts", () => {
    const boris = holdings.find((one) => one.personId === BORIS);
    const acting = held(DINA, "director", 2, {
      since: "2019-10-07",
      until: "2019-10-11",
      actingFor: boris?.id ?? 0,
    });
    const parties = [office("council"), person(DINA), office("director", [1])];
    expect(dutiesOf(parties, schools, [...holdings, acting], DURING)).toEqual(
      dutiesOf(parties, schools, holdings, DURING),
    );
  });
});

describe("dutyState", () => {
  const plan = { from: "2019-07-01", to: "2019-12-31", startedOn: "2019-08-20" };
  const base = { state: "open" as const, heldOn: null, opensOn: "2019-10-01", dueOn: "2019-10-31", plan };
  test.each([
    ["2019-09-10", {}, "later"],
    ["2019-09-17", {}, "coming"],
    ["2019-10-01", {}, "underWay"],
    ["2019-10-31", { state: "accepted" as const }, "underWay"],
    ["2019-11-01", {}, "overdue"],
    ["2019-11-01", { state: "done" as const }, "done"],
    ["2019-11-01", { heldOn: "2019-11-05" }, "underWay"],
    ["2019-10-20", { heldOn: "2019-10-10" }, "overdue"],
    ["2019-11-01", { opensOn: "2019-08-01", dueOn: "2019-08-19" }, "past"],
  ])("on %s with %j it is %s", (today, more, expected) =>
    expect(dutyState({ ...base, ...more }, today)).toBe(expected),
  );
});
