import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { events, parties, people as peopleTable, plans } from "../../src/db/schema.ts";
import {
  candidatesFor,
  emptySeats,
  homeOf,
  type Staff,
  staffCounts,
  staffGroups,
  staffPages,
  type StaffPerson,
} from "../../src/people/staff.ts";
import { findStaffPerson, loadStaff } from "../../src/people/staff-store.ts";
import { readSeatWord, seatWord } from "../../src/people/seat-word.ts";
import { AT, smallCluster, TODAY } from "./cluster.ts";

const person = (personId: number, offices: StaffPerson["offices"] = []): StaffPerson => ({
  personId,
  name: `Человек ${personId}`,
  position: "",
  state: "out",
  offices,
});

/** A plan whose events make the deputies for ВР of all schools and of municipal ones for УВР responsible. */
function planFor({ db, clusterId }: ReturnType<typeof smallCluster>, personId: number) {
  const plan = db
    .insert(plans)
    .values({
      clusterId,
      title: "План",
      periodFrom: "2019-07-01",
      periodTo: "2019-12-31",
      fileName: "plan.docx",
      fileHash: "x",
      startedOn: TODAY,
      importedAt: AT,
    })
    .returning({ id: plans.id })
    .get();
  const event = db
    .insert(events)
    .values({
      planId: plan.id,
      position: 1,
      title: "Событие",
      deadline: {
        text: "",
        kind: "unclear",
        occurrences: [],
        every: null,
        time: null,
        note: null,
        problems: [],
      },
      responsibleText: "",
    })
    .returning({ id: events.id })
    .get();
  db.insert(parties)
    .values([
      { eventId: event.id, position: 1, kind: "office", office: "deputy", of: "ВР", schools: "all" },
      { eventId: event.id, position: 2, kind: "office", office: "deputy", of: "УВР", schools: "municipal" },
      { eventId: event.id, position: 3, kind: "office", office: "deputy", of: null, schools: "all" },
      { eventId: event.id, position: 4, kind: "person", personId },
    ])
    .run();
}

describe("the cluster's people", () => {
  test("every school should have a director, and the deputies whom the plan asks for", () => {
    const cluster = smallCluster();
    const { db, clusterId, schools, people } = cluster;
    const seats = () =>
      emptySeats(loadStaff(db, clusterId, TODAY)).map((seat) => [seat.organisationId, seat.kind, seat.of]);
    expect(seats()).toEqual([[schools.sosnovka, "director", null]]);
    planFor(cluster, people.anna);
    expect(seats()).toEqual([
      [schools.sosnovka, "director", null],
      [schools.bor, "deputy", "ВР"],
      [schools.sosnovka, "deputy", "ВР"],
      [schools.lipki, "deputy", "УВР"],
      [schools.sosnovka, "deputy", "УВР"],
    ]);
  });

  test("a person is listed by school, with the state of the chat", () => {
    const { db, clusterId, people, schools, joins } = smallCluster();
    joins(people.vera, 1);
    joins(people.oleg, 2);
    db.update(peopleTable).set({ reach: "blocked" }).where(eq(peopleTable.id, people.oleg)).run();
    const staff = loadStaff(db, clusterId, TODAY);
    expect(staffCounts(staff)).toEqual({ all: 3, in: 1, out: 1, blocked: 1, empty: 1 });
    expect(
      staffGroups(staff).map((group) => [group.place?.id, group.people.map((one) => one.state)]),
    ).toEqual([
      [schools.bor, ["in"]],
      [schools.lipki, ["out", "blocked"]],
      [schools.sosnovka, []],
    ]);
  });

  test("who may act: the colleagues of the place first, everybody once, never the one who is away", () => {
    const { db, clusterId, people, schools, seat } = smallCluster();
    seat(people.vera, "teacher", schools.lipki);
    const staff = loadStaff(db, clusterId, TODAY);
    const anna = staff.people.find(({ personId }) => personId === people.anna);
    if (anna === undefined) throw new Error("no Anna");
    const names = (organisationId: number) =>
      candidatesFor(staff, anna, { organisationId }).map(({ personId }) => personId);
    expect(names(schools.lipki)).toEqual([people.vera, people.oleg]);
    expect(names(schools.sosnovka)).toEqual([people.vera, people.oleg]);
  });

  test("another cluster's person is nobody here", () => {
    const { db, clusterId, people } = smallCluster();
    expect(findStaffPerson(db, clusterId + 1, people.anna, TODAY)).toBeNull();
    expect(findStaffPerson(db, clusterId, people.anna, TODAY)?.name).toBe("Лужина А.П.");
  });

  test("home is the school first, then any place, then none", () => {
    const council = { officeId: 1, kind: "council", of: null, organisationId: 7 } as const;
    const director = { officeId: 2, kind: "director", of: null, organisationId: 8 } as const;
    expect(homeOf(person(1, [council, director]))).toBe(8);
    expect(homeOf(person(1, [council]))).toBe(7);
    expect(homeOf(person(1))).toBeNull();
  });

  test.each([3, 5, 10])("pages of %i lines hold everybody once and are not longer", (size) => {
    const staff: Staff = {
      places: [1, 2, 3].map((id) => ({ id, shortName: `Школа ${id}`, school: true })),
      people: Array.from({ length: 17 }, (_, i) =>
        person(
          i + 1,
          i < 12 ? [{ officeId: i, kind: "teacher", of: null, organisationId: 1 + (i % 2) }] : [],
        ),
      ),
      asked: [{ kind: "deputy", of: "ВР", organisationId: 1 }],
    };
    const pages = staffPages(staffGroups(staff), size);
    const lengths = pages.map((page) =>
      page.reduce((sum, group) => sum + group.people.length + group.emptySeats.length, 0),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(size);
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    const listed = pages.flat().flatMap((group) => group.people.map((one) => one.personId));
    expect(listed.sort((a, b) => a - b)).toEqual(staff.people.map((one) => one.personId));
    expect(pages.flat().flatMap((group) => group.emptySeats)).toHaveLength(4);
  });

  test("no people and no schools are no pages", () => {
    expect(staffPages(staffGroups({ places: [], people: [], asked: [] }), 10)).toEqual([]);
  });
});

describe("a seat in a button", () => {
  test.each([
    { kind: "director", of: null, organisationId: 12 },
    { kind: "deputy", of: "ВР", organisationId: 1 },
    { kind: "deputy", of: "УВР", organisationId: 999 },
  ] as const)("%o comes back", (seat) => {
    expect(readSeatWord(seatWord(seat) ?? "")).toEqual(seat);
  });

  test.each(["", "director_", "director_0", "chair_1", "vr_1_2", "vr_-1", "director_99999999999"])(
    "%j is none",
    (word) => {
      expect(readSeatWord(word)).toBeNull();
    },
  );

  test("an area without a word has no button", () => {
    expect(seatWord({ kind: "deputy", of: "АХЧ", organisationId: 1 })).toBeNull();
  });
});
