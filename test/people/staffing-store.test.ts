import { expect, test } from "vitest";
import { audit, offices, openQuestions, people as peopleTable } from "../../src/db/schema.ts";
import { findMember, officesOn } from "../../src/people/member-store.ts";
import {
  createPerson,
  findOrCreatePerson,
  giveOffice,
  holderOf,
  type Seat,
} from "../../src/people/people-store.ts";
import { findStaffPerson, loadStaff } from "../../src/people/staff-store.ts";
import { removePerson } from "../../src/people/leaving-store.ts";
import { findOffice } from "../../src/people/office-store.ts";
import { handOverChair, nameForOffice, placeOffice } from "../../src/people/staffing-store.ts";
import { openQuestion } from "../../src/telegram/question-store.ts";
import { AT, smallCluster, TODAY, YESTERDAY } from "./cluster.ts";
import { DateTime } from "luxon";

const now = DateTime.fromISO(AT);

function withSeats() {
  const cluster = smallCluster();
  const { db, clusterId, schools } = cluster;
  const director = (organisationId: number): Seat => ({
    clusterId,
    kind: "director",
    of: null,
    organisationId,
  });
  const heldBy = (personId: number, day = TODAY) => officesOn(db, personId, day).map((office) => office.kind);
  const officeId = (seat: Seat) => holderOf(db, seat)?.officeId ?? 0;
  return {
    ...cluster,
    lipki: director(schools.lipki),
    sosnovka: director(schools.sosnovka),
    heldBy,
    officeId,
  };
}

test("a person is named for an empty office, from today on", () => {
  const { db, change, sosnovka, heldBy } = withSeats();
  const personId = nameForOffice(db, change, sosnovka, { name: "Новик Н.Н." }, null);
  expect(personId).not.toBeNull();
  expect(heldBy(personId ?? 0)).toEqual(["director"]);
  expect(heldBy(personId ?? 0, YESTERDAY)).toEqual([]);
  expect(db.select().from(audit).all()).toMatchObject([{ personId: change.by, action: "people.name" }]);
});

test("an office that somebody holds is not taken by naming", () => {
  const { db, change, lipki, people } = withSeats();
  expect(nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, null)).toBeNull();
  expect(holderOf(db, lipki)?.personId).toBe(people.anna);
});

test("a director is replaced: the old one ends yesterday and is a stranger, the new one begins today", () => {
  const { db, change, lipki, people, joins, heldBy, officeId } = withSeats();
  joins(people.anna, 500);
  openQuestion(db, 500, "duty.comment", {}, AT);
  const personId = nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, officeId(lipki));
  expect([heldBy(people.anna, YESTERDAY), heldBy(people.anna)]).toEqual([["director"], []]);
  expect(heldBy(personId ?? 0)).toEqual(["director"]);
  expect(findMember(db, 500, now)).toBeNull();
  expect(db.select().from(openQuestions).all()).toEqual([]);
});

test("whoever keeps another office keeps the chat", () => {
  const { db, change, lipki, people, joins, seat, officeId } = withSeats();
  seat(people.anna, "teacher", lipki.organisationId);
  joins(people.anna, 500);
  nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, officeId(lipki));
  expect(findMember(db, 500, now)?.member.offices.map((office) => office.kind)).toEqual(["teacher"]);
});

test("a seat in the Council passes on with the director's office, never the chair's own", () => {
  const { db, change, lipki, people, joins, seat, heldBy, officeId, schools } = withSeats();
  seat(people.anna, "council", null);
  seat(people.vera, "council", null);
  joins(people.anna, 500);
  const anna = nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, officeId(lipki));
  expect(heldBy(anna ?? 0)).toEqual(["director", "council"]);
  expect(findMember(db, 500, now)).toBeNull();
  const bor = { ...lipki, organisationId: schools.bor };
  const vera = nameForOffice(db, change, bor, { name: "Серова С.С." }, officeId(bor));
  expect(heldBy(vera ?? 0)).toEqual(["director"]);
  expect(heldBy(people.vera)).toEqual(["chair", "council"]);
});

test("an office given and taken back on one day was never held", () => {
  const { db, change, sosnovka, officeId } = withSeats();
  const first = nameForOffice(db, change, sosnovka, { name: "Новик Н.Н." }, null);
  nameForOffice(db, change, sosnovka, { name: "Серова С.С." }, officeId(sosnovka));
  const rows = db.select().from(offices).all();
  expect(rows.filter((row) => row.personId === first)).toEqual([]);
  expect(rows.filter((row) => row.organisationId === sosnovka.organisationId)).toHaveLength(1);
});

test("the same person can be seated at two places", () => {
  const { db, change, sosnovka, people, heldBy } = withSeats();
  expect(nameForOffice(db, change, sosnovka, { personId: people.anna }, null)).toBe(people.anna);
  expect(heldBy(people.anna)).toEqual(["director", "director"]);
});

test("a removed person holds nothing, is in no list and in no chat", () => {
  const { db, change, clusterId, people, joins, heldBy } = withSeats();
  joins(people.oleg, 500);
  removePerson(db, change, people.oleg);
  expect(heldBy(people.oleg)).toEqual([]);
  expect(findMember(db, 500, now)).toBeNull();
  expect(loadStaff(db, clusterId, TODAY).people.map((person) => person.personId)).not.toContain(people.oleg);
});

test("an office without a school gets one, once, and never a school whose director is another", () => {
  const { db, change, clusterId, schools, people, seat } = withSeats();
  seat(people.oleg, "director", null);
  const office = findStaffPerson(db, clusterId, people.oleg, TODAY)?.offices.find(
    (office) => office.organisationId === null,
  );
  const officeId = office?.officeId ?? 0;
  expect(placeOffice(db, change, officeId, schools.lipki)).toBe(false);
  expect(placeOffice(db, change, officeId, schools.sosnovka)).toBe(true);
  expect(placeOffice(db, change, officeId, schools.sosnovka)).toBe(false);
  expect(
    findStaffPerson(db, clusterId, people.oleg, TODAY)?.offices.map((one) => one.organisationId),
  ).toEqual([schools.lipki, schools.sosnovka]);
});

test("the chair is handed over once, and only by the chair", () => {
  const { db, change, people, heldBy } = withSeats();
  expect(handOverChair(db, change, people.anna, people.oleg)).toBe(false);
  expect(handOverChair(db, change, people.vera, people.vera)).toBe(false);
  expect(handOverChair(db, change, people.vera, people.anna)).toBe(true);
  expect(handOverChair(db, change, people.vera, people.oleg)).toBe(false);
  expect(heldBy(people.vera)).toEqual(["director"]);
  expect(heldBy(people.anna)).toEqual(["director", "chair"]);
});

test("offices of another cluster and ended ones are not found", () => {
  const { db, change, clusterId, lipki, officeId, people } = withSeats();
  const id = officeId(lipki);
  expect(findOffice(db, clusterId, id, TODAY)?.personId).toBe(people.anna);
  expect(findOffice(db, clusterId + 1, id, TODAY)).toBeNull();
  removePerson(db, change, people.anna);
  expect(findOffice(db, clusterId, id, TODAY)).toBeNull();
});

test("giving an office again changes nothing; a held chair and director are told, not taken", () => {
  const { db, clusterId, lipki, people } = withSeats();
  const before = db.select().from(offices).all();
  const chair: Seat = { clusterId, kind: "chair", of: null, organisationId: lipki.organisationId };
  expect(giveOffice(db, lipki, people.anna, TODAY)).toEqual({ given: true, heldBy: null });
  expect(giveOffice(db, lipki, people.oleg, TODAY)).toEqual({ given: false, heldBy: people.anna });
  expect(giveOffice(db, chair, people.oleg, TODAY)).toEqual({ given: false, heldBy: people.vera });
  expect(giveOffice(db, chair, people.vera, TODAY)).toEqual({ given: true, heldBy: null });
  expect(db.select().from(offices).all()).toEqual(before);
});

test("a person is found again by name, never by the name of one who was forgotten", () => {
  const { db, clusterId, people } = withSeats();
  expect(findOrCreatePerson(db, clusterId, "Лужина А.П.", "директор СОШ п. Липки")).toBe(people.anna);
  expect(findOrCreatePerson(db, clusterId, "Лужина А.П.", "другая должность")).toBe(people.anna);
  const positions = db
    .select()
    .from(peopleTable)
    .all()
    .map((row) => row.position);
  expect(positions).toContain("директор СОШ п. Липки");
  expect(positions).not.toContain("другая должность");
  expect(createPerson(db, clusterId, "Лужина А.П.", "")).not.toBe(people.anna);
});
