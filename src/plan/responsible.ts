import type { OrganisationReading, Party, Responsible, SchoolScope } from "./plan.ts";
import { isOutsideName, isSchoolName, outsideMentioned, schoolMentioned } from "./organisation.ts";
import { areaOf, readPost } from "./position.ts";
import { responsiblePieces } from "./responsible-pieces.ts";
import { fold, lookForm } from "./russian-text.ts";

/** What is known of the plan when its cells are read. */
export interface PlanWorld {
  organisations: OrganisationReading[];
  /** The plan is one school's own: «директор» can be only hers. */
  singleSchool: boolean;
}

/** Who answers, as a cell says it; pieces that fit nobody stay as written, and nothing is guessed. */
export function readResponsible(text: string, world: PlanWorld): Responsible {
  const parties: Party[] = [];
  const unresolved: string[] = [];
  const add = (party: Party): void => {
    if (!parties.some((known) => JSON.stringify(known) === JSON.stringify(party))) parties.push(party);
  };
  for (const piece of responsiblePieces(text)) {
    if (piece.kind === "person") add({ kind: "person", name: piece.found.name });
    else if (!addSchool(parties, piece.text, world)) {
      const read = eachArea(piece.text).map((text) => readParty(text, world));
      const found = read.filter((party) => party !== null);
      if (found.length === read.length) for (const party of found) add(party);
      else if (!unresolved.includes(piece.text)) unresolved.push(piece.text);
    }
  }
  return { text: fold(text), parties, unresolved };
}

/** «заместители по УВР и ВР» are those by УВР and those by ВР. */
function eachArea(text: string): string[] {
  const match = /^(.*?по\s+)(У?ВР)\s+и\s+(?:по\s+)?(У?ВР)(?![А-Яа-яЁё])(.*)$/i.exec(text);
  return match === null ? [text] : [`${match[1]}${match[2]}${match[4]}`, `${match[1]}${match[3]}${match[4]}`];
}

/** «директора школ п. Заря, п. Вазюк»: a bare school goes on with the list before it. */
function addSchool(parties: Party[], text: string, world: PlanWorld): boolean {
  const last = parties.at(-1);
  if (last?.kind !== "office" || !Array.isArray(last.schools) || readPost(text) !== null) return false;
  if (!/^(и )?((п|с|д|г|пгт)\.? ?[А-ЯЁ]|№ ?\d)/.test(fold(text))) return false;
  const school = schoolMentioned(text, world.organisations);
  if (school === null || last.schools.includes(school.shortName)) return false;
  last.schools.push(school.shortName);
  return true;
}

/** The party that a piece without a name means, or null. */
function readParty(text: string, world: PlanWorld): Party | null {
  return councilOrUnion(text) ?? group(text, world) ?? post(text, world) ?? body(text, world);
}

const office = (
  office: Extract<Party, { kind: "office" }>["office"],
  schools: SchoolScope,
  of: string | null = null,
): Party => ({
  kind: "office",
  office,
  of,
  schools,
});

function councilOrUnion(text: string): Party | null {
  const form = lookForm(text);
  if (/^((члены|заседание) )?(координационн(ый|ого) совета?|совета? ([а-я]+ого )*кластера)( |$)/.test(form))
    return office("council", "all");
  if (
    /^(руководител[ия]|рук\.) (всех )?(районн[а-я]+ |школьн[а-я]+ )?([рш]?мо|методическ[а-я]+ объединени[а-я]+)([^а-я]|$)/.test(
      form,
    )
  ) {
    return office("methodicalUnionHead", "all");
  }
  if (/^методисты( |$)/.test(form)) return office("methodist", "all");
  return null;
}

/** Offices in the plural: «директора школ кластера», «заместители директоров по ВР», «руководители муниципальных школ». */
function group(text: string, world: PlanWorld): Party | null {
  const form = lookForm(text);
  if (
    /^(все )?директора( |$)/.test(form) ||
    /^руководители ((муниципальных|всех|сельских) )?(школ|оо|оу|образовательных (организаций|учреждений))([^а-я]|$)/.test(
      form,
    )
  ) {
    const schools = scopeOf(text, world);
    return schools === null ? null : office("director", schools);
  }
  if (/^(заместители|зам\.? ?(директоров|дир\.)|замы|завучи|зам\.$)/.test(form)) {
    const of = areaOf(form);
    const schools = scopeOf(text, world);
    // «заместители школ кластера» does not say which deputies.
    return of === null || schools === null ? null : office("deputy", schools, of);
  }
  return null;
}

/** An office in the singular without a name; in a cluster it must say whose. */
function post(text: string, world: PlanWorld): Party | null {
  const found = readPost(text);
  if (found?.office === null && isBody(found.rest)) return body(found.rest, world);
  if (found === null || found.office === null || found.office === "teacher") return null;
  if (found.office === "chair" || found.office === "curator" || found.office === "authorityHead")
    return office(found.office, "all");
  if (found.office === "council" || found.office === "methodicalUnionHead" || found.office === "methodist") {
    return office(found.office, "all");
  }
  if (found.office === "deputy" && found.of === null) return null;
  if (/интернат|(^| )ши( |$)/.test(lookForm(found.rest))) return null;
  const schools = scopeOf(text, world);
  const whose = world.singleSchool || schools === "lead" || Array.isArray(schools);
  return whose && schools !== null ? office(found.office, schools, found.of) : null;
}

/** Which schools a piece means; null where it names some that are not known. */
function scopeOf(text: string, world: PlanWorld): SchoolScope | null {
  const form = lookForm(text);
  if (/опорн[а-я]+ школ/.test(form)) return "lead";
  if (/муниципальн/.test(form)) return "municipal";
  const parts = text.split(/,|\s+и\s+/);
  const schools = parts
    .map((part) => schoolMentioned(part, world.organisations))
    .filter((school) => school !== null);
  if (schools.length > 0) return world.singleSchool ? "all" : schools.map((school) => school.shortName);
  return /№ ?\d|(^|[^а-я])(п|пгт|с|д|г)\. ?[а-я]|гимнази|лице/.test(form) && !world.singleSchool
    ? null
    : "all";
}

/** A named school answers through its director; any other body has to be phoned. */
function body(text: string, world: PlanWorld): Party | null {
  if (isSchoolName(text)) {
    const school = schoolMentioned(text, world.organisations);
    if (school !== null) return office("director", world.singleSchool ? "all" : [school.shortName]);
  }
  if (!isBody(text)) return null;
  const known = outsideMentioned(text, world.organisations);
  return { kind: "organisation", name: known?.name ?? fold(text) };
}

/** True for an outside body, false for people of it: «специалисты ЦЗН» are nobody in particular, but they are ЦЗН's. */
export function isBody(text: string): boolean {
  const form = lookForm(text);
  if (
    /^(учител|педагог|классн|кл\.|школы|школа|обучающ|учащ|родител|воспитател|ответственн|заместител|зам|завуч|директор|руководител|все |коллектив|волонт|советник|психолог|библиотекар|члены|комиссия школы)/.test(
      form,
    )
  ) {
    return false;
  }
  return isOutsideName(text);
}
