import type { Day } from "../calendar/day.ts";
import type { OfficeKind } from "../people/office.ts";
import type { Deadline } from "./plan.ts";

/** A plan as the database keeps it. */
export interface StoredPlan {
  id: number;
  clusterId: number;
  title: string;
  from: Day;
  to: Day;
  /** From this day on people are chased for it. */
  startedOn: Day;
  fileName: string;
  fileHash: string;
}

/** Who answers for an event, with the names of now. */
export type StoredParty =
  | { kind: "person"; personId: number; name: string }
  | { kind: "organisation"; organisationId: number; name: string }
  | {
      kind: "office";
      office: OfficeKind;
      of: string | null;
      schools: "all" | "municipal" | "lead" | string[];
    }
  | { kind: "unresolved"; words: string };

export interface StoredEvent {
  id: number;
  number: string | null;
  section: string | null;
  title: string;
  deadline: Deadline;
  /** Dated instances, in order. */
  occurrences: { id: number; opensOn: Day; dueOn: Day }[];
  responsibleText: string;
  parties: StoredParty[];
  place: string | null;
  form: string | null;
  /** Called off; null while it is held. */
  cancelled: { reason: string | null } | null;
}
