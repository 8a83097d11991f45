import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Db } from "../db/open.ts";
import {
  audit,
  calls,
  chosenMembers,
  consents,
  digests,
  drafts,
  duties,
  dutyMarks,
  forms,
  grants,
  groupChats,
  helpRequests,
  invites,
  joinRequests,
  monthClosings,
  monthReopenings,
  noticeReaders,
  notices,
  offices,
  outbox,
  parties,
  people,
  personSettings,
  planDrafts,
  plans,
  reminders,
  revisions,
  submissions,
} from "../db/schema.ts";
import { recordAudit } from "./audit-store.ts";
import { officeOf } from "./people-store.ts";
import { seatOf } from "./office-store.ts";

/** References to a person that simply become the other's. */
const MOVED: readonly AnySQLiteColumn[] = [
  invites.personId,
  invites.createdBy,
  chosenMembers.personId,
  consents.personId,
  joinRequests.decidedBy,
  plans.importedBy,
  parties.personId,
  duties.helpAskedBy,
  groupChats.addedBy,
  helpRequests.askedBy,
  helpRequests.ownerId,
  dutyMarks.personId,
  submissions.submittedBy,
  submissions.reviewedBy,
  forms.addedBy,
  monthClosings.closedBy,
  monthReopenings.reopenedBy,
  grants.givenBy,
  calls.calledBy,
  notices.sentBy,
  revisions.personId,
  drafts.personId,
  outbox.personId,
  audit.personId,
];

/** Every column that names a person: of the last of them one cannot stand twice, so they go one by one. */
export const PERSON_COLUMNS: readonly AnySQLiteColumn[] = [
  ...MOVED,
  offices.personId,
  digests.personId,
  reminders.personId,
  planDrafts.personId,
  personSettings.personId,
  grants.personId,
  noticeReaders.personId,
];

/**
 * Two rows turn out to be one person: everything of `from` becomes `into`'s, offices, chat, consents, marks and what
 * is in the log, and `from` is gone. The name and, where there is one, the position of `into` stay; of two chats the
 * one that joined last. Both are of one cluster. `at` is a UTC instant, `by` who said so (null: the machine).
 */
export function mergePerson(
  tx: Db,
  from: number,
  into: number,
  change: { at: string; by: number | null },
): void {
  const [gone, stays] = [personOf(tx, from), personOf(tx, into)];
  if (from === into || gone.clusterId !== stays.clusterId) throw new Error("no two people of one cluster");
  mergeOffices(tx, from, into);
  for (const column of MOVED) tx.run(moved(column, from, into, sql`UPDATE`));
  mergeDigests(tx, from, into);
  mergePlanDrafts(tx, from, into);
  // Where both have said how to be reminded, the word of the one who stays holds; what both have, one has.
  for (const column of [personSettings.personId, grants.personId, noticeReaders.personId])
    tx.run(moved(column, from, into, sql`UPDATE OR IGNORE`));
  tx.update(audit)
    .set({ subject: `person:${into}` })
    .where(eq(audit.subject, `person:${from}`))
    .run();
  tx.delete(people).where(eq(people.id, from)).run();
  tx.update(people)
    .set({ position: stays.position === "" ? gone.position : stays.position, ...chatOf(gone, stays) })
    .where(eq(people.id, into))
    .run();
  recordAudit(tx, {
    clusterId: stays.clusterId,
    personId: change.by === from ? into : change.by,
    at: change.at,
    action: "people.merge",
    subject: `person:${into}`,
    before: { personId: from },
    after: { personId: into },
  });
}

type PersonRow = typeof people.$inferSelect;

function personOf(db: Db, id: number): PersonRow {
  const row = db.select().from(people).where(eq(people.id, id)).get();
  if (row === undefined) throw new Error(`no person ${id}`);
  return row;
}

function chatOf(gone: PersonRow, stays: PersonRow): Pick<PersonRow, "chatId" | "reach" | "joinedAt"> {
  const { chatId, reach, joinedAt } =
    gone.chatId !== null && (stays.chatId === null || (gone.joinedAt ?? "") > (stays.joinedAt ?? ""))
      ? gone
      : stays;
  return { chatId, reach, joinedAt };
}

const moved = (column: AnySQLiteColumn, from: number, into: number, update: SQL): SQL =>
  sql`${update} ${column.table} SET ${sql.identifier(column.name)} = ${into} WHERE ${sql.identifier(column.name)} = ${from}`;

/** An office that both hold is held once; nobody acts for themselves. */
function mergeOffices(tx: Db, from: number, into: number): void {
  const rows = tx.select().from(offices).where(eq(offices.personId, from)).orderBy(offices.id).all();
  for (const row of rows) {
    const same = row.until === null && row.actingFor === null ? officeOf(tx, seatOf(row), into) : null;
    if (same === null) {
      tx.update(offices).set({ personId: into }).where(eq(offices.id, row.id)).run();
      continue;
    }
    tx.update(offices).set({ actingFor: same }).where(eq(offices.actingFor, row.id)).run();
    tx.delete(offices).where(eq(offices.id, row.id)).run();
  }
  tx.run(sql`DELETE FROM ${offices} WHERE ${sql.identifier(offices.personId.name)} = ${into}
    AND acting_for IN (SELECT id FROM ${offices} WHERE person_id = ${into})`);
}

/** One digest a person a day: of two, the reminders of both are kept under the one. */
function mergeDigests(tx: Db, from: number, into: number): void {
  const rows = tx.select().from(digests).where(eq(digests.personId, from)).all();
  for (const { id, day } of rows) {
    const same = tx
      .select({ id: digests.id })
      .from(digests)
      .where(and(eq(digests.personId, into), eq(digests.day, day)))
      .get();
    if (same === undefined) tx.update(digests).set({ personId: into }).where(eq(digests.id, id)).run();
    else tx.update(reminders).set({ digestId: same.id }).where(eq(reminders.digestId, id)).run();
  }
  // What both were told was told: the second is dropped.
  tx.run(moved(reminders.personId, from, into, sql`UPDATE OR IGNORE`));
}

/** The plan that the one at work on it now has sent is the later of two. */
function mergePlanDrafts(tx: Db, from: number, into: number): void {
  const both = tx
    .select()
    .from(planDrafts)
    .where(sql`${planDrafts.personId} IN (${from}, ${into})`)
    .orderBy(sql`${planDrafts.updatedAt} DESC`, planDrafts.id)
    .all();
  for (const older of both.slice(1)) tx.delete(planDrafts).where(eq(planDrafts.id, older.id)).run();
  tx.run(moved(planDrafts.personId, from, into, sql`UPDATE`));
}
