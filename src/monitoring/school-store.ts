import { and, asc, eq, min, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { clusters, events, organisations, plans } from "../db/schema.ts";
import { type Month, monthOf } from "../calendar/month.ts";
import { dueDayIn, type Form, USUAL_DUE_DAY } from "./form.ts";

export interface School {
  id: number;
  clusterId: number;
  shortName: string;
  topGrade: number | null;
}

const columns = {
  id: organisations.id,
  clusterId: organisations.clusterId,
  shortName: organisations.shortName,
  topGrade: organisations.topGrade,
};

/** The schools of a cluster in the plan's own order. */
export const schoolsOf = (db: Db, clusterId: number): School[] => statements(db).schools.all({ clusterId });

const statements = prepared((db) => ({
  schools: db
    .select(columns)
    .from(organisations)
    .where(and(eq(organisations.clusterId, sql.placeholder("clusterId")), eq(organisations.kind, "school")))
    .orderBy(asc(organisations.number), asc(organisations.id))
    .prepare(),
}));

/** Null for what is no school of this cluster. */
export const findSchool = (db: Db, clusterId: number, id: number): School | null =>
  schoolsOf(db, clusterId).find((school) => school.id === id) ?? null;

/** The day of the month on which the cluster wants the figures of a form. */
export function dueDayOf(db: Db, clusterId: number, form: Form): number {
  const columns = { day: clusters.monitoringDueDay };
  const cluster = db.select(columns).from(clusters).where(eq(clusters.id, clusterId)).get();
  return dueDayIn(form, cluster?.day ?? USUAL_DUE_DAY);
}

/** The month from which the cluster's plan asks for this form; null where no plan does. */
export function askedSince(db: Db, clusterId: number, form: string): Month | null {
  const first = db
    .select({ day: min(plans.startedOn) })
    .from(plans)
    .innerJoin(events, eq(events.planId, plans.id))
    .where(and(eq(plans.clusterId, clusterId), eq(events.form, form)))
    .get();
  return first?.day == null ? null : monthOf(first.day);
}
