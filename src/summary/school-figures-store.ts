import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { monthOf } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { askedMonths, dueOn } from "../monitoring/asked-month.ts";
import { askedGrades, phaseOf } from "../monitoring/form.ts";
import { formFor } from "../monitoring/form-versions.ts";
import { dueDayOf, findSchool } from "../monitoring/school-store.ts";
import type { DutyContext } from "../reminders/duty-store.ts";
import { reportsOf } from "./answers-store.ts";
import type { SchoolFigures } from "./school-figures.ts";

/** The months that a school was asked about since the plan is run, the newest first. */
export function schoolFigures(
  db: Db,
  asked: { clusterId: number; schoolId: number; forms: readonly string[]; since: string; zone: string },
  { today, calendar, forms }: DutyContext,
): SchoolFigures[] {
  const school = findSchool(db, asked.clusterId, asked.schoolId);
  if (school === null) return [];
  const all = forms(db, asked.clusterId);
  return asked.forms.flatMap((code) => {
    const reports = reportsOf(db, school.id, code);
    return askedMonths(all.get(code) ?? [], monthOf(asked.since), today)
      .toReversed()
      .flatMap((month): SchoolFigures[] => {
        const form = formFor(all, code, month);
        if (form === null || phaseOf(form, month) === null) return [];
        if (askedGrades(form, school.topGrade).length === 0) return [];
        const due = dueOn(month, dueDayOf(db, asked.clusterId, form), calendar);
        const report = reports.get(month);
        const given =
          report === undefined
            ? null
            : {
                on: dayOf(momentOf(report.at, asked.zone), asked.zone),
                late: report.late,
                by: report.by,
                review: report.review,
              };
        return [{ heading: form.short, form: code, month, dueOn: due, given }];
      });
  });
}
