import { addDays, type Day } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";
import { previousWorkingDay, type ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { askedGrades, dueDayIn, phaseOf } from "../monitoring/form.ts";
import type { FormsOf } from "../monitoring/form-store.ts";
import { formFor, type Forms } from "../monitoring/form-versions.ts";
import type { Span } from "../plan/plan.ts";
import { dutyRows, partiesByEvent, readDuties, readDutiesOf } from "./duty-rows-store.ts";
import {
  dutiesOf,
  type ClusterDuties,
  type ClusterOrganisation,
  type ClusterPerson,
  type Duty,
  type Holding,
  type Party,
  type Responsible,
  type School,
} from "./duty.ts";
import { mayAnswerAs, responsiblePeople, type Roster, rosterOn } from "./responsible-people.ts";

/** What duties are seen with: the day, the working days, the monthly forms by code. */
export interface DutyContext {
  today: Day;
  calendar: ProductionCalendar;
  forms: FormsOf;
}

/** Every duty of the cluster's running plans, or of some of their events; in the plan's order, schools in theirs. */
export const loadDuties = (
  db: Db,
  clusterId: number,
  context: DutyContext,
  scope: DutyScope = "all",
): Duty[] => loadClusterDuties(db, clusterId, context, scope).duties;

/**
 * `chased`: only the occurrences about which anyone could be reminded on the day. Otherwise those of some events: of
 * these, of these duties' own, or of all for which a person may be one of those who answer.
 */
export type DutyScope =
  "all" | "chased" | { eventIds: readonly number[] } | { dutyIds: readonly number[] } | { personId: number };

/** How long before a day an occurrence's first reminder can be: two weeks, and the longest run of days off. */
const AHEAD_DAYS = 45;
/** How long after its day an occurrence can still be chased. */
const BEHIND_DAYS = 150;

/** The same with the cluster's people and organisations. Throws where there is no such cluster. */
export function loadClusterDuties(
  db: Db,
  clusterId: number,
  context: DutyContext,
  scope: DutyScope = "all",
): ClusterDuties {
  const read = dutyRows(db);
  const cluster = read.cluster.get({ clusterId });
  if (cluster === undefined) throw new Error(`no cluster ${clusterId}`);
  const people = new Map(
    read.people.all({ clusterId, today: context.today }).map((person) => [person.id, person]),
  );
  const bodies = read.organisations.all({ clusterId });
  const organisations = new Map(bodies.map((body) => [body.id, body]));
  const schools = bodies.filter((body) => body.kind === "school");
  const holdings: Holding[] = read.offices.all({ clusterId });
  const roster = rosterOn(context.today, schools, holdings);
  const chairId = roster.held.find((holding) => holding.kind === "chair")?.personId ?? null;

  const { rows, eventRows, partiesOf } = rowsIn(db, clusterId, roster, scope);
  const directors = new Map(
    roster.held.flatMap(({ kind, organisationId, personId }): [number, number][] =>
      kind === "director" && organisationId !== null ? [[organisationId, personId]] : [],
    ),
  );
  const found: ClusterDuties = { cluster, people, organisations, chairId, directors, duties: [] };
  if (rows.length === 0) return found;

  const asked = [...eventRows.values()].some((event) => event.form !== null);
  const handedIn = new Set(asked ? read.submissions.all({ clusterId }).map(figuresKey) : []);
  const forms = asked ? context.forms(db, clusterId) : new Map<string, never>();
  const together = Map.groupBy(rows, (row) => row.occurrenceId);

  for (const row of rows) {
    const event = eventRows.get(row.eventId);
    if (event === undefined) continue;
    const organisation = row.organisationId === null ? null : (organisations.get(row.organisationId) ?? null);
    const form =
      event.form === null
        ? null
        : formDuty(event.form, row, cluster.monitoringDueDay, organisation, forms, context.calendar);
    if (form === "notAsked") continue;
    const all = (together.get(row.occurrenceId) ?? []).map(({ organisationId }) => organisationId);
    const answering = responsiblePeople(
      { organisationId: row.organisationId, all },
      partiesOf.get(row.eventId) ?? [],
      roster,
    );
    const done =
      form !== null &&
      organisation !== null &&
      handedIn.has(figuresKey({ ...form, organisationId: organisation.id }));
    found.duties.push({
      ...row,
      event: event.spans === null ? event : { ...event, ...ownTimeAndPlace(event.spans, row, event) },
      organisation,
      dueOn: form?.dueOn ?? row.dueOn,
      plan: event.plan,
      form: form === null ? null : { code: form.form, heading: form.heading, month: form.month },
      state: done ? "done" : row.state,
      people: answering.people.map((id) => responsible(id, people.get(id))),
      gaps: answering.gaps,
    });
  }
  found.duties.sort(inPlanOrder(eventRows, organisations));
  return found;
}

/** An instance's own time and place come before those of the whole event; `spans` is its deadline's, as JSON. */
function ownTimeAndPlace(
  spans: string,
  { dueOn }: { dueOn: Day },
  event: { time: string | null; place: string | null },
): { time: string | null; place: string | null } {
  const own = (JSON.parse(spans) as Span[]).find(({ to }) => to === dueOn)?.alone;
  return { time: own?.time ?? event.time, place: own?.place ?? event.place };
}

/** The duties of a scope with their events and parties; only those rows are read that it needs. */
function rowsIn(db: Db, clusterId: number, roster: Roster, scope: DutyScope) {
  const read = dutyRows(db);
  if (typeof scope === "object") {
    const asked = { clusterId, eventIds: JSON.stringify(eventsIn(db, clusterId, roster, scope)) };
    return {
      rows: readDutiesOf(db, asked),
      eventRows: new Map(read.eventsById.all(asked).map((event) => [event.id, event])),
      partiesOf: partiesByEvent(read.partiesOfEvents.all(asked)),
    };
  }
  const chased = scope === "chased";
  const rows = readDuties(db, {
    clusterId,
    opensTo: chased ? addDays(roster.day, AHEAD_DAYS) : "9999-12-31",
    dueFrom: chased ? addDays(roster.day, -BEHIND_DAYS) : "0000-01-01",
  });
  const none = rows.length === 0;
  return {
    rows,
    eventRows: new Map((none ? [] : read.events.all({ clusterId })).map((event) => [event.id, event])),
    partiesOf: partiesByEvent(none ? [] : read.parties.all({ clusterId })),
  };
}

function eventsIn(
  db: Db,
  clusterId: number,
  roster: Roster,
  scope: Extract<DutyScope, object>,
): readonly number[] {
  if ("eventIds" in scope) return scope.eventIds;
  const read = dutyRows(db);
  if ("dutyIds" in scope) {
    return read.eventsOfDuties.all({ dutyIds: JSON.stringify(scope.dutyIds) }).map(({ eventId }) => eventId);
  }
  // A plan of thousands of events says the same few things of who answers for them.
  const known = new Map<string, boolean>();
  const mayAnswer = (party: Party): boolean => {
    const key = JSON.stringify(party);
    const answers = known.get(key) ?? mayAnswerAs(scope.personId, party, roster);
    known.set(key, answers);
    return answers;
  };
  const all = partiesByEvent(read.parties.all({ clusterId }));
  return [...all].flatMap(([eventId, parties]) => (parties.some(mayAnswer) ? [eventId] : []));
}

/** By plan and event as they are written, then by day, then by the schools' numbers, those together at the end. */
function inPlanOrder(
  events: ReadonlyMap<number, { plan: { from: Day }; position: number }>,
  organisations: ReadonlyMap<number, ClusterOrganisation>,
): (a: Duty, b: Duty) => number {
  const byPlan = [...events].sort(([, a], [, b]) =>
    a.plan.from === b.plan.from ? a.position - b.position : a.plan.from < b.plan.from ? -1 : 1,
  );
  const eventAt = new Map(byPlan.map(([id], at) => [id, at]));
  const schoolAt = new Map([...organisations.keys()].map((id, at) => [id, at]));
  const school = (duty: Duty): number =>
    duty.organisation === null ? Infinity : (schoolAt.get(duty.organisation.id) ?? 0);
  return (a, b) =>
    (eventAt.get(a.event.id) ?? 0) - (eventAt.get(b.event.id) ?? 0) ||
    (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0) ||
    a.occurrenceId - b.occurrenceId ||
    (school(a) === school(b) ? 0 : school(a) - school(b));
}

const figuresKey = (row: { organisationId: number; form: string; month: string }): string =>
  `${row.organisationId}:${row.form}:${row.month}`;

const responsible = (personId: number, person: ClusterPerson | undefined): Responsible => ({
  personId,
  name: person?.name ?? "",
  reachable: person?.reachable ?? false,
});

interface FormDuty {
  form: string;
  heading: string;
  month: string;
  dueOn: Day;
}

/** A month's figures fall on the cluster's own day; "notAsked": of this school, or in this month, none are wanted. */
function formDuty(
  code: string,
  row: { opensOn: Day; dueOn: Day },
  dueDay: number,
  school: ClusterOrganisation | null,
  forms: Forms,
  calendar: ProductionCalendar,
): FormDuty | "notAsked" | null {
  if (!forms.has(code) || school === null) return null;
  const month = monthOf(row.dueOn);
  const form = formFor(forms, code, month);
  if (form === null) return "notAsked";
  if (phaseOf(form, month) === null || askedGrades(form, school.topGrade).length === 0) return "notAsked";
  const due = previousWorkingDay(calendar, `${month}-${String(dueDayIn(form, dueDay)).padStart(2, "0")}`);
  return { form: code, heading: form.short, month, dueOn: due < row.opensOn ? row.dueOn : due };
}

/**
 * Makes the duties of those occurrences of the cluster's running plans that have none yet. Harmless when
 * repeated. Returns how many were made.
 */
export function ensureDuties(db: Db, clusterId: number, now: string, today: Day): number {
  const read = dutyRows(db);
  const bare = read.bareOccurrences.all({ clusterId });
  if (bare.length === 0) return 0;
  const schools: School[] = read.organisations.all({ clusterId }).filter((body) => body.kind === "school");
  const holdings: Holding[] = read.offices.all({ clusterId });
  const partiesOf = partiesByEvent(read.parties.all({ clusterId }));
  let made = 0;
  for (const occurrence of bare) {
    const list = partiesOf.get(occurrence.eventId) ?? [];
    for (const organisationId of dutiesOf(list, schools, holdings, today)) {
      made += read.insertDuty.run({ occurrenceId: occurrence.id, organisationId, now }).changes;
    }
  }
  return made;
}
