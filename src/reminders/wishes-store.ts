import { eq, isNotNull, sql } from "drizzle-orm";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { type Db, prepared } from "../db/open.ts";
import { clusters, people, personSettings, schoolHolidays } from "../db/schema.ts";
import { type Hour, NO_WISHES, type Wishes, type WishesOf } from "./wishes.ts";

/** What the people of a cluster have said of how they want to be reminded; who has said nothing is not there. */
export const loadWishes = (db: Db, clusterId: number): WishesOf =>
  new Map(
    statements(db)
      .ofCluster.all({ clusterId })
      .map(({ personId, ...wishes }) => [personId, wishes]),
  );

export const findWishes = (db: Db, personId: number): Wishes =>
  statements(db).ofPerson.get({ personId }) ?? NO_WISHES;

/** The school holidays of a cluster, the earliest first. */
export const loadHolidays = (db: Db, clusterId: number): SchoolHoliday[] =>
  statements(db).holidays.all({ clusterId });

/** The hours of their own that clusters and people have set, with the zone on whose clock they are. */
export const loadHours = (db: Db): { zone: string; at: Hour }[] =>
  statements(db)
    .hours.all()
    .flatMap(({ zone, at }) => (at === null ? [] : [{ zone, at }]));

/** Asked at every sweep, the hours at every look of the jobs. */
const statements = prepared((db) => {
  const wishes = {
    at: personSettings.digestAt,
    onWeekends: personSettings.onWeekends,
    onHolidays: personSettings.onHolidays,
    pausedFrom: personSettings.pausedFrom,
    pausedTo: personSettings.pausedTo,
  };
  return {
    ofCluster: db
      .select({ personId: personSettings.personId, ...wishes })
      .from(personSettings)
      .innerJoin(people, eq(people.id, personSettings.personId))
      .where(eq(people.clusterId, sql.placeholder("clusterId")))
      .prepare(),
    ofPerson: db
      .select(wishes)
      .from(personSettings)
      .where(eq(personSettings.personId, sql.placeholder("personId")))
      .prepare(),
    holidays: db
      .select({
        id: schoolHolidays.id,
        name: schoolHolidays.name,
        from: schoolHolidays.from,
        to: schoolHolidays.to,
      })
      .from(schoolHolidays)
      .where(eq(schoolHolidays.clusterId, sql.placeholder("clusterId")))
      .orderBy(schoolHolidays.from)
      .prepare(),
    hours: db
      .select({ zone: clusters.timezone, at: clusters.digestAt })
      .from(clusters)
      .where(isNotNull(clusters.digestAt))
      .union(
        db
          .select({ zone: clusters.timezone, at: personSettings.digestAt })
          .from(personSettings)
          .innerJoin(people, eq(people.id, personSettings.personId))
          .innerJoin(clusters, eq(clusters.id, people.clusterId))
          .where(isNotNull(personSettings.digestAt)),
      )
      .prepare(),
  };
});
