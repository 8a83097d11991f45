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

/** The duty and the callee that a subject names (as `subjectOf` makes it); null in place of what it does not. */
export function readSubject(subject: string): { dutyId: number | null; callee: Callee | null } {
  const words = subject.split(":");
  const isPersons = words[0] === "person";
  const [kind = "", who = "", what = "", id = ""] = isPersons
    ? words
    : [words[2], words[3], words[0], words[1]];
  const dutyId = what === "delivery" ? null : Number(id);
  if (kind === "person") {
    return { dutyId, callee: { kind: what === "left" ? "left" : "person", personId: Number(who) } };
  }
  if (kind === "organisation" || kind === "school") {
    return { dutyId, callee: { kind, organisationId: Number(who) } };
  }
  const office = OFFICE_KINDS.find((one) => one === who);
  return { dutyId, callee: office === undefined ? null : { kind: "office", office } };
}
