import { and, desc, eq, gte, isNotNull, isNull, lte, or, type Placeholder, sql } from "drizzle-orm";
import type { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import { type Db, prepared } from "../db/open.ts";
import { chosenMembers, clusters, offices, people } from "../db/schema.ts";
import { grantsOf } from "./grant-store.ts";
import type { HeldOffice, Member } from "./member.ts";

/** Whoever writes from a chat, with the zone of the cluster; «today» is a day of that zone. */
export interface FoundMember {
  member: Member;
  timezone: string;
  clusterName: string;
}

/** An office that is held on this day, both ends included, though somebody may act for its holder. */
export const heldOn = (day: Day | Placeholder) =>
  and(or(isNull(offices.since), lte(offices.since, day)), or(isNull(offices.until), gte(offices.until, day)));

/** An office that is held on this day by who is there: nobody acts for the holder. */
export const servedOn = (day: Day | Placeholder) =>
  and(
    heldOn(day),
    // By way of the cluster's people: offices have an index by person and none by whom they are acted in for.
    sql`NOT EXISTS (SELECT 1 FROM ${people} colleague JOIN ${offices} acting ON acting.person_id = colleague.id
      WHERE colleague.cluster_id = ${offices.clusterId} AND acting.acting_for = ${offices.id}
        AND acting.since <= ${day} AND acting.until >= ${day})`,
  );

/** An office that has not ended before this day; it may begin later. */
export const notEnded = (today: Day) => or(isNull(offices.until), gte(offices.until, today));

/** Whether a person holds an office today, though another may act in it, or is to hold one. */
export const hasOffice = (db: Db, personId: number, today: Day): boolean =>
  db
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.personId, personId), notEnded(today)))
    .get() !== undefined;

/** The offices whose duties and rights are a person's on the day. */
export function officesOn(db: Db, personId: number, day: Day): HeldOffice[] {
  return statements(db).offices.all({ personId, day });
}

/** Run at every update. */
const statements = prepared((db) => ({
  member: db
    .select({
      personId: people.id,
      clusterId: people.clusterId,
      name: people.name,
      timezone: clusters.timezone,
      clusterName: clusters.name,
    })
    .from(people)
    .innerJoin(clusters, eq(clusters.id, people.clusterId))
    .where(
      and(
        eq(people.chatId, sql.placeholder("chatId")),
        isNotNull(people.joinedAt),
        isNull(people.forgottenAt),
      ),
    )
    .orderBy(desc(people.joinedAt), desc(people.id))
    .prepare(),
  chosen: db
    .select({ personId: chosenMembers.personId })
    .from(chosenMembers)
    .where(eq(chosenMembers.chatId, sql.placeholder("chatId")))
    .prepare(),
  spoken: db
    .select({ name: clusters.name })
    .from(people)
    .innerJoin(clusters, eq(clusters.id, people.clusterId))
    .where(
      and(
        eq(people.id, sql.placeholder("personId")),
        sql`EXISTS (SELECT 1 FROM ${people} other WHERE other.chat_id = ${people.chatId} AND other.id <> ${people.id}
          AND other.joined_at IS NOT NULL AND other.forgotten_at IS NULL)`,
      ),
    )
    .prepare(),
  offices: db
    .select({
      kind: offices.kind,
      of: offices.of,
      organisationId: offices.organisationId,
      actingUntil: sql<Day | null>`CASE WHEN ${offices.actingFor} IS NOT NULL THEN ${offices.until} END`,
    })
    .from(offices)
    .where(and(eq(offices.personId, sql.placeholder("personId")), servedOn(sql.placeholder("day"))))
    .orderBy(offices.id)
    .prepare(),
}));

/**
 * The member of this chat with the offices held today, or null for a stranger. A chat that belongs to people
 * of several clusters speaks for the one that was chosen, else for the one that it joined last. A member may hold
 * no office any more: then `may` allows nothing.
 */
export const findMember = (db: Db, chatId: number, now: DateTime): FoundMember | null =>
  chosenOf(db, chatId, findMembers(db, chatId, now));

/** For whom a chat of these members speaks unless told otherwise; they are as {@link findMembers} gives them. */
export function chosenOf(db: Db, chatId: number, members: readonly FoundMember[]): FoundMember | null {
  if (members.length < 2) return members[0] ?? null;
  const chosen = statements(db).chosen.get({ chatId })?.personId;
  return members.find(({ member }) => member.personId === chosen) ?? members[0] ?? null;
}

/** The chat's members of every cluster, the one that it joined last first. */
export const findMembers = (db: Db, chatId: number, now: DateTime): FoundMember[] =>
  statements(db)
    .member.all({ chatId })
    .map(({ timezone, clusterName, ...person }) => ({
      member: {
        ...person,
        chatId,
        offices: officesOn(db, person.personId, dayOf(now, timezone)),
        grants: grantsOf(db, person.personId),
      },
      timezone,
      clusterName,
    }));

/** The cluster that a message to this person speaks of, where the chat has others as well; else null. */
export function spokenOf(db: Db, personId: number): { personId: number; name: string } | null {
  const row = statements(db).spoken.get({ personId });
  return row === undefined ? null : { personId, name: row.name };
}

/** From now on the chat speaks for this person of it. */
export function chooseMember(tx: Db, chatId: number, personId: number): void {
  tx.insert(chosenMembers)
    .values({ chatId, personId })
    .onConflictDoUpdate({ target: chosenMembers.chatId, set: { personId } })
    .run();
}

/** The chat is this person's no more. */
export function forgetChoice(tx: Db, chatId: number, personId: number): void {
  tx.delete(chosenMembers)
    .where(and(eq(chosenMembers.chatId, chatId), eq(chosenMembers.personId, personId)))
    .run();
}

/** The chat answers 403: nothing can be sent until its owner starts the bot again. */
export function markBlocked(db: Db, chatId: number): void {
  db.update(people)
    .set({ reach: "blocked" })
    .where(and(eq(people.chatId, chatId), isNotNull(people.joinedAt)))
    .run();
}

/** The owner of the chat has started or unblocked the bot. True where someone had been marked as blocked. */
export function markReachable(db: Db, chatId: number): boolean {
  return (
    db
      .update(people)
      .set({ reach: "reachable" })
      .where(and(eq(people.chatId, chatId), eq(people.reach, "blocked")))
      .run().changes > 0
  );
}
