import { eq } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Db } from "../db/open.ts";
import {
  drafts,
  forms,
  monthClosings,
  monthReopenings,
  organisations,
  revisions,
  submissions,
} from "../db/schema.ts";

/**
 * One kind of what is kept: by which columns it is a person's, and what of each row is theirs; `id` is the
 * person's, or the chat's. What names others
 * beside them (whom they invited, whose report they took) is told without the others.
 */
export interface OwnSection {
  key: string;
  columns: readonly SQLiteColumn[];
  rows: (db: Db, id: number) => Record<string, unknown>[];
}

const ofReport = { organisation: organisations.shortName, month: submissions.month, form: submissions.form };

const report = (db: Db) =>
  db
    .select({
      ...ofReport,
      at: submissions.submittedAt,
      late: submissions.late,
      onBehalf: submissions.onBehalf,
    })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId));

/** What a person has done about the monthly figures. */
export const ownReports: readonly OwnSection[] = [
  {
    key: "reports",
    columns: [submissions.submittedBy],
    rows: (db, id) => report(db).where(eq(submissions.submittedBy, id)).orderBy(submissions.id).all(),
  },
  {
    key: "reviews",
    columns: [submissions.reviewedBy],
    rows: (db, id) =>
      db
        .select({
          ...ofReport,
          at: submissions.reviewedAt,
          review: submissions.review,
          comment: submissions.reviewComment,
        })
        .from(submissions)
        .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
        .where(eq(submissions.reviewedBy, id))
        .orderBy(submissions.id)
        .all(),
  },
  {
    key: "corrections",
    columns: [revisions.personId],
    rows: (db, id) =>
      db
        .select({
          ...ofReport,
          at: revisions.at,
          reason: revisions.reason,
          before: revisions.before,
          after: revisions.after,
        })
        .from(revisions)
        .innerJoin(submissions, eq(submissions.id, revisions.submissionId))
        .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
        .where(eq(revisions.personId, id))
        .orderBy(revisions.id)
        .all(),
  },
  {
    key: "reportDrafts",
    columns: [drafts.personId],
    rows: (db, id) =>
      db
        .select({
          organisation: organisations.shortName,
          month: drafts.month,
          form: drafts.form,
          at: drafts.updatedAt,
          subject: drafts.answers,
        })
        .from(drafts)
        .innerJoin(organisations, eq(organisations.id, drafts.organisationId))
        .where(eq(drafts.personId, id))
        .all(),
  },
  {
    key: "monthsClosed",
    columns: [monthClosings.closedBy],
    rows: (db, id) =>
      db
        .select({ month: monthClosings.month, form: monthClosings.form, at: monthClosings.closedAt })
        .from(monthClosings)
        .where(eq(monthClosings.closedBy, id))
        .all(),
  },
  {
    key: "monthsOpened",
    columns: [monthReopenings.reopenedBy],
    rows: (db, id) =>
      db
        .select({ organisation: organisations.shortName, at: monthReopenings.reopenedAt })
        .from(monthReopenings)
        .innerJoin(organisations, eq(organisations.id, monthReopenings.organisationId))
        .where(eq(monthReopenings.reopenedBy, id))
        .all(),
  },
  {
    key: "formsAdded",
    columns: [forms.addedBy],
    rows: (db, id) =>
      db
        .select({ form: forms.code, version: forms.version, at: forms.addedAt })
        .from(forms)
        .where(eq(forms.addedBy, id))
        .all(),
  },
];
