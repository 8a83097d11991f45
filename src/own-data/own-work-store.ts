import { eq, or, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import {
  audit,
  calls,
  digests,
  duties,
  dutyMarks,
  events,
  groupChats,
  helpRequests,
  joinRequests,
  noticeReaders,
  notices,
  occurrences,
  outbox,
  parties,
  planDrafts,
  plans,
  reminders,
} from "../db/schema.ts";
import { plainText } from "../delivery/plain-text.ts";
import { type OwnSection, ownReports } from "./own-reports-store.ts";

const event = { number: events.number, event: events.title };

const duty = (db: Db) =>
  db
    .select({ ...event, dueOn: occurrences.dueOn, at: duties.helpAskedAt, text: duties.helpText })
    .from(duties)
    .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
    .innerJoin(events, eq(events.id, occurrences.eventId));

const request = (db: Db) =>
  db
    .select({
      at: helpRequests.askedAt,
      what: helpRequests.what,
      forWhom: helpRequests.forWhom,
      state: helpRequests.state,
      answer: helpRequests.answer,
      answeredAt: helpRequests.answeredAt,
    })
    .from(helpRequests);

/** What a person has done, been told and been asked in one cluster. */
export const ownWork: readonly OwnSection[] = [
  {
    key: "responsible",
    columns: [parties.personId],
    rows: (db, id) =>
      db
        .select(event)
        .from(parties)
        .innerJoin(events, eq(events.id, parties.eventId))
        .where(eq(parties.personId, id))
        .orderBy(events.id)
        .all(),
  },
  {
    key: "marks",
    columns: [dutyMarks.personId],
    rows: (db, id) =>
      db
        .select({ at: dutyMarks.at, mark: dutyMarks.kind, text: dutyMarks.value, ...event })
        .from(dutyMarks)
        .innerJoin(duties, eq(duties.id, dutyMarks.dutyId))
        .innerJoin(occurrences, eq(occurrences.id, duties.occurrenceId))
        .innerJoin(events, eq(events.id, occurrences.eventId))
        .where(eq(dutyMarks.personId, id))
        .orderBy(dutyMarks.id)
        .all(),
  },
  {
    key: "helpAsked",
    columns: [duties.helpAskedBy],
    rows: (db, id) => duty(db).where(eq(duties.helpAskedBy, id)).all(),
  },
  ...ownReports,
  {
    key: "requestsAsked",
    columns: [helpRequests.askedBy],
    rows: (db, id) => request(db).where(eq(helpRequests.askedBy, id)).orderBy(helpRequests.id).all(),
  },
  {
    key: "requestsTaken",
    columns: [helpRequests.ownerId],
    rows: (db, id) => request(db).where(eq(helpRequests.ownerId, id)).orderBy(helpRequests.id).all(),
  },
  {
    key: "requestsDecided",
    columns: [joinRequests.decidedBy],
    rows: (db, id) =>
      db
        .select({ at: joinRequests.decidedAt, state: joinRequests.state })
        .from(joinRequests)
        .where(eq(joinRequests.decidedBy, id))
        .all(),
  },
  {
    key: "plans",
    columns: [plans.importedBy],
    rows: (db, id) =>
      db
        .select({ title: plans.title, fileName: plans.fileName, at: plans.importedAt })
        .from(plans)
        .where(eq(plans.importedBy, id))
        .all(),
  },
  {
    key: "planDrafts",
    columns: [planDrafts.personId],
    rows: (db, id) =>
      db
        .select({ fileName: planDrafts.fileName, at: planDrafts.updatedAt, subject: planDrafts.settled })
        .from(planDrafts)
        .where(eq(planDrafts.personId, id))
        .all(),
  },
  {
    key: "groups",
    columns: [groupChats.addedBy],
    rows: (db, id) =>
      db
        .select({ title: groupChats.title, at: groupChats.addedAt })
        .from(groupChats)
        .where(eq(groupChats.addedBy, id))
        .all(),
  },
  {
    key: "notices",
    columns: [noticeReaders.personId],
    rows: (db, id) =>
      db
        .select({ at: notices.sentAt, text: notices.text, readAt: noticeReaders.readAt })
        .from(noticeReaders)
        .innerJoin(notices, eq(notices.id, noticeReaders.noticeId))
        .where(eq(noticeReaders.personId, id))
        .orderBy(notices.id)
        .all(),
  },
  {
    key: "noticesSent",
    columns: [notices.sentBy],
    rows: (db, id) =>
      db.select({ at: notices.sentAt, text: notices.text }).from(notices).where(eq(notices.sentBy, id)).all(),
  },
  {
    key: "calls",
    columns: [],
    rows: (db, id) =>
      db
        .select({ at: calls.calledAt, text: calls.note })
        .from(calls)
        .where(or(eq(calls.subject, `person:${id}`), sql`${calls.subject} LIKE ${`person:${id}:%`}`))
        .all(),
  },
  {
    key: "callsMade",
    columns: [calls.calledBy],
    rows: (db, id) =>
      db.select({ at: calls.calledAt, text: calls.note }).from(calls).where(eq(calls.calledBy, id)).all(),
  },
  {
    key: "digests",
    columns: [digests.personId, reminders.personId],
    rows: (db, id) =>
      db
        .select({
          day: digests.day,
          reminders: sql<number>`(SELECT count(*) FROM ${reminders} WHERE ${reminders.digestId} = ${digests.id})`,
        })
        .from(digests)
        .where(eq(digests.personId, id))
        .orderBy(digests.id)
        .all(),
  },
  {
    key: "messages",
    columns: [outbox.personId],
    rows: (db, id) =>
      db
        .select({ at: outbox.createdAt, state: outbox.state, body: outbox.body })
        .from(outbox)
        .where(eq(outbox.personId, id))
        .orderBy(outbox.id)
        .all()
        .map(({ body, ...row }) => ({ ...row, text: plainText(body.text) })),
  },
  {
    key: "changesOf",
    columns: [],
    rows: (db, id) =>
      db
        .select({ at: audit.at, action: audit.action, before: audit.before, after: audit.after })
        .from(audit)
        .where(eq(audit.subject, `person:${id}`))
        .orderBy(audit.id)
        .all(),
  },
  {
    key: "changes",
    columns: [audit.personId],
    rows: (db, id) =>
      db
        .select({
          at: audit.at,
          action: audit.action,
          subject: audit.subject,
          before: audit.before,
          after: audit.after,
        })
        .from(audit)
        .where(eq(audit.personId, id))
        .orderBy(audit.id)
        .all(),
  },
];
