import type { Callee } from "./call-list.ts";
import { OFFICE_KINDS } from "../people/office.ts";

/** A call that was made: everything that was ticked off by one tap. */
export interface PastCall {
  /** That of its first row. */
  id: number;
  subjects: string[];
  note: string | null;
  /** UTC instant. */
  at: string;
  /** Null where the caller is gone, empty where they have asked to be forgotten. */
  by: string | null;
}

export const LONGEST_NOTE = 500;

/** The duty and the callee that a subject names; null in place of what it does not. */
export function readSubject(subject: string): { dutyId: number | null; callee: Callee | null } {
  const [what, id, kind = "", who = ""] = subject.split(":");
  const dutyId = what === "duty" || what === "help" ? Number(id) : null;
  const number = Number(who);
  if (kind === "person" || kind === "left") return { dutyId, callee: { kind, personId: number } };
  if (kind === "organisation" || kind === "school")
    return { dutyId, callee: { kind, organisationId: number } };
  const office = OFFICE_KINDS.find((one) => one === who);
  return { dutyId, callee: office === undefined ? null : { kind: "office", office } };
}
