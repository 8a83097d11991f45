import type { OrganisationReading } from "../plan.ts";
import { readSchool, schoolMentioned } from "./organisation.ts";
import type { Block, Cell, PlanDocument } from "./plan-document.ts";
import {
  beforePerson,
  eachListed,
  LEAD,
  listsSchool,
  LONGEST_LINE,
  schoolsInLine,
} from "./listed-schools.ts";
import { joinLetterhead, sideBySide } from "./member-lines.ts";
import { isOutsideName, readOutside } from "./outside-body.ts";
import type { NameFound } from "./person-name.ts";
import { findNames } from "./person-name.ts";
import { readPost } from "./position.ts";
import { responsiblePieces } from "./responsible-pieces.ts";
import { fold, lookForm } from "../russian-text.ts";

/** A person as one place of the document names them. */
export interface Mention {
  found: NameFound;
  posts: string[];
  /** The event in whose row it stands; null for the list of members and the approval. */
  event: string | null;
  /** The school in whose row of the list it stands. */
  beside: string | null;
  /** In the column of the Coordination Council. */
  council: boolean;
  /** In the approval over the plan, where posts are written in full and anew. */
  approval: boolean;
}

export interface Members {
  schools: OrganisationReading[];
  /** Listed among the schools, but no general school: «КОГОБУ ШИ с ОВЗ». */
  bodies: OrganisationReading[];
  mentions: Mention[];
  /** The cluster's Council is meant where a list says «Совет», and no school's own. */
  ofCluster: boolean;
}

/** The schools and the people that the document lists outside its event tables. */
export function readMembers(
  document: PlanDocument,
  eventBlocks: readonly number[],
  ofCluster: boolean,
): Members {
  const members: Members = { schools: [], bodies: [], mentions: [], ofCluster };
  readBlocks(document.blocks.slice(0, eventBlocks[0]), members);
  readBlocks(listsAfter(document.blocks.slice((eventBlocks.at(-1) ?? document.blocks.length) + 1)), members);
  return members;
}

/** The list of the Council or of the schools may stand under the events. */
function listsAfter(blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex((block, at) => {
    if (block.kind === "table") return listsDirectors(block.rows);
    const line = fold(block.text.slice(0, LONGEST_LINE));
    return (
      COUNCIL_LIST.test(line) ||
      (listsSchool(block.text) && /директор/i.test(block.text) && findNames(block.text).length > 0) ||
      (SCHOOLS_LIST.test(line) && isSchoolList(blocks[at + 1]))
    );
  });
  return start === -1 ? [] : blocks.slice(start);
}

/** «Школы кластера:», «Участники»: what stands over a list of schools. */
const SCHOOLS_LIST =
  /^(состав|список|перечень|участник|школы|образовательные (организации|учреждения)|базовая|опорная)[^.]{0,80}$/i;

const isSchoolList = (block: Block | undefined): boolean =>
  block?.kind === "table"
    ? listsDirectors(block.rows)
    : block !== undefined && block.text.split("\n").some(listsSchool);

const listsDirectors = (rows: readonly Cell[][]): boolean =>
  (rows[0] ?? []).some(({ text }) => /директор|руководител|совет/i.test(text)) &&
  rows.filter((row) => row.some(({ text }) => listsSchool(text))).length > 1;

const COUNCIL_LIST = /^(приложение[^а-яё]*)?(состав|список|члены)( [а-яё]+){0,3} совета/i;
const OF_COUNCIL = /(^|[^а-яё])совет(а|е|у|ом)?(?![а-яё])/i;
const COUNCIL_LABEL = /^(?:[^:]*совета[^:]*:|члены(?: [а-яё]+)?\s*[:–—-])\s*/i;

function readBlocks(blocks: readonly Block[], members: Members): void {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") lines.push(...block.text.split("\n"));
    else if (block.rows.some((row) => row.some((cell) => /утвержд|согласован|рассмотрен/i.test(cell.text)))) {
      // The approvals stand side by side: read them column by column.
      const width = Math.max(...block.rows.map((row) => row.length));
      for (let column = 0; column < width; column++) {
        lines.push(...block.rows.flatMap((row) => (row[column]?.text ?? "").split("\n")));
      }
    } else readTable(block.rows, lines.findLast((line) => line.trim() !== "") ?? "", members);
  }
  readLines(lines, members);
}

function readTable(rows: readonly Cell[][], over: string, members: Members): void {
  const header = rows[0]?.map((cell) => lookForm(cell.text)) ?? [];
  const councilAt = header.findIndex((heading) => heading.includes("совет"));
  const council =
    OF_COUNCIL.test(over) && !/организац|школ|(^|[^а-яё])план|полугоди|квартал|\d{4}/i.test(over);
  const listsSchools = rows.some((row) => row.some((cell) => listsSchool(cell.text)));
  for (const row of rows) {
    const schoolAt = row.findIndex((cell) => listsSchool(cell.text));
    const school = schoolAt === -1 ? null : addSchool(members, withNumberBefore(row, schoolAt));
    const body = school === null && listsSchools ? addBody(members, row) : null;
    for (const { text, column } of peopleCells(row, schoolAt)) {
      for (const piece of responsiblePieces(text)) {
        if (piece.kind !== "person") continue;
        const posts = piece.posts.filter((post) => !listsSchool(post));
        // «ФИО директора» over the column says the post that the cell does not.
        if (posts.every(isSeat) && /директор|руководител/.test(header[column] ?? "")) posts.push("директор");
        const seated = members.ofCluster && (council || column === councilAt);
        members.mentions.push({
          found: piece.found,
          posts: seated ? posts.map(seatOf) : posts,
          event: null,
          beside: (school ?? body)?.shortName ?? null,
          council: seated,
          approval: false,
        });
      }
    }
  }
}

/** The cells that may name people; a name and its post in neighbouring cells are put together. */
function peopleCells(row: readonly Cell[], schoolAt: number): { text: string; column: number }[] {
  const cells: { text: string; column: number }[] = [];
  for (const [column, cell] of row.entries()) {
    if (cell.merged !== undefined || fold(cell.text) === "") continue;
    const last = cells.at(-1);
    const post = column !== schoolAt && findNames(cell.text).length === 0 && readPost(cell.text) !== null;
    if (post && last !== undefined && last.column === column - 1 && findNames(last.text).length === 1) {
      last.text = `${last.text}, ${cell.text}`;
    } else if (last !== undefined && last.column === column - 1 && isPostAlone(last.text)) {
      cells[cells.length - 1] = { text: `${last.text} ${cell.text}`, column };
    } else cells.push({ text: cell.text, column });
  }
  return cells;
}

const isPostAlone = (text: string): boolean => findNames(text).length === 0 && readPost(text) !== null;

function withNumberBefore(row: readonly Cell[], schoolAt: number): string {
  const number = /^\s*(\d+)[.)]?\s*$/.exec(row[schoolAt - 1]?.text ?? "")?.[1];
  const text = row[schoolAt]?.text ?? "";
  return number === undefined ? text : `${number}. ${text}`;
}

function addSchool(members: Members, text: string): OrganisationReading {
  const school = readSchool(beforePerson(fold(text.replace(LEAD, " "))));
  school.lead = LEAD.test(text);
  const known =
    schoolMentioned(school.shortName, members.schools) ??
    members.schools.find((other) => other.shortName === school.shortName);
  if (known !== undefined && known !== null) return known;
  members.schools.push(school);
  return school;
}

function addBody(members: Members, row: readonly Cell[]): OrganisationReading | null {
  const cell = row.find(
    ({ text }) => findNames(text).length === 0 && /[А-ЯЁ]{2,}/.test(text) && isOutsideName(text),
  );
  if (cell === undefined) return null;
  const body = readOutside(cell.text);
  members.bodies.push(body);
  return body;
}

function readLines(written: readonly string[], members: Members): void {
  const lines = joinLetterhead(
    sideBySide(written.map((line) => line.slice(0, LONGEST_LINE))).map(fold),
  ).flatMap(eachListed);
  let approval: string[] | null = null;
  let inCouncil = false;
  for (const line of lines) {
    if (line === "") continue;
    if (/^[«"]?(утвержд|согласован|рассмотрен|принят)/i.test(line)) approval = [];
    const names = findNames(line);
    if (approval !== null) {
      approval.push(line);
      if (names[0] !== undefined) {
        approve(approval, names[0], members);
        approval = null;
      } else if (approval.length > 7 || /^(план|п л а н|цел|задач)/i.test(line)) approval = null;
      if (approval !== null || names.length > 0) continue;
    }
    if (COUNCIL_LIST.test(line)) inCouncil = true;
    else if (names.length === 0) inCouncil = false;
    const several = schoolsInLine(line);
    for (const school of several) addSchool(members, school);
    if (several.length > 0) continue;
    const school = listsSchool(line) ? addSchool(members, line) : null;
    const body =
      school === null && names.length > 0 && members.schools.length > 0 && /директор/i.test(line)
        ? addBody(members, [{ text: beforePerson(line) }])
        : null;
    if (names.length === 0) continue;
    const listed = LISTED_PERSON.test(line);
    const known =
      listed ||
      isNameAndPost(line, names) ||
      /состав|совет|директор|куратор|^руководитель/i.test(line) ||
      POST_AND_NAME.test(line);
    if (school === null && !inCouncil && !known) continue;
    const people =
      school === null && body === null
        ? postAfterName(line.replace(/^\d+\s*[.)]\s*(?=[А-ЯЁ])/, "").replace(COUNCIL_LABEL, ""), names[0])
        : line.slice(beforePerson(line).length);
    for (const piece of responsiblePieces(people)) {
      if (piece.kind !== "person") continue;
      members.mentions.push({
        found: piece.found,
        posts: piece.posts
          .filter((post) => readPost(post) !== null)
          .map(inCouncil && members.ofCluster ? seatOf : String),
        event: null,
        beside: (school ?? body)?.shortName ?? null,
        council: members.ofCluster && (inCouncil || OF_COUNCIL.test(line)),
        approval: false,
      });
    }
  }
}

/** «Руководитель РМО: Орлова П.Д., учитель МБОУ СОШ № 4» as «Орлова П.Д., Руководитель РМО, учитель …». */
function postAfterName(line: string, name: NameFound | undefined): string {
  const label = /^([^:–—]+?)\s*[:–—]\s*/.exec(line);
  if (label?.[1] === undefined || name === undefined || readPost(label[1]) === null) return line;
  const after = line.slice(label[0].length);
  return after.startsWith(name.written)
    ? `${name.written}, ${label[1]}${after.slice(name.written.length)}`
    : line;
}

/** «1. Емельянова Кира Львовна – руководитель» */
const LISTED_PERSON = /^\d{1,2}[.)] ?[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(вич|вна|ична) ?[,–—-]/;
/** «Устинова С.В. – старшая вожатая», «Педагог-библиотекарь Зашихина Л.Э.», and nothing more. */
function isNameAndPost(line: string, names: readonly NameFound[]): boolean {
  const [name] = names;
  if (name !== undefined && names.length === 1 && name.start > 0 && /^[.;\s]*$/.test(line.slice(name.end)))
    return !/[,;]/.test(line.slice(0, name.start)) && readPost(line.slice(0, name.start).trim()) !== null;
  const post = /^\s*[,–—-]\s*(.{4,80})$/.exec(line.slice(names[0]?.end ?? line.length))?.[1];
  return names.length === 1 && names[0]?.start === 0 && post !== undefined && readPost(post) !== null;
}

/** «Социальный педагог – Садриева Н.И.», and nothing more. */
const POST_AND_NAME =
  /^(?!соста|исполн|отв)[А-ЯЁ][а-яё-]+(?: [а-яё-]+){0,5}\s*[:–—-]\s*[А-ЯЁ][а-яё-]+ ?(?:[А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+)[.;]?$/i;

const isSeat = (post: string): boolean => /^(chair|council|curator)$/.test(readPost(post)?.office ?? "");

/** In the Council's own list «председатель» is its chair. */
const seatOf = (post: string): string => (/^председатель$/i.test(fold(post)) ? "председатель Совета" : post);

/** «УТВЕРЖДАЮ / Директор МБОУ СОШ № 5 / ______ И.И. Иванова»: each line that begins with a post is one. */
function approve(lines: readonly string[], found: NameFound, members: Members): void {
  const posts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const own = line.replace(
      /^[«"]?(утвержд[а-яё]*|согласован[а-яё]*|рассмотрен[а-яё]*|принят[а-яё]*)[»":\s.]*/i,
      "",
    );
    const text = fold(
      (index === lines.length - 1 ? own.replace(found.written, " ") : own)
        .replace(/[_/]+/g, " ")
        .replace(/[\s:]+$/, "")
        .replace(/[«"]?_*[»"]?\s*\d{0,2}\.?\s*[а-я]*\s*\d{4}\s*г.*$/i, ""),
    );
    if (text === "" || /^(приказ|протокол|от |№)/i.test(text)) continue;
    const last = posts.at(-1);
    if (readPost(text) !== null || last === undefined) posts.push(text);
    else posts[posts.length - 1] = `${last} ${text}`;
  }
  const kept = posts.filter((post) => readPost(post) !== null);
  if (kept.length === 0) return;
  members.mentions.push({ found, posts: kept, event: null, beside: null, council: false, approval: true });
}
