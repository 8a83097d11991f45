import { addMonths, firstDay, lastDay, monthOf, monthsBetween, monthsFrom } from "../../calendar/month.ts";
import { type Day, yearOf } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import { personKey } from "../reading/person-name.ts";
import type { BesideName, Deadline, EventReading, PersonReading, PlanReading, Problem } from "../plan.ts";
import type { PlanFileNoteCode } from "../reading/plan-document.ts";
import { DEADLINE_CODES } from "../reading/plan-problems.ts";
import { areaOf } from "../reading/position.ts";
import { lookForm } from "../russian-text.ts";

/** What is known beside the file when its doubts are told. */
export interface DraftWorld {
  today: Day;
  /** The cluster's name; empty while it has none. */
  cluster: string;
  /** Short names of the schools that the cluster knows. */
  schools: readonly string[];
  /** Of these the ones that have a director. */
  directed: readonly string[];
  /** Whoever sends the file, by the name that the cluster has; empty while it has none. */
  sender: string;
  /** The other people of the cluster. */
  people: readonly string[];
}

/**
 * A question about a plan that has been read. `key` stays the same for the same doubt; `rows` are places in the
 * reading's events.
 */
export type Doubt = { key: string } & (
  | { kind: "otherCluster"; inFile: string | null }
  | { kind: "twoPlans"; message: string }
  | { kind: "period"; likely: Period[] }
  | { kind: "past"; period: Period }
  | { kind: "dateless" }
  | { kind: "sender"; chair: string | null; people: string[] }
  | { kind: "director"; school: string }
  | { kind: "twoDirectors"; school: string; names: string[] }
  | { kind: "responsible"; words: string; rows: number[]; deputies: boolean }
  | { kind: "post"; beside: BesideName; rows: number[] }
  | { kind: "deadline"; deadline: Deadline; rows: number[]; state: DeadlineState }
  | { kind: "school"; person: string; position: string }
  | { kind: "curator"; person: string; position: string }
  | { kind: "name"; message: string; name: string }
  | { kind: "slips"; messages: string[] }
);

/** Nothing can be dated; a date lies outside; it is somebody else's to say; it was read, but perhaps wrongly. */
export type DeadlineState = "missing" | "outside" | "elsewhere" | "check";

/** Doubts without whose answer a plan cannot be run. */
const DECISIVE: ReadonlySet<Doubt["kind"]> = new Set(["otherCluster", "twoPlans", "period", "sender"]);

export const isDecisive = (doubt: Doubt): boolean => DECISIVE.has(doubt.kind);

/** Everything doubtful in a reading, the most important first. */
export function doubts(reading: PlanReading, world: DraftWorld): Doubt[] {
  return [
    ...clusterDoubts(reading, world),
    ...ofCode(reading, "two-plans").map(({ message }): Doubt => ({
      kind: "twoPlans",
      key: "twoPlans",
      message,
    })),
    ...periodDoubts(reading, world.today),
    ...senderDoubts(reading, world),
    ...directorDoubts(reading, world),
    ...responsibleDoubts(reading.events),
    ...postDoubts(reading.problems),
    ...deadlineDoubts(reading),
    ...peopleDoubts(reading, world),
    ...slipDoubts(reading),
  ];
}

const ofCode = (reading: PlanReading, code: string): Problem[] =>
  reading.problems.filter((problem) => problem.code === code);

/** A plan that names another cluster, or none of the schools that this one has. */
function clusterDoubts({ cluster, organisations }: PlanReading, world: DraftWorld): Doubt[] {
  const named = organisations
    .filter(({ kind }) => kind === "school")
    .map(({ shortName }) => lookForm(shortName));
  const known = new Set(world.schools.map(lookForm));
  const otherName =
    cluster.name !== null && world.cluster !== "" && lookForm(cluster.name) !== lookForm(world.cluster);
  const otherSchools = known.size > 0 && named.length > 0 && !named.some((name) => known.has(name));
  return otherName || otherSchools
    ? [{ kind: "otherCluster", key: "otherCluster", inFile: cluster.name }]
    : [];
}

function periodDoubts(reading: PlanReading, today: Day): Doubt[] {
  const { period, events } = reading;
  if (period === null) return [{ kind: "period", key: "period", likely: likelyPeriods(events, today) }];
  if (period.to < today) return [{ kind: "past", key: "past", period }];
  const dated = events.some(({ deadline }) => deadline.occurrences.length > 0);
  return dated || events.length === 0 ? [] : [{ kind: "dateless", key: "dateless" }];
}

const PERIODS_OFFERED = 6;

/** So much of what is dated must lie in a period that is offered: a plan has a slip or two. */
const MOST_HELD = 0.8;

/** The halves, the school years and the years around today that hold the months named in the plan, the nearest first. */
function likelyPeriods(events: readonly EventReading[], today: Day): Period[] {
  const dated = events.flatMap(({ deadline }) => {
    const months = deadline.occurrences.map(({ to }) => to.slice(-5, -3));
    return months.length === 0 ? [] : [months];
  });
  const year = yearOf(today);
  const whole = (from: string, length: number): Period => ({
    from: firstDay(from),
    to: lastDay(addMonths(from, length - 1)),
  });
  const coming = [year - 1, year, year + 1]
    .flatMap((of) => [
      whole(`${of}-01`, 6),
      whole(`${of}-07`, 6),
      whole(`${of}-09`, 12),
      whole(`${of}-01`, 12),
    ])
    .filter(({ to }) => to >= today);
  const fitting = coming.filter(({ from, to }) => {
    const held = new Set(monthsFrom(monthOf(from), monthOf(to)).map((month) => month.slice(5)));
    const inside = dated.filter((months) => months.every((month) => held.has(month)));
    return inside.length >= dated.length * MOST_HELD;
  });
  const distance = ({ from }: Period): number => Math.abs(monthsBetween(monthOf(from), monthOf(today)));
  return (fitting.length > 0 ? fitting : coming)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, PERIODS_OFFERED);
}

/** Whoever sends the plan is the chair: is she the one that the plan calls so? */
function senderDoubts({ people }: PlanReading, { sender, schools }: DraftWorld): Doubt[] {
  const chair = chairOf(people)?.name ?? null;
  const known = sender !== "" && people.some(({ name }) => personKey(name) === personKey(sender));
  if (chair !== null)
    return sender === "" || personKey(chair) === personKey(sender)
      ? []
      : [{ kind: "sender", key: "sender", chair, people: [] }];
  // A cluster with schools knows its chair already.
  if (known || schools.length > 0 || people.length === 0) return [];
  return [{ kind: "sender", key: "sender", chair, people: people.map(({ name }) => name) }];
}

export const chairOf = (people: readonly PersonReading[]): PersonReading | undefined =>
  people.find(({ offices }) => offices.some(({ office }) => office === "chair"));

/** Who is called the director of a school. */
export const directorsOf = (people: readonly PersonReading[], school: string): string[] =>
  people
    .filter(({ offices }) =>
      offices.some((held) => held.office === "director" && held.organisation === school),
    )
    .map(({ name }) => name);

function directorDoubts({ organisations, people }: PlanReading, world: DraftWorld): Doubt[] {
  const directed = new Set(world.directed.map(lookForm));
  return organisations.flatMap(({ kind, shortName: school }): Doubt[] => {
    if (kind !== "school") return [];
    const names = directorsOf(people, school);
    if (names.length > 1) return [{ kind: "twoDirectors", key: `twoDirectors:${school}`, school, names }];
    return names.length === 1 || directed.has(lookForm(school))
      ? []
      : [{ kind: "director", key: `director:${school}`, school }];
  });
}

/** Words that stand for the same people in several rows are asked about once. */
function responsibleDoubts(events: readonly EventReading[]): Doubt[] {
  const asked = new Map<string, Extract<Doubt, { kind: "responsible" }>>();
  for (const [row, { responsible }] of events.entries()) {
    const empty = responsible.parties.length === 0 && responsible.unresolved.length === 0;
    for (const words of empty ? [""] : responsible.unresolved) {
      const key = responsibleKey(words, row);
      const known = asked.get(key);
      if (known === undefined) {
        const deputies = lookForm(words).startsWith("зам") && areaOf(words) === null;
        asked.set(key, { kind: "responsible", key, words, rows: [row], deputies });
      } else if (!known.rows.includes(row)) known.rows.push(row);
    }
  }
  return [...asked.values()];
}

const responsibleKey = (words: string, row: number): string =>
  words === "" ? `responsible:#${row}` : `responsible:${lookForm(words)}`;

/** One person's post is asked about once, in however many rows it stands beside the name. */
function postDoubts(problems: readonly Problem[]): Doubt[] {
  const asked = new Map<string, Extract<Doubt, { kind: "post" }>>();
  for (const { beside, row } of problems) {
    if (beside === undefined || row === undefined) continue;
    const key = `post:${beside.name}:${lookForm(beside.post)}`;
    const known = asked.get(key);
    if (known === undefined) asked.set(key, { kind: "post", key, beside, rows: [row] });
    else if (!known.rows.includes(row)) known.rows.push(row);
  }
  return [...asked.values()];
}

const STATES: readonly DeadlineState[] = ["missing", "outside", "check", "elsewhere"];

/** Deadlines of the same words and the same meaning are asked about once; an empty cell is each row's own. */
function deadlineDoubts({ events, problems }: PlanReading): Doubt[] {
  const asked = new Map<string, Extract<Doubt, { kind: "deadline" }>>();
  const ofRow = Map.groupBy(
    problems.filter(({ code }) => (DEADLINE_CODES as readonly string[]).includes(code)),
    ({ row }) => row,
  );
  for (const [row, event] of events.entries()) {
    const deadline = withProblems(event.deadline, ofRow.get(row) ?? []);
    const state = stateOf(deadline);
    if (state === null) continue;
    const [first] = deadline.occurrences;
    const key =
      deadline.text === "" ? `deadline:#${row}` : `deadline:${lookForm(deadline.text)}|${first?.to ?? ""}`;
    const known = asked.get(key);
    if (known === undefined) asked.set(key, { kind: "deadline", key, deadline, rows: [row], state });
    else known.rows.push(row);
  }
  return [...asked.values()].toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/** What only the whole plan could tell of a deadline: which of a school year's two Augusts it is. */
const withProblems = (deadline: Deadline, ofRow: readonly Problem[]): Deadline => {
  const known = new Set(deadline.problems.map(({ code }) => code));
  const more = deadline.occurrences.length === 0 ? [] : ofRow.filter(({ code }) => !known.has(code));
  return more.length === 0 ? deadline : { ...deadline, problems: [...deadline.problems, ...more] };
};

function stateOf({ kind, occurrences, problems }: Deadline): DeadlineState | null {
  if (kind === "onRequest" || kind === "external") return "elsewhere";
  if (problems.some(({ code }) => code === "outside-period")) return "outside";
  // A day without its year waits for the plan's period, which is asked about first.
  if (occurrences.length === 0) return "missing";
  return problems.some(({ code }) => code !== "unknown-year") ? "check" : null;
}

function peopleDoubts(reading: PlanReading, { people: known }: DraftWorld): Doubt[] {
  const inCluster = new Set(known.map(personKey));
  const newcomers = (code: string, kind: "school" | "curator"): Doubt[] =>
    ofCode(reading, code).flatMap(({ message }): Doubt[] => {
      const person = reading.people.find(({ name }) => message.startsWith(name));
      if (person === undefined || inCluster.has(personKey(person.name))) return [];
      const { name, position } = person;
      return [{ kind, key: `${kind}:${name}`, person: name, position }];
    });
  const slips = ofCode(reading, "name-slip").flatMap(({ message }): Doubt[] => {
    const person = reading.people.find(({ name }) => message.includes(`«${name}»`));
    return person === undefined ? [] : [{ kind: "name", key: `name:${message}`, message, name: person.name }];
  });
  return [...newcomers("whose-curator", "curator"), ...newcomers("no-organisation", "school"), ...slips];
}

/** Problems that one of the doubts above has told; the others are slips that were mended, told together. */
const TOLD: ReadonlySet<string> = new Set<string>([
  ...DEADLINE_CODES,
  "two-plans",
  "no-period",
  "no-events",
  "no-organisations",
  "no-person",
  "same-post",
  "no-responsible",
  "unresolved-responsible",
  "whose-post",
  "no-organisation",
  "whose-curator",
  "name-slip",
]);

export const isSlip = (problem: Problem): boolean => !TOLD.has(problem.code) && !isFileNote(problem);

const FILE_NOTES: Record<PlanFileNoteCode, true> = {
  "macros-ignored": true,
  "tracked-changes": true,
  "hidden-sheets": true,
  "cells-by-line": true,
};

/** Of the file as a whole and of nothing in the plan: nothing can be answered to it. */
export const isFileNote = ({ code }: Problem): boolean => Object.hasOwn(FILE_NOTES, code);

/** What was left out or settled while the file was read, a sentence each: told of every file, whatever it changes. */
export const fileNotes = ({ problems }: Pick<PlanReading, "problems">): string[] =>
  problems.filter(isFileNote).map(({ message }) => message);

function slipDoubts({ problems }: PlanReading): Doubt[] {
  const messages = problems.filter(isSlip).map(({ message }) => message);
  return messages.length === 0 ? [] : [{ kind: "slips", key: "slips", messages }];
}
