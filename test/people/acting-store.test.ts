import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import type { Day } from "../../src/calendar/day.ts";
import { audit, offices, outbox } from "../../src/db/schema.ts";
import { appointActing, type AskedActing, substitutionsOf } from "../../src/people/acting-store.ts";
import { joinedChair } from "../../src/people/cluster-store.ts";
import { checkInvite, issueInvite } from "../../src/people/invite-store.ts";
import { cancelActing, removePerson, vacateOffice } from "../../src/people/leaving-store.ts";
import { findMember, officesOn } from "../../src/people/member-store.ts";
import { createPerson, holderOf, type Seat } from "../../src/people/people-store.ts";
import { chairs, forgetChat, personalData } from "../../src/people/privacy-store.ts";
import { emptySeats } from "../../src/people/staff.ts";
import { loadStaff } from "../../src/people/staff-store.ts";
import { handOverChair, nameForOffice, placeOffice } from "../../src/people/staffing-store.ts";
import { AT, smallCluster, TODAY, YESTERDAY } from "./cluster.ts";

const TOMORROW: Day = "2019-10-08";
const FRIDAY: Day = "2019-10-11";
const SATURDAY: Day = "2019-10-12";
const now = DateTime.fromISO(AT);

/** Анна, director of Липки, is away until Friday; Олег, the deputy there, acts. */
function withActing(asked: Partial<AskedActing> = {}) {
  const cluster = smallCluster();
  const { db, clusterId, schools, people, change } = cluster;
  const lipki: Seat = { clusterId, kind: "director", of: null, organisationId: schools.lipki };
  const officeId = holderOf(db, lipki)?.officeId ?? 0;
  const appoint = (more: Partial<AskedActing> = {}) =>
    appointActing(db, change, {
      officeId,
      who: { personId: people.oleg },
      since: TODAY,
      until: FRIDAY,
      ...asked,
      ...more,
    });
  const first = appoint();
  if (!first.ok) throw new Error(first.reason);
  const held = (personId: number, day: Day) =>
    officesOn(db, personId, day).map(({ kind, actingUntil }) =>
      actingUntil == null ? kind : `acting ${kind}`,
    );
  const told = () =>
    db
      .select()
      .from(outbox)
      .orderBy(outbox.id)
      .all()
      .map(({ personId, chatId, body }) => ({ to: personId ?? chatId, text: body.text }));
  return { ...cluster, lipki, officeId, appoint, first: first.substitution, held, told };
}

describe("one acts for another", () => {
  test("the office is theirs from a day to a day, and then the holder's again", () => {
    const { held, people } = withActing({ since: TOMORROW });
    const both = (day: Day) => [held(people.anna, day), held(people.oleg, day)];
    expect(both(TODAY)).toEqual([["director"], ["deputy"]]);
    expect(both(TOMORROW)).toEqual([[], ["deputy", "acting director"]]);
    expect(both(FRIDAY)).toEqual([[], ["deputy", "acting director"]]);
    expect(both(SATURDAY)).toEqual([["director"], ["deputy"]]);
  });

  test("the holder's other offices stay", () => {
    const { held, people, seat } = withActing();
    seat(people.anna, "council", null);
    expect(held(people.anna, TODAY)).toEqual(["council"]);
  });

  test("both are told, whoever named it is not, and it is in the log", () => {
    const { told, people, db } = withActing();
    expect(told().map(({ to }) => to)).toEqual([people.oleg, people.anna]);
    expect(told()[0]?.text).toMatch(
      /С 7 по 11 октября 2019 года Вы исполняете обязанности: директор, СОШ п\. Липки/,
    );
    expect(told()[1]?.text).toMatch(/Ваши обязанности исполняет Рощин О\.О\./);
    expect(db.select().from(audit).all()).toMatchObject([
      {
        action: "people.acting",
        subject: `person:${people.anna}`,
        before: null,
        after: { personId: people.oleg, since: TODAY, until: FRIDAY },
      },
    ]);
  });

  test("an acting chair is the chair", () => {
    const { db, clusterId, people, change, joins, held } = withActing();
    joins(people.vera, 1);
    joins(people.anna, 2);
    const chair = holderOf(db, { clusterId, kind: "chair", of: null, organisationId: null });
    expect(joinedChair(db, clusterId, TODAY)).toBe(people.vera);
    const asked = { who: { personId: people.anna }, since: TODAY, until: TODAY };
    expect(appointActing(db, change, { officeId: chair?.officeId ?? 0, ...asked }).ok).toBe(true);
    expect(joinedChair(db, clusterId, TODAY)).toBe(people.anna);
    expect(joinedChair(db, clusterId, TOMORROW)).toBe(people.vera);
    expect(held(people.vera, TODAY)).toEqual(["director"]);
    // She hands nothing over, and may be forgotten: the chair is still the other's.
    expect(handOverChair(db, change, people.anna, people.oleg)).toBe(false);
    const chairing = (chatId: number) => chairs(personalData(db, chatId), () => TODAY);
    expect([chairing(1), chairing(2)]).toEqual([true, false]);
  });

  test("a person typed is new, and in the list before the first day", () => {
    const { db, clusterId, appoint } = withActing();
    const done = appoint({ who: { name: "Новик Н.Н." }, since: SATURDAY, until: SATURDAY });
    expect(done).toMatchObject({ ok: true, substitution: { person: "Новик Н.Н.", holder: "Лужина А.П." } });
    const names = (day: Day) => loadStaff(db, clusterId, day).people.map((person) => person.name);
    expect(names(TODAY)).toContain("Новик Н.Н.");
    expect(names("2019-10-13")).not.toContain("Новик Н.Н.");
  });

  test("whoever acts does not fill an empty seat", () => {
    const { db, clusterId, officeId, change, schools } = withActing();
    const empty = () =>
      emptySeats(loadStaff(db, clusterId, TODAY)).map(({ organisationId }) => organisationId);
    expect(empty()).not.toContain(schools.lipki);
    vacateOffice(db, change, officeId);
    expect(empty()).toContain(schools.lipki);
  });

  test("the chat of one who is away is not another's to take", () => {
    const { db, clusterId, people, joins } = withActing();
    joins(people.anna, 500);
    expect(findMember(db, 500, now)?.member.offices).toEqual([]);
    const invite = { clusterId, personId: people.vera, createdBy: null, now: AT };
    const { token } = issueInvite(db, invite);
    expect(checkInvite(db, token, 500, now)).toEqual({ ok: false, reason: "chatTaken" });
  });
});

describe("what cannot be", () => {
  test("overlaps, oneself, the acting of the acting, an office that ended", () => {
    const { db, appoint, first, people, change } = withActing();
    const reason = (more: Partial<AskedActing>) => {
      const done = appoint(more);
      return done.ok ? null : done.reason;
    };
    expect(reason({ since: FRIDAY, until: SATURDAY })).toBe("overlap");
    expect(reason({ who: { personId: people.anna }, since: SATURDAY, until: SATURDAY })).toBe("self");
    expect(reason({ officeId: first.id, since: SATURDAY, until: SATURDAY })).toBe("gone");
    expect(reason({ officeId: 999 })).toBe("gone");
    expect(reason({ since: YESTERDAY })).toBe("past");
    removePerson(db, change, people.anna);
    expect(reason({ since: SATURDAY, until: SATURDAY })).toBe("gone");
  });
});

describe("it ends", () => {
  test("taken back in the middle: the holder has the office at once, both are told", () => {
    const { db, held, told, people, first, change } = withActing({});
    const later = { ...change, today: TOMORROW, at: "2019-10-08T06:00:00.000Z" };
    cancelActing(db, later, first);
    expect(held(people.oleg, TODAY)).toEqual(["deputy", "acting director"]);
    expect([held(people.anna, TOMORROW), held(people.oleg, TOMORROW)]).toEqual([["director"], ["deputy"]]);
    expect(told().slice(2)).toMatchObject([
      { to: people.oleg, text: expect.stringMatching(/отменено[^]*больше не приходят/) },
      { to: people.anna, text: expect.stringMatching(/снова у Вас/) },
    ]);
  });

  test("taken back before it began, it never was; one who was there only for it is let go", () => {
    const { db, clusterId, appoint, change, joins } = withActing();
    const done = appoint({ who: { name: "Новик Н.Н." }, since: SATURDAY, until: SATURDAY });
    if (!done.ok) throw new Error(done.reason);
    joins(done.substitution.personId, 700);
    cancelActing(db, change, done.substitution);
    expect(substitutionsOf(db, clusterId, TODAY)).toHaveLength(1);
    expect(findMember(db, 700, now)).toBeNull();
    expect(db.select().from(offices).where(eq(offices.since, SATURDAY)).all()).toEqual([]);
    expect(db.select().from(outbox).where(eq(outbox.chatId, 700)).all()).toHaveLength(1);
  });

  test("with the holder replaced", () => {
    const { db, clusterId, change, lipki, officeId, people, held, told } = withActing();
    const before = told().length;
    const fresh = nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, officeId);
    expect(held(fresh ?? 0, TODAY)).toEqual(["director"]);
    expect(held(people.oleg, TODAY)).toEqual(["deputy"]);
    expect(substitutionsOf(db, clusterId, TODAY)).toEqual([]);
    expect(told().slice(before)[0]).toMatchObject({ to: people.oleg });
  });

  test("an office left empty is acted in until the day that was set, or until somebody is named", () => {
    const { db, clusterId, change, lipki, officeId, people, held } = withActing();
    vacateOffice(db, change, officeId);
    expect(held(people.oleg, FRIDAY)).toEqual(["deputy", "acting director"]);
    expect(held(people.oleg, SATURDAY)).toEqual(["deputy"]);
    nameForOffice(db, change, lipki, { name: "Новик Н.Н." }, null);
    expect(held(people.oleg, TODAY)).toEqual(["deputy"]);
    expect(substitutionsOf(db, clusterId, TODAY)).toEqual([]);
  });

  test("with whoever acts removed or forgotten", () => {
    for (const leave of ["removed", "forgotten"] as const) {
      const { db, change, people, held, joins, told } = withActing();
      joins(people.oleg, 500);
      if (leave === "removed") removePerson(db, change, people.oleg);
      else forgetChat(db, 500, AT, () => YESTERDAY);
      expect(held(people.anna, TODAY)).toEqual(["director"]);
      expect(told().findLast(({ to }) => to === people.anna)?.text).toMatch(/снова у Вас/);
    }
  });

  test("with the chair handed over", () => {
    const { db, clusterId, change, people, held } = withActing();
    const chair = holderOf(db, { clusterId, kind: "chair", of: null, organisationId: null });
    const officeId = chair?.officeId ?? 0;
    appointActing(db, change, { officeId, who: { personId: people.anna }, since: TODAY, until: FRIDAY });
    expect(handOverChair(db, change, people.vera, people.oleg)).toBe(true);
    expect(held(people.anna, TODAY)).toEqual([]);
    expect(held(people.oleg, TODAY)).toContain("chair");
  });

  test("an office that gets its school takes those who act along", () => {
    const { db, change, clusterId, people, schools, seat } = withActing();
    const ivan = createPerson(db, clusterId, "Новик Н.Н.", "");
    seat(ivan, "deputy", null, "УВР");
    const officeId =
      holderOf(db, { clusterId, kind: "deputy", of: "УВР", organisationId: null })?.officeId ?? 0;
    const asked = { officeId, who: { personId: people.oleg }, since: TODAY, until: FRIDAY };
    expect(appointActing(db, change, asked).ok).toBe(true);
    expect(placeOffice(db, change, officeId, schools.sosnovka)).toBe(true);
    expect(substitutionsOf(db, clusterId, TODAY)).toContainEqual(
      expect.objectContaining({ holderId: ivan, personId: people.oleg, organisationId: schools.sosnovka }),
    );
    expect(officesOn(db, ivan, TODAY)).toEqual([]);
  });
});

describe("an office left empty", () => {
  test("a deputy's falls to the director, who is told once; the deputy is let go and told in the old chat", () => {
    const { db, clusterId, change, people, schools, joins } = smallCluster();
    joins(people.oleg, 500);
    const seat: Seat = { clusterId, kind: "deputy", of: "ВР", organisationId: schools.lipki };
    const officeId = holderOf(db, seat)?.officeId ?? 0;
    expect(vacateOffice(db, change, officeId)).toEqual({ council: false, directorId: people.anna });
    expect(vacateOffice(db, change, officeId)).toBeNull();
    expect(officesOn(db, people.oleg, TODAY)).toEqual([]);
    expect(findMember(db, 500, now)).toBeNull();
    expect(
      db
        .select()
        .from(outbox)
        .all()
        .map(({ personId, chatId }) => [personId, chatId]),
    ).toEqual([
      [null, 500],
      [people.anna, null],
    ]);
  });

  test("a director's takes the seat in the Council along, never the chair's; the chair's is handed over", () => {
    const { db, clusterId, change, people, seat, schools } = smallCluster();
    seat(people.anna, "council", null);
    seat(people.vera, "council", null);
    const of = (kind: "director" | "chair", organisationId: number | null) =>
      holderOf(db, { clusterId, kind, of: null, organisationId })?.officeId ?? 0;
    expect(vacateOffice(db, change, of("director", schools.lipki))?.council).toBe(true);
    expect(vacateOffice(db, change, of("director", schools.bor))?.council).toBe(false);
    expect(vacateOffice(db, change, of("chair", null))).toBeNull();
    expect(officesOn(db, people.anna, TODAY)).toEqual([]);
    expect(officesOn(db, people.vera, TODAY).map(({ kind }) => kind)).toEqual(["chair", "council"]);
  });
});
