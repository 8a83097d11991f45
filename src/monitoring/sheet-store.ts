import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import type { Sheet } from "./draft.ts";
import { askedGrades, type Form, phaseOf } from "./form.ts";
import { inVersion } from "./form-versions.ts";
import type { School } from "./school-store.ts";
import { reportsBefore, submissionOf } from "./submission-store.ts";

/** What a school is asked for a month, with what it said before; null where it is asked nothing. */
export function sheetOf(db: Db, school: School, form: Form, month: Month): Sheet | null {
  const grades = askedGrades(form, school.topGrade);
  if (grades.length === 0 || phaseOf(form, month) === null) return null;
  const given = submissionOf(db, school.id, form.code, month);
  return {
    form,
    month,
    grades,
    past: reportsBefore(db, school.id, form, month),
    corrected: given === null ? null : inVersion(form, given.report),
  };
}
