import { and, asc, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { addMonths, type Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { figures, offices, people, revisions, submissions } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import { errors, type Sheet } from "./draft.ts";
import { type Form, sameLeavers } from "./form.ts";
import { inVersion } from "./form-versions.ts";
import { completed, EMPTY, type OnBehalf, type Report, type Review } from "./report.ts";
import type { Finding, Past } from "./rules.ts";

export interface Submission {
  id: number;
  organisationId: number;
  form: string;
  /** The version of the form that it answers. */
  formVersion: number;
  month: Month;
  report: Report;
  /** UTC instant. */
  submittedAt: string;
  /** Empty for one who was forgotten. */
  by: string;
  onBehalf: OnBehalf;
  late: boolean;
  review: Review;
  /** Why the chair returned it. */
  reviewComment: string | null;
}

/** «2019-10/37»: the month and the report's own number, which no other report has; a correction keeps it. */
export const receiptNumber = ({ id, month }: { id: number; month: Month }): string => `${month}/${id}`;

type Row = typeof submissions.$inferSelect;

/** Reads the reports of these rows, with one query for all their figures and one for who handed them in. */
function withReports(db: Db, rows: readonly (Row & { by: string | null })[]): Submission[] {
  const ids = rows.map((row) => row.id);
  if (rows.length === 0) return [];
  const all = db.select().from(figures).where(inArray(figures.submissionId, ids)).all();
  const byId = Map.groupBy(all, (one) => one.submissionId);
  const behalf = behalfOf(db, rows);
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisationId,
    form: row.form,
    formVersion: row.formVersion,
    month: row.month,
    report: reportOf(row.noDataReason, byId.get(row.id) ?? []),
    submittedAt: row.submittedAt,
    by: row.by ?? "",
    onBehalf: behalf(row),
    late: row.late,
    review: row.review,
    reviewComment: row.reviewComment,
  }));
}

function reportOf(noData: string | null, rows: readonly (typeof figures.$inferSelect)[]): Report {
  const values: Record<string, Record<string, number>> = {};
  const comments: Record<string, Record<string, string>> = {};
  for (const { grade, indicator, value, comment } of rows) {
    values[grade] = { ...values[grade], [indicator]: value };
    if (comment !== null) comments[grade] = { ...comments[grade], [indicator]: comment };
  }
  return { figures: values, comments, noData };
}

/** Offices that have ended count too: the report was handed in while they were held. */
function behalfOf(db: Db, rows: readonly Row[]): (row: Row) => OnBehalf {
  const others = rows.flatMap(({ onBehalf, submittedBy }) => (onBehalf ? (submittedBy ?? []) : []));
  const directors = new Set(
    others.length === 0
      ? []
      : db
          .select({ personId: offices.personId, organisationId: offices.organisationId })
          .from(offices)
          .where(and(inArray(offices.personId, others), eq(offices.kind, "director")))
          .all()
          .map(({ personId, organisationId }) => `${personId}:${organisationId}`),
  );
  return ({ onBehalf, submittedBy, organisationId }) =>
    !onBehalf ? "own" : directors.has(`${submittedBy}:${organisationId}`) ? "ofDeputy" : "ofSchool";
}

const select = (db: Db) =>
  db
    .select({ row: submissions, by: people.name })
    .from(submissions)
    .leftJoin(people, eq(people.id, submissions.submittedBy));

const flat = (found: readonly { row: Row; by: string | null }[]) =>
  found.map(({ row, by }) => ({ ...row, by }));

export const findSubmission = (db: Db, id: number): Submission | null =>
  withReports(db, flat(select(db).where(eq(submissions.id, id)).all()))[0] ?? null;

const ofSchool = (organisationId: number, form: string) =>
  and(eq(submissions.organisationId, organisationId), eq(submissions.form, form));

export function submissionOf(db: Db, organisationId: number, form: string, month: Month): Submission | null {
  const found = select(db)
    .where(and(ofSchool(organisationId, form), eq(submissions.month, month)))
    .all();
  return withReports(db, flat(found))[0] ?? null;
}

/** One month's reports of these schools. */
export const submissionsOf = (
  db: Db,
  organisationIds: readonly number[],
  form: string,
  month: Month,
): Submission[] =>
  withReports(
    db,
    flat(
      select(db)
        .where(
          and(
            inArray(submissions.organisationId, [...organisationIds]),
            eq(submissions.form, form),
            eq(submissions.month, month),
          ),
        )
        .all(),
    ),
  );

/** The months that a school has handed in. */
export const monthsHandedIn = (db: Db, organisationId: number, form: string): Month[] =>
  db
    .select({ month: submissions.month })
    .from(submissions)
    .where(ofSchool(organisationId, form))
    .orderBy(asc(submissions.month))
    .all()
    .map(({ month }) => month);

/** The school's reports of earlier months about the same leavers, in this version's terms, the newest first. */
export const reportsBefore = (db: Db, organisationId: number, form: Form, month: Month): Past[] =>
  reportsOfSchoolsBefore(db, [organisationId], form, month).get(organisationId) ?? [];

/** The same of many schools at once, by school. */
export function reportsOfSchoolsBefore(
  db: Db,
  organisationIds: readonly number[],
  form: Form,
  month: Month,
): Map<number, Past[]> {
  const found = select(db)
    .where(
      and(
        inArray(submissions.organisationId, [...organisationIds]),
        eq(submissions.form, form.code),
        lt(submissions.month, month),
        // Leavers are the same for a school year at the most.
        gte(submissions.month, addMonths(month, -12)),
      ),
    )
    .orderBy(desc(submissions.month))
    .all()
    .filter(({ row }) => sameLeavers(form, row.month, month));
  const bySchool = Map.groupBy(withReports(db, flat(found)), (one) => one.organisationId);
  const past = ({ month: of, report }: Submission): Past => ({ month: of, report: inVersion(form, report) });
  return new Map([...bySchool].map(([id, all]) => [id, all.map(past)]));
}

export interface HandingIn {
  clusterId: number;
  organisationId: number;
  sheet: Sheet;
  report: Report;
  personId: number;
  onBehalf: boolean;
  /** After the due day: taken all the same, and marked. */
  late: boolean;
  /** Why it is corrected, where the person said so. */
  why: string | null;
  /** UTC instant. */
  at: string;
}

export type HandedIn =
  { kind: "taken"; id: number; corrected: boolean } | { kind: "refused"; errors: Finding[] };

/**
 * Keeps a report, or corrects the one that is there and keeps what it said before. A report that breaks an
 * error rule is refused whole, whoever asks. A correction leaves the first one's time, sender and lateness.
 */
export function handIn(tx: Db, given: HandingIn): HandedIn {
  const { form, month, grades } = given.sheet;
  const report = completed(form, grades, given.report);
  const wrong = errors(given.sheet, report);
  if (wrong.length > 0) return { kind: "refused", errors: wrong };
  const before = submissionOf(tx, given.organisationId, form.code, month);
  const id = before === null ? insert(tx, given, report) : before.id;
  if (before !== null) {
    tx.update(submissions)
      .set({
        noDataReason: report.noData,
        formVersion: form.version,
        // The chair looked at other figures.
        review: "submitted",
        reviewComment: null,
        reviewedAt: null,
        reviewedBy: null,
      })
      .where(eq(submissions.id, id))
      .run();
    tx.delete(figures).where(eq(figures.submissionId, id)).run();
  }
  insertFigures(tx, id, report);
  const change = { before: before?.report ?? null, after: report };
  tx.insert(revisions)
    .values({ submissionId: id, personId: given.personId, at: given.at, ...change, reason: given.why })
    .run();
  recordAudit(tx, {
    clusterId: given.clusterId,
    personId: given.personId,
    at: given.at,
    action: before === null ? "figures.handedIn" : "figures.corrected",
    subject: `submission:${id}`,
    ...change,
  });
  return { kind: "taken", id, corrected: before !== null };
}

const insert = (tx: Db, given: HandingIn, report: Report): number =>
  tx
    .insert(submissions)
    .values({
      organisationId: given.organisationId,
      form: given.sheet.form.code,
      formVersion: given.sheet.form.version,
      month: given.sheet.month,
      noDataReason: report.noData,
      submittedAt: given.at,
      submittedBy: given.personId,
      onBehalf: given.onBehalf,
      late: given.late,
    })
    .returning({ id: submissions.id })
    .get().id;

function insertFigures(tx: Db, submissionId: number, report: Report): void {
  const rows = Object.entries(report.figures).flatMap(([grade, values]) =>
    Object.entries(values).map(([indicator, value]) => ({
      submissionId,
      grade: Number(grade),
      indicator,
      value,
      comment: report.comments[grade]?.[indicator] ?? null,
    })),
  );
  if (rows.length > 0) tx.insert(figures).values(rows).run();
}

/** One change of a handed-in report; the first has nothing before it. */
export interface Revision {
  at: string;
  by: string;
  before: Report | null;
  after: Report;
  why: string | null;
}

/** Every change of a report, the oldest first. */
export const historyOf = (db: Db, submissionId: number): Revision[] =>
  db
    .select({ row: revisions, by: people.name })
    .from(revisions)
    .leftJoin(people, eq(people.id, revisions.personId))
    .where(eq(revisions.submissionId, submissionId))
    .orderBy(asc(revisions.id))
    .all()
    .map(({ row, by }) => ({
      at: row.at,
      by: by ?? "",
      before: row.before as Report | null,
      after: (row.after ?? EMPTY) as Report,
      why: row.reason,
    }));
