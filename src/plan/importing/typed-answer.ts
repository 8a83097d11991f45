import { overlap, type Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import type { Doubt } from "./doubt.ts";
import { deadlineNotRead, noDates, notInPeriod, periodNotRead, responsibleNotRead } from "./answer-texts.ts";
import { nameProblem } from "../../people/person-name-texts.ts";
import { readPersonName } from "../../people/person-name.ts";
import type { Deadline, Party, PlanReading } from "../plan.ts";
import { readPeriod } from "../reading/plan-period.ts";
import { type PlanWorld, readAnswering } from "../reading/responsible.ts";
import { peopleNamed } from "../reading/same-person.ts";
import type { Settlement } from "./settle.ts";
import { type Html, html } from "../../telegram/html.ts";

/** What the chair typed, read by the plan's own readers; or why it was not taken. */
export type Typed<T> = { ok: true; value: T } | { ok: false; why: Html };

const taken = <T>(value: T): Typed<T> => ({ ok: true, value });
const refused = <T>(why: Html): Typed<T> => ({ ok: false, why });

/** How a reading's own cells were read: what is typed is read in the same world. */
export function readingWorld(reading: PlanReading): PlanWorld {
  const schools = reading.organisations.filter(({ kind }) => kind === "school");
  return {
    organisations: [...reading.organisations],
    singleSchool: schools.length <= 1 && reading.cluster.name === null,
    council:
      reading.cluster.name !== null ||
      reading.people.some(({ offices }) => offices.some(({ office }) => office === "chair")),
    people: peopleNamed(reading.people.map(({ name }) => name)),
  };
}

/** A deadline without a doubt, with a date within the plan's period. */
export function typedDeadline(text: string, period: Period | null): Typed<Deadline> {
  const deadline = readDeadline(text, period);
  const [problem] = deadline.problems;
  if (problem !== undefined) return refused(deadlineNotRead(problem.message));
  const dated = deadline.occurrences.flatMap(({ from, to }) => ({ from: from ?? to, to }));
  if (dated.length === 0) return refused(deadlineNotRead(noDates));
  if (period !== null && !dated.some((span) => overlap(span, period) !== null))
    return refused(deadlineNotRead(notInPeriod));
  return taken(deadline);
}

/** Everybody in the words must be somebody: nothing that was asked about may stay in doubt. */
export function typedParties(text: string, reading: PlanReading): Typed<Party[]> {
  const { parties, unresolved } = readAnswering(text, readingWorld(reading));
  return parties.length === 0 || unresolved.length > 0
    ? refused(responsibleNotRead(unresolved))
    : taken(parties);
}

const typedName = (text: string): Typed<string> => {
  const read = readPersonName(text);
  return read.ok ? taken(read.name) : refused(html`${nameProblem(read.problem)}`);
};

/** The longest answer that makes sense; the rest of a pasted page is not read. */
export const LONGEST_ANSWER = 500;

/** What a typed text answers to a doubt. */
export function typedAnswer(doubt: Doubt, text: string, reading: PlanReading): Typed<Settlement> {
  const { key } = doubt;
  switch (doubt.kind) {
    case "deadline":
      return answered(typedDeadline(text, reading.period), (deadline) => ({
        do: "deadline",
        key,
        rows: doubt.rows,
        deadline,
      }));
    case "responsible":
      return answered(typedParties(text, reading), (parties) => ({
        do: "parties",
        key,
        words: doubt.words,
        rows: doubt.rows,
        parties,
      }));
    case "period":
    case "past": {
      const period = readPeriod(text);
      return period === null ? refused(periodNotRead()) : taken({ do: "period", key, period });
    }
    case "name":
      return answered(typedName(text), (to) => ({ do: "rename", key, from: doubt.name, to }));
    case "director":
      return answered(typedName(text), (name) => ({ do: "director", key, school: doubt.school, name }));
    default:
      return refused(html``);
  }
}

const answered = <T>(typed: Typed<T>, answer: (value: T) => Settlement): Typed<Settlement> =>
  typed.ok ? taken(answer(typed.value)) : typed;
