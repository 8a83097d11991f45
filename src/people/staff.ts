import type { Day } from "../calendar/day.ts";
import { isSchoolOffice, type OfficeKind, type SchoolOffice } from "./office.ts";

export interface StaffOffice {
  officeId: number;
  kind: OfficeKind;
  of: string | null;
  organisationId: number | null;
  /** The last day of it, where it is held in place of one who is away. */
  actingUntil?: Day | null;
}

export interface StaffPerson {
  personId: number;
  name: string;
  position: string;
  /** `in` the bot, not in it (`out`), or in it and `blocked` it. */
  state: "in" | "out" | "blocked";
  /** Held today, also those in which another acts meanwhile. */
  offices: StaffOffice[];
}

export interface StaffPlace {
  id: number;
  shortName: string;
  school: boolean;
}

/** A seat at a school that somebody should hold. */
export interface SchoolSeat {
  kind: SchoolOffice;
  of: string | null;
  organisationId: number;
}

/** All that is known of a cluster's people on one day. */
export interface Staff {
  places: StaffPlace[];
  people: StaffPerson[];
  /** Deputies, advisers, class teachers whom the running plan makes responsible, a seat for each school it names. */
  asked: SchoolSeat[];
}

export interface StaffGroup {
  /** Null for those who belong to no place. */
  place: StaffPlace | null;
  people: StaffPerson[];
  emptySeats: SchoolSeat[];
}

/**
 * The seats of schools with nobody in them: a director each, and those whom the plan asks for. Who only acts in one
 * does not fill it.
 */
export function emptySeats(staff: Staff): SchoolSeat[] {
  const directors = staff.places
    .filter((place) => place.school)
    .map((place): SchoolSeat => ({ kind: "director", of: null, organisationId: place.id }));
  const held = new Set(
    staff.people.flatMap((person) =>
      person.offices.filter(({ actingUntil }) => actingUntil == null).map(seatKey),
    ),
  );
  const seats = new Map([...directors, ...staff.asked].map((seat) => [seatKey(seat), seat]));
  return [...seats].flatMap(([key, seat]) => (held.has(key) ? [] : [seat]));
}

/** Class teachers are asked for of whatever grade. */
const seatKey = (seat: { kind: OfficeKind; of: string | null; organisationId: number | null }): string =>
  `${seat.kind}:${seat.kind === "classTeacher" ? "" : (seat.of ?? "")}:${seat.organisationId ?? 0}`;

/** Where a person is listed: at the first place where an office is held, offices of schools first. */
export function homeOf(person: StaffPerson): number | null {
  const placed = person.offices.filter((office) => office.organisationId !== null);
  const school = placed.find((office) => isSchoolOffice(office.kind));
  return (school ?? placed[0])?.organisationId ?? null;
}

/** What a person is at one place: the offices held there, and at home those of no place as well. */
function officesAt(person: StaffPerson, placeId: number): StaffOffice[] {
  const home = homeOf(person) === placeId;
  return person.offices.filter(
    ({ organisationId }) => organisationId === placeId || (home && organisationId === null),
  );
}

/**
 * People and empty seats place by place, in the places' order; those of no place last. Empty groups are left out.
 * Whoever holds offices at two places is in both, with what is held there: a school shows who heads it.
 */
export function staffGroups(staff: Staff): StaffGroup[] {
  const seats = emptySeats(staff);
  const known = new Set(staff.places.map((place) => place.id));
  const homes = new Map(staff.people.map((person) => [person, homeOf(person)]));
  const groups = staff.places.map((place): StaffGroup => ({
    place,
    people: staff.people.flatMap((person) => {
      const offices = officesAt(person, place.id);
      return offices.length > 0 ? [{ ...person, offices }] : [];
    }),
    emptySeats: seats.filter((seat) => seat.organisationId === place.id),
  }));
  const others = staff.people.filter((person) => !known.has(homes.get(person) ?? 0));
  return [...groups, { place: null, people: others, emptySeats: [] }].filter(
    (group) => group.people.length + group.emptySeats.length > 0,
  );
}

/** Who may act for the holder of a seat: those of the same place first, then the others, place by place. */
export function candidatesFor(
  staff: Staff,
  holder: StaffPerson,
  seat: { organisationId: number | null },
): StaffPerson[] {
  const groups = staffGroups(staff);
  const own = groups.filter((group) => (group.place?.id ?? null) === seat.organisationId);
  // Whoever holds offices at two places is offered once.
  const offered = new Set([holder.personId]);
  return [...own, ...groups.filter((group) => !own.includes(group))]
    .flatMap((group) => group.people)
    .filter(({ personId }) => !offered.has(personId) && offered.add(personId));
}

export interface StaffCounts {
  all: number;
  in: number;
  out: number;
  blocked: number;
  empty: number;
}

export function staffCounts(staff: Staff): StaffCounts {
  const of = (state: StaffPerson["state"]) => staff.people.filter((person) => person.state === state).length;
  return {
    all: staff.people.length,
    in: of("in"),
    out: of("out"),
    blocked: of("blocked"),
    empty: emptySeats(staff).length,
  };
}

/** Groups cut into pages of about `size` lines; a group is never torn unless it alone is longer than a page. */
export function staffPages(groups: readonly StaffGroup[], size: number): StaffGroup[][] {
  const pages: StaffGroup[][] = [];
  let room = 0;
  for (const group of groups.flatMap((group) => torn(group, size))) {
    const lines = group.people.length + group.emptySeats.length;
    if (lines > room) {
      pages.push([]);
      room = size;
    }
    pages.at(-1)?.push(group);
    room -= lines;
  }
  return pages;
}

function torn(group: StaffGroup, size: number): StaffGroup[] {
  const parts: StaffGroup[] = [];
  for (let at = 0; at < group.people.length || at === 0; at += size) {
    parts.push({ ...group, people: group.people.slice(at, at + size), emptySeats: [] });
  }
  const last = parts.at(-1);
  if (last === undefined) return [group];
  if (last.people.length + group.emptySeats.length <= size) last.emptySeats = group.emptySeats;
  else parts.push({ ...group, people: [], emptySeats: group.emptySeats });
  return parts.filter((part) => part.people.length + part.emptySeats.length > 0);
}
