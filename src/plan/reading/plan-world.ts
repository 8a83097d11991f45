import { isSchoolName, nominativeSchool, readSchool, schoolMentioned, schoolNames } from "./organisation.ts";
import type { OrganisationReading } from "../plan.ts";
import type { PlanHead } from "./plan-head.ts";
import { LEAD } from "./listed-schools.ts";
import type { Mention } from "./plan-members.ts";
import type { PlanRow } from "./plan-row.ts";
import { readPost, readPosts } from "./position.ts";
import type { PlanWorld } from "./responsible.ts";
import type { ResponsiblePiece } from "./responsible-pieces.ts";
import { fold, lookForm } from "../russian-text.ts";
import type { KnownPeople } from "./same-person.ts";

/** One row with those who answer for it cut apart. */
export interface AnsweredRow {
  row: PlanRow;
  pieces: readonly ResponsiblePiece[];
}

/** Words of a cell, and of a title, that only a plan of several schools has. */
const MANY =
  /школ(ы)? (кластера|района|округа)|муниципальных школ|(директора|руководители|заместители|советники|завучи) ((муниципальн|все)[а-я]+ )?(школ|оо|оу)(?![а-я])/;
const OF_MANY =
  /кластер|район|(муниципальн|городск|школьн)[а-я]+ (округ|образовани)|образовательн[а-я]+ (округ|организаци(й|ях)|учреждени(й|ях))|(^|[^а-я])(рмо|руо|имц|имк)([^а-я]|$)|управлени[а-я]+ образовани|отдел[а-я]* образовани|информационно-методическ/;

/** The schools, which of them leads, the outside bodies; and whether the plan is one school's own. */
export function worldOf(
  listed: readonly OrganisationReading[],
  mentions: readonly Mention[],
  rows: readonly AnsweredRow[],
  head: PlanHead,
  people: KnownPeople,
): PlanWorld {
  const schools = listed.length > 0 ? [...listed] : schoolsMentioned(mentions, rows, head);
  const many =
    head.clusterName !== null ||
    schools.length > 1 ||
    (schoolPart(head.title) === null && OF_MANY.test(lookForm(head.title))) ||
    rows.some(({ row }) => MANY.test(lookForm(row.responsible)));
  const council =
    head.clusterName !== null ||
    /координационн[а-я]+ совет/.test(lookForm(head.title)) ||
    mentions.some(
      (mention) => mention.council || mention.posts.some((post) => readPost(post)?.office === "chair"),
    );
  const world: PlanWorld = {
    organisations: schools,
    singleSchool: !many && schools.length <= 1,
    council,
    people,
    onlyHolder: onlyHolders(mentions, people),
  };
  const lead = world.singleSchool ? schools[0] : leadOf(schools, mentions, head.title, people);
  if (lead !== undefined && lead !== null) lead.lead = true;
  return world;
}

/** Who alone is named in an office; told apart once, for it is asked about row by row. */
function onlyHolders(mentions: readonly Mention[], people: KnownPeople): PlanWorld["onlyHolder"] {
  const holders = new Map<string, Set<string>>();
  for (const { found, posts } of mentions) {
    for (const post of posts.map(readPost)) {
      if (post === null) continue;
      const key = `${post.office} ${post.of}`;
      holders.set(key, (holders.get(key) ?? new Set()).add(people.nameOf(found.name)));
    }
  }
  return (office, of) => {
    const names = [...(holders.get(`${office} ${of}`) ?? [])];
    return names.length === 1 ? (names[0] ?? null) : null;
  };
}

/** Where there is no list: the schools of the approval and the title, or else of the posts in the table. */
function schoolsMentioned(
  mentions: readonly Mention[],
  rows: readonly AnsweredRow[],
  head: PlanHead,
): OrganisationReading[] {
  const schools: OrganisationReading[] = [];
  const add = (text: string): void => schoolNames(text).forEach(addOne);
  const addOne = (text: string): void => {
    const name = schoolPart(text.replace(LEAD, " "));
    if (
      name !== null &&
      schoolMentioned(name, schools) === null &&
      !schools.some((known) => known.shortName === readSchool(name).shortName)
    ) {
      schools.push({ ...readSchool(name), lead: LEAD.test(text) });
    }
  };
  const posts = (approval: boolean): string[] =>
    mentions
      .filter((mention) => mention.approval === approval)
      .flatMap((mention) => mention.posts.map((post) => readPost(post)?.rest ?? post));
  for (const text of posts(true)) add(text);
  if (schools.length === 0) add(head.title);
  if (schools.length > 0 && head.clusterName === null) return schools;
  for (const text of posts(false)) add(text);
  for (const { pieces } of rows) {
    for (const piece of pieces) if (piece.kind === "rest") add(readPosts(piece.text)?.rest ?? piece.text);
  }
  return schools;
}

/** «МКОУ СОШ п. Заря» within «План воспитательной работы МКОУ СОШ п. Заря на 2025-2026 учебный год». */
function schoolPart(text: string): string | null {
  if (!isSchoolName(text)) return null;
  const from =
    /[А-ЯЁ]{2,}У(?![А-Яа-яё])|(?:(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё-]+(?:ая|ой|ую) )?(?:МК|МБ|МА)?(?:СОШ|ООШ|НОШ|СШ)(?![а-яё])|(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё-]+ской школы?(?![а-яё])|Муниципальн|(?:Гимнази|Лице)[а-яё]+/.exec(
      text,
    );
  if (from === null) return null;
  const name = text
    .slice(from.index)
    .replace(
      /\s+(?:на|за)\s+(?:[IVX\d]|перв|втор|янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек|учеб).*$/i,
      "",
    )
    .replace(/^((?:(?!изучени).)*?)\s+(?:и|совместно)\s+[а-яё].*$/, "$1")
    .replace(/[\s,;.–—-]+$/, "");
  return /№ ?\d|[А-ЯЁ][а-яё]/.test(name) ? nominativeSchool(fold(name)) : null;
}

/** The chair's own school leads; where nobody is chair, the only school that is not municipal. */
function leadOf(
  schools: readonly OrganisationReading[],
  mentions: readonly Mention[],
  title: string,
  people: KnownPeople,
): OrganisationReading | null {
  for (const mention of mentions) {
    const posts = mention.posts.map((post) => readPost(post));
    if (!posts.some((post) => post?.office === "chair")) continue;
    const name = people.nameOf(mention.found.name);
    const own = mentions.filter(({ found }) => people.nameOf(found.name) === name);
    for (const post of own.flatMap((each) => each.posts.map((written) => readPost(written)))) {
      const school = post?.office === "director" ? schoolMentioned(post.rest, schools) : null;
      if (school !== null) return school;
    }
    const beside = schools.find((school) => own.some((each) => each.beside === school.shortName));
    if (beside !== undefined) return beside;
  }
  const named = schools.find((school) => school.lead || /опорная/.test(lookForm(school.name)));
  if (named !== undefined) return named;
  // «План работы базовой школы МБОУ СОШ № 5 со школами округа»
  const titled = /(?:опорной|базовой) школы (.+)/i.exec(title)?.[1];
  const entitled = titled === undefined ? null : schoolMentioned(titled, schools);
  if (entitled !== null) return entitled;
  const regional = schools.filter((school) => !school.municipal);
  return regional.length === 1 && schools.length > 1 ? (regional[0] ?? null) : null;
}
