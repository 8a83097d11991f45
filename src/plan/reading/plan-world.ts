import { isSchoolName, nominativeSchool, readSchool, schoolMentioned, schoolNames } from "./organisation.ts";
import type { BesideName, OrganisationReading } from "../plan.ts";
import { isOutsideName } from "./outside-body.ts";
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
  /** Posts beside a name of which it is not certain whose they are. */
  beside: readonly BesideName[];
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
  const ofMany =
    head.clusterName !== null ||
    (schoolPart(head.title) === null &&
      [head.title, ...bodiesOver(head)].some((line) => OF_MANY.test(lookForm(line)))) ||
    rows.some(({ row }) => MANY.test(lookForm(row.responsible)));
  const schools = listed.length > 0 ? [...listed] : schoolsMentioned(mentions, rows, head, ofMany);
  const many = ofMany || schools.length > 1;
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
  };
  const lead = world.singleSchool ? schools[0] : leadOf(schools, mentions, head.title, people);
  if (lead !== undefined && lead !== null) lead.lead = true;
  return world;
}

/** «МКУ «Информационно-методический центр»» over the title: whose plan it is, where no school is said to be it. */
const bodiesOver = ({ lines }: PlanHead): string[] =>
  lines.some((line) => schoolPart(line) !== null)
    ? []
    : lines.filter((line) => isOutsideName(line) && !/приказ|утвержд|соглас|протокол|приложен/i.test(line));

/** Where there is no list: the schools of the approval and the title, or else of the posts in the table. */
function schoolsMentioned(
  mentions: readonly Mention[],
  rows: readonly AnsweredRow[],
  head: PlanHead,
  ofMany: boolean,
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
  const guests = rows.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === "rest" ? [piece.text] : [])),
  );
  const hosts = schools.length;
  for (const text of guests) add(readPosts(text)?.rest ?? text);
  // One school that only answers for something is a guest in the plan, and not whose it is.
  return hosts === 0 && schools.length === 1 && !ofMany ? [] : schools;
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
