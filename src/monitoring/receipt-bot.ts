import type { Button, Ctx, say } from "../telegram/context.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Html } from "../telegram/html.ts";
import { may } from "../people/rights.ts";
import { formsOf } from "./asked-forms-bot.ts";
import { askedGrades, type Form } from "./form.ts";
import { type ShownFigures, shownFigures } from "./month-figures.ts";
import { monthFigures } from "./month-figures-store.ts";
import { formOfReport } from "./form-versions.ts";
import { button, receipt } from "./monitoring-texts.ts";
import { isClosedFor } from "./closing-store.ts";
import { reviewButtons } from "./review-texts.ts";
import { copyWanted } from "./report-copy-store.ts";
import { copyButton } from "./report-copy-texts.ts";
import { findSchool, type School } from "./school-store.ts";
import { findSubmission, historyOf, receiptNumber, type Submission } from "./submission-store.ts";

/** A new message, or in place of the one whose button was tapped. */
export type Reply = typeof say;

export interface Found {
  submission: Submission;
  school: School;
  form: Form;
}

/** The report and its school, where the one who asks may see its figures; else null. */
export function findReport(ctx: Ctx, submissionId: number | null): Found | null {
  const submission = submissionId === null ? null : findSubmission(ctx.db, submissionId);
  if (submission === null || ctx.member === null) return null;
  const school = findSchool(ctx.db, ctx.member.clusterId, submission.organisationId);
  const form = formOfReport(formsOf(ctx), submission);
  if (school === null || form === null) return null;
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

/** What was handed in, as the one who asks may see it. */
export function receiptText(ctx: Ctx, found: Found): Html {
  const { submission, school, form } = found;
  return receipt({
    ...submission,
    form,
    grades: askedGrades(form, school.topGrade),
    school: school.shortName,
    number: receiptNumber(submission),
    corrections: historyOf(ctx.db, submission.id).length - 1,
    zone: ctx.zone,
    shown: seesAll(ctx, school) ? null : shownToOthers(ctx, found),
  });
}

export async function replyReceipt(ctx: Ctx, reply: Reply, found: Found): Promise<void> {
  const { submission, school, form } = found;
  const all = seesAll(ctx, school);
  const changes: Button[] = [
    { text: button.fix, data: packCallback("m", "fix", submission.id) },
    { text: button.history, data: packCallback("m", "hist", submission.id, 0) },
  ];
  const { clusterId } = school;
  const { month, review } = submission;
  const reviews = ctx.member !== null && may(ctx.member, { do: "reviewFigures", clusterId });
  const verdicts: Button[] = !reviews
    ? []
    : [
        ...(review === "accepted"
          ? []
          : [{ text: reviewButtons.accept, data: packCallback("v", "accept", submission.id) }]),
        { text: reviewButtons.return, data: packCallback("v", "return", submission.id) },
      ];
  const shut = isClosedFor(ctx.db, school, form.code, month);
  const open = {
    text: reviewButtons.openForSchool,
    data: packCallback("v", "school", school.id, month, form.code),
  };
  const around: Button[] = [
    ...(all ? [{ text: button.otherMonth, data: packCallback("m", "months", school.id, form.code) }] : []),
    ...(seesCluster(ctx)
      ? [{ text: button.schools, data: packCallback("m", "grid", submission.month, 0, form.code) }]
      : []),
  ];
  await reply(ctx, receiptText(ctx, found), [
    ...(all ? [changes] : []),
    ...(reviews ? [verdicts] : []),
    ...(reviews && shut ? [[open]] : []),
    ...copyRows(ctx, school, submission.id),
    around,
  ]);
}

/** What others than the school and the chair see of a report, grade by grade: it depends on the other schools'. */
function shownToOthers(ctx: Ctx, { submission, school, form }: Found): Map<number, ShownFigures> {
  const { month } = submission;
  const { clusterId } = school;
  const { schools } = monthFigures(ctx.db, {
    clusterId,
    form,
    month,
    today: ctx.today,
    calendar: ctx.calendar,
  });
  return new Map(
    askedGrades(form, school.topGrade).flatMap((grade): [number, ShownFigures][] => {
      const figures = shownFigures(form, schools, grade).schools.get(school.id);
      return figures === undefined ? [] : [[grade, figures]];
    }),
  );
}

/** The director says whether a copy of every report comes to them. */
function copyRows(ctx: Ctx, { id, clusterId }: School, submissionId: number): Button[][] {
  if (!may(ctx.member, { do: "switchReportCopy", clusterId, organisationId: id })) return [];
  const text = copyWanted(ctx.db, id) ? copyButton.off : copyButton.on;
  const data = packCallback("m", "copy", submissionId, copyWanted(ctx.db, id) ? 0 : 1);
  return [[{ text, data }]];
}
