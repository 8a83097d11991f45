import type { Day } from "../calendar/day.ts";
import { isSchoolOffice, type OfficeKind } from "./office.ts";
import type { Grant } from "./rights.ts";

/** An office as someone holds it today. */
export interface HeldOffice {
  kind: OfficeKind;
  /** A deputy's area, «ВР» or «УВР»; else null. */
  of: string | null;
  /** Null for an office that belongs to no one organisation. */
  organisationId: number | null;
  /** The last day of it, where it is held in place of one who is away. */
  actingUntil?: Day | null;
}

/** A person who has joined, as one cluster sees them today. */
export interface Member {
  personId: number;
  clusterId: number;
  chatId: number;
  name: string;
  offices: HeldOffice[];
  /** What the chair has allowed beyond the offices. */
  grants?: readonly Grant[];
}

export const holds = (member: Member, kind: OfficeKind): boolean =>
  member.offices.some((office) => office.kind === kind);

/** The chair herself, not one who acts for her: only she hands the chair over. */
export const isChairOnPaper = (member: Member): boolean =>
  member.offices.some((office) => office.kind === "chair" && office.actingUntil == null);

/** The schools (organisations) at which the member is a director or a deputy. */
export function ownSchools(member: Member): number[] {
  const ids = member.offices
    .filter((office) => office.kind === "director" || office.kind === "deputy")
    .flatMap((office) => (office.organisationId === null ? [] : [office.organisationId]));
  return [...new Set(ids)];
}

/** The organisations in which the member works at a school: as one of those who run it, or as a teacher. */
export function workplaces(member: Member): number[] {
  const ids = member.offices
    .filter(({ kind }) => isSchoolOffice(kind) || kind === "teacher")
    .flatMap(({ organisationId }) => organisationId ?? []);
  return [...new Set(ids)];
}

/** Whether the member heads that very school; who heads one may be a deputy at another. */
export const directs = (member: Member, organisationId: number): boolean =>
  member.offices.some((office) => office.kind === "director" && office.organisationId === organisationId);
