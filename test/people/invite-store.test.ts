import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { daysLater, instant } from "../../src/calendar/instant.ts";
import { consents, invites, people } from "../../src/db/schema.ts";
import { inviteLink, isToken } from "../../src/people/invite.ts";
import { attachChat, checkInvite, issueInvite, redeemInvite } from "../../src/people/invite-store.ts";
import { findMember } from "../../src/people/member-store.ts";
import { createCluster, createPerson, giveOffice } from "../../src/people/people-store.ts";
import { removePerson } from "../../src/people/leaving-store.ts";
import { AT, smallCluster, TODAY } from "./cluster.ts";

const moment = (at: string) => DateTime.fromISO(at);

function withInvite() {
  const cluster = smallCluster();
  const { db, clusterId, people, change } = cluster;
  const issue = (personId: number) =>
    issueInvite(db, { clusterId, personId, createdBy: people.vera, now: change.at });
  const check = (token: string, chatId: number, at = AT) => checkInvite(db, token, chatId, moment(at));
  const redeem = (token: string, chatId: number, at = AT) => {
    const checked = check(token, chatId, at);
    if (checked.ok) redeemInvite(db, checked.invite, chatId, "1", at);
    return checked.ok ? "joined" : checked.reason;
  };
  return { ...cluster, issue, check, redeem };
}

test("an invite lets its person in once, with the consent", () => {
  const { db, people: who, issue, redeem } = withInvite();
  const { token, expiresAt } = issue(who.anna);
  expect(expiresAt).toBe("2019-10-21T06:00:00.000Z");
  expect(isToken(token)).toBe(true);
  expect(findMember(db, 500, moment(AT))).toBeNull();
  expect(redeem(token, 500)).toBe("joined");
  expect(findMember(db, 500, moment(AT))).toMatchObject({
    timezone: "Europe/Kirov",
    member: { name: "Лужина А.П.", chatId: 500, offices: [{ kind: "director" }] },
  });
  expect(db.select().from(consents).all()).toMatchObject([
    { chatId: 500, personId: who.anna, version: "1", givenAt: AT, withdrawnAt: null },
  ]);
  expect(redeem(token, 501)).toBe("used");
  expect(redeem(token, 500)).toBe("alreadyYou");
});

test("the token itself is kept nowhere", () => {
  const { db, people, issue } = withInvite();
  const { token } = issue(people.anna);
  expect(JSON.stringify(db.select().from(invites).all())).not.toContain(token);
});

test("a new invite for the same person revokes the older one, and no other's", () => {
  const { people, issue, check } = withInvite();
  const first = issue(people.anna);
  const others = issue(people.oleg);
  const second = issue(people.anna);
  expect(check(first.token, 500)).toEqual({ ok: false, reason: "revoked" });
  expect(check(second.token, 500).ok).toBe(true);
  expect(check(others.token, 501).ok).toBe(true);
});

test("an invite is of use until the moment it expires", () => {
  const { people, issue, check } = withInvite();
  const { token, expiresAt } = issue(people.anna);
  const before = instant(moment(expiresAt).minus({ milliseconds: 1 }));
  expect(check(token, 500, before).ok).toBe(true);
  expect(check(token, 500, expiresAt)).toEqual({ ok: false, reason: "expired" });
  expect(check(token, 500, daysLater(AT, 300))).toEqual({ ok: false, reason: "expired" });
});

test.each(["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --", "я".repeat(22), "A".repeat(4096)])(
  "the token %j is unknown",
  (token) => {
    const { check } = withInvite();
    expect(check(token, 500)).toEqual({ ok: false, reason: "unknown" });
  },
);

test("a chat that is somebody's in the cluster cannot become another's", () => {
  const { db, people: who, joins, issue, redeem } = withInvite();
  joins(who.oleg, 500);
  expect(redeem(issue(who.anna).token, 500)).toBe("chatTaken");
  expect(findMember(db, 500, moment(AT))?.member.name).toBe("Рощин О.О.");
});

test("a new phone takes over: the old chat loses access", () => {
  const { db, people: who, joins, issue, redeem } = withInvite();
  joins(who.anna, 500);
  expect(redeem(issue(who.anna).token, 600)).toBe("joined");
  expect(findMember(db, 500, moment(AT))).toBeNull();
  expect(findMember(db, 600, moment(AT))?.member.name).toBe("Лужина А.П.");
});

test("whoever was removed can come back as another person of the cluster, from the same phone", () => {
  const { db, people: who, joins, issue, redeem, change } = withInvite();
  joins(who.oleg, 500);
  const { token } = issue(who.oleg);
  removePerson(db, change, who.oleg);
  expect(redeem(token, 500)).toBe("revoked");
  expect(redeem(issue(who.anna).token, 500)).toBe("joined");
  expect(
    db
      .select()
      .from(people)
      .all()
      .filter((row) => row.chatId === 500),
  ).toHaveLength(1);
});

test("a chat of several clusters speaks for the one it joined last", () => {
  const { db, people: who, joins } = withInvite();
  joins(who.anna, 500);
  const clusterId = createCluster(db, { name: "Степной кластер", timezone: "Asia/Omsk" }, AT);
  const personId = createPerson(db, clusterId, "Лужина А.П.", "");
  giveOffice(db, { clusterId, kind: "curator", of: null, organisationId: null }, personId, TODAY);
  attachChat(db, { clusterId, personId, chatId: 500, version: "1", now: daysLater(AT, 1) });
  expect(findMember(db, 500, moment(AT))).toMatchObject({ timezone: "Asia/Omsk", member: { clusterId } });
});

test("an office begins with the day of the cluster's own zone", () => {
  const { db, people: who, joins, seat, clusterId } = withInvite();
  joins(who.oleg, 500);
  giveOffice(db, { clusterId, kind: "council", of: null, organisationId: null }, who.oleg, TODAY);
  expect(seat(who.oleg, "council", null).given).toBe(true);
  const officesAt = (at: string) =>
    findMember(db, 500, moment(at))?.member.offices.map((office) => office.kind);
  // Midnight in Kirov is 21:00 in Greenwich.
  expect(officesAt("2019-10-06T20:59:59.999Z")).toEqual(["deputy"]);
  expect(officesAt("2019-10-06T21:00:00.000Z")).toEqual(["deputy", "council"]);
});

test("the link carries the token", () => {
  expect(inviteLink("klaster_bot", "AAAAAAAAAAAAAAAAAAAAAA")).toBe(
    "https://t.me/klaster_bot?start=AAAAAAAAAAAAAAAAAAAAAA",
  );
});
