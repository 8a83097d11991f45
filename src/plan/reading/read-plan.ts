import type { Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import { deadlineProblems as deadlineTexts } from "../deadline-texts.ts";
import { type EventForm, eventForm } from "../event-form.ts";
import { withListsApart } from "./joined-tables.ts";
import { headingDeadline, headingPeriod } from "./heading-deadline.ts";
import { monthDeadline, SAYS_ITSELF } from "./month-deadline.ts";
import type { BesideName, Deadline, EventReading, Party, PlanReading, Problem } from "../plan.ts";
import type { PlanDocument } from "./plan-document.ts";
import { type PlanHead, readHead } from "./plan-head.ts";
import type { Mention } from "./plan-members.ts";
import { readMembers } from "./plan-members.ts";
import { anotherPlan } from "./two-plans.ts";
import { outside, readPeople } from "./plan-people.ts";
import { problems } from "./plan-problem-texts.ts";
import {
  augustProblems,
  directorProblems,
  eventProblems,
  holderProblems,
  numberProblems,
  quoteProblems,
} from "./plan-problems.ts";
import type { PlanRow } from "./plan-row.ts";
import { readRows } from "./plan-table.ts";
import type { AnsweredRow } from "./plan-world.ts";
import { worldOf } from "./plan-world.ts";
import type { PlanWorld } from "./responsible.ts";
import { underMonths, withRepeatDoubts } from "./repeat-doubts.ts";
import { readResponsible } from "./responsible.ts";
import { NOTHING_KNOWN, type ResponsiblePiece, responsiblePieces } from "./responsible-pieces.ts";
import { fold, lookForm } from "../russian-text.ts";
import { type KnownPeople, knownPeople } from "./same-person.ts";
import { postsKnown } from "./whose-post.ts";
import { withoutArtifacts } from "./word-artifacts.ts";

/**
 * What a plan says: its organisations, people and events, and every doubt as a problem with a Russian sentence.
 * Never throws, whatever the document holds; what is not said stays null and is not guessed. `given` is the
 * period where a person has said it; `forms` are those through which an event may be carried out.
 */
export function readPlan(
  written: PlanDocument,
  given?: Period,
  forms: readonly EventForm[] = [],
): PlanReading {
  const { document, artifacts } = withoutArtifacts(withListsApart(written));
  const table = readRows(document);
  const said = readHead(document, table.blocks[0] ?? document.blocks.length);
  const head = { ...said, period: given ?? throughJune(said.period, table.rows) };
  const members = readMembers(document, table.blocks, isOfCluster(said));
  const repeated = underMonths(table.rows);
  const namings = [
    ...inListOrder(members.mentions).map((mention) => ({ ...mention, perhaps: [], listed: true })),
    ...table.rows.flatMap((row) =>
      responsiblePieces(row.raw.responsible, NOTHING_KNOWN).flatMap((piece) =>
        piece.kind === "person" ? [{ ...piece, listed: false, beside: null }] : [],
      ),
    ),
  ];
  const known = knownPeople(namings);
  const posts = postsKnown(namings, known.nameOf);
  const cells = table.rows.map((row): AnsweredRow => {
    const pieces = responsiblePieces(row.raw.responsible, posts);
    return { row, pieces, beside: pieces.flatMap((piece) => besideNames(piece, known.nameOf)) };
  });
  const mentions = [...members.mentions, ...cells.flatMap(cellMentions)];
  const world = worldOf(members.schools, mentions, cells, head, known);
  world.organisations.push(...members.bodies);
  const events = cells.map((cell) => readEvent(cell, head.period, world, repeated, forms));
  const { people, problems: peopleProblems } = readPeople(inListOrder(mentions), world);
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
      ...(events.length === 0 ? [problems.noEvents()] : table.unread.map(problems.unreadTable)),
      ...table.rivals.map(problems.twoColumns),
      ...(world.organisations.some((organisation) => organisation.kind === "school")
        ? []
        : [problems.noOrganisations()]),
      ...artifacts.map((mark) => problems.wordArtifact(null, mark)),
      ...listQuoteProblems(document, table.blocks[0] ?? 0),
      ...directorProblems(world.organisations, people),
      ...peopleProblems,
      ...holderProblems(events, people),
      ...numberProblems(events.map((event) => event.number)),
      ...events.flatMap((event, index) => {
        const row = cells[index];
        if (row === undefined) return [];
        const found = [...eventProblems(event, row), ...augustProblems(event, row.row, head.period)];
        return found.map((problem) => ({ ...problem, row: index }));
      }),
    ],
  };
}

const OF_CLUSTER = /координационн|кластер|совет[а-я]? ([а-я-]+ого )*(образовательного|школьного) округа/i;
const isOfCluster = ({ clusterName, title, lines }: PlanHead): boolean =>
  clusterName !== null || [title, ...lines].some((line) => OF_CLUSTER.test(line));

/** The list of members tells a person's post best; the approval only adds to it. */
const inListOrder = (mentions: readonly Mention[]): Mention[] => [
  ...mentions.filter((mention) => !mention.approval),
  ...mentions.filter((mention) => mention.approval),
];

function besideNames(piece: ResponsiblePiece, nameOf: KnownPeople["nameOf"]): BesideName[] {
  if (piece.kind === "person")
    return piece.perhaps.map((post) => ({ name: nameOf(piece.found.name), post, own: true }));
  const { perhapsOf, text: post } = piece;
  return perhapsOf === null ? [] : [{ name: nameOf(perhapsOf), post, own: false }];
}

const cellMentions = ({ row, pieces }: AnsweredRow): Mention[] =>
  pieces.flatMap((piece) =>
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
  );

function readEvent(
  { row, pieces }: AnsweredRow,
  period: Period | null,
  world: PlanWorld,
  repeated: ReadonlySet<string>,
  forms: readonly EventForm[],
): EventReading {
  const deadline = withRepeatDoubts(deadlineOf(row, period), row, period, repeated);
  const responsible = readResponsible(row.responsible, pieces, world);
  const parties = responsible.parties.map((party): Party =>
    party.kind === "organisation" ? { ...party, name: outside(party.name, world).name } : party,
  );
  return {
    number: row.number,
    section: row.section,
    title: row.title,
    deadline,
    responsible: { ...responsible, parties },
    place: row.place,
    form: eventForm(row.title, deadline, forms),
  };
}

/** Under the heading of a month a bare «15» is a day of it. */
function deadlineOf(row: PlanRow, period: Period | null): Deadline {
  // Under «Август» of a school year that is yet to begin the year is the first of the plan's two.
  const early = row.beforeSeptember && row.year === null && period !== null && isSchoolYear(period);
  const year = early ? Number(period.from.slice(0, 4)) : row.year;
  const said =
    row.deadline === "" && row.month === null ? headingDeadline(row.section, period) : row.deadline;
  const meant =
    said === "" && row.month === null && period !== null && period.from === period.to
      ? { text: period.from, period }
      : monthDeadline(said, row.month, year, heldPeriod(said, row, period));
  const text = row.time === null || meant.text === "" ? meant.text : `${meant.text}, ${row.time}`;
  const read = readDeadline(text, meant.period);
  const outside = { code: "outside-period", message: deadlineTexts.outside(text) };
  return { ...read, text: row.deadline, problems: early ? [...read.problems, outside] : read.problems };
}

/** «в течение периода» under «Ноябрь – декабрь» */
const heldPeriod = (said: string, { month, section }: PlanRow, period: Period | null): Period | null =>
  month !== null || said === "" || SAYS_ITSELF.test(lookForm(said))
    ? period
    : (headingPeriod(section, period) ?? period);

/** «2 полугодие» ends with May, as lessons do; rows under «Июнь» say that this plan goes on. */
function throughJune(period: Period | null, rows: readonly PlanRow[]): Period | null {
  const half = period !== null && period.from.slice(4) === "-01-01" && period.to.slice(4) === "-05-31";
  return half && rows.some(({ month }) => month === 6)
    ? { from: period.from, to: `${period.to.slice(0, 4)}-06-30` }
    : period;
}

const isSchoolYear = ({ from, to }: Period): boolean =>
  from.slice(4) === "-09-01" && Number(to.slice(0, 4)) === Number(from.slice(0, 4)) + 1;

function listQuoteProblems(document: PlanDocument, before: number): Problem[] {
  return document.blocks
    .slice(0, before)
    .flatMap((block) => (block.kind === "table" ? block.rows.flat().map((cell) => cell.text) : []))
    .flatMap((text) => quoteProblems(null, fold(text).replace(/^\d+\s*[.)]\s*/, "")));
}
