import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { daysLater } from "../../src/calendar/instant.ts";
import { askedOffice, OTHER_ASKS, SCHOOL_ASKS } from "../../src/people/join-request.ts";
import {
  approveJoinRequest,
  askRefusal,
  createJoinRequest,
  declineJoinRequest,
  findJoinRequest,
  type NewJoinRequest,
  pendingJoinRequests,
  planApproval,
} from "../../src/people/join-request-store.ts";
import { findMember } from "../../src/people/member-store.ts";
import { createPerson, holderOf } from "../../src/people/people-store.ts";
import { AT, smallCluster, TODAY } from "./cluster.ts";

function withRequests() {
  const cluster = smallCluster();
  const { db, clusterId, schools } = cluster;
  const asks = (request: Partial<NewJoinRequest>, at = AT) => {
    const full = {
      clusterId,
      chatId: 900,
      name: "Новик Н.Н.",
      organisationId: schools.sosnovka,
      office: "director",
      of: null,
      ...request,
    } as const;
    const found = findJoinRequest(db, clusterId, createJoinRequest(db, full, at));
    if (found === null) throw new Error("not kept");
    return found;
  };
  const member = (chatId: number) => findMember(db, chatId, DateTime.fromISO(AT))?.member ?? null;
  return { ...cluster, asks, member };
}

test("an approved newcomer is a new person with the office asked for", () => {
  const { db, change, asks, member } = withRequests();
  const request = asks({});
  const plan = planApproval(db, request, TODAY);
  expect(plan).toEqual({ do: "seat", personId: null });
  approveJoinRequest(db, change, request, null, null);
  expect(member(900)).toMatchObject({ name: "Новик Н.Н.", offices: [{ kind: "director" }] });
  expect(pendingJoinRequests(db, change.clusterId)).toEqual([]);
});

test("one who holds the office by that name already is linked, not doubled", () => {
  const { db, schools, people, asks } = withRequests();
  const request = asks({ name: "Лужина А.П.", organisationId: schools.lipki });
  expect(planApproval(db, request, TODAY)).toEqual({ do: "seat", personId: people.anna });
});

test("one whom the plan names without an office is linked", () => {
  const { db, clusterId, asks } = withRequests();
  const personId = createPerson(db, clusterId, "Новик Н.Н.", "");
  expect(planApproval(db, asks({}), TODAY)).toEqual({ do: "seat", personId });
});

test("a director's name does not give a director's rights to one who asks for less", () => {
  const { db, change, schools, people, asks, member } = withRequests();
  const request = asks({ name: "Лужина А.П.", organisationId: schools.lipki, office: "teacher" });
  expect(planApproval(db, request, TODAY)).toEqual({ do: "seat", personId: null });
  const personId = approveJoinRequest(db, change, request, null, null);
  expect(personId).not.toBe(people.anna);
  expect(member(900)?.offices).toMatchObject([{ kind: "teacher" }]);
});

test("a held director's seat has to be taken from its holder by name", () => {
  const { db, change, schools, people, joins, asks, member } = withRequests();
  joins(people.anna, 500);
  const request = asks({ organisationId: schools.lipki });
  const plan = planApproval(db, request, TODAY);
  expect(plan).toMatchObject({ do: "replace", holderId: people.anna, personId: null });
  const officeId = plan.do === "replace" ? plan.officeId : 0;
  approveJoinRequest(db, change, request, null, officeId);
  expect(member(500)).toBeNull();
  expect(member(900)?.offices).toMatchObject([{ kind: "director", organisationId: schools.lipki }]);
  const seat = {
    clusterId: change.clusterId,
    kind: "director",
    of: null,
    organisationId: schools.lipki,
  } as const;
  expect(holderOf(db, seat)?.personId).not.toBe(people.anna);
});

test("one who has joined already is not moved to another chat by asking", () => {
  const { db, schools, people, joins, asks } = withRequests();
  joins(people.anna, 500);
  const request = asks({ name: "Лужина А.П.", organisationId: schools.lipki });
  expect(planApproval(db, request, TODAY)).toEqual({ do: "alreadyJoined" });
});

test("one pending request a chat, three a day, and again the day after", () => {
  const { db, clusterId, change, asks } = withRequests();
  const refusal = (at = AT, chatId = 900) => askRefusal(db, clusterId, chatId, at);
  for (let n = 0; n < 3; n++) {
    expect(refusal()).toBeNull();
    const request = asks({});
    expect(refusal()).toBe("pending");
    declineJoinRequest(db, change, request);
  }
  expect(refusal()).toBe("tooOften");
  expect(refusal(AT, 901)).toBeNull();
  expect(refusal(daysLater(AT, 1))).toBeNull();
});

test("another cluster's request is not found", () => {
  const { db, clusterId, asks } = withRequests();
  expect(findJoinRequest(db, clusterId + 1, asks({}).id)).toBeNull();
});

test("nobody may ask to be the chair; words work only where they were offered", () => {
  expect([...SCHOOL_ASKS, ...OTHER_ASKS].map((office) => office.kind)).not.toContain("chair");
  expect(askedOffice("vr", true)).toMatchObject({ kind: "deputy", of: "ВР" });
  expect(askedOffice("vr", false)).toBeNull();
  expect(askedOffice("curator", true)).toBeNull();
  expect(askedOffice(undefined, true)).toBeNull();
});
