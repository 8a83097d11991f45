import { and, eq, inArray, sql } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { monthOf, monthsFrom } from "../calendar/month.ts";
import { type Db, prepared } from "../db/open.ts";
import { dutyMarks, events, organisations, people, submissions } from "../db/schema.ts";
import { dueOn } from "../monitoring/asked-month.ts";
import { askedGrades, phaseOf } from "../monitoring/form.ts";
import { formFor } from "../monitoring/form-versions.ts";
import { dueDayOf, schoolsOf as schoolsOfMonths } from "../monitoring/school-store.ts";
import { schoolsOf } from "../people/cluster-store.ts";
import { eventsOf } from "../plan/event-store.ts";
import { runningPlan } from "../plan/plan-store.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import { type DutyContext, loadClusterDuties } from "../reminders/duty-store.ts";
import { eventRequestCounts } from "../requests/request-store.ts";
import { withStanding } from "../summary/own-duties.ts";
import { holders } from "./next-plan-store.ts";
import { type PlanHeading, planHeading } from "./plan-heading.ts";
import { type MarkedDuty, type ReportedEvent, reportedEvent } from "./plan-report.ts";
import type { ReportedMonth } from "./plan-report-texts.ts";

/** All that the papers of a plan are made from. */
export interface PlanFacts {
  cluster: string;
  plan: StoredPlan;
  today: Day;
  chair: PlanHeading["chair"];
  events: ReportedEvent[];
  /** Of each monthly form through which the plan is carried out, its months so far. */
  figures: { form: string; heading: string; months: ReportedMonth[] }[];
}

/** Null where the cluster has no plan. */
export function loadPlanFacts(db: Db, clusterId: number, context: DutyContext): PlanFacts | null {
  const plan = runningPlan(db, clusterId, context.today);
  if (plan === null) return null;
  const stored = eventsOf(db, plan.id);
  const eventIds = stored.map(({ id }) => id);
  const { cluster, duties } = loadClusterDuties(db, clusterId, context, { eventIds });
  const marks = markFinder(db, plan, cluster.timezone);
  const marked = withStanding(duties, context.today).map((one): MarkedDuty => ({
    ...one,
    done: one.standing === "done" ? marks(one.duty) : null,
  }));
  const byEvent = Map.groupBy(marked, ({ duty }) => duty.event.id);
  const written = new Map(
    statements(db)
      .written.all({ planId: plan.id })
      .map((row) => [row.id, row.deadline] as const),
  );
  return {
    cluster: cluster.name,
    plan,
    today: context.today,
    chair: chairOf(db, clusterId, context),
    events: stored.map((event) =>
      reportedEvent(
        {
          event,
          duties: byEvent.get(event.id) ?? [],
          written: written.get(event.id) ?? null,
          requests: event.deadline.kind === "onRequest" ? eventRequestCounts(db, event.id) : null,
        },
        plan,
      ),
    ),
    figures: figuresOf(db, plan, stored, context),
  };
}

/** Who signs the cluster's papers: whoever holds the chair today. */
export const chairOf = (db: Db, clusterId: number, context: DutyContext): PlanHeading["chair"] =>
  planHeading(holders(db, clusterId, context), schoolsOf(db, clusterId)).chair;

/** Who marked a duty as done and when: by its answers, a form's duty by what was handed in. */
function markFinder(
  db: Db,
  plan: StoredPlan,
  zone: string,
): (duty: MarkedDuty["duty"]) => MarkedDuty["done"] {
  const read = statements(db);
  const marks = new Map(read.marks.all({ planId: plan.id }).map((row) => [row.dutyId, row]));
  const reports = new Map(
    read.reports
      .all({ clusterId: plan.clusterId })
      .map((row) => [`${row.organisationId}:${row.form}:${row.month}`, row]),
  );
  const days = new Map<string, Day>();
  // A plan of thousands of duties has few different minutes, and a zone's rules are dear.
  const dayAt = (at: string): Day => {
    const minute = at.slice(0, 16);
    const day = days.get(minute) ?? dayOf(momentOf(at, zone), zone);
    days.set(minute, day);
    return day;
  };
  return ({ id, form, organisation }) => {
    const found =
      form === null ? marks.get(id) : reports.get(`${organisation?.id ?? 0}:${form.code}:${form.month}`);
    return found === undefined ? null : { on: dayAt(found.at), by: found.by ?? "" };
  };
}

const statements = prepared((db) => ({
  marks: db
    .select({ dutyId: dutyMarks.dutyId, at: dutyMarks.at, by: people.name })
    .from(dutyMarks)
    .leftJoin(people, eq(people.id, dutyMarks.personId))
    .where(
      and(
        eq(dutyMarks.kind, "done"),
        inArray(
          dutyMarks.dutyId,
          sql`(SELECT duties.id FROM events JOIN occurrences ON occurrences.event_id = events.id
            JOIN duties ON duties.occurrence_id = occurrences.id WHERE events.plan_id = ${sql.placeholder("planId")})`,
        ),
      ),
    )
    // The last one stays in the map.
    .orderBy(dutyMarks.id)
    .prepare(),
  reports: db
    .select({
      organisationId: submissions.organisationId,
      form: submissions.form,
      month: submissions.month,
      at: submissions.submittedAt,
      late: submissions.late,
      by: people.name,
    })
    .from(organisations)
    .innerJoin(submissions, eq(submissions.organisationId, organisations.id))
    .leftJoin(people, eq(people.id, submissions.submittedBy))
    .where(eq(organisations.clusterId, sql.placeholder("clusterId")))
    .prepare(),
  written: db
    .select({
      id: events.id,
      deadline: sql<string | null>`json_extract(${events.written}, '$.deadline')`,
    })
    .from(events)
    .where(eq(events.planId, sql.placeholder("planId")))
    .prepare(),
}));

/**
 * The months of the plan that have begun, of each form that it is carried out through: only who handed in and when, so
 * that many schools cost no more than few.
 */
function figuresOf(
  db: Db,
  plan: StoredPlan,
  stored: readonly StoredEvent[],
  { today, calendar, forms }: DutyContext,
): PlanFacts["figures"] {
  const { clusterId } = plan;
  const last = plan.to < today ? plan.to : today;
  const all = forms(db, clusterId);
  const schools = schoolsOfMonths(db, clusterId);
  const reports = Map.groupBy(
    statements(db).reports.all({ clusterId }),
    ({ form, month }) => `${form} ${month}`,
  );
  const codes = new Set(stored.flatMap(({ form, cancelled }) => (cancelled === null ? (form ?? []) : [])));
  return [...codes].flatMap((code) => {
    let heading = "";
    const months = monthsFrom(monthOf(plan.startedOn), monthOf(last)).flatMap((month): ReportedMonth[] => {
      const form = formFor(all, code, month);
      if (form === null || phaseOf(form, month) === null) return [];
      const given = reports.get(`${code} ${month}`) ?? [];
      const handedIn = new Set(given.map(({ organisationId }) => organisationId));
      const asked = schools.filter(
        ({ id, topGrade }) => handedIn.has(id) || askedGrades(form, topGrade).length > 0,
      ).length;
      if (asked === 0) return [];
      heading = form.title;
      const due = dueOn(month, dueDayOf(db, clusterId, form), calendar);
      const late = given.filter((report) => report.late).length;
      return [{ month, asked, given: given.length, late, open: due >= today }];
    });
    return months.length === 0 ? [] : [{ form: code, heading, months }];
  });
}
