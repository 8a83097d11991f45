import type { Day } from "../calendar/day.ts";
import type { OfficeKind } from "../people/office.ts";
import type { Deadline, WrittenEvent } from "./plan.ts";

/** Who answers, tied to the cluster's own people and organisations. */
export type EventParty =
  | { kind: "person"; personId: number }
  | { kind: "organisation"; organisationId: number }
  | {
      kind: "office";
      office: OfficeKind;
      of: string | null;
      schools: "all" | "municipal" | "lead" | number[];
    }
  | { kind: "unresolved"; words: string };

/** What an event of a stored plan says. */
export interface EventContent {
  number: string | null;
  section: string | null;
  title: string;
  deadline: Deadline;
  responsibleText: string;
  parties: EventParty[];
  place: string | null;
  form: string | null;
}

/** An event as it stood at a moment: what the audit keeps before and after each change. */
export interface EventState extends EventContent {
  /** Its dated instances, in order; none of the dropped ones. */
  occurrences: { opensOn: Day; dueOn: Day }[];
  cancelled: { reason: string | null } | null;
}

/** One change of a running plan. Where a file causes it, `written` is the row that the file has now. */
export type PlanChange =
  | { kind: "add"; planId: number; content: EventContent; written: WrittenEvent | null }
  | { kind: "rewrite"; eventId: number; set: Partial<EventContent>; written?: WrittenEvent }
  | { kind: "cancel"; eventId: number; reason: string | null }
  | { kind: "restore"; eventId: number };

/** A change of an event, as the audit has it. */
export interface PastChange {
  /** UTC instant. */
  at: string;
  /** Null: the command line; empty: forgotten since. */
  by: string | null;
  what: string;
  before: EventState | null;
  after: EventState | null;
}

/** Who changes a plan, and when: `at` is a UTC instant, `today` the cluster's day; no person: the command line. */
export interface ChangedBy {
  clusterId: number;
  personId: number | null;
  at: string;
  today: Day;
}
