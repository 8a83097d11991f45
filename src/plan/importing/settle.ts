import type { Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import { monthDeadline } from "../reading/month-deadline.ts";
import type {
  BesideName,
  Deadline,
  EventReading,
  Party,
  PlanReading,
  Problem,
  Responsible,
} from "../plan.ts";
import { writtenOf } from "../event-content.ts";
import { DEADLINE_CODES, deadlineProblems } from "../reading/plan-problems.ts";
import { lookForm } from "../russian-text.ts";
import { withPost } from "./settle-posts.ts";
import {
  atSchool,
  distinct,
  isMended,
  renamed,
  withCurator,
  withDirector,
  withNewPeople,
  withOneDirector,
  withoutChair,
  withoutProblems,
} from "./settle-people.ts";

/** What the chair has said about a doubt, as it is kept; `key` is the doubt's. */
export type Settlement =
  /** «Оставить как есть»: nothing changes, and it is not asked again. */
  | { do: "leave"; key: string }
  /** Every doubt that is not decisive is left as it is. */
  | { do: "leaveAll" }
  /** What was mended was mended rightly: the plan keeps no problem of it. */
  | { do: "right"; key: string }
  | { do: "period"; key: string; period: Period }
  /** Which person of the plan the chair herself is; null: none of them. */
  | { do: "sender"; key: string; name: string | null }
  | { do: "director"; key: string; school: string; name: string }
  | { do: "holder"; key: string; school: string; name: string }
  | { do: "school"; key: string; person: string; school: string }
  /** This person is the cluster's own curator. */
  | { do: "curator"; key: string; person: string }
  | { do: "rename"; key: string; from: string; to: string }
  /** Who the words mean in these rows. */
  | { do: "parties"; key: string; words: string; rows: number[]; parties: Party[] }
  /** Whether a post beside a name is that person's own in these rows. */
  | { do: "post"; key: string; rows: number[]; beside: BesideName }
  /** Every post that was taken as a person's own is so. */
  | { do: "posts"; key: string }
  | { do: "deadline"; key: string; rows: number[]; deadline: Deadline }
  /** An event's cell written anew, without a doubt. */
  | { do: "correct"; row: number; deadline: Deadline }
  | { do: "correct"; row: number; text: string; parties: Party[] };

export interface Settled {
  reading: PlanReading;
  /** Keys of the doubts that are not asked again. */
  closed: ReadonlySet<string>;
  /** True: only decisive doubts are asked. */
  leftAll: boolean;
  /** Who the chair is in the plan; undefined while she has not been asked, null: nobody. */
  sender: string | null | undefined;
}

/** A reading with everything that has been settled about it, in the order in which it was. */
export function settle(reading: PlanReading, answers: readonly Settlement[]): Settled {
  const closed = new Set<string>();
  let settled = reading;
  let leftAll = false;
  let sender: string | null | undefined;
  for (const answer of answers) {
    if ("key" in answer) closed.add(answer.key);
    if (answer.do === "leaveAll") leftAll = true;
    // Days that had no year have one now, and may be doubtful in themselves.
    if (answer.do === "period") leftAll = false;
    if (answer.do === "sender") sender = answer.name;
    settled = apply(settled, answer);
  }
  return { reading: settled, closed, leftAll, sender };
}

function apply(reading: PlanReading, answer: Settlement): PlanReading {
  switch (answer.do) {
    case "period":
      return inPeriod(reading, answer.period);
    case "sender":
      return answer.name === null ? withoutChair(reading) : reading;
    case "director":
      return withDirector(reading, answer.school, answer.name);
    case "holder":
      return withOneDirector(reading, answer.school, answer.name);
    case "school":
      return atSchool(reading, answer.person, answer.school);
    case "curator":
      return withCurator(reading, answer.person, answer.key);
    case "rename":
      return renamed(reading, answer.from, answer.to, answer.key);
    case "right":
      return withoutProblems(reading, (problem) => isMended(problem, answer.key));
    case "parties":
      return withParties(reading, answer.rows, { words: answer.words }, answer.parties);
    case "posts":
      return withoutProblems(reading, ({ beside }) => beside?.own === true);
    case "post":
      return withPost(reading, answer.beside);
    case "deadline":
      return withDeadline(reading, answer.rows, answer.deadline);
    case "correct":
      return "deadline" in answer
        ? withDeadline(reading, [answer.row], answer.deadline)
        : withParties(reading, [answer.row], { text: answer.text }, answer.parties);
    default:
      return reading;
  }
}

const isDeadlineProblem = ({ code }: Problem): boolean =>
  (DEADLINE_CODES as readonly string[]).includes(code);

/** Every deadline read again in the period that a person has said. */
function inPeriod(reading: PlanReading, period: Period): PlanReading {
  const events = reading.events.map((event) => ({ ...event, deadline: readAgain(event.deadline, period) }));
  const kept = reading.problems.filter(
    (problem) => problem.code !== "no-period" && !isDeadlineProblem(problem),
  );
  const fresh = events.flatMap((event, row) =>
    deadlineProblems(event).map((problem) => ({ ...problem, row })),
  );
  return { ...reading, period, events, problems: [...kept, ...fresh] };
}

/** Under the heading of a month «15» was read as a day of it: without a year that month is all that is left of it. */
function readAgain(deadline: Deadline, period: Period): Deadline {
  const alone = readDeadline(deadline.text, null);
  const [first] = deadline.occurrences;
  const month =
    JSON.stringify(alone.occurrences) === JSON.stringify(deadline.occurrences) || first === undefined
      ? null
      : Number(first.to.slice(-5, -3));
  const meant = monthDeadline(deadline.text, month, null, period);
  return { ...readDeadline(meant.text, meant.period), text: deadline.text };
}

function withEvents(
  reading: PlanReading,
  rows: readonly number[],
  change: (event: EventReading) => EventReading,
): PlanReading {
  const changed = new Set(rows);
  const events = reading.events.map((event, row) =>
    changed.has(row) ? { ...change(event), written: writtenOf(event) } : event,
  );
  return { ...reading, events };
}

/** The problems of these rows that are gone. */
function withoutProblemsOf(
  reading: PlanReading,
  rows: readonly number[],
  gone: (problem: Problem) => boolean,
): PlanReading {
  const of = new Set(rows);
  return withoutProblems(
    reading,
    (problem) => problem.row !== undefined && of.has(problem.row) && gone(problem),
  );
}

function withDeadline(reading: PlanReading, rows: readonly number[], deadline: Deadline): PlanReading {
  const settled = withEvents(reading, rows, (event) => ({ ...event, deadline }));
  return withoutProblemsOf(settled, rows, isDeadlineProblem);
}

/** Some words of a cell, or the whole of it written anew. */
type Said = { words: string } | { text: string };

function withParties(
  reading: PlanReading,
  rows: readonly number[],
  said: Said,
  parties: readonly Party[],
): PlanReading {
  const settled = withEvents(withNewPeople(reading, parties), rows, (event) => ({
    ...event,
    responsible: responsibleWith(event.responsible, said, parties),
  }));
  return withoutProblemsOf(
    settled,
    rows,
    ({ code, message }) =>
      code === "no-responsible" ||
      (code === "unresolved-responsible" && ("text" in said || message.includes(said.words))),
  );
}

function responsibleWith(before: Responsible, said: Said, parties: readonly Party[]): Responsible {
  if ("text" in said) return { text: said.text, parties: distinct(parties), unresolved: [] };
  const { words } = said;
  return {
    text: before.text,
    parties: distinct([...before.parties, ...parties]),
    unresolved: before.unresolved.filter((piece) => lookForm(piece) !== lookForm(words)),
  };
}
