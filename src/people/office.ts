/** The offices the bot knows; a deputy's area («ВР», «УВР») is kept beside it. */
export const OFFICE_KINDS = [
  "chair",
  "director",
  "deputy",
  "council",
  "curator",
  "authorityHead",
  "methodist",
  "methodicalUnionHead",
  "teacher",
] as const;

export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Offices that each school fills for itself, so that a duty on them is one per school. */
export const SCHOOL_OFFICES: readonly OfficeKind[] = ["director", "deputy"];

/** Offices that one person at a time holds: a chair in a cluster, a director in an organisation. */
export const ONE_HOLDER_OFFICES: readonly OfficeKind[] = ["chair", "director"];
