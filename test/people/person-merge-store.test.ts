import { eq, getTableName } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  audit,
  consents,
  digests,
  offices,
  people as peopleTable,
  planDrafts,
  submissions,
} from "../../src/db/schema.ts";
import { appointActing, substitutionsOf } from "../../src/people/acting-store.ts";
import { recordAudit } from "../../src/people/audit-store.ts";
import { issueInvite } from "../../src/people/invite-store.ts";
import { officesOn } from "../../src/people/member-store.ts";
import { createPerson, holderOf } from "../../src/people/people-store.ts";
import { mergePerson, PERSON_COLUMNS } from "../../src/people/person-merge-store.ts";
import { AT, openMigrated, smallCluster, TODAY } from "./cluster.ts";

const FRIDAY = "2019-10-11";
const LATER = "2019-10-08T06:00:00.000Z";
const BY = { at: AT, by: null };

test("every column that names a person is known", () => {
  const { sqlite } = openMigrated();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  const named = tables.flatMap((table) =>
    (sqlite.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
      .filter((key) => key.table === "people")
      .map((key) => `${table}.${key.from}`),
  );
  const known = PERSON_COLUMNS.map((column) => `${getTableName(column.table)}.${column.name}`);
  expect(known.sort()).toEqual(named.sort());
});

describe("two rows turn out to be one person", () => {
  test("offices, chat, consents, marks and the log become the other's", () => {
    const { db, clusterId, people, schools, joins, seat } = smallCluster();
    const founder = createPerson(db, clusterId, "Председатель", "");
    seat(founder, "methodist", null);
    joins(founder, 500);
    issueInvite(db, { clusterId, personId: founder, createdBy: founder, now: AT });
    db.insert(submissions)
      .values({
        organisationId: schools.bor,
        form: "employment",
        formVersion: 1,
        month: "2019-09",
        submittedAt: AT,
        submittedBy: founder,
        late: false,
      })
      .run();
    const subject = `person:${founder}`;
    recordAudit(db, {
      clusterId,
      personId: founder,
      at: AT,
      action: "people.rename",
      subject,
      before: null,
      after: null,
    });
    mergePerson(db, founder, people.vera, { at: AT, by: founder });
    expect(officesOn(db, people.vera, TODAY).map(({ kind }) => kind)).toEqual([
      "chair",
      "director",
      "methodist",
    ]);
    const rows = db.select().from(peopleTable).all();
    expect(rows.find(({ id }) => id === founder)).toBeUndefined();
    expect(rows.find(({ id }) => id === people.vera)).toMatchObject({
      name: "Лесная В.И.",
      chatId: 500,
      reach: "reachable",
      joinedAt: AT,
    });
    expect(db.select().from(consents).all()).toMatchObject([{ personId: people.vera }]);
    expect(db.select().from(submissions).all()).toMatchObject([{ submittedBy: people.vera }]);
    const log = db.select().from(audit).all();
    expect(new Set(log.map(({ personId }) => personId))).toEqual(new Set([people.vera]));
    expect(new Set(log.map((entry) => entry.subject))).toEqual(new Set([`person:${people.vera}`]));
    expect(log.at(-1)).toMatchObject({ action: "people.merge", before: { personId: founder } });
  });

  test("an office that both hold is held once, with those who act in it", () => {
    const { db, clusterId, people, schools, seat, change } = smallCluster();
    const twin = createPerson(db, clusterId, "Рощин О.О.", "педагог");
    seat(twin, "deputy", schools.lipki, "ВР");
    seat(twin, "teacher", schools.lipki);
    const twins = db.select().from(offices).where(eq(offices.personId, twin)).all();
    const acts = { who: { personId: people.anna }, since: TODAY, until: FRIDAY };
    expect(appointActing(db, change, { officeId: twins[0]?.id ?? 0, ...acts }).ok).toBe(true);
    mergePerson(db, twin, people.oleg, BY);
    const own = db.select().from(offices).where(eq(offices.personId, people.oleg)).all();
    expect(own.map(({ kind }) => kind)).toEqual(["deputy", "teacher"]);
    expect(substitutionsOf(db, clusterId, TODAY)).toMatchObject([
      { officeId: own[0]?.id, holderId: people.oleg, personId: people.anna },
    ]);
    expect(db.select().from(peopleTable).where(eq(peopleTable.id, people.oleg)).get()?.position).toBe(
      "педагог",
    );
  });

  test("nobody comes to act for themselves", () => {
    const { db, clusterId, people, schools, change } = smallCluster();
    const twin = createPerson(db, clusterId, "Лужина А.П.", "");
    const seat = { clusterId, kind: "director", of: null, organisationId: schools.lipki } as const;
    const officeId = holderOf(db, seat)?.officeId ?? 0;
    appointActing(db, change, { officeId, who: { personId: twin }, since: TODAY, until: FRIDAY });
    mergePerson(db, twin, people.anna, BY);
    expect(substitutionsOf(db, clusterId, TODAY)).toEqual([]);
    expect(officesOn(db, people.anna, TODAY).map(({ kind }) => kind)).toEqual(["director"]);
  });

  test("of two chats the later one stays, of two digests of a day one, of two drafts the later", () => {
    const { db, clusterId, people, joins } = smallCluster();
    const twin = createPerson(db, clusterId, "Рощин О.О.", "");
    joins(twin, 1);
    db.update(peopleTable)
      .set({ chatId: 2, reach: "reachable", joinedAt: LATER })
      .where(eq(peopleTable.id, people.oleg))
      .run();
    for (const [personId, day] of [
      [twin, TODAY],
      [people.oleg, TODAY],
      [twin, FRIDAY],
    ] as const)
      db.insert(digests).values({ personId, day, createdAt: AT }).run();
    for (const [personId, updatedAt] of [
      [twin, LATER],
      [people.oleg, AT],
    ] as const)
      db.insert(planDrafts)
        .values({
          clusterId,
          personId,
          updatedAt,
          fileName: updatedAt,
          fileHash: "",
          createdAt: AT,
          settled: {},
          reading: {} as never,
        })
        .run();
    mergePerson(db, twin, people.oleg, BY);
    expect(db.select().from(peopleTable).where(eq(peopleTable.id, people.oleg)).get()?.chatId).toBe(2);
    expect(db.select().from(digests).all()).toMatchObject([
      { personId: people.oleg, day: TODAY },
      { personId: people.oleg, day: FRIDAY },
    ]);
    expect(db.select().from(planDrafts).all()).toMatchObject([{ personId: people.oleg, fileName: LATER }]);
  });

  test("two of different clusters, or one with oneself, are not one person", () => {
    const { db, people } = smallCluster();
    expect(() => mergePerson(db, people.anna, people.anna, BY)).toThrow(/one cluster/);
    expect(() => mergePerson(db, people.anna, 999, BY)).toThrow(/no person/);
  });
});
