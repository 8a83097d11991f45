import { and, eq, inArray, isNotNull, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import {
  audit,
  calls,
  digests,
  duties,
  dutyMarks,
  figures,
  helpRequests,
  joinRequests,
  notices,
  offices,
  outbox,
  people,
  planDrafts,
  revisions,
  submissions,
} from "../db/schema.ts";
import { peopleOf, dutiesOf, submissionsOf, heldSince, namedSince } from "./cluster-rows-store.ts";
import type { PastKind } from "./past.ts";

/** What is past of one kind: the rows that are there, and how they go. A second time there is nothing left to find. */
interface Past {
  /** `before`: the first day that is kept. Instants are compared with it as text: hours are nothing to years. */
  find(db: Db, clusterId: number, before: Day): number[];
  erase(tx: Db, ids: readonly number[], at: string): void;
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

export const PAST: Record<PastKind, Past> = {
  changes: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: audit.id })
          .from(audit)
          .where(and(eq(audit.clusterId, clusterId), lt(audit.at, before)))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(audit)
        .where(inArray(audit.id, [...ids]))
        .run(),
  },
  marks: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: dutyMarks.id })
          .from(dutyMarks)
          .where(and(lt(dutyMarks.at, before), inArray(dutyMarks.dutyId, dutiesOf(db, clusterId))))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(dutyMarks)
        .where(inArray(dutyMarks.id, [...ids]))
        .run(),
  },
  comments: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: duties.id })
          .from(duties)
          .where(
            and(
              lt(duties.updatedAt, before),
              or(isNotNull(duties.comment), isNotNull(duties.helpText), isNotNull(duties.helpAskedBy)),
              inArray(duties.id, dutiesOf(db, clusterId)),
            ),
          )
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .update(duties)
        .set({ comment: null, helpText: null, helpAskedBy: null })
        .where(inArray(duties.id, [...ids]))
        .run(),
  },
  corrections: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: revisions.id })
          .from(revisions)
          .where(and(lt(revisions.at, before), inArray(revisions.submissionId, submissionsOf(db, clusterId))))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(revisions)
        .where(inArray(revisions.id, [...ids]))
        .run(),
  },
  figureComments: {
    find: (db, clusterId, before) =>
      idsOf(
        submissionsOf(
          db,
          clusterId,
          and(
            lt(submissions.submittedAt, before),
            or(
              isNotNull(submissions.reviewComment),
              sql`EXISTS (SELECT 1 FROM ${figures} WHERE ${figures.submissionId} = ${submissions.id}
                AND ${figures.comment} IS NOT NULL)`,
            ),
          ),
        ).all(),
      ),
    erase(tx, ids) {
      tx.update(figures)
        .set({ comment: null })
        .where(inArray(figures.submissionId, [...ids]))
        .run();
      tx.update(submissions)
        .set({ reviewComment: null })
        .where(inArray(submissions.id, [...ids]))
        .run();
    },
  },
  requests: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: helpRequests.id })
          .from(helpRequests)
          .where(
            and(
              eq(helpRequests.clusterId, clusterId),
              inArray(helpRequests.state, ["answered", "withdrawn"]),
              sql`max(${helpRequests.askedAt}, coalesce(${helpRequests.answeredAt}, ''),
                coalesce(${helpRequests.settledAt}, '')) < ${before}`,
            ),
          )
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(helpRequests)
        .where(inArray(helpRequests.id, [...ids]))
        .run(),
  },
  messages: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: outbox.id })
          .from(outbox)
          .where(
            and(
              lt(outbox.createdAt, before),
              notInArray(outbox.state, ["pending", "sending"]),
              inArray(outbox.personId, peopleOf(db, clusterId)),
            ),
          )
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(outbox)
        .where(inArray(outbox.id, [...ids]))
        .run(),
  },
  digests: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: digests.id })
          .from(digests)
          .where(and(lt(digests.day, before), inArray(digests.personId, peopleOf(db, clusterId))))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(digests)
        .where(inArray(digests.id, [...ids]))
        .run(),
  },
  notices: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: notices.id })
          .from(notices)
          .where(and(eq(notices.clusterId, clusterId), lt(notices.sentAt, before)))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(notices)
        .where(inArray(notices.id, [...ids]))
        .run(),
  },
  calls: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: calls.id })
          .from(calls)
          .where(and(eq(calls.clusterId, clusterId), lt(calls.calledAt, before)))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(calls)
        .where(inArray(calls.id, [...ids]))
        .run(),
  },
  entries: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: joinRequests.id })
          .from(joinRequests)
          .where(
            and(
              eq(joinRequests.clusterId, clusterId),
              lt(joinRequests.createdAt, before),
              notInArray(joinRequests.state, ["pending"]),
            ),
          )
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(joinRequests)
        .where(inArray(joinRequests.id, [...ids]))
        .run(),
  },
  planDrafts: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: planDrafts.id })
          .from(planDrafts)
          .where(and(eq(planDrafts.clusterId, clusterId), lt(planDrafts.updatedAt, before)))
          .all(),
      ),
    erase: (tx, ids) =>
      tx
        .delete(planDrafts)
        .where(inArray(planDrafts.id, [...ids]))
        .run(),
  },
  // Whoever has held an office, holds none since, and is named by no plan that reaches into what is kept.
  people: {
    find: (db, clusterId, before) =>
      idsOf(
        db
          .select({ id: people.id })
          .from(people)
          .where(
            and(
              eq(people.clusterId, clusterId),
              isNull(people.chatId),
              isNull(people.forgottenAt),
              sql`EXISTS (SELECT 1 FROM ${offices} WHERE ${offices.personId} = ${people.id})`,
              sql`NOT ${heldSince(before)}`,
              sql`NOT ${namedSince(before)}`,
            ),
          )
          .all(),
      ),
    erase(tx, ids, at) {
      tx.update(people)
        .set({ name: "", position: "", forgottenAt: at })
        .where(inArray(people.id, [...ids]))
        .run();
      tx.update(audit)
        .set({ before: null, after: null })
        .where(
          inArray(
            audit.subject,
            ids.map((id) => `person:${id}`),
          ),
        )
        .run();
    },
  },
};
