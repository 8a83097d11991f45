import { addDays, type Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { OfficeKind, SchoolOffice } from "../people/office.ts";
import { isSchoolOffice as isOfficeOfSchool } from "../people/office.ts";
import type { EventParty } from "../plan/change.ts";
import type { Gap } from "./responsible-people.ts";

/** Who answers for an event, as the plan says it, tied to rows. */
export type Party = EventParty;

/** A school of the cluster. */
export interface School {
  id: number;
  lead: boolean;
  municipal: boolean;
}

/** An office held from a day to a day, both included; null is «always». */
export interface Holding {
  id: number;
  personId: number;
  kind: OfficeKind;
  of: string | null;
  organisationId: number | null;
  since: Day | null;
  until: Day | null;
  /** Held in place of the holder of this office, who is away meanwhile. */
  actingFor: number | null;
}

export const heldOn = (holding: Holding, day: Day): boolean =>
  (holding.since === null || holding.since <= day) && (holding.until === null || holding.until >= day);

/** One who answers for a duty, and whether the bot can write to them. */
export interface Responsible {
  personId: number;
  name: string;
  reachable: boolean;
}

export type DutyAnswer = "open" | "accepted" | "done" | "notOurs";

/** An occurrence as one who answers for it sees it, with everything that reminding, showing and counting need. */
export interface Duty {
  id: number;
  occurrenceId: number;
  event: {
    id: number;
    number: string | null;
    title: string;
    section: string | null;
    /** The time and the place that the plan gives, those of this very instance where it has its own. */
    time: string | null;
    place: string | null;
    responsibleText: string;
  };
  /** As the plan says; for a monthly form the due day is the cluster's own. */
  opensOn: Day;
  dueOn: Day;
  plan: { from: Day; to: Day; startedOn: Day };
  /** The school that answers for itself, or null: all together. */
  organisation: { id: number; shortName: string } | null;
  /** The monthly form that this duty is carried out through, and its month; a form's duty is ticked by handing it in. */
  form: { code: string; heading: string; month: Month } | null;
  state: DutyAnswer;
  heldOn: Day | null;
  heldAt: string | null;
  heldWhere: string | null;
  postponedTo: Day | null;
  comment: string | null;
  help: { askedAt: string; askedBy: number | null; text: string | null; settledAt: string | null } | null;
  /** UTC instant of the last answer. */
  updatedAt: string;
  /** The people who answer on the day asked about. */
  people: Responsible[];
  gaps: Gap[];
}

export interface ClusterPerson {
  id: number;
  name: string;
  position: string;
  /** Has joined, has not blocked the bot, has not asked to be forgotten, and is on no pause today. */
  reachable: boolean;
}

export interface ClusterOrganisation {
  id: number;
  shortName: string;
  kind: "school" | "authority" | "partner";
  topGrade: number | null;
}

/** A cluster's duties with the people of the day. */
export interface ClusterDuties {
  cluster: { id: number; name: string; timezone: string; policy: string };
  people: ReadonlyMap<number, ClusterPerson>;
  organisations: ReadonlyMap<number, ClusterOrganisation>;
  /** Whoever holds the chair today, or null. */
  chairId: number | null;
  /** Whoever heads each school today, by the school. */
  directors: ReadonlyMap<number, number>;
  duties: Duty[];
}

/**
 * Where a duty stands on a day. `past`: it ended before the plan was begun to be run, nobody is chased for it.
 * `coming`: opens in the next two weeks.
 */
export type DutyStanding = "done" | "notOurs" | "past" | "overdue" | "underWay" | "coming" | "later";

/** The day by which it is to be done: the one set by the responsible, else the plan's. */
export const dueOf = (duty: Pick<Duty, "heldOn" | "dueOn">): Day => duty.heldOn ?? duty.dueOn;

export function dutyState(
  duty: Pick<Duty, "state" | "heldOn" | "opensOn" | "dueOn" | "plan">,
  today: Day,
): DutyStanding {
  if (duty.state === "done" || duty.state === "notOurs") return duty.state;
  if (dueOf(duty) < duty.plan.startedOn) return "past";
  if (dueOf(duty) < today) return "overdue";
  if (duty.opensOn <= today) return "underWay";
  return duty.opensOn <= addDays(today, 14) ? "coming" : "later";
}

/** The schools that an office's party speaks of. */
export function schoolsOf(
  scope: "all" | "municipal" | "lead" | number[],
  schools: readonly School[],
): number[] {
  if (Array.isArray(scope)) return schools.filter((school) => scope.includes(school.id)).map(({ id }) => id);
  return schools.filter((school) => scope === "all" || school[scope]).map(({ id }) => id);
}

type OfficeParty = Extract<Party, { kind: "office" }>;
export type SchoolOfficeParty = OfficeParty & { office: SchoolOffice };

export const isSchoolOffice = (party: Party): party is SchoolOfficeParty =>
  party.kind === "office" && isOfficeOfSchool(party.office);

/** The schools of the cluster at which a person holds an office on the day. */
export function schoolsOfPerson(
  personId: number,
  schools: readonly School[],
  holdings: readonly Holding[],
  day: Day,
): number[] {
  const own = holdings.filter((holding) => holding.personId === personId && heldOn(holding, day));
  return schools
    .filter((school) => own.some((holding) => holding.organisationId === school.id))
    .map(({ id }) => id);
}

/**
 * The duties of an occurrence: the ids of the schools that each answer for themselves, and null for the one on
 * which the others answer together.
 *
 * Where directors or deputies are named, each of their schools has a duty, and a named person of a school
 * joins it. Whoever belongs to no school (the council, the heads of the methodical unions) answers together
 * beside them. Where no such office is named, all answer together. Who acts for whom on the day is nothing to it:
 * a duty outlives an absence.
 */
export function dutiesOf(
  parties: readonly Party[],
  schools: readonly School[],
  holdings: readonly Holding[],
  day: Day,
): (number | null)[] {
  const offices = parties.filter(isSchoolOffice);
  if (offices.length === 0) return [null];
  const holders = holdings.filter((holding) => holding.actingFor === null);
  const own = new Set(offices.flatMap((party) => schoolsOf(party.schools, schools)));
  let together = false;
  for (const party of parties) {
    if (party.kind === "organisation" || party.kind === "unresolved" || isSchoolOffice(party)) continue;
    const people = party.kind === "person" ? [party.personId] : chairs(party.office, holders, day);
    const at = people.flatMap((person) => schoolsOfPerson(person, schools, holders, day).slice(0, 1));
    if (at.length === 0) together = true;
    for (const school of at) own.add(school);
  }
  // An office over schools that the cluster does not have leaves nobody: still a duty, so that it is seen.
  return own.size === 0 || together ? [...own, null] : [...own];
}

/** The chair is one person, with a school of their own; every other office outside schools is a body. */
function chairs(office: OfficeKind, holdings: readonly Holding[], day: Day): number[] {
  if (office !== "chair") return [];
  return holdings
    .filter((holding) => holding.kind === "chair" && heldOn(holding, day))
    .map((holding) => holding.personId);
}
