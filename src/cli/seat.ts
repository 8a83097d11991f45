import { isSchoolOffice, ONE_HOLDER_OFFICES } from "../people/office.ts";
import type { PlacedOffice } from "../people/seat-word.ts";
import type { StaffOffice, StaffPerson } from "../people/staff.ts";
import { type ClusterStaff, nameKey, type OfficeWords, readOffice, samePlace } from "./invitee.ts";

/** An office at its place, and who holds it of their own right; nobody where it is empty. */
export interface NamedSeat extends PlacedOffice {
  clusterId: number;
  cluster: string;
  holder: { personId: number; name: string; officeId: number } | null;
}

/**
 * Every seat of which the words can speak: «директор Заря», «зам по ВР Заря», «куратор», or the offices of a person by
 * name. An empty one is found where its school is named, or where there is but one of its kind in a cluster.
 */
export function findSeats(query: string, clusters: readonly ClusterStaff[]): NamedSeat[] {
  const office = readOffice(query);
  return clusters.flatMap((cluster) =>
    office === null ? ofPerson(cluster, query) : seatsOf(cluster, office),
  );
}

/** A director's seat in the Council comes with the office, and is not the one that is meant by the name. */
function ofPerson(cluster: ClusterStaff, query: string): NamedSeat[] {
  const all = heldSeats(cluster, (person) => isCalled(person, query));
  const own = all.filter(({ kind }) => kind !== "council");
  return own.length > 0 ? own : all;
}

const isCalled = ({ name }: StaffPerson, query: string): boolean =>
  nameKey(name) === nameKey(query) || nameKey(name.split(" ")[0] ?? "") === nameKey(query);

function heldSeats(
  { clusterId, cluster, staff }: ClusterStaff,
  wanted: (person: StaffPerson, office: StaffOffice) => boolean,
): NamedSeat[] {
  return staff.people.flatMap((person) =>
    person.offices
      .filter((office) => (office.actingUntil ?? null) === null && wanted(person, office))
      .map(({ officeId, kind, of, organisationId }) => ({
        clusterId,
        cluster,
        kind,
        of,
        organisationId,
        holder: { personId: person.personId, name: person.name, officeId },
      })),
  );
}

function seatsOf(cluster: ClusterStaff, { kind, of, place }: OfficeWords): NamedSeat[] {
  const { places } = cluster.staff;
  const here = places.filter((one) => place === "" || samePlace(place, one.shortName));
  const at = new Set(here.map(({ id }) => id));
  const held = heldSeats(
    cluster,
    (_, office) =>
      office.kind === kind &&
      (of === null || office.of === of) &&
      (place === "" || (office.organisationId !== null && at.has(office.organisationId))),
  );
  if (held.length > 0) return held;
  const empty = { clusterId: cluster.clusterId, cluster: cluster.cluster, kind, of, holder: null };
  if (isSchoolOffice(kind)) {
    const schools = here.filter(({ school }) => school);
    // «Заместитель» without an area is none that could be held.
    return kind === "deputy" && of === null
      ? []
      : schools.map(({ id }) => ({ ...empty, organisationId: id }));
  }
  return ONE_HOLDER_OFFICES.includes(kind) || place !== "" ? [] : [{ ...empty, organisationId: null }];
}
