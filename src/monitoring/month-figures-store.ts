import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { dueOn, hasBegun } from "./asked-month.ts";
import { askedGrades, type Form, phaseOf } from "./form.ts";
import { inVersion } from "./form-versions.ts";
import {
  type MonthFigures,
  type SchoolMonth,
  type SchoolMonthState,
  signsOf,
  totalsOf,
} from "./month-figures.ts";
import { dueDayOf, schoolsOf } from "./school-store.ts";
import { reportsOfSchoolsBefore, submissionsOf } from "./submission-store.ts";

/**
 * Where a cluster's month stands, school by school, with the totals and what is to be shown to the chair. The
 * figures are whole: whoever shows them to others than the chair masks them.
 */
export function monthFigures(
  db: Db,
  asked: { clusterId: number; form: Form; month: Month; today: Day; calendar: ProductionCalendar },
): MonthFigures {
  const { clusterId, form, month } = asked;
  const all = schoolsOf(db, clusterId);
  const asks = hasBegun(month, asked.today) && phaseOf(form, month) !== null;
  const ids = all.map((school) => school.id);
  const handedIn = new Map(
    submissionsOf(db, ids, form.code, month).map((one) => [one.organisationId, one] as const),
  );
  const past = reportsOfSchoolsBefore(db, [...handedIn.keys()], form, month);
  const schools = all.map((school): SchoolMonth => {
    const grades = asks ? askedGrades(form, school.topGrade) : [];
    const submission = handedIn.get(school.id) ?? null;
    const report = submission === null ? null : inVersion(form, submission.report);
    const state: SchoolMonthState =
      submission !== null
        ? submission.late
          ? "late"
          : "handedIn"
        : grades.length > 0
          ? "missing"
          : "notAsked";
    return {
      organisationId: school.id,
      shortName: school.shortName,
      grades,
      state,
      submissionId: submission?.id ?? null,
      submittedAt: submission?.submittedAt ?? null,
      by: submission?.by ?? null,
      onBehalf: submission?.onBehalf ?? null,
      report,
      review: submission?.review ?? null,
      signs: report === null ? [] : signsOf(form, { month, grades, report, past: past.get(school.id) ?? [] }),
    };
  });
  const due = dueOn(month, dueDayOf(db, clusterId, form), asked.calendar);
  return {
    form: form.code,
    heading: form.short,
    month,
    dueOn: due,
    schools,
    totals: totalsOf(form, schools),
  };
}
