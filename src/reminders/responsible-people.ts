import type { Day } from "../calendar/day.ts";
import type { OfficeKind } from "../people/office.ts";
import {
  heldOn,
  type Holding,
  isSchoolOffice,
  type Party,
  type School,
  type SchoolOfficeParty,
  schoolsOf,
  schoolsOfPerson,
} from "./duty.ts";

/** Somebody who should answer and cannot be written to; for the chair's list to call. */
export type Gap =
  /** Nobody holds the office there: «п. Речной: директор не назван». */
  | { kind: "noHolder"; office: OfficeKind; of: string | null; organisationId: number | null }
  /** The one named by the plan holds no office any more, and nobody came after. */
  | { kind: "left"; personId: number }
  /** A body that nobody can message. */
  | { kind: "outside"; organisationId: number }
  /** Words that could be tied to nobody. */
  | { kind: "unresolved"; words: string };

/** One occurrence's duty, as far as finding its people needs it. */
export interface Sought {
  /** The school whose duty it is, or null: all together. */
  organisationId: number | null;
  /** The occurrence's duties, as {@link dutiesOf} gave them when they were made. */
  all: readonly (number | null)[];
}

/**
 * The cluster's schools and offices of all times, and those of them that are held on the day: by whoever acts for
 * a holder who is `away`, not by the holder.
 */
export interface Roster {
  schools: readonly School[];
  holdings: readonly Holding[];
  held: readonly Holding[];
  away: readonly Holding[];
  day: Day;
}

export function rosterOn(day: Day, schools: readonly School[], holdings: readonly Holding[]): Roster {
  const onPaper = holdings.filter((holding) => heldOn(holding, day));
  const actedFor = new Set(onPaper.map((holding) => holding.actingFor));
  return {
    schools,
    holdings,
    held: onPaper.filter((holding) => !actedFor.has(holding.id)),
    away: onPaper.filter((holding) => actedFor.has(holding.id)),
    day,
  };
}

/**
 * Who answers for a duty on the roster's day, and who is missing. Asked anew each time that someone is about
 * to be told: whoever came after a replaced person answers, the replaced one no longer does.
 */
export function responsiblePeople(
  duty: Sought,
  parties: readonly Party[],
  roster: Roster,
): { people: number[]; gaps: Gap[] } {
  const people = new Set<number>();
  const gaps: Gap[] = [];
  const perSchool = parties.some(isSchoolOffice);
  for (const party of parties) {
    const found = perSchool
      ? ofOne(party, parties, duty, roster)
      : party.kind === "office" || party.kind === "person"
        ? holdersOf(party, null, roster)
        : { people: [], gaps: [outside(party)] };
    for (const person of found.people) people.add(person);
    gaps.push(...found.gaps);
  }
  return { people: [...people], gaps: withoutRepeats(gaps) };
}

/** Whether a person may be one of those who answer for some duty of an event with such a party. */
export function mayAnswerAs(personId: number, party: Party, roster: Roster): boolean {
  if (party.kind === "organisation" || party.kind === "unresolved") return false;
  const schools = isSchoolOffice(party) ? schoolsOf(party.schools, roster.schools) : [null];
  return schools.some((school) => holdersOf(party, school, roster).people.includes(personId));
}

interface Found {
  people: number[];
  gaps: Gap[];
}

const NOBODY: Found = { people: [], gaps: [] };

/** A party's people as far as they belong to this duty of an occurrence that schools answer for. */
function ofOne(party: Party, parties: readonly Party[], duty: Sought, roster: Roster): Found {
  // What belongs to no school is told once: with the joint duty, or else with the first.
  const rest = duty.all.includes(null) ? null : (duty.all[0] ?? null);
  const gapsHere = (found: Gap[]) => (duty.organisationId === rest ? found : []);
  if (isSchoolOffice(party)) return ofSchool(party, duty.organisationId, roster);
  if (party.kind === "organisation" || party.kind === "unresolved") {
    return { people: [], gaps: gapsHere([outside(party)]) };
  }
  const found = holdersOf(party, null, roster);
  if (party.kind === "person" || party.office === "chair") {
    const absent = roster.away.find((holding) =>
      party.kind === "person" ? holding.personId === party.personId : holding.kind === party.office,
    )?.personId;
    const onPaper = [...roster.held, ...roster.away];
    // Who acts for somebody joins the school of the one who is away, where the duty is.
    const home = (person: number) =>
      schoolsOfPerson(absent ?? person, roster.schools, onPaper, roster.day).find((id) =>
        duty.all.includes(id),
      ) ?? rest;
    return {
      people: found.people.filter((person) => home(person) === duty.organisationId),
      gaps: gapsHere(found.gaps),
    };
  }
  if (duty.organisationId !== rest) return NOBODY;
  const withSchool = new Set(duty.all.flatMap((school) => peopleOfSchool(parties, school, roster)));
  return { people: found.people.filter((person) => !withSchool.has(person)), gaps: found.gaps };
}

function ofSchool(party: SchoolOfficeParty, school: number | null, roster: Roster): Found {
  return school !== null && schoolsOf(party.schools, roster.schools).includes(school)
    ? holdersOf(party, school, roster)
    : NOBODY;
}

const peopleOfSchool = (parties: readonly Party[], school: number | null, roster: Roster): number[] =>
  parties.filter(isSchoolOffice).flatMap((party) => ofSchool(party, school, roster).people);

const outside = (party: Extract<Party, { kind: "organisation" | "unresolved" }>): Gap =>
  party.kind === "organisation"
    ? { kind: "outside", organisationId: party.organisationId }
    : { kind: "unresolved", words: party.words };

/** The people behind a named person or an office; `school` narrows a school's office to one school. */
function holdersOf(
  party: Extract<Party, { kind: "person" | "office" }>,
  school: number | null,
  roster: Roster,
): Found {
  if (party.kind === "person") return successorsOf(party.personId, roster);
  // «Классные руководители 5-11 кл.»: whoever is a class teacher, of whatever grade.
  const of = party.office === "classTeacher" ? null : party.of;
  const holders = officeAt(party.office, of, school, roster);
  if (holders.length > 0) return { people: holders, gaps: [] };
  // The director answers for the school where nobody holds the office itself.
  if (isSchoolOffice(party) && school !== null) {
    const directors = officeAt("director", null, school, roster);
    if (directors.length > 0) return { people: directors, gaps: [] };
    return { people: [], gaps: [{ kind: "noHolder", office: "director", of: null, organisationId: school }] };
  }
  return {
    people: [],
    gaps: [{ kind: "noHolder", office: party.office, of: party.of, organisationId: school }],
  };
}

function officeAt(office: OfficeKind, of: string | null, school: number | null, roster: Roster): number[] {
  const matches = (holding: Holding) =>
    holding.kind === office &&
    (of === null || holding.of === of) &&
    (school === null || holding.organisationId === school);
  return [...new Set(roster.held.filter(matches).map((holding) => holding.personId))];
}

/** The person, while in office; else whoever acts for them, or holds on this day the offices that they held last. */
export function successorsOf(personId: number, roster: Roster): Found {
  const of = (holding: Holding) => holding.personId === personId;
  const acting = actingFor(personId, roster);
  if (acting.length > 0) return { people: acting, gaps: [] };
  if (roster.held.some(of)) return { people: [personId], gaps: [] };
  const own = roster.holdings.filter((holding) => of(holding) && holding.actingFor === null);
  const until = own.map((holding) => holding.until ?? "").sort();
  const last = own.filter((holding) => holding.until !== null && holding.until === until.at(-1));
  const people = last.flatMap((holding) =>
    officeAt(holding.kind, holding.of, holding.organisationId, roster).filter(
      (person) => person !== personId,
    ),
  );
  return people.length > 0
    ? { people: [...new Set(people)], gaps: [] }
    : { people: [], gaps: [{ kind: "left", personId }] };
}

/**
 * Those who act for a person whom the plan names without saying in which office: for one who is away from all of
 * them. A seat in the Council, which a director keeps while away from the school, is no presence.
 */
function actingFor(personId: number, { held, away }: Roster): number[] {
  const left = away.filter((holding) => holding.personId === personId);
  const kept = held.filter((holding) => holding.personId === personId && holding.actingFor === null);
  const main = left.filter((holding) => holding.kind !== "council");
  if (kept.some((holding) => holding.kind !== "council" || main.length === 0)) return [];
  const ids = new Set((main.length > 0 ? main : left).map((holding) => holding.id));
  const acting = held.filter((holding) => holding.actingFor !== null && ids.has(holding.actingFor));
  return [...new Set(acting.map((holding) => holding.personId))];
}

function withoutRepeats(gaps: readonly Gap[]): Gap[] {
  const seen = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...seen.values()];
}
