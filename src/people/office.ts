/**
 * The offices the bot knows. Beside it is kept what it is of: a deputy's area («ВР», «УВР»), a class teacher's grades
 * («5-11»).
 */
export const OFFICE_KINDS = [
  "chair",
  "director",
  "deputy",
  "adviser",
  "classTeacher",
  "council",
  "curator",
  "authorityHead",
  "methodist",
  "methodicalUnionHead",
  "teacher",
] as const;

export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Offices that each school fills for itself, so that a duty on them is one per school. */
export const SCHOOL_OFFICES = ["director", "deputy", "adviser", "classTeacher"] as const;

export type SchoolOffice = (typeof SCHOOL_OFFICES)[number];

export const isSchoolOffice = (kind: OfficeKind): kind is SchoolOffice =>
  SCHOOL_OFFICES.some((one) => one === kind);

/** Offices that one person at a time holds: a chair in a cluster, a director in an organisation. */
export const ONE_HOLDER_OFFICES: readonly OfficeKind[] = ["chair", "director"];

const SEATS_OF_ONE = new Set<OfficeKind>([...ONE_HOLDER_OFFICES, "deputy", "adviser"]);

/** Whether another may be named for the same office beside its holder: a school has many class teachers. */
export const mayShare = (kind: OfficeKind): boolean => !SEATS_OF_ONE.has(kind);
