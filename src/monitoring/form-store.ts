import { and, asc, count, desc, eq, gte, isNotNull, isNull, max, sql } from "drizzle-orm";
import type { Month } from "../calendar/month.ts";
import { type Db, prepared } from "../db/open.ts";
import { events, forms, organisations, plans, submissions } from "../db/schema.ts";
import { type EventForm, eventForm } from "../plan/event-form.ts";
import type { Forms } from "./form-versions.ts";

/** The forms that a cluster is asked by: the project's, and its own on top. */
export type FormsOf = (db: Db, clusterId: number) => Forms;

/** A version that a cluster's chair has sent. */
export interface OwnForm {
  id: number;
  code: string;
  version: number;
  source: string;
  /** Null: not switched on. */
  fromMonth: Month | null;
}

const columns = {
  id: forms.id,
  code: forms.code,
  version: forms.version,
  source: forms.source,
  fromMonth: forms.fromMonth,
};

const statements = prepared((db) => ({
  inForce: db
    .select(columns)
    .from(forms)
    .where(and(eq(forms.clusterId, sql.placeholder("clusterId")), isNotNull(forms.fromMonth)))
    .orderBy(asc(forms.fromMonth))
    .prepare(),
}));

/** The versions that are switched on, the oldest first. */
export const ownForms = (db: Db, clusterId: number): OwnForm[] => statements(db).inForce.all({ clusterId });

/** All that the chair has sent of a form, the newest first. */
export const allOwnForms = (db: Db, clusterId: number, code: string): OwnForm[] =>
  db
    .select(columns)
    .from(forms)
    .where(and(eq(forms.clusterId, clusterId), eq(forms.code, code)))
    .orderBy(desc(forms.version))
    .all();

export const findOwnForm = (db: Db, clusterId: number, id: number): OwnForm | null =>
  db
    .select(columns)
    .from(forms)
    .where(and(eq(forms.clusterId, clusterId), eq(forms.id, id)))
    .get() ?? null;

/** Keeps a version that is not switched on yet; one of the same form that still waits gives way. Its id. */
export function addForm(
  tx: Db,
  given: {
    clusterId: number;
    code: string;
    version: number;
    source: string;
    addedAt: string;
    addedBy: number;
  },
): number {
  tx.delete(forms)
    .where(and(eq(forms.clusterId, given.clusterId), eq(forms.code, given.code), isNull(forms.fromMonth)))
    .run();
  return tx.insert(forms).values(given).returning({ id: forms.id }).get().id;
}

/** Switches a version on from a month, or off again. */
export const setFormMonth = (tx: Db, id: number, fromMonth: Month | null): void =>
  void tx.update(forms).set({ fromMonth }).where(eq(forms.id, id)).run();

export const dropForm = (tx: Db, id: number): void => void tx.delete(forms).where(eq(forms.id, id)).run();

/** The newest month that a school of the cluster has reported by this form. */
export const lastReported = (db: Db, clusterId: number, code: string): Month | null =>
  db
    .select({ month: max(submissions.month) })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(and(eq(organisations.clusterId, clusterId), eq(submissions.form, code)))
    .get()?.month ?? null;

/** Whether anything of the cluster's plans that has not ended goes by this form, and so is reminded of. */
export const isPlanned = (db: Db, clusterId: number, code: string, today: string): boolean =>
  (db
    .select({ events: count() })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(and(eq(plans.clusterId, clusterId), eq(events.form, code), gte(plans.periodTo, today)))
    .get()?.events ?? 0) > 0;

/** The events of the cluster's plans that a form's words name go by it from now on, where they go by none. */
export function linkEvents(tx: Db, clusterId: number, form: EventForm): void {
  const free = tx
    .select({ id: events.id, title: events.title, deadline: events.deadline })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planId))
    .where(and(eq(plans.clusterId, clusterId), isNull(events.form)))
    .all();
  for (const { id, title, deadline } of free) {
    if (eventForm(title, deadline, [form]) === null) continue;
    tx.update(events).set({ form: form.code }).where(eq(events.id, id)).run();
  }
}
