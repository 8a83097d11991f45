import { and, between, countDistinct, eq, isNull, sql, sum } from "drizzle-orm";
import { type Day } from "../calendar/day.ts";
import { type Month, monthOf } from "../calendar/month.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { figures, organisations, submissions } from "../db/schema.ts";
import { dueOn } from "./asked-month.ts";
import { askedGrades, type Form, indicatorsOf } from "./form.ts";
import { type GradeTotals, sharesOf } from "./month-figures.ts";
import { askedSince, dueDayOf, schoolsOf } from "./school-store.ts";
import { monthsOfYear, schoolYear, type YearFigures } from "./year-figures.ts";

/**
 * A year of a cluster's figures: who handed in when, and the totals month by month. Summed by the database, so that
 * a thousand schools are as quick as six. The figures are whole: for the chair.
 */
export function yearFigures(
  db: Db,
  asked: { clusterId: number; form: Form; from: Month; today: Day; calendar: ProductionCalendar },
): YearFigures {
  const { clusterId, form, from, today } = asked;
  const months = monthsOfYear(form, from, monthOf(today), askedSince(db, clusterId, form.code));
  const schools = schoolsOf(db, clusterId);
  const dueDay = dueDayOf(db, clusterId, form);
  const due = months.map((month) => dueOn(month, dueDay, asked.calendar));
  const handedIn = lateness(db, asked, months);
  const sums = sumsOf(db, asked, months);
  return {
    from,
    months,
    schools: schools.map((school) =>
      schoolYear(
        { organisationId: school.id, shortName: school.shortName },
        months.map((month, at) => ({
          asked: askedGrades(form, school.topGrade).length > 0,
          dueOn: due[at] ?? month,
          late: handedIn.get(`${school.id} ${month}`) ?? null,
        })),
        today,
      ),
    ),
    totals: months.map((month) => ({
      month,
      grades: form.grades.map((grade): GradeTotals => {
        const found = sums.get(`${month} ${grade}`);
        return {
          grade,
          schools: found?.schools ?? 0,
          asked: schools.filter(({ topGrade }) => askedGrades(form, topGrade).includes(grade)).length,
          sums: found?.sums ?? {},
          ...sharesOf(form, grade, found?.sums ?? {}),
        };
      }),
    })),
  };
}

const ofYear = ({ clusterId, form }: { clusterId: number; form: Form }, months: readonly Month[]) =>
  and(
    eq(organisations.clusterId, clusterId),
    eq(organisations.kind, "school"),
    eq(submissions.form, form.code),
    between(submissions.month, months[0] ?? "", months.at(-1) ?? ""),
  );

/** By school and month: whether what was handed in came late. */
function lateness(
  db: Db,
  asked: { clusterId: number; form: Form },
  months: readonly Month[],
): Map<string, boolean> {
  const rows = db
    .select({ school: submissions.organisationId, month: submissions.month, late: submissions.late })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(ofYear(asked, months))
    .all();
  return new Map(rows.map(({ school, month, late }) => [`${school} ${month}`, late]));
}

/** By month and grade: the sums by indicator, of the schools that gave figures. */
function sumsOf(
  db: Db,
  asked: { clusterId: number; form: Form },
  months: readonly Month[],
): Map<string, { schools: number; sums: Record<string, number> }> {
  const rows = db
    .select({
      month: submissions.month,
      grade: figures.grade,
      indicator: figures.indicator,
      value: sql<number>`${sum(figures.value)}`.mapWith(Number),
      schools: countDistinct(figures.submissionId),
    })
    .from(figures)
    .innerJoin(submissions, eq(submissions.id, figures.submissionId))
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(and(ofYear(asked, months), isNull(submissions.noDataReason)))
    .groupBy(submissions.month, figures.grade, figures.indicator)
    .all();
  const found = new Map<string, { schools: number; sums: Record<string, number> }>();
  for (const { month, grade, indicator, value, schools } of rows) {
    // By the code it has now, whatever it was called in an earlier version.
    const code = indicatorsOf(asked.form, grade).find(
      (one) => one.code === indicator || one.was.includes(indicator),
    )?.code;
    if (code === undefined) continue;
    const at = found.get(`${month} ${grade}`) ?? { schools: 0, sums: {} };
    at.sums[code] = (at.sums[code] ?? 0) + value;
    at.schools = Math.max(at.schools, schools);
    found.set(`${month} ${grade}`, at);
  }
  return found;
}
