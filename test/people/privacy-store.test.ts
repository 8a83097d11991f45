import { is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { daysLater } from "../../src/calendar/instant.ts";
import * as schema from "../../src/db/schema.ts";
import { enqueue } from "../../src/delivery/outbox-store.ts";
import { hasConsent } from "../../src/people/consent-store.ts";
import { checkInvite, issueInvite } from "../../src/people/invite-store.ts";
import { createJoinRequest } from "../../src/people/join-request-store.ts";
import { findMember } from "../../src/people/member-store.ts";
import { findOrCreatePerson } from "../../src/people/people-store.ts";
import { chairs, forgetChat, personalData } from "../../src/people/privacy-store.ts";
import { openQuestion } from "../../src/telegram/question-store.ts";
import { AT, smallCluster, TODAY, YESTERDAY } from "./cluster.ts";

const now = DateTime.fromISO(AT);

function joined() {
  const cluster = smallCluster();
  const { db, clusterId, people, schools, joins } = cluster;
  joins(people.anna, 500);
  db.insert(schema.submissions)
    .values({
      organisationId: schools.lipki,
      form: "employment",
      formVersion: 1,
      month: "2019-09",
      submittedAt: AT,
      submittedBy: people.anna,
      late: false,
    })
    .run();
  enqueue(db, {
    key: "digest:1",
    kind: "digest",
    to: { personId: people.anna },
    priority: 10,
    body: { text: "Лужина А.П., напоминаем", buttons: [] },
    now: AT,
    expiresAt: daysLater(AT, 1),
  });
  const token = issueInvite(db, { clusterId, personId: people.anna, createdBy: people.vera, now: AT }).token;
  openQuestion(db, 500, "duty.comment", {}, AT);
  return { ...cluster, token };
}

/** Every text of every table. */
const everything = ({ db }: ReturnType<typeof smallCluster>) =>
  JSON.stringify(
    Object.values(schema)
      .filter((one) => is(one, SQLiteTable))
      .map((table) => db.select().from(table).all()),
  );

test("what is kept of a person is told: offices, consent, and how much is signed with the name", () => {
  const { db, people } = joined();
  const data = personalData(db, 500);
  expect(data.people).toMatchObject([
    {
      personId: people.anna,
      cluster: "Лесной кластер",
      name: "Лужина А.П.",
      joinedAt: AT,
      offices: [{ kind: "director", organisation: "СОШ п. Липки" }],
      submissions: 1,
      messages: 1,
    },
  ]);
  expect(data.consents).toEqual([{ version: "1", givenAt: AT, withdrawnAt: null }]);
  expect(data.questionAskedAt).toBe(AT);
  expect(personalData(db, 501)).toMatchObject({
    people: [],
    consents: [],
    requests: [],
    questionAskedAt: null,
  });
});

test("forgetting erases who it was and keeps what was done", () => {
  const cluster = joined();
  const { db, people, token, clusterId } = cluster;
  createJoinRequest(
    db,
    { clusterId, chatId: 500, name: "Лужина А.П.", organisationId: null, office: "teacher", of: null },
    AT,
  );
  const { id: noticeId } = db
    .insert(schema.notices)
    .values({ clusterId, text: "Сбор", sentAt: AT, sentBy: people.vera })
    .returning({ id: schema.notices.id })
    .get();
  db.insert(schema.noticeReaders).values({ noticeId, personId: people.anna, readAt: AT }).run();
  db.insert(schema.grants).values({ personId: people.anna, action: "changePlan", givenAt: AT }).run();
  db.insert(schema.calls)
    .values({ clusterId, subject: `person:${people.anna}`, note: "Лужина А.П. в отпуске", calledAt: AT })
    .run();
  db.insert(schema.chosenMembers).values({ chatId: 500, personId: people.anna }).run();
  forgetChat(db, 500, AT, () => YESTERDAY);
  expect(findMember(db, 500, now)).toBeNull();
  for (const table of [schema.noticeReaders, schema.grants, schema.calls, schema.chosenMembers])
    expect(db.select().from(table).all()).toEqual([]);
  expect(everything(cluster)).not.toContain("Лужина");
  expect(everything(cluster)).not.toContain(":500");
  expect(db.select().from(schema.submissions).all()).toMatchObject([{ submittedBy: people.anna }]);
  expect(db.select().from(schema.consents).all()).toMatchObject([{ personId: people.anna, withdrawnAt: AT }]);
  expect(hasConsent(db, 500, "1")).toBe(false);
  expect(checkInvite(db, token, 600, now)).toEqual({ ok: false, reason: "unknown" });
});

test("nobody else is forgotten along, and the name begins anew as another person", () => {
  const { db, clusterId, people, joins } = joined();
  joins(people.oleg, 501);
  forgetChat(db, 500, AT, () => YESTERDAY);
  expect(findMember(db, 501, now)?.member.name).toBe("Рощин О.О.");
  expect(findOrCreatePerson(db, clusterId, "Лужина А.П.", "")).not.toBe(people.anna);
});

test("the chair is known as one today, not after the office has ended", () => {
  const { db, people, joins } = joined();
  joins(people.vera, 502);
  expect(chairs(personalData(db, 500), () => TODAY)).toBe(false);
  expect(chairs(personalData(db, 502), () => TODAY)).toBe(true);
  db.update(schema.offices).set({ until: YESTERDAY }).run();
  expect(chairs(personalData(db, 502), () => TODAY)).toBe(false);
});
