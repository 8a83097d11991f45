import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { OfficeKind } from "../people/office.ts";

/**
 * What was read from a plan's file: facts as written, and every doubt as a problem. Stored by nobody;
 * `klaster plan check --json` prints it.
 */
export interface PlanReading {
  cluster: { name: string | null };
  /** What the document calls itself: «План работы Опаринского образовательного кластера на 2-е полугодие 2019 года». */
  title: string;
  /** Null when the document does not say for what time it is: then ask, never guess. */
  period: Period | null;
  organisations: OrganisationReading[];
  people: PersonReading[];
  events: EventReading[];
  problems: Problem[];
}

export type OrganisationKind = "school" | "authority" | "partner";

export interface OrganisationReading {
  /** Its number in the document's list, or null. */
  number: number | null;
  /** As written, slips mended only where a problem says so. */
  name: string;
  /** Short enough for a phone: «МКОУ СОШ п. Заря». */
  shortName: string;
  kind: OrganisationKind;
  /** 11 for a secondary school, 9 for a basic one, null where that makes no sense. */
  topGrade: 9 | 11 | null;
  /** The cluster's lead (опорная) school. */
  lead: boolean;
  /** Run by the municipality (МКОУ, МБОУ …) and not by the region (КОГОБУ …). */
  municipal: boolean;
}

export interface PersonReading {
  /** «Котова И.И.»: surname and initials, nominative. */
  name: string;
  /** As written: «директор КОГОБУ СШ пгт Опарино». */
  position: string;
  /** The short name of the organisation, or null where the text does not tell it. */
  organisation: string | null;
  /** What the positions amount to. `of` is a deputy's area («ВР», «УВР», «АХЧ» …) or a class teacher's grades («5-11»), else null. */
  offices: { office: OfficeKind; of: string | null; organisation: string | null }[];
}

export interface EventReading {
  /** As written, without its dot: «12»; null when the row has none. */
  number: string | null;
  section: string | null;
  title: string;
  deadline: Deadline;
  responsible: Responsible;
  place: string | null;
  /** The code of the monthly form that this event is carried out through, or null. */
  form: string | null;
  /** The row as the file has it, where the chair has settled something about it since. */
  written?: WrittenEvent;
}

/** An event's row as a file has it, word for word but for white space. */
export interface WrittenEvent {
  number: string | null;
  section: string | null;
  title: string;
  deadline: string;
  responsible: string;
  place: string | null;
}

export type DeadlineKind = "date" | "window" | "recurring" | "onRequest" | "external" | "unclear";
export type Every = "day" | "week" | "twoWeeks" | "month" | "quarter" | "term" | "halfYear" | "year";

/** One dated instance: a day (`from` = `to`) or a stretch of days. */
export interface Span {
  /** Null for «до 20 мая» where there is no period whose start it could be. */
  from: Day | null;
  to: Day;
  /** Set for this instance alone, where an event has several: «26 ноября в 10:00, актовый зал». */
  alone?: { time: string | null; place: string | null };
}

export interface Deadline {
  /** The cell's text, white space folded. */
  text: string;
  kind: DeadlineKind;
  /**
   * Dated instances, in order. Where the year cannot be known (no period, or one that holds the month more
   * than once) a day is written «--09-01», as ISO 8601 did; such a span is never stored.
   */
  occurrences: Span[];
  every: Every | null;
  /** «10:00», «08:30-12:30», where the cell says it. */
  time: string | null;
  /** Words of the cell that are neither a date nor a time: a place, a qualifier. */
  note: string | null;
  problems: DeadlineProblem[];
}

/** A doubt about a deadline: `code` is a {@link Problem}'s, `message` a sentence in Russian. */
export interface DeadlineProblem {
  code: string;
  message: string;
}

export type SchoolScope = "all" | "municipal" | "lead" | string[];

export type Party =
  /** One named person, by the name in {@link PlanReading.people}. */
  | { kind: "person"; name: string }
  /** Whoever holds this office at each of the schools; `schools` is "all" for offices outside schools. */
  | { kind: "office"; office: OfficeKind; of: string | null; schools: SchoolScope }
  /** A body that nobody can message: it has to be phoned. */
  | { kind: "organisation"; name: string };

export interface Responsible {
  text: string;
  parties: Party[];
  /** Pieces of the text that could be tied to nobody, as written. */
  unresolved: string[];
}

/** Something in the plan that the chair should look at; the plan is usable all the same. */
export interface Problem {
  /** number-gap, outside-period, no-person, unresolved-responsible, unclear-deadline, … */
  code: string;
  /** The event's number, or null when the problem is not one event's. */
  event: string | null;
  /** One plain Russian sentence. */
  message: string;
  /** Where it is one event's: its place in {@link PlanReading.events}. */
  row?: number;
  /** Where it is about a post beside a name. */
  beside?: BesideName;
}

/** A post that stands beside a name, and whether it was taken as that person's own or as somebody else's. */
export interface BesideName {
  name: string;
  post: string;
  own: boolean;
}
