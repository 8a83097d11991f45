import type { Button, Ctx, say } from "../telegram/context.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { may } from "../people/rights.ts";
import { askedGrades, type Form } from "./form.ts";
import { button, history, receipt } from "./monitoring-texts.ts";
import { findSchool, type School } from "./school-store.ts";
import { findSubmission, historyOf, receiptNumber, type Submission } from "./submission-store.ts";

/** A new message, or in place of the one whose button was tapped. */
export type Reply = typeof say;

interface Found {
  submission: Submission;
  school: School;
  form: Form;
}

/** The report and its school, where the one who asks may see its figures; else null. */
export function findReport(ctx: Ctx, submissionId: number | null): Found | null {
  const submission = submissionId === null ? null : findSubmission(ctx.db, submissionId);
  if (submission === null || ctx.member === null) return null;
  const school = findSchool(ctx.db, ctx.member.clusterId, submission.organisationId);
  const form = ctx.forms.get(submission.form);
  if (school === null || form === undefined) return null;
  const { clusterId, id: organisationId } = school;
  return may(ctx.member, { do: "seeFigures", clusterId, organisationId })
    ? { submission, school, form }
    : null;
}

/** The chair and the school see all; a curator sees no number under three, no comment, no history. */
export const seesAll = (ctx: Ctx, school: School): boolean =>
  may(ctx.member, { do: "handInFigures", clusterId: school.clusterId, organisationId: school.id });

export const seesCluster = (ctx: Ctx): boolean =>
  ctx.member !== null && may(ctx.member, { do: "seeClusterFigures", clusterId: ctx.member.clusterId });

export async function replyReceipt(ctx: Ctx, reply: Reply, found: Found): Promise<void> {
  const { submission, school, form } = found;
  const all = seesAll(ctx, school);
  const text = receipt({
    ...submission,
    form,
    grades: askedGrades(form, school.topGrade),
    school: school.shortName,
    number: receiptNumber(submission),
    corrections: historyOf(ctx.db, submission.id).length - 1,
    zone: ctx.zone,
    masked: !all,
  });
  const changes: Button[] = [
    { text: button.fix, data: packCallback("m", "fix", submission.id) },
    { text: button.history, data: packCallback("m", "hist", submission.id, 0) },
  ];
  const around: Button[] = [
    ...(all ? [{ text: button.otherMonth, data: packCallback("m", "months", school.id) }] : []),
    ...(seesCluster(ctx)
      ? [{ text: button.schools, data: packCallback("m", "grid", submission.month, 0) }]
      : []),
  ];
  await reply(ctx, text, [...(all ? [changes] : []), around]);
}

const REVISIONS_ON_PAGE = 5;

/** The newest changes first, a few on a page: a comment may be long, and a message has an end. */
export async function replyHistory(ctx: Ctx, reply: Reply, found: Found, page: number): Promise<void> {
  const { submission, school, form } = found;
  const revisions = historyOf(ctx.db, submission.id).toReversed();
  const pages = Math.max(1, Math.ceil(revisions.length / REVISIONS_ON_PAGE));
  const at = Math.min(page, pages - 1);
  const turn = (to: number, text: string): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, data: packCallback("m", "hist", submission.id, to) }];
  await reply(
    ctx,
    history(
      form,
      askedGrades(form, school.topGrade),
      ctx.zone,
      { month: submission.month, school: school.shortName, page: at + 1, pages },
      revisions.slice(at * REVISIONS_ON_PAGE, (at + 1) * REVISIONS_ON_PAGE),
    ),
    [
      [...turn(at - 1, button.newer), ...turn(at + 1, button.older)],
      [{ text: button.receipt, data: packCallback("m", "see", submission.id) }],
    ].filter((row) => row.length > 0),
  );
}
