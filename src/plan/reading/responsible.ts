import type { OfficeKind } from "../../people/office.ts";
import { isSchoolOffice } from "../../people/office.ts";
import type { OrganisationReading, Party, Responsible, SchoolScope } from "../plan.ts";
import { isSchoolItself, isSchoolName, schoolMentioned } from "./organisation.ts";
import {
  bodyNamed,
  isBody,
  isOutsideName,
  isShortName,
  nominativeBody,
  outsideMentioned,
  REPRESENTATIVE,
} from "./outside-body.ts";
import type { Post } from "./position.ts";
import { readPosts } from "./position.ts";
import { type ResponsiblePiece, responsiblePieces } from "./responsible-pieces.ts";
import type { KnownPeople } from "./same-person.ts";
import { scopeOf } from "./school-scope.ts";
import { fold, lookForm } from "../russian-text.ts";

/** What is known of the plan when its cells are read. */
export interface PlanWorld {
  organisations: OrganisationReading[];
  /** The plan is one school's own: «директор» can be only hers. */
  singleSchool: boolean;
  /** There is a Coordination Council: «члены Совета» are its. */
  council: boolean;
  people: KnownPeople;
}

/** Who answers, as someone types it: words that stand alone, with no rows around them. */
export const readAnswering = (text: string, world: PlanWorld): Responsible =>
  readResponsible(text, responsiblePieces(text), world);

/** Who answers, as a cell says it; pieces that fit nobody stay as written, and nothing is guessed. */
export function readResponsible(
  text: string,
  pieces: readonly ResponsiblePiece[],
  world: PlanWorld,
): Responsible {
  const parties: Party[] = [];
  const unresolved: string[] = [];
  const add = (party: Party): void => {
    if (!parties.some((known) => JSON.stringify(known) === JSON.stringify(party))) parties.push(party);
  };
  // Whether the last party is an office that more schools may follow: «директора СОШ № 1, ООШ № 2».
  let list = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "person") {
      add({ kind: "person", name: world.people.nameOf(piece.found.name) });
      list = false;
    } else if (!list || !addSchools(parties, piece.text, world)) {
      list = readPosts(piece.text) !== null;
      const next = pieces[index + 1];
      const read = eachArea(piece.text).map(
        (text) => readParty(text, world) ?? withSchoolOf(text, next?.kind === "rest" ? next.text : "", world),
      );
      const found = read.filter((party) => party !== null);
      if (found.length === read.length) for (const party of found) add(party);
      else if (!unresolved.includes(piece.text)) unresolved.push(piece.text);
    }
  }
  // Words that came to nothing, «-//-» above all: nobody would know.
  if (parties.length === 0 && unresolved.length === 0 && /[^\s–—-]/.test(text)) unresolved.push(fold(text));
  return { text: fold(text), parties, unresolved };
}

/** «заместители по УВР и ВР» are those by УВР and those by ВР. */
function eachArea(text: string): string[] {
  const match =
    /^(.*?по\s+)((?:У?ВР|У?МР|НМР|АХЧ)(?:\s*(?:,|и|\/)\s*(?:по\s+)?(?:У?ВР|У?МР|НМР|АХЧ)(?![А-Яа-яЁё]))+)(.*)$/i.exec(
      text,
    );
  if (match === null) return [text];
  const areas = match[2]?.match(/У?ВР|У?МР|НМР|АХЧ/gi) ?? [];
  return areas.map((area) => `${match[1]}${area}${match[3]}`);
}

/** «директора школ п. Заря, п. Вазюк»: a bare school goes on with the office before it. */
function addSchools(parties: Party[], text: string, world: PlanWorld): boolean {
  const last = parties.at(-1);
  if (last?.kind !== "office" || !Array.isArray(last.schools) || readPosts(text) !== null) return false;
  const written = fold(text).replace(/^и /, "");
  if (!isSchoolName(written) && !/^((п|с|д|г|пгт)\.? ?[А-ЯЁ]|№ ?\d)/.test(written)) return false;
  const named = scopeOf(written, world, "one");
  if (!Array.isArray(named)) return false;
  for (const school of named) if (!last.schools.includes(school)) last.schools.push(school);
  return true;
}

/** «Директор и зам. по ВР МКОУ СОШ с. Ключи»: both are of the school that the second names. */
function withSchoolOf(text: string, next: string, world: PlanWorld): Party | null {
  const post = readPosts(text);
  const other = readPosts(next);
  if (post?.office == null || !isSchoolOffice(post.office) || post.rest !== "" || other === null) return null;
  const schools = scopeOf(other.rest, world, "one");
  return Array.isArray(schools) ? officeParty(post.office, post.of, schools) : null;
}

const officeParty = (office: OfficeKind, of: string | null, schools: SchoolScope): Party => ({
  kind: "office",
  office,
  of,
  schools,
});

/** The party that a piece without a name and initials means, or null. */
function readParty(text: string, world: PlanWorld): Party | null {
  if (isCouncil(text, world)) return officeParty("council", null, "all");
  if (world.council && lookForm(text) === "председатель") return officeParty("chair", null, "all");
  const surname = bySurname(text, world);
  if (surname !== null) return surname;
  const post = readPosts(text);
  if (post !== null) return postParty(post, text, world);
  return body(text, world);
}

function isCouncil(text: string, world: PlanWorld): boolean {
  const form = lookForm(text);
  return (
    /^((все )?члены |заседание )?(координационн(ый|ого) совета?|совета? ([а-я]+ого )*кластера)( |$)/.test(
      form,
    ) ||
    (world.council && /^((все )?члены совета|совет)$/.test(form))
  );
}

/** «Петрова», «зам. по ВР Петрова»: the only one of that surname. */
function bySurname(text: string, world: PlanWorld): Party | null {
  const match = /^(.*?)\s*([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)$/.exec(fold(text));
  const before = match?.[1] ?? "";
  const name = match?.[2] === undefined ? null : world.people.bySurname(match[2]);
  if (name === null || (before !== "" && readPosts(before) === null)) return null;
  return { kind: "person", name };
}

/** An office without a name; in a cluster one in the singular must say whose. */
function postParty(post: Post, text: string, world: PlanWorld): Party | null {
  const { office, rest } = post;
  const of = nominativeBody(rest);
  if (office === null || office === "teacher") {
    if (REPRESENTATIVE.test(lookForm(text))) return body(text, world);
    return isNamedBody(of) ? body(of, world) : null;
  }
  if (!isSchoolOffice(office)) {
    if (isOfficeOf(office, text, rest, world)) return officeParty(office, null, "all");
    return office === "chair" || office === "curator" ? null : body(of, world);
  }
  if (office === "deputy" && post.of === null) return isOutsideName(rest) ? body(text, world) : null;
  if (/интернат|(^| )ши( |$)/.test(lookForm(rest))) return null;
  const schools = scopeOf(rest, world, post.number);
  if (schools !== null) return officeParty(office, post.of, schools);
  return office === "director" && isNamedBody(of) ? body(of, world) : null;
}

/** Whether the words after a post leave it the office that the bot knows: «куратор проекта» is another. */
function isOfficeOf(office: OfficeKind, text: string, rest: string, world: PlanWorld): boolean {
  const form = lookForm(rest);
  switch (office) {
    case "chair":
      return rest === ""
        ? world.council || /кластер|координац/.test(lookForm(text))
        : /кластер|округ|директоров|координац/.test(form);
    case "curator":
      return /кластер|округ/.test(lookForm(text)) || (world.council && rest === "");
    case "authorityHead":
      return !/управлени[а-я]* (?!образовани|по образовани|администрац|[а-я-]+(?:ого|его) )/.test(form);
    case "methodist":
      return !isNamedBody(nominativeBody(rest)) || OF_METHODISTS.test(form);
    default:
      return true;
  }
}

/** Where the cluster's own methodists work. */
const OF_METHODISTS =
  /(^|[^а-я])(р?имц|имк|рмк|ммц|ммс|руо|муо|уо|роо|гуо|цоко)([^а-я]|$)|методическ|управлени|отдел|комитет/;

/** «руководитель музея», «зав. библиотекой» are people of the school; «директор ДДТ» is a body outside. */
const isNamedBody = (text: string): boolean =>
  !lookForm(text).startsWith("кафедр") &&
  !/^(?:(?:школьн|наш)[а-я]+ )?(музе[а-я]+|библиоте[а-я]+|столов[а-я]+|отряд[а-я]*|центр[а-я]*|отдел[а-я]*|театр[а-я]*|комисси[а-я]*)$/.test(
    lookForm(text),
  ) &&
  isBody(text);

/** A named school answers through its director; any other body has to be phoned. */
function body(text: string, world: PlanWorld): Party | null {
  if (/^(опорная|базовая) школа( кластера)?$/.test(lookForm(text)) && !world.singleSchool)
    return officeParty("director", null, "lead");
  if (isSchoolItself(text)) {
    const school = schoolMentioned(text, world.organisations);
    if (school !== null)
      return officeParty("director", null, world.singleSchool ? "all" : [school.shortName]);
  }
  const name = bodyNamed(text);
  if (!isBody(name) && !isShortName(name)) return null;
  const known = outsideMentioned(name, world.organisations);
  return { kind: "organisation", name: known?.name ?? name };
}
