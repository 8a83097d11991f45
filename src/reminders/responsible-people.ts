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

/** The cluster's schools and offices of all times, and those of them that are held on the day. */
export interface Roster {
  schools: readonly School[];
  holdings: readonly Holding[];
  held: readonly Holding[];
  day: Day;
}

export const rosterOn = (day: Day, schools: readonly School[], holdings: readonly Holding[]): Roster => ({
  schools,
  holdings,
  held: holdings.filter((holding) => heldOn(holding, day)),
  day,
});

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
    const home = (person: number) =>
      schoolsOfPerson(person, roster.schools, roster.held, roster.day).find((id) => duty.all.includes(id)) ??
      rest;
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

/** The person, while in office; else whoever holds on this day the offices that they held last. */
export function successorsOf(personId: number, roster: Roster): Found {
  const own = roster.holdings.filter((holding) => holding.personId === personId);
  if (roster.held.some((holding) => holding.personId === personId)) return { people: [personId], gaps: [] };
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

function withoutRepeats(gaps: readonly Gap[]): Gap[] {
  const seen = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...seen.values()];
}
