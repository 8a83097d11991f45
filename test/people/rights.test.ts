import { describe, expect, test } from "vitest";
import type { HeldOffice, Member } from "../../src/people/member.ts";
import { OFFICE_KINDS } from "../../src/people/office.ts";
import { type Action, GRANT_KINDS, type Grant, may, onBehalf } from "../../src/people/rights.ts";

const OWN = 1;
const OTHER = 2;

const office = (kind: HeldOffice["kind"], organisationId: number | null) => ({ kind, organisationId });

const ACTIONS: Record<string, Action> = {
  plan: { do: "seePlan", clusterId: 1 },
  changePlan: { do: "changePlan", clusterId: 1 },
  importPlan: { do: "importPlan", clusterId: 1 },
  changeForm: { do: "changeForm", clusterId: 1 },
  ownStatus: { do: "seeOwnStatus", clusterId: 1 },
  clusterStatus: { do: "seeClusterStatus", clusterId: 1 },
  people: { do: "seePeople", clusterId: 1 },
  managePeople: { do: "managePeople", clusterId: 1 },
  actingForChair: { do: "nameActing", clusterId: 1, office: office("chair", null), own: false },
  actingForOwnChair: { do: "nameActing", clusterId: 1, office: office("chair", null), own: true },
  actingForDirector: { do: "nameActing", clusterId: 1, office: office("director", OWN), own: false },
  actingForOwnDirector: { do: "nameActing", clusterId: 1, office: office("director", OWN), own: true },
  actingForDeputy: { do: "nameActing", clusterId: 1, office: office("deputy", OWN), own: false },
  actingForOwnDeputy: { do: "nameActing", clusterId: 1, office: office("deputy", OTHER), own: true },
  actingElsewhere: { do: "nameActing", clusterId: 1, office: office("deputy", OTHER), own: false },
  actingNowhere: { do: "nameActing", clusterId: 1, office: office("deputy", null), own: false },
  actingInCouncil: { do: "nameActing", clusterId: 1, office: office("council", OWN), own: false },
  ownDuty: { do: "answerDuty", clusterId: 1, responsible: true },
  otherDuty: { do: "answerDuty", clusterId: 1, responsible: false },
  settleHelp: { do: "settleHelp", clusterId: 1 },
  ownFigures: { do: "handInFigures", clusterId: 1, organisationId: OWN },
  otherFigures: { do: "handInFigures", clusterId: 1, organisationId: OTHER },
  seeOwnFigures: { do: "seeFigures", clusterId: 1, organisationId: OWN },
  seeOtherFigures: { do: "seeFigures", clusterId: 1, organisationId: OTHER },
  reviewFigures: { do: "reviewFigures", clusterId: 1 },
  nudgeLate: { do: "nudgeLate", clusterId: 1 },
  makeCalls: { do: "makeCalls", clusterId: 1 },
  clusterFigures: { do: "seeClusterFigures", clusterId: 1 },
  ownCopy: { do: "switchReportCopy", clusterId: 1, organisationId: OWN },
  otherCopy: { do: "switchReportCopy", clusterId: 1, organisationId: OTHER },
  askHelp: { do: "askMethodicalHelp", clusterId: 1 },
  seeHelp: { do: "seeMethodicalHelp", clusterId: 1 },
  giveHelp: { do: "giveMethodicalHelp", clusterId: 1 },
  assignHelp: { do: "assignMethodicalHelp", clusterId: 1 },
  settings: { do: "changeSettings", clusterId: 1 },
  ownReminders: { do: "changeOwnReminders", clusterId: 1 },
  groups: { do: "manageGroups", clusterId: 1 },
  notices: { do: "sendNotices", clusterId: 1 },
  grantRights: { do: "grantRights", clusterId: 1 },
  journal: { do: "seeJournal", clusterId: 1 },
};

const EVERYTHING = Object.keys(ACTIONS);
/** Whoever holds the chair or directs a school is known by the office that is asked about: also while away. */
const SELF = ["actingForOwnChair", "actingForOwnDirector", "ownReminders"];
const ANYONE = ["plan", "ownStatus", "ownDuty", ...SELF];
const AT_SCHOOL = [...ANYONE, "askHelp"];
const SCHOOL = [...AT_SCHOOL, "ownFigures", "seeOwnFigures"];

const member = (offices: HeldOffice[], clusterId = 1): Member => ({
  personId: 1,
  clusterId,
  chatId: 1,
  name: "Лужина А.П.",
  offices,
});

/** Every office, and all that it allows: what is not named is refused. */
const TABLE: Record<(typeof OFFICE_KINDS)[number], readonly string[]> = {
  // The chair asks for help as one who works at a school, and has copies as one who directs it.
  chair: EVERYTHING.filter((name) => !["askHelp", "ownCopy", "otherCopy"].includes(name)),
  curator: [
    ...ANYONE,
    "clusterStatus",
    "people",
    "seeOwnFigures",
    "seeOtherFigures",
    "clusterFigures",
    "seeHelp",
  ],
  director: [...SCHOOL, "actingForDeputy", "ownCopy"],
  deputy: SCHOOL,
  adviser: AT_SCHOOL,
  classTeacher: AT_SCHOOL,
  council: [...ANYONE, "seeHelp", "giveHelp"],
  authorityHead: ANYONE,
  methodist: ANYONE,
  methodicalUnionHead: ANYONE,
  teacher: AT_SCHOOL,
};

const allowed = (who: Member | null): string[] =>
  EVERYTHING.filter((name) => may(who, ACTIONS[name]!)).sort();

/** What a grant adds to what everyone with an office may, and nothing else. */
const GRANTED: Record<Grant, readonly string[]> = {
  changePlan: ["changePlan"],
  managePeople: ["managePeople", "people"],
  seeClusterStatus: ["clusterStatus", "people", "clusterFigures", "seeOwnFigures", "seeOtherFigures"],
  reviewFigures: ["reviewFigures", "clusterFigures", "seeOwnFigures", "seeOtherFigures"],
  giveMethodicalHelp: ["giveHelp", "seeHelp"],
  manageGroups: ["groups"],
  sendNotices: ["notices"],
};

describe("what is allowed beyond the offices", () => {
  const methodist: HeldOffice[] = [{ kind: "methodist", of: null, organisationId: null }];
  const withAll = (offices: HeldOffice[], clusterId = 1): Member => ({
    ...member(offices, clusterId),
    grants: GRANT_KINDS,
  });

  test.each(GRANT_KINDS)("%s", (grant) => {
    expect(allowed({ ...member(methodist), grants: [grant] })).toEqual([...ANYONE, ...GRANTED[grant]].sort());
  });

  test("nothing of it without an office, nor in another cluster", () => {
    expect(allowed(withAll([]))).toEqual(SELF);
    expect(allowed(withAll(methodist, 2))).toEqual([]);
  });

  test("all of it together leaves the chair what is hers alone", () => {
    const hers = ["importPlan", "changeForm", "settings", "grantRights", "journal", "actingForDirector"];
    expect(hers.filter((name) => may(withAll(methodist), ACTIONS[name]!))).toEqual([]);
  });
});

describe("who may do what", () => {
  test.each(OFFICE_KINDS)("%s", (kind) => {
    expect(allowed(member([{ kind, of: null, organisationId: OWN }]))).toEqual([...TABLE[kind]].sort());
  });

  test.each(OFFICE_KINDS)("%s of another cluster may nothing", (kind) => {
    expect(allowed(member([{ kind, of: null, organisationId: OWN }], 2))).toEqual([]);
  });

  test("a stranger may nothing, and one who holds nothing today no more than take the own office back", () => {
    expect(allowed(null)).toEqual([]);
    expect(allowed(member([]))).toEqual(SELF);
  });

  test("a director whose school is not known yet hands in for no school", () => {
    expect(allowed(member([{ kind: "director", of: null, organisationId: null }]))).toEqual(
      [...ANYONE].sort(),
    );
  });

  test("several offices allow what each does", () => {
    const both = member([
      { kind: "curator", of: null, organisationId: null },
      { kind: "director", of: null, organisationId: OWN },
    ]);
    expect(allowed(both)).toEqual([...new Set([...TABLE.curator, ...TABLE.director])].sort());
  });

  test("an action that nobody knows is refused", () => {
    const chair = member([{ kind: "chair", of: null, organisationId: null }]);
    expect(may(chair, { do: "dropEverything", clusterId: 1 } as unknown as Action)).toBe(false);
  });

  test("only the school's own deputy does not hand in on behalf of another", () => {
    const office = (kind: HeldOffice["kind"], organisationId: number | null) =>
      member([{ kind, of: null, organisationId }]);
    expect(onBehalf(office("deputy", OWN), OWN)).toBe(false);
    expect(onBehalf(office("deputy", OTHER), OWN)).toBe(true);
    expect(onBehalf(office("director", OWN), OWN)).toBe(true);
    expect(onBehalf(office("chair", null), OWN)).toBe(true);
  });
});
