import { officeTitle } from "../people/office-texts.ts";
import type { HeldOffice } from "../people/member.ts";

/** Who signs a plan and who takes part in it, as the head of its document says it. */
export interface PlanHeading {
  chair: { name: string; position: string } | null;
  /** The organisations in the plan's order, each with its people; before them those of no school, with `name` null. */
  members: { name: string | null; people: string[] }[];
}

interface PlanPerson {
  name: string;
  /** As the plan before wrote it; says more than an office outside the schools does. */
  position: string;
  offices: readonly HeldOffice[];
}

/**
 * The head as the offices of the day make it. `schools` are in the plan's order; beside their directors only those who
 * sit in the Council, watch over the cluster or head an authority stand in the list: it is the Council's.
 */
export function planHeading(
  people: readonly PlanPerson[],
  schools: readonly { id: number; name: string; fullName: string }[],
): PlanHeading {
  const places = new Map(schools.map((school) => [school.id, school.name]));
  const named = people.filter(({ name, offices }) => name !== "" && offices.length > 0);
  const chair = named.find(({ offices }) => offices.some(({ kind }) => kind === "chair"));
  const inList = (offices: readonly HeldOffice[]): boolean =>
    offices.some(
      (office) =>
        LISTED.has(office.kind) || (office.kind === "director" && schoolOf(office, places) !== null),
    );
  const atSchool = Map.groupBy(
    named.filter(({ offices }) => inList(offices)),
    ({ offices }) => offices.find((office) => schoolOf(office, places) !== null)?.organisationId ?? null,
  );
  const words = (id: number | null) => (atSchool.get(id) ?? []).map((person) => personWords(person, places));
  return {
    chair: chair === undefined ? null : { name: chair.name, position: directorWords(chair.offices, places) },
    members: [
      ...words(null).map((person) => ({ name: null, people: [person] })),
      ...schools.map(({ id, fullName }) => ({ name: fullName, people: words(id) })),
    ],
  };
}

const LISTED: ReadonlySet<string> = new Set(["chair", "council", "curator", "authorityHead"]);

const schoolOf = (office: HeldOffice, places: ReadonlyMap<number, string>): string | null =>
  office.organisationId === null ? null : (places.get(office.organisationId) ?? null);

const officeWords = (office: HeldOffice, places: ReadonlyMap<number, string>): string => {
  const place = office.kind === "council" || office.kind === "chair" ? null : schoolOf(office, places);
  return place === null ? officeTitle(office) : `${officeTitle(office)} ${place}`;
};

/** The school's post first, then what one is in the cluster; the chair is in the Council anyway. */
function personWords({ name, position, offices }: PlanPerson, places: ReadonlyMap<number, string>): string {
  if (position !== "" && !offices.some((office) => schoolOf(office, places) !== null)) {
    const curator = offices.some(({ kind }) => kind === "curator") && !/куратор/i.test(position);
    return [name, position, ...(curator ? [officeTitle({ kind: "curator", of: null })] : [])].join(", ");
  }
  const chair = offices.some(({ kind }) => kind === "chair");
  const shown = offices
    .filter(({ kind }) => !(chair && kind === "council"))
    .toSorted((a, b) => Number(LISTED.has(a.kind)) - Number(LISTED.has(b.kind)));
  return [name, ...shown.map((office) => officeWords(office, places))].join(", ");
}

function directorWords(offices: readonly HeldOffice[], places: ReadonlyMap<number, string>): string {
  const director = offices.find(({ kind }) => kind === "director");
  return director === undefined ? "" : officeWords(director, places);
}
