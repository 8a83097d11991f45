import type { OfficeKind } from "../people/office.ts";
import type { Staff, StaffPerson } from "../people/staff.ts";
import { lookForm, stem } from "../plan/russian-text.ts";

/** One whom an invite may be for, with the cluster's people beside. */
export interface Invitee {
  clusterId: number;
  cluster: string;
  person: StaffPerson;
}

export interface ClusterStaff {
  clusterId: number;
  cluster: string;
  staff: Staff;
}

export interface OfficeWords {
  kind: OfficeKind;
  of: string | null;
  /** The words that name the place, if any. */
  place: string;
}

/** As a person would write them and as the code calls them; the longest first. */
const OFFICES: readonly (readonly [RegExp, OfficeKind])[] = [
  [/^(председатель( координационного)?( совета)?|chair)(?=[\s:]|$)/, "chair"],
  [/^(зам(еститель|\.)?( директора)?|deputy)(?=[\s:.]|$)/, "deputy"],
  [/^(з[уд]?вр)(?=[\s:]|$)/, "deputy"],
  [/^(директор|director)(?=[\s:]|$)/, "director"],
  [/^(советник( директора)?( по воспитанию)?|adviser)(?=[\s:]|$)/, "adviser"],
  [/^(классный руководитель|classteacher)(?=[\s:]|$)/, "classTeacher"],
  [/^(куратор( кластера)?|curator)(?=[\s:]|$)/, "curator"],
  [/^(член( координационного)? совета|council)(?=[\s:]|$)/, "council"],
  [/^(начальник( управления)?|authorityhead)(?=[\s:]|$)/, "authorityHead"],
  [/^(методист|methodist)(?=[\s:]|$)/, "methodist"],
  [/^(руководитель (рмо|методического объединения)|methodicalunionhead)(?=[\s:]|$)/, "methodicalUnionHead"],
];

const AREA = /^[\s:.]*(?:по\s+)?(увр|вр)(?=[\s:]|$)/;

/** «директор Заря», «зам по ВР Заря», «director:Заря»; null for what begins with no office. */
export function readOffice(query: string): OfficeWords | null {
  // An English word must not be taken for a Russian one with look-alike letters.
  const form = /^[a-z]+(:|\s|$)/i.test(query) ? query.trim().toLowerCase() : lookForm(query);
  for (const [pattern, kind] of OFFICES) {
    const match = pattern.exec(form);
    if (match === null) continue;
    const rest = form.slice(match[0].length);
    const short = /^з([уд]?)вр/.exec(match[0]);
    const area = kind === "deputy" ? AREA.exec(rest) : null;
    const of = short !== null ? (short[1] === "у" ? "УВР" : "ВР") : (area?.[1]?.toUpperCase() ?? null);
    const place = rest.slice(area?.[0].length ?? 0).replace(/^[\s:.]+/, "");
    return { kind, of, place };
  }
  return null;
}

/** Everyone of whom the words can speak: a name, a surname, or an office with the place it is held at. */
export function findInvitees(query: string, clusters: readonly ClusterStaff[]): Invitee[] {
  const everyone = clusters.flatMap(({ clusterId, cluster, staff }) =>
    staff.people.map((person) => ({ clusterId, cluster, person, staff })),
  );
  const name = nameKey(query);
  const byName = [
    everyone.filter(({ person }) => nameKey(person.name) === name),
    everyone.filter(({ person }) => nameKey(person.name.split(" ")[0] ?? "") === name),
  ].find((found) => found.length > 0);
  if (byName !== undefined) return byName.map(inviteeOf);
  const office = readOffice(query);
  if (office === null) return [];
  return everyone.filter(({ person, staff }) => holdsOffice(person, staff, office)).map(inviteeOf);
}

const inviteeOf = ({ clusterId, cluster, person }: Invitee): Invitee => ({ clusterId, cluster, person });

export const nameKey = (name: string): string => lookForm(name).replace(/[\s.]/g, "");

function holdsOffice(person: StaffPerson, staff: Staff, { kind, of, place }: OfficeWords): boolean {
  return person.offices.some((office) => {
    if (office.kind !== kind || (of !== null && office.of !== of)) return false;
    const at = staff.places.find(({ id }) => id === office.organisationId);
    return place === "" || (at !== undefined && samePlace(place, at.shortName));
  });
}

/** Every word asked for is in the place's name, whatever its ending: «Зари» finds «МКОУ СОШ п. Заря». */
export function samePlace(asked: string, name: string): boolean {
  const words = new Set(wordsOf(name));
  return wordsOf(asked).every((word) => words.has(word));
}

const wordsOf = (text: string): string[] =>
  lookForm(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stem);
