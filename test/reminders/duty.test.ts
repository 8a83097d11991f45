import { describe, expect, test } from "vitest";
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
const held = (
  personId: number,
  kind: Holding["kind"],
  organisationId: number | null,
  more: Partial<Holding> = {},
): Holding => ({ personId, kind, of: null, organisationId, since: null, until: null, ...more });
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
