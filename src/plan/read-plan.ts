import type { Period } from "../calendar/period.ts";
import { readDeadline } from "./deadline.ts";
import { isSchoolName, readSchool, schoolMentioned } from "./organisation.ts";
import type { Deadline, EventReading, OrganisationReading, PlanReading, Problem } from "./plan.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { PlanHead } from "./plan-head.ts";
import { readHead } from "./plan-head.ts";
import type { Mention } from "./plan-members.ts";
import { readMembers } from "./plan-members.ts";
import { monthDeadline } from "./month-deadline.ts";
import { anotherPlan } from "./two-plans.ts";
import { outside, readPeople } from "./plan-people.ts";
import { directorProblems, eventProblems, numberProblems, quoteProblems } from "./plan-problems.ts";
import { problems } from "./plan-problem-texts.ts";
import type { PlanRow } from "./plan-table.ts";
import { readRows } from "./plan-table.ts";
import { readPost } from "./position.ts";
import type { PlanWorld } from "./responsible.ts";
import { readResponsible } from "./responsible.ts";
import { responsiblePieces } from "./responsible-pieces.ts";
import { fold, lookForm } from "./russian-text.ts";
import { withoutArtifacts } from "./word-artifacts.ts";

/**
 * What a plan says: its organisations, people and events, and every doubt as a problem with a Russian sentence.
 * Never throws, whatever the document holds; what is not said stays null and is not guessed. `given` is the
 * period where a person has said it.
 */
export function readPlan(written: PlanDocument, given?: Period): PlanReading {
  const { document, artifacts } = withoutArtifacts(written);
  const table = readRows(document);
  const said = readHead(document, table.blocks[0] ?? document.blocks.length);
  const head = given === undefined ? said : { ...said, period: given };
  const members = readMembers(document, table.blocks);
  const mentions = [...members.mentions, ...rowMentions(table.rows)];
  const world = worldOf(members.schools, mentions, table.rows, head);
  const { people, problems: peopleProblems } = readPeople(inListOrder(mentions), world);
  const events = table.rows.map((row) => readEvent(row, head.period, world));
  const another = anotherPlan(document, table.blocks, said);
  return {
    cluster: { name: head.clusterName },
    title: head.title,
    period: head.period,
    organisations: world.organisations,
    people,
    events,
    problems: [
      ...(head.period === null ? [problems.noPeriod()] : []),
      ...(another === null ? [] : [problems.twoPlans(head.title, another)]),
      ...(events.length === 0 ? [problems.noEvents()] : []),
      ...(world.organisations.some((organisation) => organisation.kind === "school")
        ? []
        : [problems.noOrganisations()]),
      ...artifacts.map((mark) => problems.wordArtifact(null, mark)),
      ...listQuoteProblems(document, table.blocks[0] ?? 0),
      ...directorProblems(world.organisations, people),
      ...peopleProblems,
      ...numberProblems(events.map((event) => event.number)),
      ...events.flatMap((event, index) => {
        const row = table.rows[index];
        return row === undefined
          ? []
          : eventProblems(event, row).map((problem) => ({ ...problem, row: index }));
      }),
    ],
  };
}

/** The list of members tells a person's post best; the approval only adds to it. */
const inListOrder = (mentions: readonly Mention[]): Mention[] => [
  ...mentions.filter((mention) => !mention.approval),
  ...mentions.filter((mention) => mention.approval),
];

function rowMentions(rows: readonly PlanRow[]): Mention[] {
  return rows.flatMap((row) =>
    responsiblePieces(row.raw.responsible).flatMap((piece) =>
      piece.kind === "person"
        ? [
            {
              found: piece.found,
              posts: piece.posts,
              event: row.number,
              beside: null,
              council: false,
              approval: false,
            },
          ]
        : [],
    ),
  );
}

/** The schools, which of them leads, the outside bodies; and whether the plan is one school's own. */
function worldOf(
  listed: readonly OrganisationReading[],
  mentions: readonly Mention[],
  rows: readonly PlanRow[],
  head: PlanHead,
): PlanWorld {
  const schools = listed.length > 0 ? [...listed] : schoolsMentioned(mentions, rows, head);
  const many =
    head.clusterName !== null ||
    schools.length > 1 ||
    rows.some((row) =>
      /школ(ы)? (кластера|района|округа)|муниципальных школ|(директора|руководители) (школ|оо|оу)/.test(
        lookForm(row.responsible),
      ),
    );
  const world: PlanWorld = { organisations: schools, singleSchool: !many && schools.length <= 1 };
  const lead = world.singleSchool ? schools[0] : leadOf(schools, mentions);
  if (lead !== undefined && lead !== null) lead.lead = true;
  for (const row of rows) {
    for (const party of readResponsible(row.raw.responsible, world).parties) {
      if (party.kind === "organisation") outside(party.name, world);
    }
  }
  return world;
}

/** Where there is no list: the schools of the approval and the title, or else of the posts in the table. */
function schoolsMentioned(
  mentions: readonly Mention[],
  rows: readonly PlanRow[],
  head: PlanHead,
): OrganisationReading[] {
  const schools: OrganisationReading[] = [];
  const add = (text: string): void => {
    const name = schoolPart(text);
    if (
      name !== null &&
      schoolMentioned(name, schools) === null &&
      !schools.some((known) => known.shortName === readSchool(name).shortName)
    ) {
      schools.push(readSchool(name));
    }
  };
  const posts = (approval: boolean): string[] =>
    mentions
      .filter((mention) => mention.approval === approval)
      .flatMap((mention) => mention.posts.map((post) => readPost(post)?.rest ?? ""));
  for (const text of posts(true)) add(text);
  if (schools.length === 0) add(head.title);
  if (schools.length > 0 && head.clusterName === null) return schools;
  for (const text of posts(false)) add(text);
  for (const row of rows) {
    for (const piece of responsiblePieces(row.raw.responsible)) {
      if (piece.kind === "rest") add(readPost(piece.text)?.rest ?? piece.text);
    }
  }
  return schools;
}

/** «МКОУ СОШ п. Заря» within «План воспитательной работы МКОУ СОШ п. Заря на 2025-2026 учебный год». */
function schoolPart(text: string): string | null {
  if (!isSchoolName(text)) return null;
  const from =
    /[А-ЯЁ]{2,}У(?![А-Яа-яё])|(?:МК|МБ|МА)?(?:СОШ|ООШ|СШ)(?![а-яё])|Муниципальн|(?:Гимнази|Лице)[а-яё]+/.exec(
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
  return /№ ?\d|[А-ЯЁ][а-яё]/.test(name) ? fold(name) : null;
}

/** The chair's own school leads; where nobody is chair, the only school that is not municipal. */
function leadOf(
  schools: readonly OrganisationReading[],
  mentions: readonly Mention[],
): OrganisationReading | null {
  for (const mention of mentions) {
    const posts = mention.posts.map((post) => readPost(post));
    if (!posts.some((post) => post?.office === "chair")) continue;
    for (const post of posts) {
      const school = post?.office === "director" ? schoolMentioned(post.rest, schools) : null;
      if (school !== null) return school;
    }
    const beside = schools.find((school) => school.shortName === mention.beside);
    if (beside !== undefined) return beside;
  }
  const named = schools.find((school) => /опорная/.test(lookForm(school.name)));
  if (named !== undefined) return named;
  const regional = schools.filter((school) => !school.municipal);
  return regional.length === 1 && schools.length > 1 ? (regional[0] ?? null) : null;
}

function readEvent(row: PlanRow, period: Period | null, world: PlanWorld): EventReading {
  const deadline = deadlineOf(row, period);
  return {
    number: row.number,
    section: row.section,
    title: row.title,
    deadline,
    responsible: { ...readResponsible(row.raw.responsible, world), text: row.responsible },
    place: row.place,
    form: isMonthlyEmployment(row.title, deadline) ? "employment" : null,
  };
}

/** Under the heading of a month a bare «15» is a day of it. */
function deadlineOf(row: PlanRow, period: Period | null): Deadline {
  const meant = monthDeadline(row.deadline, row.month, row.year, period);
  return { ...readDeadline(meant.text, meant.period), text: row.deadline };
}

/** «Мониторинг предварительного трудоустройства», every month; its yearly analysis is no form. */
function isMonthlyEmployment(title: string, deadline: Deadline): boolean {
  const form = lookForm(title);
  return (
    /мониторинг/.test(form) &&
    /трудоустройств/.test(form) &&
    deadline.kind === "recurring" &&
    deadline.every === "month"
  );
}

function listQuoteProblems(document: PlanDocument, before: number): Problem[] {
  return document.blocks
    .slice(0, before)
    .flatMap((block) => (block.kind === "table" ? block.rows.flat().map((cell) => cell.text) : []))
    .flatMap((text) => quoteProblems(null, fold(text).replace(/^\d+\s*[.)]\s*/, "")));
}
