import { writtenOf } from "../event-content.ts";
import type { BesideName, EventReading, PersonReading, PlanReading, Responsible } from "../plan.ts";
import { problems } from "../reading/plan-problem-texts.ts";
import { readPost } from "../reading/position.ts";
import { readAnswering } from "../reading/responsible.ts";
import { lookForm } from "../russian-text.ts";
import { distinct, withoutProblems } from "./settle-people.ts";
import { readingWorld } from "./typed-answer.ts";

/* What the chair says about a post that stands beside a name. */

/** One person or two who answer: everywhere in the plan where that post was doubted beside that name. */
export function withPost(reading: PlanReading, said: BesideName): PlanReading {
  const doubted = reading.problems.filter(({ beside }) => beside !== undefined && isSame(beside, said));
  const settled = withoutProblems(reading, (problem) => doubted.includes(problem));
  const wrong = doubted.filter(({ beside }) => beside?.own !== said.own);
  if (wrong.length === 0) return settled;
  const rows = new Set(wrong.map(({ row }) => row));
  const post = readAnswering(said.post, readingWorld(reading));
  const asked = post.unresolved.flatMap((piece) =>
    said.own
      ? []
      : wrong.flatMap(({ row }) => {
          const event = row === undefined ? undefined : reading.events[row];
          return event === undefined || row === undefined
            ? []
            : [{ ...problems.unresolved(event.number, event.title, piece), row }];
        }),
  );
  return {
    ...settled,
    people: settled.people.map((person) => (person.name === said.name ? inPost(person, said) : person)),
    events: settled.events.map((event, row) =>
      rows.has(row)
        ? {
            ...event,
            responsible: said.own ? without(event, post) : withOther(event, post),
            written: writtenOf(event),
          }
        : event,
    ),
    problems: [...settled.problems, ...asked],
  };
}

const isSame = (a: BesideName, b: BesideName): boolean =>
  a.name === b.name && lookForm(a.post) === lookForm(b.post);

function withOther({ responsible }: EventReading, post: Responsible): Responsible {
  const { text, parties, unresolved } = responsible;
  return {
    text,
    parties: distinct([...parties, ...post.parties]),
    unresolved: [...new Set([...unresolved, ...post.unresolved])],
  };
}

function without({ responsible }: EventReading, post: Responsible): Responsible {
  const gone = new Set(post.parties.map((party) => JSON.stringify(party)));
  return {
    ...responsible,
    parties: responsible.parties.filter((party) => !gone.has(JSON.stringify(party))),
  };
}

/** The post is the person's own, or no more. */
function inPost(person: PersonReading, { post, own }: BesideName): PersonReading {
  if (own) return person.position === "" ? { ...person, position: post } : person;
  const read = readPost(post);
  return {
    ...person,
    position: lookForm(person.position) === lookForm(post) ? "" : person.position,
    offices: person.offices.filter(({ office, of }) => office !== read?.office || of !== read.of),
  };
}
