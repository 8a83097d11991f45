import { and, between, countDistinct, eq, isNull, sql, sum } from "drizzle-orm";
import { type Day } from "../calendar/day.ts";
import { type Month, monthOf } from "../calendar/month.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { figures, organisations, submissions } from "../db/schema.ts";
import { dueOn } from "./asked-month.ts";
import { askedGrades, indicatorsOf } from "./form.ts";
import { versionOf, type Versions } from "./form-versions.ts";
import { type GradeTotals, sharesOf } from "./month-figures.ts";
import { askedSince, dueDayOf, schoolsOf } from "./school-store.ts";
import { monthsOfYear, schoolYear, type YearFigures } from "./year-figures.ts";

interface AskedYear {
  clusterId: number;
  /** The form's code. */
  code: string;
  versions: Versions;
  from: Month;
  today: Day;
  calendar: ProductionCalendar;
}

/**
 * A year of a cluster's figures: who handed in when, and the totals month by month. Summed by the database, so that
 * a thousand schools are as quick as six. The figures are whole: for the chair.
 */
export function yearFigures(db: Db, asked: AskedYear): YearFigures {
  const { clusterId, code, from, today } = asked;
  const months = monthsOfYear(asked.versions, from, monthOf(today), askedSince(db, clusterId, code)).map(
    (one) => ({ ...one, due: dueOn(one.month, dueDayOf(db, clusterId, one.form), asked.calendar) }),
  );
  const schools = schoolsOf(db, clusterId);
  const period = { clusterId, code, first: months[0]?.month ?? "", last: months.at(-1)?.month ?? "" };
  const handedIn = lateness(db, period);
  const sums = sumsOf(db, period, asked.versions);
  return {
    from,
    months: months.map(({ month }) => month),
    schools: schools.map((school) =>
      schoolYear(
        { organisationId: school.id, shortName: school.shortName },
        months.map(({ month, form, due }) => ({
          asked: askedGrades(form, school.topGrade).length > 0,
          dueOn: due,
          late: handedIn.get(`${school.id} ${month}`) ?? null,
        })),
        today,
      ),
    ),
    totals: months.map(({ month, form }) => ({
      month,
      form,
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

interface Period {
  clusterId: number;
  code: string;
  first: Month;
  last: Month;
}

const ofYear = ({ clusterId, code, first, last }: Period) =>
  and(
    eq(organisations.clusterId, clusterId),
    eq(organisations.kind, "school"),
    eq(submissions.form, code),
    between(submissions.month, first, last),
  );

/** By school and month: whether what was handed in came late. */
function lateness(db: Db, period: Period): Map<string, boolean> {
  const rows = db
    .select({ school: submissions.organisationId, month: submissions.month, late: submissions.late })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(ofYear(period))
    .all();
  return new Map(rows.map(({ school, month, late }) => [`${school} ${month}`, late]));
}

/** By month and grade: the sums by indicator, of the schools that gave figures. */
function sumsOf(
  db: Db,
  period: Period,
  versions: Versions,
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
    .where(and(ofYear(period), isNull(submissions.noDataReason)))
    .groupBy(submissions.month, figures.grade, figures.indicator)
    .all();
  const found = new Map<string, { schools: number; sums: Record<string, number> }>();
  for (const { month, grade, indicator, value, schools } of rows) {
    // By the code it had in that month, whatever it was called in the version that was answered.
    const form = versionOf(versions, month);
    const code = (form === null ? [] : indicatorsOf(form, grade)).find(
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
