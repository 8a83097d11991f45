import { and, eq, sql } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import { type Db, prepared } from "../db/open.ts";
import { digests, duties, events, occurrences, outbox, people, plans, reminders } from "../db/schema.ts";
import type { KeptDigest } from "./kept-digest.ts";
import type { About, Reminder, Told } from "./reminder.ts";
import type { Stage } from "./stage.ts";

/** How a reminder's stage is kept: in which way it was told is its first word, where it is not the person's own. */
export const keptStage = (reminder: Pick<Reminder, "about" | "stage">): string =>
  reminder.about === "own" ? reminder.stage.name : `${reminder.about}:${reminder.stage.name}`;

export function readStage(keptStage: string): { about: About; name: string } {
  const [, about, name] = /^(call|escalated|list):(.*)$/.exec(keptStage) ?? [];
  return name === undefined
    ? { about: "own", name: keptStage }
    : { about: about as Exclude<About, "own">, name };
}

/** What has been told, as it is looked up; `add` tells more of it, for a preview that supposes it. */
export function toldMemory(): Told & { add(told: ToldRow): void } {
  const latest = new Map<string, Pick<Stage, "name" | "on">>();
  const times = new Map<string, number>();
  const key = (dutyId: number, personId: number, about: About, dueOn: Day): string =>
    `${dutyId}:${personId}:${about}:${dueOn}`;
  return {
    last: (...asked) => latest.get(key(...asked)) ?? null,
    times: (dutyId, personId) => times.get(`${dutyId}:${personId}`) ?? 0,
    add({ dutyId, personId, about, dueOn, name, on, times: more }) {
      const at = key(dutyId, personId, about, dueOn);
      if ((latest.get(at)?.on ?? "") < on) latest.set(at, { name, on });
      const pair = `${dutyId}:${personId}`;
      times.set(pair, (times.get(pair) ?? 0) + more);
    },
  };
}

/** The latest stage that was told in one way, and how many were. */
export interface ToldRow extends Pick<Stage, "name" | "on" | "dueOn"> {
  dutyId: number;
  personId: number;
  about: About;
  times: number;
}

/** What has been told to the people of a cluster about its running plans. */
export function loadTold(db: Db, clusterId: number): ReturnType<typeof toldMemory> {
  const told = toldMemory();
  for (const row of statementsOf(db).told.values({ clusterId })) {
    const [dutyId, personId, stage, dueOn, on, times] = row as [number, number, string, Day, Day, number];
    told.add({ dutyId, personId, dueOn, on, times, ...readStage(stage) });
  }
  return told;
}

/** The digest of a person's morning, made if there is none; null when there is one already. */
export function addDigest(db: Db, personId: number, day: Day, now: string): number | null {
  return statementsOf(db).addDigest.get({ personId, day, now })?.id ?? null;
}

/** Whether anybody of the cluster was told anything on this day. */
export const hadMorning = (db: Db, clusterId: number, day: Day): boolean =>
  db
    .select({ id: digests.id })
    .from(people)
    .innerJoin(digests, eq(digests.personId, people.id))
    .where(and(eq(people.clusterId, clusterId), eq(digests.day, day)))
    .get() !== undefined;

/** What one digest tells one person. */
export interface ToldInDigest {
  digestId: number;
  personId: number;
  reminders: readonly Reminder[];
}

/** Keeps that these were told, all of a cluster's in one statement; a repeat is harmless. */
export function addReminders(db: Db, told: readonly ToldInDigest[]): void {
  const rows = told.flatMap(({ digestId, personId, reminders }) =>
    reminders.map((reminder) => [
      reminder.duty.id,
      personId,
      keptStage(reminder),
      reminder.stage.dueOn,
      reminder.stage.on,
      digestId,
    ]),
  );
  if (rows.length > 0) statementsOf(db).addReminders.run({ rows: JSON.stringify(rows) });
}

/**
 * Forgets what was told in digests of this day and later that surely reached nobody: the chat was blocked, or
 * Telegram could not be had until the evening. Else a reminder would be counted as told that nobody has seen, and
 * the chair would not know whom to call. Returns how many reminders are to be told anew.
 */
export const forgetUndelivered = (db: Db, since: Day): number =>
  statementsOf(db).forgetUndelivered.run({ since }).changes;

/** A digest as it was made, or null where there is none such. */
export function findDigest(db: Db, digestId: number): KeptDigest | null {
  const digest = db.select().from(digests).where(eq(digests.id, digestId)).get();
  if (digest === undefined) return null;
  const rows = db
    .select({ dutyId: reminders.dutyId, stage: reminders.stage, dueOn: reminders.dueOn })
    .from(reminders)
    .where(eq(reminders.digestId, digestId))
    .orderBy(reminders.id)
    .all();
  return {
    id: digest.id,
    personId: digest.personId,
    day: digest.day,
    createdAt: digest.createdAt,
    reminders: rows.map(({ dutyId, stage, dueOn }) => ({ dutyId, about: readStage(stage).about, dueOn })),
  };
}

const statementsOf = prepared((db) => {
  const way = sql`CASE WHEN ${reminders.stage} GLOB 'call:*' THEN 1 WHEN ${reminders.stage} GLOB 'escalated:*' THEN 2
    WHEN ${reminders.stage} GLOB 'list:*' THEN 3 ELSE 0 END`;
  return {
    told: db
      .select({
        dutyId: reminders.dutyId,
        personId: reminders.personId,
        // Of the row that has the latest day: so SQLite says of a column beside max().
        stage: reminders.stage,
        dueOn: reminders.dueOn,
        stageOn: sql<string>`max(${reminders.stageOn})`,
        times: sql<number>`count(*)`,
      })
      .from(plans)
      .innerJoin(events, eq(events.planId, plans.id))
      .innerJoin(occurrences, eq(occurrences.eventId, events.id))
      .innerJoin(duties, eq(duties.occurrenceId, occurrences.id))
      .innerJoin(reminders, eq(reminders.dutyId, duties.id))
      .where(and(eq(plans.clusterId, sql.placeholder("clusterId")), sql`${plans.state} = 'running'`))
      .groupBy(reminders.dutyId, reminders.personId, way, reminders.dueOn)
      .prepare(),
    addDigest: db
      .insert(digests)
      .values({
        personId: sql.placeholder("personId"),
        day: sql.placeholder("day"),
        createdAt: sql.placeholder("now"),
      })
      .onConflictDoNothing()
      .returning({ id: digests.id })
      .prepare(),
    forgetUndelivered: db
      .delete(reminders)
      .where(
        // By the outbox's key, which is indexed: the table itself holds every message of three months.
        sql`${reminders.digestId} IN (
          SELECT d.id FROM ${digests} d JOIN ${outbox} o ON o.key = 'digest:' || d.person_id || ':' || d.day
          WHERE d.day >= ${sql.placeholder("since")} AND o.state IN ('blocked', 'failed', 'expired', 'cancelled'))`,
      )
      .prepare(),
    addReminders: db
      .insert(reminders)
      .select(
        // In the order of the columns; «WHERE true» keeps SQLite from reading ON CONFLICT as a join's ON.
        sql`SELECT NULL, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
          FROM json_each(${sql.placeholder("rows")}) WHERE true`,
      )
      .onConflictDoNothing()
      .prepare(),
  };
});
