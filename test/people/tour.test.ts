import { describe, expect, test } from "vitest";
import type { Staff, StaffPerson } from "../../src/people/staff.ts";
import { inviteGroups, isUnderWay, type TourFacts, type TourStep, tourStep } from "../../src/people/tour.ts";

const begun: TourFacts = { named: true, draft: false, plan: true, out: 3, invited: 0, joined: 1 };

test.each<[TourStep, Partial<TourFacts>, boolean]>([
  ["name", { named: false }, true],
  ["name", { named: false, plan: false, draft: true }, true],
  ["file", { plan: false }, true],
  ["start", { plan: false, draft: true }, true],
  ["invite", {}, true],
  ["invite", { invited: 2, draft: true }, true],
  ["waiting", { invited: 3 }, false],
  ["done", { out: 0, invited: 0 }, false],
])("%s: %j", (step, facts, underWay) => {
  expect(tourStep({ ...begun, ...facts })).toBe(step);
  expect(isUnderWay(step)).toBe(underWay);
});

describe("whom the invites go to", () => {
  const person = (
    personId: number,
    kind: StaffPerson["offices"][number]["kind"],
    organisationId: number | null,
    state: StaffPerson["state"] = "out",
  ): StaffPerson => ({
    personId,
    name: `Человек ${personId}`,
    position: "",
    state,
    offices: [{ officeId: personId, kind, of: null, organisationId }],
  });
  const staff = (people: StaffPerson[]): Staff => ({
    places: [
      { id: 1, shortName: "СОШ п. Бор", school: true },
      { id: 2, shortName: "ИМЦ", school: false },
    ],
    people,
    asked: [],
  });
  const ids = (people: StaffPerson[]): [string | null, number[]][] =>
    inviteGroups(staff(people)).map((one) => [one.school, one.people.map(({ personId }) => personId)]);

  test("a school's people in one message, the director first; each of the others in their own", () => {
    expect(
      ids([
        person(1, "deputy", 1),
        person(2, "director", 1),
        person(3, "methodist", 2),
        person(4, "methodist", 2),
        person(5, "curator", null),
      ]),
    ).toEqual([
      ["СОШ п. Бор", [2, 1]],
      [null, [3]],
      [null, [4]],
      [null, [5]],
    ]);
  });

  test("nobody who is in the bot, nobody twice, and no message past its length", () => {
    const twice = { ...person(1, "director", 1) };
    twice.offices = [...twice.offices, { officeId: 9, kind: "methodist", of: null, organisationId: 2 }];
    expect(ids([twice, person(2, "deputy", 1, "in"), person(3, "teacher", 1, "blocked")])).toEqual([
      ["СОШ п. Бор", [1]],
    ]);
    const many = Array.from({ length: 60 }, (_, at) => person(at + 1, "teacher", 1));
    expect(ids(many).map(([, some]) => some.length)).toEqual([25, 25, 10]);
  });
});
